"""What Customer Labs published on 1 April 2020, kept or departed from openly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dsardesk.desk.profiles import checked_profile, profile_text
from dsardesk.domain.assessments import PROMISED, AssessmentKind
from dsardesk.domain.deadlines import ClockState
from dsardesk.domain.deceased import DeathProof, Deceased, HeirPurpose, HeirQuality
from dsardesk.domain.designated import Designated
from dsardesk.domain.directives import Author, Consent, DirectiveKind, Instruction, Wording
from dsardesk.domain.erasure import KeepGround
from dsardesk.domain.examining import NotPromised
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.needs import Need, needs
from dsardesk.domain.refusals import GroundMissing
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import NextStep
from dsardesk.domain.wishes import Wish
from dsardesk.law.reading import BadText
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.directives import Entry, register_directive, revoke_directive
from dsardesk.services.erasure import erase_in_system, keep_in_system
from dsardesk.services.grounds import GivenGround
from dsardesk.services.heirs import give_to_heirs, note_death, note_death_in_system
from dsardesk.services.marketing import keep_promise, stop_marketing
from dsardesk.services.objection import stop_in_system
from dsardesk.services.open_case import Opening, open_case, take_in
from dsardesk.services.packages import create_package
from dsardesk.services.restriction import restrict_in_system
from dsardesk.services.retention import read_due
from dsardesk.services.retention_policy import decide_retention
from dsardesk.ui.case.measures.questions import item_questions
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
from tests.services.conftest import a_draft

RECEIVED = date(2026, 10, 24)
DUE = date(2026, 11, 24)
TODAY = date(2026, 10, 26)
CNIL = ("(CNIL)", "3 place de Fontenoy", "TSA 80715", "75334 Paris Cedex 07", "01 53 73 22 22", "/plaintes")


@pytest.fixture
def desk(office: Callable[[str], Office]) -> Office:
    return office("customer_labs")


@departs_from("CUS-01")
class TestTheIdentityCardOfEverybody:
    """Asked by the policy of each person; the law lets it be asked on a reasonable doubt only."""

    def test_nothing_waits_for_a_card_and_the_clock_runs_without_one(self, desk: Office) -> None:
        case = desk.asked(RightType.ACCESS)
        assert (limit(desk, case).state, limit(desk, case).due) == (ClockState.RUNNING, DUE)
        assert known(desk, case).identity.requests == ()
        assert page(desk, case).step is not NextStep.CHECK_IDENTITY

    @pytest.mark.parametrize(
        ("lang", "asked", "not_needed"),
        [
            ("fr", "notre politique de confidentialité demande à chacun", "nous n’en avons pas besoin à ce stade"),
            ("en", "our privacy policy asks of everybody", "we do not need it at this stage"),
        ],
    )
    def test_whoever_sent_theirs_is_told_that_the_policy_asked_and_that_it_goes(
        self, desk: Office, lang: str, asked: str, not_needed: str
    ) -> None:
        case = desk.asked(RightType.ACCESS, cards=1)
        assert page(desk, case).step is NextStep.DESTROY_IDENTITY_DOCUMENT
        told = letter(desk, case, LetterKind.ACKNOWLEDGEMENT, lang)
        assert asked in told
        assert not_needed in told

    def test_the_departure_is_on_record_at_the_check_and_on_the_company_page(self, desk: Office) -> None:
        known(desk, desk.asked(RightType.ACCESS, cards=1))
        assert '"policy_departures":["always_asks"]' in desk.bench.payload("identity.checked")
        assert "both sides of the identity card demanded of everybody" in on_the_company_page(desk, "en")

    def test_the_check_of_the_policy_calls_it_an_error(self) -> None:
        assert "copy of both sides of his identity card" in lint_of("customer_labs")["identity.always"][0]


@keeps("CUS-02")
class TestPurposeAndContext:
    """The person may give them, nobody has to."""

    def test_a_request_that_gives_neither_is_opened_acknowledged_and_searched(self, desk: Office) -> None:
        case = desk.asked(RightType.ACCESS, draft=a_draft(RightType.ACCESS, text="Mes données.", identifiers={}))
        send(desk, case, LetterKind.ACKNOWLEDGEMENT)
        known(desk, case)
        assert page(desk, case).step is NextStep.SEARCH
        assert limit(desk, case).state is ClockState.RUNNING

    def test_it_cannot_be_refused_for_want_of_them(self, desk: Office) -> None:
        case = desk.asked(RightType.ACCESS)
        with pytest.raises(GroundMissing):
            decide_item(desk.context, DPO, case.reference, 1, Outcome.REFUSED, reasons="le contexte n’est pas donné")


@departs_from("CUS-03")
class TestTheBlankAddress:
    """The policy announces where to write, and leaves the place blank."""

    @pytest.mark.parametrize(
        ("lang", "missing"),
        [
            ("fr", "une adresse où joindre le délégué ou le contact\nune adresse où envoyer les demandes"),
            ("en", "to reach the data protection officer or contact\na way in for requests"),
        ],
    )
    def test_the_company_page_lists_it_and_calls_for_a_way_in(self, desk: Office, lang: str, missing: str) -> None:
        assert Need.WAY_IN in needs(desk.profile)
        assert missing in on_the_company_page(desk, lang)

    def test_the_check_of_the_policy_finds_the_blank(self) -> None:
        assert lint_of("customer_labs")["contact.blank"][0].endswith("at the following coordinates: .")

    @pytest.mark.parametrize("inbox", ["facturation@customer-labs.example", "accueil"])
    def test_a_request_that_reaches_any_mailbox_has_arrived(self, desk: Office, inbox: str) -> None:
        draft = a_draft(RightType.ACCESS)
        waiting = take_in(desk.context, DPO, draft.raw)
        case = open_case(desk.context, DPO, draft, Opening(category="user", inbox=inbox), waiting)
        assert (case.receipt.inbox, case.receipt.received_on, limit(desk, case).due) == (inbox, RECEIVED, DUE)


@keeps("CUS-04")
class TestWithdrawingConsent:
    """As easy as giving it."""

    def test_it_is_for_today_and_waits_for_no_identity(self, desk: Office) -> None:
        case = desk.asked(RightType.CONSENT_WITHDRAWAL)
        assert page(desk, case).step is NextStep.STOP_MARKETING
        stop_marketing(desk.context, DPO, case.reference)
        assert page(desk, case).step is NextStep.STOP_PROCESSING
        stop_in_system(desk.context, DPO, case.reference, 1, "contact_form")
        stop_in_system(desk.context, DPO, case.reference, 1, "prospecting")
        decided = decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        assert decided.identity.check is None
        assert decided.item(1).decided_on == TODAY

    def test_without_a_word_on_the_form_or_the_reasons_the_letter_says_it_is_done(self, desk: Office) -> None:
        case = desk.asked(RightType.CONSENT_WITHDRAWAL)
        stop_marketing(desk.context, DPO, case.reference)
        stop_in_system(desk.context, DPO, case.reference, 1, "contact_form")
        decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        told = letter(desk, case, LetterKind.CONSENT_WITHDRAWN, "en")
        assert "26 October 2026" in told
        assert "identity" not in told


@keeps("CUS-06")
class TestPortability:
    """A copy in electronic form, and its transmission to another service."""

    def handed_over(self, desk: Office) -> str:
        case = desk.asked(RightType.PORTABILITY)
        known(desk, case)
        search(desk, case, "contact_form", "prospecting")
        create_package(desk.context, DPO, desk.bench.packages, case.reference, kind="portability", password="x")
        decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        return case.reference

    @pytest.mark.parametrize(
        ("lang", "format_", "onward"),
        [
            ("fr", "CSV et en JSON", "directement à un autre organisme"),
            ("en", "CSV and JSON", "directly to another organisation"),
        ],
    )
    def test_the_archive_is_machine_readable_and_may_be_sent_on(
        self, desk: Office, lang: str, format_: str, onward: str
    ) -> None:
        case = desk.bench.case(self.handed_over(desk))
        told = letter(desk, case, LetterKind.PORTABILITY_REPLY, lang)
        assert format_ in told
        assert onward in told

    def test_all_that_rests_on_consent_is_in_it(self, desk: Office) -> None:
        case = desk.bench.case(self.handed_over(desk))
        told = letter(desk, case, LetterKind.PORTABILITY_REPLY, "en")
        assert "Contact requests and complaints (your consent)" in told
        assert "Commercial prospecting (your consent)" in told


GIVEN = Wording(
    date(2026, 10, 20),
    "Effacez mes coordonnées, et remettez mes messages à ma sœur.",
    (Instruction(Wish.ERASE, "marketing"), Instruction(Wish.COMMUNICATE, "contact", "Ondine Quatrebarbes")),
    (Designated("Ondine Quatrebarbes"),),
    Consent.SIGNED_LETTER,
    date(2026, 10, 20),
)


@keeps("CUS-07")
class TestDirectives:
    """What is kept, erased and communicated after death."""

    @pytest.mark.parametrize(
        ("lang", "erased", "whom"),
        [("fr", "Prospection commerciale", "Ondine Quatrebarbes"), ("en", "Commercial prospecting", "Ondine")],
    )
    def test_they_are_registered_with_whom_they_name_and_a_receipt_tells_them(
        self, desk: Office, lang: str, erased: str, whom: str
    ) -> None:
        case = desk.asked(RightType.POST_MORTEM_DIRECTIVE)
        entry = Entry(DirectiveKind.SPECIFIC, Author("Zéphyrine Quatrebarbes", "z@courriel.example"), GIVEN)
        register_directive(desk.context, DPO, entry, request=case.reference)
        known(desk, case)
        decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        told = letter(desk, case, LetterKind.DIRECTIVE_RECEIPT, lang)
        assert erased in told
        assert whom in told

    def test_they_may_be_taken_back(self, desk: Office) -> None:
        entry = Entry(DirectiveKind.SPECIFIC, Author("Zéphyrine Quatrebarbes", "z@courriel.example"), GIVEN)
        kept = register_directive(desk.context, DPO, entry)
        assert revoke_directive(desk.context, DPO, kept.reference).revoked_on == TODAY


@keeps("CUS-08")
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("fr", ("l’article 40-1, III", "aujourd’hui à l’article 85", "article 85, II")),
        ("en", ("Article 40-1, III", "in Article 85 today", "Article 85 II")),
    ],
)
def test_heirs_are_answered_and_told_the_number_that_the_article_bears_today(
    desk: Office, lang: str, said: tuple[str, ...]
) -> None:
    case = desk.asked(RightType.HEIR_REQUEST)
    dead = Deceased(
        "Alcide Quatrebarbes",
        date(2026, 9, 2),
        proof=DeathProof.DEATH_CERTIFICATE,
        quality=HeirQuality.NOTORIAL_DEED,
        purposes=(HeirPurpose.ESTATE, HeirPurpose.DEATH_TAKEN_INTO_ACCOUNT),
    )
    note_death(desk.context, DPO, case.reference, dead)
    known(desk, case)
    stop_marketing(desk.context, DPO, case.reference)
    for system in ("contact_form", "prospecting"):
        note_death_in_system(desk.context, DPO, case.reference, 1, system, closed=True)
    give_to_heirs(desk.context, DPO, case.reference, 1, "contact_form", what="un devis en cours")
    outside = GivenGround("R23", {"which_quality_or_purpose": "les messages privés"}, "les messages privés")
    decide_item(
        desk.context,
        DPO,
        case.reference,
        1,
        Outcome.PARTLY_GRANTED,
        reasons="rien d’autre",
        grounds=(outside,),
        unchecked="connue",
    )
    told = letter(desk, case, LetterKind.HEIR_REPLY, lang)
    assert all(each in told for each in said)
    assert "un devis en cours" in told


@departs_from("CUS-09")
def test_a_closed_case_waits_for_a_decision_instead_of_disappearing_with_its_proof(desk: Office) -> None:
    case = desk.asked(RightType.OBJECTION_MARKETING)
    stop_marketing(desk.context, DPO, case.reference)
    decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
    send(desk, case, LetterKind.MARKETING_STOPPED)
    keep_promise(desk.context, DPO, case.reference, "marketing_check")
    close_case(desk.context, DPO, case.reference)
    (due,) = read_due(desk.context, DPO).cases
    assert (due.reference, due.needs_decision, due.lines) == (case.reference, True, ())
    decide_retention(desk.context, DPO, months=60, reasons="prouver les réponses données")
    assert read_due(desk.context, DPO).cases == ()
    assert "prouver les réponses données" in desk.bench.payload("retention.decided")


@keeps("CUS-10")
@pytest.mark.parametrize(
    ("lang", "heading", "label", "by"),
    [
        ("fr", "Prospection commerciale", "Durée de conservation", "au plus tard le 24 novembre 2026"),
        ("en", "Commercial prospecting", "Retention period", "by 24 November 2026 at the latest"),
    ],
)
def test_three_years_from_no_known_day_are_not_told_before_they_are_settled(
    desk: Office, lang: str, heading: str, label: str, by: str
) -> None:
    case = desk.asked(RightType.ACCESS)
    access_answered(desk, case)
    told = rows_after(letter(desk, case, LetterKind.ACCESS_REPLY, lang), heading, label)
    assert told.endswith(by)
    assert "retention.no_start" in lint_of("customer_labs")


@departs_from("CUS-11")
@pytest.mark.parametrize(
    ("lang", "heading", "label", "basis"),
    [
        ("fr", "Traitement de votre demande", "Base légale", "une obligation légale (article 6, paragraphe 1, c)"),
        ("en", "Handling of your request", "Legal basis", "a legal obligation (Article 6(1)(c))"),
    ],
)
def test_requests_are_handled_because_the_law_says_so_not_because_somebody_consents(
    desk: Office, lang: str, heading: str, label: str, basis: str
) -> None:
    case = desk.asked(RightType.ACCESS)
    access_answered(desk, case)
    assert rows_after(letter(desk, case, LetterKind.ACCESS_REPLY, lang), heading, label) == basis
    assert "basis.requests" in lint_of("customer_labs")


@keeps("CUS-12")
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_authority_is_named_with_its_whole_address_number_and_form(desk: Office, lang: str) -> None:
    case = desk.asked(RightType.ACCESS)
    access_answered(desk, case)
    told = letter(desk, case, LetterKind.ACCESS_REPLY, lang)
    assert [part for part in CNIL if part not in told] == []


class TestRightsWithoutCondition:
    """The policy promises erasure and restriction to whoever asks; the law attaches grounds to both."""

    @pytest.mark.parametrize(
        ("lang", "said"),
        [("fr", "promet leur effacement à qui le demande"), ("en", "promises their erasure to whoever asks for it")],
    )
    def test_an_erasure_needs_no_ground_of_the_law(self, desk: Office, lang: str, said: str) -> None:
        case = desk.asked(RightType.ERASURE)
        known(desk, case)
        search(desk, case, "contact_form")
        note(desk, case, AssessmentKind.ERASURE_GROUND, ground=PROMISED)
        erase_in_system(desk.context, DPO, case.reference, 1, "contact_form")
        decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        assert said in letter(desk, case, LetterKind.ERASURE_REPLY, lang)

    @pytest.mark.parametrize(
        ("lang", "said"),
        [("fr", "promet une limitation à qui la demande"), ("en", "promises a restriction to whoever asks for it")],
    )
    def test_a_restriction_needs_none_either(self, desk: Office, lang: str, said: str) -> None:
        case = desk.asked(RightType.RESTRICTION)
        note(desk, case, AssessmentKind.RESTRICTION_GROUND, ground=PROMISED)
        restrict_in_system(desk.context, DPO, case.reference, 1, "prospecting")
        decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        assert said in letter(desk, case, LetterKind.RESTRICTION_REPLY, lang)

    @pytest.mark.parametrize(
        ("lang", "said"),
        [("fr", "Nous nous en écartons ici, et vous disons pourquoi : un procès"), ("en", "tell you why: un procès")],
    )
    def test_less_than_the_promise_is_said_openly_or_not_decided(self, desk: Office, lang: str, said: str) -> None:
        case = desk.asked(RightType.ERASURE)
        known(desk, case)
        search(desk, case, "contact_form", "prospecting")
        note(desk, case, AssessmentKind.ERASURE_GROUND, ground=PROMISED)
        erase_in_system(desk.context, DPO, case.reference, 1, "prospecting")
        keep_in_system(
            desk.context,
            DPO,
            case.reference,
            1,
            "contact_form",
            what="le message du 3 mars",
            ground=KeepGround.LEGAL_CLAIMS,
            reason="il prouve la commande",
            until=date(2028, 12, 31),
        )
        with pytest.raises(MeasuresMissing) as refused:
            decide_item(
                desk.context, DPO, case.reference, 1, Outcome.PARTLY_GRANTED, reasons="un procès", unchecked="connue"
            )
        assert refused.value.facts == {"gaps": "policy_departure_missing"}
        note(desk, case, AssessmentKind.POLICY_DEPARTURE, words="un procès est en cours")
        decide_item(
            desk.context, DPO, case.reference, 1, Outcome.PARTLY_GRANTED, reasons="un procès", unchecked="connue"
        )
        assert said in letter(desk, case, LetterKind.ERASURE_REPLY, lang)

    def test_a_refused_restriction_says_the_same(self, desk: Office) -> None:
        case = desk.asked(RightType.RESTRICTION)
        with pytest.raises(MeasuresMissing):
            decide_item(desk.context, DPO, case.reference, 1, Outcome.REFUSED, reasons="x")
        note(desk, case, AssessmentKind.POLICY_DEPARTURE, words="aucun des quatre cas")
        ground = desk.context.rules.grounds["R19"]
        given = GivenGround("R19", dict.fromkeys(ground.facts, "aucun des quatre cas"))
        decide_item(desk.context, DPO, case.reference, 1, Outcome.REFUSED, reasons="aucun cas", grounds=(given,))
        assert "tell you why: aucun des quatre cas" in letter(desk, case, LetterKind.REFUSAL, "en")

    def test_the_window_offers_that_answer_and_the_company_page_tells_the_promise(self, desk: Office) -> None:
        case = desk.asked(RightType.ERASURE)
        questions = item_questions(page(desk, case), case.item(1), messages("en"))
        assert [each.kind for each in questions] == [AssessmentKind.ERASURE_GROUND, AssessmentKind.POLICY_DEPARTURE]
        assert questions[0].grounds[-1] == (PROMISED, "our policy promises it without condition")
        assert "Promised without condition\nerasure and restriction" in on_the_company_page(desk, "en")


def test_a_company_that_promises_no_more_than_the_law_may_not_say_that_it_did(office: Callable[[str], Office]) -> None:
    desk = office("clustdoc")
    case = desk.asked(RightType.ERASURE)
    with pytest.raises(NotPromised):
        note(desk, case, AssessmentKind.ERASURE_GROUND, ground=PROMISED)
    (question,) = item_questions(page(desk, case), case.item(1), messages("en"))
    assert PROMISED not in dict(question.grounds)


def test_only_erasure_and_restriction_are_promised_without_conditions() -> None:
    text = profile_text("customer_labs")
    with pytest.raises(BadText) as refused:
        checked_profile(text.replace('unconditional = ["erasure", "restriction"]', 'unconditional = ["access"]'))
    assert (refused.value.facts["key"], refused.value.facts["problem"]) == ("unconditional", "unknown_word")
