"""What a message is taken for is said with its reasons, and leads the person to what it calls for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dsardesk.domain.case import Role
from dsardesk.domain.clarifications import WHICH_RIGHT, askable_rights
from dsardesk.domain.deadlines import ClockState
from dsardesk.domain.draft import TO_CORRECT, Draft, MessageKind
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.rights import RightType
from dsardesk.domain.setting_aside import AsideReason
from dsardesk.texts import messages
from dsardesk.ui.intake.form import UNTOLD, Form, Way
from dsardesk.ui.intake.proposed import Sheet, make_sheet
from dsardesk.ui.intake.reading import beginning, breach_sentence, mistakes_in, own_day, read_back
from dsardesk.ui.session import Session
from tests.makers import TODAY
from tests.services.conftest import Bench, a_draft
from tests.ui.intake.conftest import Page, mail

WORDS = messages("en")


def sheet_of(draft: Draft, session: Session) -> Sheet:
    return make_sheet(draft, session.desk.profile, number=1, of=1)


class TestWhereOneBegins:
    def test_what_is_no_request_is_offered_its_way_out(self, session: Session) -> None:
        for kind in (MessageKind.NOT_A_REQUEST, MessageKind.BREACH_NOTICE):
            assert beginning(sheet_of(a_draft(kind=kind), session), TODAY, session.desk.profile) == "aside"

    def test_a_letter_of_an_authority_is_asked_its_day(self, session: Session) -> None:
        sheet = sheet_of(a_draft(kind=MessageKind.AUTHORITY_LETTER), session)
        assert beginning(sheet, TODAY, session.desk.profile) == "answer_by"

    def test_a_request_is_asked_what_is_missing_first(self, session: Session) -> None:
        asked = a_draft(RightType.ACCESS, kind=MessageKind.REQUEST)
        assert beginning(sheet_of(asked, session), TODAY, session.desk.profile) == ""
        silent = replace(asked, received_at=None, sent_at=None, channel="")
        assert beginning(sheet_of(silent, session), TODAY, session.desk.profile) == "received"

    def test_the_page_is_told_where_to_begin(self, page: Page) -> None:
        page.presenter.write("Supprimez mon compte.\nCordialement,\nLuc Martin")
        assert page.screen.began == ["received"]


class TestTheNoticeOfABreach:
    ARRIVED = datetime(2026, 10, 26, 7, 30, tzinfo=UTC)

    def told(self, session: Session, received_at: datetime | None) -> str:
        draft = a_draft(kind=MessageKind.BREACH_NOTICE, received_at=received_at)
        return breach_sentence(session.desk.context, draft, session.desk.profile, WORDS)

    def test_the_hour_at_which_72_hours_end_is_said_in_the_companys_time(self, session: Session, bench: Bench) -> None:
        bench.clock.instant = self.ARRIVED
        assert "29 October 2026 at 08:30" in self.told(session, received_at=self.ARRIVED)

    def test_hours_that_are_over_are_said_to_be_over(self, session: Session, bench: Bench) -> None:
        bench.clock.instant = datetime(2026, 11, 2, 9, tzinfo=UTC)
        assert "ended on 29 October 2026" in self.told(session, received_at=self.ARRIVED)

    def test_where_nobody_knows_the_hour_they_are_counted_from_now(self, session: Session, bench: Bench) -> None:
        bench.clock.instant = self.ARRIVED
        assert "not known" in self.told(session, received_at=None)

    def test_nothing_else_speaks_of_72_hours(self, session: Session) -> None:
        request = a_draft(RightType.ACCESS, kind=MessageKind.REQUEST)
        assert breach_sentence(session.desk.context, request, session.desk.profile, WORDS) == ""


class TestFiledWithoutACase:
    def test_the_reason_is_kept_and_the_next_message_comes(self, page: Page) -> None:
        page.presenter.write("Bonjour, quels sont vos horaires ?")
        page.presenter.write("Supprimez mon compte.")
        page.presenter.set_aside(AsideReason.ORDINARY)
        assert page.bench.actions() == ["message.set_aside"]
        assert '"ordinary"' in page.bench.payload("message.set_aside")
        assert (page.screen.sheets[-1].number, page.screen.working) == (2, [True, False])
        assert "sans dossier" in page.steps.said[0]

    def test_nothing_is_filed_where_nothing_is_shown(self, page: Page) -> None:
        page.presenter.set_aside(AsideReason.TEST)
        assert page.bench.actions() == []

    def test_one_that_cannot_be_filed_stays_on_the_page(self, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(*_what: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("dsardesk.ui.intake.presenter.set_aside", full)
        page.presenter.write("Bonjour, quels sont vos horaires ?")
        page.presenter.set_aside(AsideReason.ORDINARY)
        assert "disque est plein" in page.screen.refusals[0]
        assert page.screen.front == "sheet"


class TestSomebodyWhoMustBeAskedWhatTheyMean:
    def open(self, page: Page) -> None:
        body = "Bonjour,\n\nJe souhaite exercer mes droits RGPD.\n\nLuc Martin"
        page.presenter.open_files([page.file("u.eml", mail(body))])
        assert page.screen.sheets[-1].seems is MessageKind.UNCLEAR

    def test_the_question_is_drafted_as_a_letter_and_the_time_limit_runs_on(self, page: Page) -> None:
        self.open(page)
        page.create(rights=(RightType.ACCESS,), question="Quelles données ?")
        case = page.bench.case("DSR-2026-0001")
        assert [letter.kind for letter in case.letters] == [LetterKind.CLARIFICATION]
        assert "clarification.asked" in page.bench.actions()

    @pytest.mark.parametrize("right", [None, RightType.ACCESS, RightType.ERASURE, RightType.PORTABILITY])
    def test_any_right_is_specified_and_no_clock_stops(self, page: Page, right: RightType | None) -> None:
        self.open(page)
        rights = (RightType.ACCESS, RightType.ERASURE, RightType.PORTABILITY)
        page.create(rights=rights, question="Lesquelles ?", asks_about=right)
        case = page.bench.case("DSR-2026-0001")
        [asked] = case.clarifications
        about = None if asked.item == WHICH_RIGHT else case.item(asked.item).right
        assert (about, asked.large) == (right, False)
        context, desk = page.bench.context, page.session.desk
        limits = context.time_limits(case, desk.profile).values()
        assert {limit.state for limit in limits} == {ClockState.RUNNING}

    def test_what_may_be_asked_follows_the_rights_ticked(self, page: Page) -> None:
        self.open(page)
        page.fill(rights=(RightType.ERASURE, RightType.OBJECTION_MARKETING))
        assert page.screen.readings[-1].askable == (RightType.ERASURE, None)

    @pytest.mark.parametrize("right", [RightType.OBJECTION_MARKETING, RightType.ACCESS])
    def test_what_may_not_be_asked_opens_no_case_and_says_so(self, page: Page, right: RightType) -> None:
        self.open(page)
        page.create(rights=(RightType.OBJECTION_MARKETING,), question="Pourquoi ?", asks_about=right)
        assert page.screen.mistakes == ("question",)
        assert page.bench.actions() == []

    def test_of_data_of_a_client_nothing_is_asked(self, page: Page, session: Session) -> None:
        self.open(page)
        theirs = next(each.id for each in session.desk.profile.categories if each.role is Role.PROCESSOR)
        page.create(rights=(RightType.ACCESS,), question="Quelles données ?", category=theirs)
        assert page.screen.readings[-1].askable == ()
        assert page.screen.mistakes == ("question",)
        assert page.bench.actions() == []

    def test_of_every_right_that_may_be_specified_it_is_said_what_may_be_asked(self) -> None:
        for right in askable_rights(RightType, Role.CONTROLLER):
            for words in (WORDS, messages("fr")):
                assert words.say(f"question_may.{right or 'which_right'}")


class TestHowItCame:
    def test_a_letter_is_proposed_as_post(self, page: Page) -> None:
        page.presenter.open_files([page.file("lettre.pdf", b"%PDF-1.7 torn")])
        assert page.screen.proposed.way.channel == "post"

    def test_of_words_that_were_pasted_a_person_says_it(self, page: Page) -> None:
        page.presenter.write("Supprimez mon compte.")
        assert page.screen.proposed.way == UNTOLD
        page.create(name="Luc", received="hier")
        assert page.screen.mistakes == ("way",)
        page.create(name="Luc", received="hier", way=Way("phone"))
        assert page.bench.case("DSR-2026-0001").receipt.channel == "phone"

    def test_words_brought_back_are_asked_again(self, page: Page) -> None:
        page.presenter.write("Supprimez mon compte.")
        origin = page.presenter.origin()
        page.presenter.discard()
        page.presenter.bring_back(origin)
        assert page.screen.proposed.way == UNTOLD

    def test_a_file_is_brought_back_by_its_place_and_told_from_others(self, page: Page) -> None:
        assert (page.presenter.mark(), page.presenter.origin()) == ("", {})
        page.presenter.open_files([page.file("a.eml")])
        origin, mark = page.presenter.origin(), page.presenter.mark()
        page.presenter.discard()
        page.presenter.write("Supprimez mon compte.")
        assert page.presenter.mark() != mark
        page.presenter.discard()
        page.presenter.bring_back({})
        page.presenter.bring_back(origin)
        assert page.presenter.mark() == mark


class TestWhenItCame:
    def test_one_that_a_colleague_passed_on_is_asked_for_its_first_day(self, page: Page) -> None:
        body = "Pour toi.\n\n---------- Message transféré ---------\nDe : Luc <luc@courriel.example>\n\nSupprimez tout."
        page.presenter.open_files([page.file("f.eml", mail(body, "To: contact@alto.example", sender="a@alto.example"))])
        sheet = page.screen.sheets[-1]
        assert (sheet.passed_on, sheet.form.received) == (True, "")
        assert "intake.forwarded_by_colleague" not in sheet.warnings

    def test_a_day_later_than_that_of_the_message_is_pointed_at(self, session: Session) -> None:
        draft, profile = a_draft(RightType.ACCESS), session.desk.profile
        late, same = (Form(received=day) for day in ("26/10/2026", "24/10/2026"))
        assert read_back(late, draft, TODAY, profile).bears == date(2026, 10, 24)
        assert read_back(same, draft, TODAY, profile).bears is None
        assert read_back(late, None, TODAY, profile).bears is None

    def test_a_letter_bears_the_day_that_is_written_on_it(self, session: Session) -> None:
        draft = a_draft(RightType.ACCESS, sent_at=None, letter_date=date(2026, 10, 20))
        assert own_day(draft, session.desk.profile) == date(2026, 10, 20)


class TestWhatThePersonIsRecognisedBy:
    def test_it_is_shown_as_it_was_read_and_kept_as_it_was_corrected(self, page: Page) -> None:
        page.presenter.open_files([page.file("a.eml")])
        assert page.screen.proposed.identifiers["customer_number"] == "CL-20817"
        page.create(identifiers={"customer_number": " CL-20818 ", "phone": " "}, category="customer")
        kept = page.bench.case("DSR-2026-0001").requester.identifiers
        assert kept["customer_number"] == "CL-20818"
        assert "phone" not in kept
        assert kept["email"] == "camille.duvernay@courriel.example"

    def test_what_is_to_be_corrected_recognises_nobody(self, session: Session) -> None:
        draft = a_draft(RightType.RECTIFICATION, identifiers={TO_CORRECT: "phone", "email": "a@b.example"})
        form = sheet_of(draft, session).form
        assert form.identifiers == {}
        assert form.confirmed(draft).identifiers == draft.identifiers


def test_whoever_writes_in_a_language_without_letters_is_answered_in_english(session: Session) -> None:
    assert sheet_of(a_draft(RightType.ACCESS, language="pl"), session).form.language == "en"


def test_what_is_missing_can_be_asked_for_at_any_time(page: Page) -> None:
    assert page.presenter.check(Form())
    page.presenter.write("Supprimez mon compte.")
    assert not page.presenter.check(page.screen.proposed)
    assert page.screen.mistakes == ("who", "received", "way")


def test_a_question_without_words_is_none(session: Session) -> None:
    form = Form(
        name="Luc", received="24/10/2026", rights=(RightType.ERASURE,), question="  ", asks_about=RightType.ACCESS
    )
    assert mistakes_in(form, a_draft(RightType.ERASURE), TODAY, session.desk.profile) == ()
