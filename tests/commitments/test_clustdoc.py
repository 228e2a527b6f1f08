"""What Clustdoc publishes, kept or departed from openly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dsardesk.desk.profiles import profile_text
from dsardesk.domain.assessments import AssessmentKind, ErasureGround
from dsardesk.domain.case import CannotClose, Case, Role
from dsardesk.domain.clock_records import ExtensionGround
from dsardesk.domain.deadlines import ClockState
from dsardesk.domain.directives import Author, Consent, DirectiveKind, Instruction, Wording
from dsardesk.domain.errors import DeskError
from dsardesk.domain.extensions import ExtensionExcluded, ExtensionReasonsMissing, ExtensionTooLate
from dsardesk.domain.identity import Rung
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.recipients import recipients_for
from dsardesk.domain.refusals import GroundMissing, NeverRefused
from dsardesk.domain.requests import Principal
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import NextStep
from dsardesk.domain.wishes import Wish
from dsardesk.services.clocks import ask_clarification, extend_item, record_minor
from dsardesk.services.company import replace_profile
from dsardesk.services.complaints import note_right
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.directives import Entry, register_directive
from dsardesk.services.erasure import erase_in_system, tell_recipient
from dsardesk.services.grounds import GivenGround
from dsardesk.services.identity import request_identity
from dsardesk.services.marketing import keep_promise, stop_marketing
from dsardesk.services.open_case import Opening, open_case, take_in
from dsardesk.services.packages import create_package
from dsardesk.services.processor import forward_to
from dsardesk.services.retention_policy import decide_retention
from dsardesk.ui.case.clock.reading import explanations
from dsardesk.ui.papers.recipient import proposed_sending
from tests.commitments.acts import (
    access_answered,
    known,
    letter,
    limit,
    lint_of,
    note,
    on_the_company_page,
    page,
    rows_after,
    search,
    send,
)
from tests.commitments.conftest import Office
from tests.invented import messages
from tests.keeps import departs_from, keeps
from tests.makers import DPO
from tests.services.conftest import EMAIL, a_draft

DUE = date(2026, 11, 24)
EXTENDED = date(2027, 1, 25)  # Three months from receipt, a Sunday, roll to the Monday.
TODAY = date(2026, 10, 26)


@pytest.fixture
def desk(office: Callable[[str], Office]) -> Office:
    return office("clustdoc")


@keeps("CLU-01")
@pytest.mark.parametrize(
    ("lang", "said"),
    [("fr", "court du 24 octobre 2026 au 24 novembre 2026"), ("en", "runs from 24 October 2026 to 24 November 2026")],
)
def test_the_month_runs_from_receipt_and_the_person_is_told_its_last_day(desk: Office, lang: str, said: str) -> None:
    case = desk.asked(RightType.ACCESS)
    assert limit(desk, case).due == DUE
    assert said in letter(desk, case, LetterKind.ACKNOWLEDGEMENT, lang)


@keeps("CLU-02")
class TestTwoMonthsMore:
    """For complexity and number of requests."""

    def test_an_extension_lasts_two_months_from_the_end_of_the_first(self, desk: Office) -> None:
        case = desk.asked(RightType.ACCESS)
        extend_item(
            desk.context,
            DPO,
            case.reference,
            1,
            grounds=(ExtensionGround.COMPLEXITY, ExtensionGround.NUMBER),
            reasons="huit années d’échanges",
            notified_on=TODAY,
        )
        assert limit(desk, case).effective_due == EXTENDED

    def test_how_many_others_write_is_no_ground(self) -> None:
        assert {ground.value for ground in ExtensionGround} == {"complexity", "number"}
        assert "number of requests sent to the Company" in lint_of("clustdoc")["extension.wider"][0]


@keeps("CLU-03")
class TestTheReasonsOfAnExtension:
    """Told with the extension, within the first month."""

    @pytest.mark.parametrize(("lang", "until"), [("fr", "25 janvier 2027"), ("en", "25 January 2027")])
    def test_the_letter_says_why_and_until_when(self, desk: Office, lang: str, until: str) -> None:
        case = desk.asked(RightType.ACCESS)
        extend_item(
            desk.context,
            DPO,
            case.reference,
            1,
            grounds=(ExtensionGround.COMPLEXITY,),
            reasons="huit années d’échanges",
        )
        told = letter(desk, case, LetterKind.EXTENSION, lang)
        assert "huit années d’échanges" in told
        assert until in told

    def test_without_reasons_there_is_none(self, desk: Office) -> None:
        case = desk.asked(RightType.ACCESS)
        with pytest.raises(ExtensionReasonsMissing):
            extend_item(desk.context, DPO, case.reference, 1, grounds=(ExtensionGround.COMPLEXITY,), reasons=" ")

    def test_once_the_month_is_over_it_is_late_and_not_extended(self, desk: Office) -> None:
        case = desk.asked(RightType.ACCESS)
        desk.bench.clock.forward(days=30)
        with pytest.raises(ExtensionTooLate):
            extend_item(
                desk.context,
                DPO,
                case.reference,
                1,
                grounds=(ExtensionGround.COMPLEXITY,),
                reasons="huit années d’échanges",
            )


@keeps("CLU-04")
class TestTheWayOfTheReply:
    """Electronic where the request was, unless the person says otherwise."""

    def opened(self, desk: Office, channel: str) -> str:
        draft = a_draft(RightType.ACCESS)
        waiting = take_in(desk.context, DPO, draft.raw)
        opening = Opening(category="user", channel=channel, postal_address=("3 rue Basse", "01500 Ambérieu"))
        return open_case(desk.context, DPO, draft, opening, waiting).reference

    @pytest.mark.parametrize("channel", ["email", "post"])
    def test_what_came_by_one_way_is_answered_by_it_unless_somebody_chooses_another(
        self, desk: Office, channel: str
    ) -> None:
        case = desk.bench.case(self.opened(desk, channel))
        assert proposed_sending(case, messages("fr")).channel == channel


@keeps("CLU-05")
class TestReasonsOfARefusal:
    """Whoever is refused is told why."""

    def test_there_is_no_refusal_without_a_ground(self, desk: Office) -> None:
        case = desk.asked(RightType.ACCESS)
        with pytest.raises(GroundMissing):
            decide_item(desk.context, DPO, case.reference, 1, Outcome.REFUSED, reasons="impossible")

    @pytest.mark.parametrize("lang", ["fr", "en"])
    def test_the_letter_tells_them(self, desk: Office, lang: str) -> None:
        assert "ces données sont sur papier" in refused(desk, lang)


def refused(desk: Office, lang: str) -> str:
    """The letter that refuses a portability."""
    case = desk.asked(RightType.PORTABILITY, category="correspondent")
    known(desk, case)
    ground = GivenGround("R16", dict.fromkeys(desk.context.rules.grounds["R16"].facts, "un intérêt légitime"))
    decide_item(
        desk.context, DPO, case.reference, 1, Outcome.REFUSED, reasons="ces données sont sur papier", grounds=(ground,)
    )
    return letter(desk, case, LetterKind.REFUSAL, lang)


@keeps("CLU-06")
@pytest.mark.parametrize(
    ("lang", "complaint", "court"),
    [
        ("fr", "réclamation à l’autorité de contrôle", "recours devant un tribunal"),
        ("en", "complaint with the supervisory authority", "remedy before a court"),
    ],
)
def test_a_refusal_and_a_partial_answer_name_both_ways_out(desk: Office, lang: str, complaint: str, court: str) -> None:
    case = desk.asked(RightType.ACCESS)
    access_answered(desk, case)
    for told in (letter(desk, case, LetterKind.ACCESS_REPLY, lang), refused(desk, lang)):
        assert complaint in told
        assert court in told


@keeps("CLU-07")
class TestProofOfIdentity:
    """Where there is a doubt, and only there."""

    def test_nothing_is_asked_of_whoever_is_recognised(self, desk: Office) -> None:
        case = desk.asked(RightType.ACCESS)
        assert known(desk, case).identity.requests == ()
        assert '"policy_departures":[]' in desk.bench.payload("identity.checked")

    @pytest.mark.parametrize("lang", ["fr", "en"])
    def test_a_doubt_is_told_and_stops_the_clock(self, desk: Office, lang: str) -> None:
        case = desk.asked(RightType.ACCESS)
        doubt = "l’adresse d’envoi n’est pas celle du compte"
        request_identity(desk.context, DPO, case.reference, rung=Rung.CODE, doubt=doubt, asked_on=TODAY, promptly=True)
        assert limit(desk, case).state is ClockState.SUSPENDED
        assert doubt in letter(desk, case, LetterKind.IDENTITY_REQUEST, lang)


@departs_from("CLU-08")
class TestTheExactPurpose:
    """Asked by the policy; a vague request is a request all the same."""

    def test_it_runs_whatever_was_not_said(self, desk: Office) -> None:
        case = desk.asked(RightType.ERASURE, draft=a_draft(RightType.ERASURE, text="Supprimez.", identifiers={}))
        assert limit(desk, case).due == DUE
        asked = ask_clarification(desk.context, DPO, case.reference, 1, question="quelles données ?", large=True)
        assert (limit(desk, asked).state, limit(desk, asked).due) == (ClockState.RUNNING, DUE)

    def test_a_question_on_an_access_without_much_data_does_not_stop_the_clock(self, desk: Office) -> None:
        case = desk.asked(RightType.ACCESS)
        ask_clarification(desk.context, DPO, case.reference, 1, question="quelles données ?", large=False)
        assert (limit(desk, case).state, limit(desk, case).effective_due) == (ClockState.RUNNING, DUE)

    @pytest.mark.parametrize(
        ("lang", "said"),
        [("fr", "Si nous avons mal compris"), ("en", "If we have misunderstood")],
    )
    def test_the_acknowledgement_says_what_was_understood_and_asks_for_nothing(
        self, desk: Office, lang: str, said: str
    ) -> None:
        assert said in letter(desk, desk.asked(RightType.ACCESS), LetterKind.ACKNOWLEDGEMENT, lang)

    def test_the_check_of_the_policy_tells_it(self) -> None:
        assert "precise purpose" in lint_of("clustdoc")["request.content"][0]


@keeps("CLU-09")
@pytest.mark.parametrize(
    ("lang", "archive", "other"),
    [
        ("fr", "archive chiffrée de", "Si vous préférez une autre forme"),
        ("en", "encrypted archive of", "If you prefer another form"),
    ],
)
def test_the_copy_is_electronic_unless_the_person_prefers_paper(
    desk: Office, lang: str, archive: str, other: str
) -> None:
    case = desk.asked(RightType.ACCESS)
    access_answered(desk, case)
    request, _ = desk.bench.packages.requests[-1]
    told = letter(desk, case, LetterKind.ACCESS_REPLY, lang)
    assert request.kind == "access"
    assert archive in told
    assert other in told


@departs_from("CLU-10")
class TestNoSilence:
    """The policy says that an attempt may lead to nothing; everybody is answered."""

    @pytest.mark.parametrize("right", [RightType.ERASURE, RightType.OBJECTION])
    def test_a_case_does_not_close_without_an_answer(self, desk: Office, right: RightType) -> None:
        case = desk.asked(right)
        with pytest.raises(CannotClose):
            close_case(desk.context, DPO, case.reference)

    def test_an_erasure_that_is_refused_says_why_and_on_which_ground(self, desk: Office) -> None:
        case = desk.asked(RightType.ERASURE)
        with pytest.raises(GroundMissing):
            decide_item(desk.context, DPO, case.reference, 1, Outcome.REFUSED, reasons="non")

    def test_the_check_of_the_policy_calls_it_an_error(self) -> None:
        assert all("may not result in any action" in quote for quote in lint_of("clustdoc")["request.silence"])


@keeps("CLU-12")
class TestMarketing:
    """Objecting to it is always heard, profiling included."""

    def test_it_is_for_today_and_cannot_be_refused(self, desk: Office) -> None:
        case = desk.asked(RightType.OBJECTION_MARKETING)
        assert page(desk, case).step is NextStep.STOP_MARKETING
        with pytest.raises(NeverRefused):
            decide_item(desk.context, DPO, case.reference, 1, Outcome.REFUSED, reasons="non")

    @pytest.mark.parametrize(("lang", "stopped"), [("fr", "26 octobre 2026"), ("en", "26 October 2026")])
    def test_the_person_is_told_since_when(self, desk: Office, lang: str, stopped: str) -> None:
        case = desk.asked(RightType.OBJECTION_MARKETING)
        stop_marketing(desk.context, DPO, case.reference)
        decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        told = letter(desk, case, LetterKind.MARKETING_STOPPED, lang)
        assert told.count(stopped) > told.split("\n\n")[0].count("Our reference")
        assert "Lettre d’information" in told or "Newsletter" in told


@keeps("CLU-13")
@pytest.mark.parametrize(
    ("lang", "direct"),
    [("fr", "directement à un autre organisme"), ("en", "directly to another organisation")],
)
def test_what_is_portable_goes_to_another_controller_where_that_is_feasible(
    desk: Office, lang: str, direct: str
) -> None:
    case = desk.asked(RightType.PORTABILITY)
    known(desk, case)
    search(desk, case, "application")
    create_package(desk.context, DPO, desk.bench.packages, case.reference, kind="portability", password="x")
    decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
    assert direct in letter(desk, case, LetterKind.PORTABILITY_REPLY, lang)


@keeps("CLU-14")
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_directive_names_to_whom_the_data_go_and_the_receipt_repeats_it(desk: Office, lang: str) -> None:
    case = desk.asked(RightType.POST_MORTEM_DIRECTIVE)
    given = Wording(
        date(2026, 10, 20),
        "Remettez mes documents à ma sœur.",
        (Instruction(Wish.COMMUNICATE, "services", "Ondine Quatrebarbes"),),
        consent=Consent.SIGNED_LETTER,
        consented_on=date(2026, 10, 20),
    )
    entry = Entry(DirectiveKind.SPECIFIC, Author("Zéphyrine Quatrebarbes", EMAIL), given)
    register_directive(desk.context, DPO, entry, request=case.reference)
    known(desk, case)
    decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
    assert "Ondine Quatrebarbes" in letter(desk, case, LetterKind.DIRECTIVE_RECEIPT, lang)


@keeps("CLU-16")
class TestDocumentsCollectedByACustomer:
    """The customer is their controller: the request goes on to it."""

    @pytest.mark.parametrize(
        ("lang", "said"),
        [("fr", "pour le compte d’un de nos clients"), ("en", "on behalf of one of our customers")],
    )
    def test_it_is_forwarded_never_answered_and_the_person_is_told(self, desk: Office, lang: str, said: str) -> None:
        case = desk.asked(RightType.ACCESS, category="collected_person")
        assert (case.role, page(desk, case).step) == (Role.PROCESSOR, NextStep.FORWARD)
        forward_to(desk.context, DPO, case.reference, Principal("Les Ateliers du Quai", "contact@quai.example"))
        send(desk, case, LetterKind.PROCESSOR_FORWARD)
        decide_item(desk.context, DPO, case.reference, 1, Outcome.FORWARDED_TO_CONTROLLER)
        told = letter(desk, case, LetterKind.PROCESSOR_REPLY, lang)
        assert "Les Ateliers du Quai" in told
        assert said in told

    def test_it_is_not_answered_on_the_merits(self, desk: Office) -> None:
        case = desk.asked(RightType.ERASURE, category="collected_person")
        with pytest.raises(DeskError) as refusal:
            decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        assert refusal.value.code == "access.not_our_answer"


@keeps("CLU-15")
class TestMinors:
    """Nobody under 18 is concerned by the services: what is held of one is deleted, on the company's own initiative."""

    def minor(self, desk: Office) -> Case:
        case = desk.asked(RightType.ACCESS)
        return record_minor(desk.context, DPO, case.reference, online_service=True, minor_at_collection=True)

    @pytest.mark.parametrize(("lang", "said"), [("fr", "de moins de 18 ans"), ("en", "of persons under 18")])
    def test_the_page_of_the_case_calls_for_an_erasure_that_nobody_asked_for(
        self, desk: Office, lang: str, said: str
    ) -> None:
        assert said in offered(desk, self.minor(desk), lang)

    def test_no_more_once_it_is_there_and_for_nobody_of_age(self, desk: Office) -> None:
        case = note_right(desk.context, DPO, self.minor(desk).reference, RightType.ERASURE)
        assert offered(desk, case, "en") == ""
        assert offered(desk, desk.asked(RightType.ACCESS), "en") == ""

    def test_it_is_granted_on_the_ground_of_the_child_and_not_extended(self, desk: Office) -> None:
        case = note_right(desk.context, DPO, self.minor(desk).reference, RightType.ERASURE)
        note(desk, case, AssessmentKind.ERASURE_GROUND, item=2, ground=ErasureGround.CHILD)
        with pytest.raises(ExtensionExcluded) as refusal:
            extend_item(
                desk.context, DPO, case.reference, 2, grounds=(ExtensionGround.COMPLEXITY,), reasons="huit années"
            )
        assert refusal.value.facts == {"why": "minor"}
        assert limit(desk, case, 2).due == DUE

    def test_the_check_of_the_policy_tells_how_far_the_promise_goes(self) -> None:
        assert "under the age of 18" in lint_of("clustdoc")["age.deletion"][0]


def offered(desk: Office, case: Case, lang: str) -> str:
    """What the page of the case says of its clock that speaks of an age."""
    told = explanations(page(desk, case), desk.context.rules, messages(lang))[0].advice
    return "\n".join(line for line in told if "18" in line).replace("\u00a0", " ")


@keeps("CLU-18")
def test_a_company_may_keep_its_files_the_five_years_of_the_general_limitation(desk: Office) -> None:
    decide_retention(desk.context, DPO, months=60, reasons="prescription quinquennale (article 2224 du code civil)")
    case = desk.asked(RightType.OBJECTION_MARKETING)
    stop_marketing(desk.context, DPO, case.reference)
    decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
    send(desk, case, LetterKind.MARKETING_STOPPED)
    keep_promise(desk.context, DPO, case.reference, "marketing_check")
    close_case(desk.context, DPO, case.reference)
    kept = page(desk, case).retention
    assert [line.on for line in kept.lines if line.what == "case_file"] == [date(2031, 10, 26)]


@departs_from("CLU-19")
class TestDeletedAtTheEndAndKeptAfterIt:
    """Both are said: the letters tell what is really kept, and until when."""

    @pytest.mark.parametrize(
        ("lang", "heading", "label", "kept"),
        [
            (
                "fr",
                "Compte et utilisation des services",
                "Durée de conservation",
                "cinq ans au plus à compter de la fin",
            ),
            ("en", "Account and use of the services", "Retention period", "five years at most from the end of the rel"),
        ],
    )
    def test_an_access_reply_tells_both_periods_in_their_order(
        self, desk: Office, lang: str, heading: str, label: str, kept: str
    ) -> None:
        case = desk.asked(RightType.ACCESS)
        access_answered(desk, case)
        assert kept in rows_after(letter(desk, case, LetterKind.ACCESS_REPLY, lang), heading, label)

    def test_the_check_of_the_policy_finds_the_contradiction(self) -> None:
        assert "delete it when the contract ends" in lint_of("clustdoc")["retention.deleted_and_kept"][0]


@keeps("CLU-20")
class TestUnsubscribing:
    """In the account, or at the bottom of each message."""

    def test_the_company_page_tells_where_and_for_what(self, desk: Office) -> None:
        told = on_the_company_page(desk, "en")
        assert "réglages du compte, ou bas de chaque message" in told

    def test_whoever_writes_instead_is_unsubscribed_the_same_and_stays_so_three_years(self, desk: Office) -> None:
        case = desk.asked(RightType.OBJECTION_MARKETING, category="subscriber")
        stop_marketing(desk.context, DPO, case.reference)
        with desk.bench.work.read() as transaction:
            assert transaction.suppression.holds(EMAIL)
        assert page(desk, case).retention.suppressed_until == date(2029, 10, 26)


@departs_from("CLU-21")
def test_the_check_of_the_policy_finds_the_reference_to_the_wrong_section() -> None:
    assert "section 8 of the present Privacy Policy" in lint_of("clustdoc")["reference.broken"][0]


@keeps("CLU-22")
@pytest.mark.parametrize(
    ("lang", "line", "periods"),
    [
        ("fr", ("Candidatures", "Durée de conservation"), ("six mois à compter de sa date", "jusqu’à l’annonce")),
        ("en", ("Job applications", "Retention period"), ("six months from its date", "until you are told")),
    ],
)
def test_an_applicant_is_told_the_two_periods(
    desk: Office, lang: str, line: tuple[str, str], periods: tuple[str, str]
) -> None:
    case = desk.asked(RightType.ACCESS, category="job_applicant")
    access_answered(desk, case)
    told = rows_after(letter(desk, case, LetterKind.ACCESS_REPLY, lang), *line)
    assert [period for period in periods if period not in told] == []


class TestPublishedReviewsAndNamedVendors:
    """Whoever was given the data is told that they are erased (GDPR 17(2), 19)."""

    def erased(self, desk: Office) -> Case:
        case = desk.asked(RightType.ERASURE)
        known(desk, case)
        search(desk, case, "application")
        note(desk, case, AssessmentKind.ERASURE_GROUND, ground=ErasureGround.NO_LONGER_NEEDED)
        return erase_in_system(desk.context, DPO, case.reference, 1, "application")

    def test_the_erasure_is_not_done_while_one_of_them_knows_nothing(self, desk: Office) -> None:
        case = self.erased(desk)
        names = recipients_for(case, desk.profile, 1)
        assert {"Stripe", "Dropbox", "Amazon Web Services", "Sinao"} <= set(names)
        for name in names[1:]:
            tell_recipient(desk.context, DPO, case.reference, 1, name)
        with pytest.raises(MeasuresMissing) as refusal:
            decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        assert refusal.value.facts == {"gaps": "recipient_not_told"}

    @pytest.mark.parametrize("lang", ["fr", "en"])
    def test_the_letter_names_them_all(self, desk: Office, lang: str) -> None:
        case = self.erased(desk)
        names = recipients_for(case, desk.profile, 1)
        for name in names:
            tell_recipient(desk.context, DPO, case.reference, 1, name)
        decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        told = letter(desk, case, LetterKind.ERASURE_REPLY, lang)
        assert [name for name in names if name not in told] == []

    @pytest.mark.parametrize("lang", ["fr", "en"])
    def test_a_site_that_carries_the_reviews_is_told_too_or_why_not(self, desk: Office, lang: str) -> None:
        published = (
            'recipients = [{ name = "Palmarès des logiciels", role = { fr = "avis", en = "reviews" } }]\n'
            'name = { fr = "Avis publiés", en = "Published reviews" }'
        )
        alone = 'recipients = []\nname = { fr = "Avis publiés", en = "Published reviews" }'
        text = profile_text("clustdoc")
        assert text.count(alone) == 1
        desk.bench.clock.forward(days=28)
        replace_profile(desk.context, DPO, text.replace(alone, published))
        case = self.erased(desk)
        *others, last = recipients_for(case, page(desk, case).profile, 1)
        assert last == "Palmarès des logiciels"
        for name in others:
            tell_recipient(desk.context, DPO, case.reference, 1, name)
        with pytest.raises(MeasuresMissing):
            decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        tell_recipient(desk.context, DPO, case.reference, 1, last, impossible="le site a disparu")
        decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        told = letter(desk, case, LetterKind.ERASURE_REPLY, lang)
        assert last in told
        assert "le site a disparu" in told
