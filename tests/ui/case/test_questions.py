"""What is examined before deciding is asked where a person looks, and answered in a dialog of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.assessments import Assessment, AssessmentKind, Instruction, RestrictionGround
from dsardesk.domain.case import Case, Role
from dsardesk.domain.commitments import ObjectionPromise
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.restriction import RestrictedUse
from dsardesk.domain.rights import RightType
from dsardesk.services.case_page import read_page
from dsardesk.ui.case.items.more import MorePresenter
from dsardesk.ui.case.measures.presenter import MeasuresPresenter
from dsardesk.ui.case.measures.questions import QuestionPart
from dsardesk.ui.case.measures.reading import Gesture, ItemPart, MeasuresPart, measures_part
from dsardesk.ui.session import Session
from tests.invented import DPO as CLAIRE
from tests.invented import case, day, erasure_ground, examined, letter, messages, profile, restriction_ground
from tests.makers import DPO
from tests.services.conftest import Bench
from tests.ui.case.conftest import Recorder, page
from tests.ui.case.test_measures import measure

EN = messages("en")


def part(right: RightType, **changes: object) -> MeasuresPart:
    return measures_part(page(case(items=(RequestItem(1, right),), **changes)), EN)


def item(right: RightType, **changes: object) -> ItemPart:
    (found,) = part(right, **changes).items
    return found


def question(right: RightType, kind: AssessmentKind, **changes: object) -> QuestionPart:
    return next(each for each in item(right, **changes).questions if each.kind is kind)


class TestQuestions:
    def test_the_ground_of_an_erasure_is_owed_until_one_is_chosen(self) -> None:
        asked = question(RightType.ERASURE, AssessmentKind.ERASURE_GROUND)
        assert (asked.title, asked.owed, asked.said, asked.with_words) == ("Ground of the erasure", True, (), False)
        assert len(asked.grounds) == 6
        told = question(RightType.ERASURE, AssessmentKind.ERASURE_GROUND, assessments=(erasure_ground(),))
        assert told.said == (
            "the data are no longer needed, article 17(1)(a) GDPR",
            "recorded on 1 April 2026 by Claire Morel",
        )
        assert not told.owed

    def test_a_review_says_who_examined(self) -> None:
        review = examined(AssessmentKind.HUMAN_REVIEW, 1, "changed", "l’âge était faux", "Basile Ferrand")
        shown = question(RightType.AUTOMATED_DECISION, AssessmentKind.HUMAN_REVIEW, assessments=(review,))
        assert shown.said[:3] == ("the decision is changed", "l’âge était faux", "examined by Basile Ferrand")
        assert shown.answer == ("changed", "l’âge était faux", "Basile Ferrand")

    def test_why_a_restriction_ends_is_asked_once_there_is_one(self) -> None:
        kinds = [each.kind for each in item(RightType.RESTRICTION).questions]
        assert kinds == [AssessmentKind.RESTRICTION_GROUND]
        after = item(RightType.RESTRICTION, measures=(measure("restricted"),))
        assert [each.kind for each in after.questions][1] is AssessmentKind.RESTRICTION_END

    def test_a_departure_from_the_policy_is_asked_about_only_where_it_promised_something(self) -> None:
        assert [each.kind for each in item(RightType.OBJECTION).questions] == [AssessmentKind.SITUATION]
        promised = page(
            case(items=(RequestItem(1, RightType.OBJECTION),)),
            profile=replace(profile(), objection=ObjectionPromise()),
        )
        (shown,) = measures_part(promised, EN).items
        assert shown.questions[-1].kind is AssessmentKind.POLICY_DEPARTURE

    def test_nothing_is_answered_once_the_case_is_closed(self) -> None:
        closed = question(RightType.ERASURE, AssessmentKind.ERASURE_GROUND, closed_on=day(5, 1))
        assert (closed.open, closed.owed) == (False, False)


class TestGestures:
    def test_a_restriction_in_force_is_used_or_lifted_and_not_made_again(self) -> None:
        crm, billing = item(RightType.RESTRICTION, measures=(measure("restricted"),)).systems[:2]
        assert (crm.gestures, billing.gestures) == ((Gesture.USE,), (Gesture.RESTRICT,))

    def test_it_may_be_lifted_once_the_notice_has_left(self) -> None:
        grounded = (restriction_ground(1, RestrictionGround.CLAIMS),)
        restricted = {"measures": (measure("restricted"),), "assessments": grounded}
        assert not item(RightType.RESTRICTION, **restricted).may_lift
        sent = (letter("restriction_lifting", sent_on=day(4, 20)),)
        assert item(RightType.RESTRICTION, letters=sent, **restricted).may_lift

    def test_a_use_of_restricted_data_says_for_what(self) -> None:
        used = measure("restricted_use", what="contrat", ground="claims", reason="audience")
        crm = item(RightType.RESTRICTION, measures=(measure("restricted"), used)).systems[0]
        assert "for legal claims" in crm.said[1]

    def test_an_objection_names_only_the_systems_it_can_reach(self) -> None:
        (newsletter,) = item(RightType.OBJECTION).systems
        assert (newsletter.id, newsletter.waits) == ("emailing", True)
        assert newsletter.gestures == (Gesture.STOP, Gesture.NOT_CONCERNED)
        (stopped,) = item(RightType.OBJECTION, measures=(measure("processing_stopped", "emailing"),)).systems
        assert not stopped.waits

    def test_an_automated_decision_is_reviewed_and_no_system_is_asked(self) -> None:
        assert item(RightType.AUTOMATED_DECISION).systems == ()

    def test_where_nothing_rests_on_consent_no_system_stops(self) -> None:
        assert item(RightType.CONSENT_WITHDRAWAL).systems == ()


class TestOffers:
    @pytest.mark.parametrize("right", [RightType.OBJECTION, RightType.RECTIFICATION])
    def test_a_restriction_is_offered_while_something_is_examined(self, right: RightType) -> None:
        assert "may ask for a restriction" in item(right).offered
        assert item(RightType.ERASURE).offered == ""

    def test_erasure_is_offered_once_a_consent_is_withdrawn(self) -> None:
        from tests.domain.test_consent import SUPPORT  # noqa: PLC0415 -- a company made there

        shown = page(case(items=(RequestItem(1, RightType.CONSENT_WITHDRAWAL),)), profile=SUPPORT)
        (withdrawal,) = measures_part(shown, EN).items
        assert "may also ask for the erasure" in withdrawal.offered
        assert item(RightType.CONSENT_WITHDRAWAL).offered == ""

    def test_recipients_are_to_be_told_by_a_day(self) -> None:
        assert item(RightType.ERASURE, measures=(measure("erased"),)).tell_by == "20 May 2026"
        assert item(RightType.ERASURE).tell_by == ""


class TestProcessor:
    INSTRUCTED = Assessment(AssessmentKind.INSTRUCTION, day(4, 3), CLAIRE, None, Instruction.ACT, "message du 3 avril")

    def test_the_instruction_is_asked_for_and_opens_the_work(self) -> None:
        before = part(RightType.ERASURE, role=Role.PROCESSOR)
        assert before.forward is not None
        assert before.forward.instruction is not None
        assert before.items == ()
        after = part(RightType.ERASURE, role=Role.PROCESSOR, assessments=(self.INSTRUCTED,))
        assert [each.kind for each in after.items] == [RightType.ERASURE]

    def test_a_request_to_pass_on_is_no_processor_s_yet(self) -> None:
        redirected = part(RightType.PROCESSOR_REDIRECT)
        assert redirected.forward is not None
        assert redirected.forward.instruction is None


class TestRecording:
    def on(self, bench: Bench, presenter: MeasuresPresenter | MorePresenter, *rights: RightType) -> str:
        reference = bench.opened(*rights).reference
        presenter.show(read_page(bench.context, DPO, reference))
        return reference

    @pytest.fixture
    def screen(self) -> Recorder:
        return Recorder()

    @pytest.fixture
    def presenter(self, screen: Recorder, session: Session) -> MeasuresPresenter:
        return MeasuresPresenter(screen, session)

    @pytest.fixture
    def more(self, screen: Recorder, session: Session) -> MorePresenter:
        return MorePresenter(screen, session)

    def test_an_answer_is_recorded(self, bench: Bench, presenter: MeasuresPresenter, screen: Recorder) -> None:
        reference = self.on(bench, presenter, RightType.RESTRICTION)
        presenter.answer(AssessmentKind.RESTRICTION_GROUND, 1, ground="claims", words="", who="")
        assert bench.case(reference).assessments[0].ground == "claims"
        assert ("tell_recorded",) in screen.told

    def test_restricted_data_are_used_and_the_lifting_waits_for_its_notice(
        self, bench: Bench, presenter: MeasuresPresenter, screen: Recorder
    ) -> None:
        reference = self.on(bench, presenter, RightType.RESTRICTION)
        presenter.restrict(1, "crm")
        presenter.use(1, "crm", use=RestrictedUse.CLAIMS, what="contrat", reason="audience")
        assert [each.kind for each in bench.case(reference).measures] == ["restricted", "restricted_use"]
        presenter.lift(1)
        assert "prévenue avant la fin de la limitation" in screen.last("refuse")

    def test_a_processing_stops_or_says_why_not(self, bench: Bench, presenter: MeasuresPresenter) -> None:
        reference = self.on(bench, presenter, RightType.OBJECTION)
        presenter.stop(1, "emailing")
        presenter.leave_running(1, "crm", "contrat en cours")
        assert [each.kind for each in bench.case(reference).measures] == ["processing_stopped", "not_concerned"]

    def test_a_right_is_added_that_the_case_does_not_ask_for_yet(
        self, bench: Bench, more: MorePresenter, screen: Recorder
    ) -> None:
        reference = self.on(bench, more, RightType.ACCESS)
        offered = dict(more.rights())
        assert RightType.ERASURE in offered
        assert RightType.ACCESS not in offered
        more.add(RightType.ERASURE, "effacez tout")
        assert [each.right for each in bench.case(reference).items] == [RightType.ACCESS, RightType.ERASURE]
        assert ("tell_more",) in screen.told

    def test_a_complaint_may_turn_out_to_be_the_authority_s(self, bench: Bench, more: MorePresenter) -> None:
        reference = self.on(bench, more, RightType.COMPLAINT)
        more.set_authority(day(11, 3), "")
        assert bench.case(reference).answer_by == day(11, 3)

    def test_a_part_that_is_a_customer_s_becomes_a_case_of_its_own(self, bench: Bench, more: MorePresenter) -> None:
        reference = self.on(bench, more, RightType.ACCESS, RightType.ERASURE)
        assert [number for number, _ in more.items()] == [1, 2]
        more.split((1,), (2,))
        (other,) = bench.case(reference).linked
        assert bench.case(other).role is Role.PROCESSOR


def offered(shown: Case, session: Session, company: ControllerProfile | None = None) -> tuple[bool, bool]:
    screen = Recorder()
    MorePresenter(screen, session).show(page(shown, profile=company or profile()))
    part = screen.last("show_more")
    return part.may_add, part.may_split


class TestWhatFitsTheCase:
    def test_only_a_company_that_processes_for_customers_is_asked_about_them(self, session: Session) -> None:
        assert offered(case(), session) == (True, True)
        small = replace(profile(), categories=profile().categories[:1])
        assert offered(case(), session, small) == (True, False)

    def test_a_customer_s_case_is_not_split_again_and_a_closed_one_is_left_alone(self, session: Session) -> None:
        assert offered(case(role=Role.PROCESSOR), session) == (True, False)
        assert offered(case(closed_on=day(5, 1)), session) == (False, False)
