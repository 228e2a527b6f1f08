"""What Pigment published about requests, kept at its desk or left openly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dsardesk.domain.access import AnswerIncomplete
from dsardesk.domain.assessments import AssessmentKind, ErasureGround
from dsardesk.domain.case import Case
from dsardesk.domain.clock_records import ExtensionGround
from dsardesk.domain.extensions import AlreadyExtended, ExtensionReasonsMissing
from dsardesk.domain.identity import DestructionCause, DoubtNotStated, Rung, Verdict
from dsardesk.domain.ladder import SofterNotWeighed
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.recipients import others_may_be_told
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import next_step
from dsardesk.services.clocks import extend_item
from dsardesk.services.decide import decide_item
from dsardesk.services.erasure import erase_in_system, tell_recipient
from dsardesk.services.grounds import GivenGround
from dsardesk.services.identity import check_identity, request_identity
from dsardesk.services.marketing import stop_marketing
from tests.commitments.acts import access_answered, letter, limit, note, search, send
from tests.commitments.conftest import Office
from tests.keeps import departs_from, keeps
from tests.makers import DPO, TODAY

LANGUAGES = ("fr", "en")
DUE = date(2026, 11, 24)
"""One month from receipt, on Saturday 24 October 2026."""


@pytest.fixture
def pigment(office: Callable[[str], Office]) -> Office:
    return office("pigment")


def partly_told(pigment: Office, case: Case, lang: str) -> str:
    """The access reply, which leaves lines open."""
    access_answered(pigment, case)
    return letter(pigment, case, LetterKind.ACCESS_REPLY, lang)


@keeps("PIG-01")
@pytest.mark.parametrize(("lang", "day"), [("fr", "24 novembre 2026"), ("en", "24 November 2026")])
def test_whatever_is_asked_is_to_be_done_within_a_month_of_its_receipt(pigment: Office, lang: str, day: str) -> None:
    case = pigment.asked(RightType.ERASURE, RightType.RECTIFICATION)
    assert {limit(pigment, case, item.number).effective_due for item in case.items} == {DUE}
    assert day in letter(pigment, case, LetterKind.ACKNOWLEDGEMENT, lang)
    with pytest.raises(MeasuresMissing):  # A promise to look at it is no processing of it.
        decide_item(pigment.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")


@keeps("PIG-02")
class TestOneExtension:
    """Renewable, the policy says, without a length: once, two months at most, with reasons told in time."""

    WHY = "trois ans d’échanges à relire"

    def extended(self, pigment: Office) -> Case:
        case = pigment.asked(RightType.ACCESS)
        grounds = (ExtensionGround.COMPLEXITY,)
        return extend_item(pigment.context, DPO, case.reference, 1, grounds=grounds, reasons=self.WHY)

    def test_no_reasons_no_extension(self, pigment: Office) -> None:
        case = pigment.asked(RightType.ACCESS)
        with pytest.raises(ExtensionReasonsMissing):
            extend_item(pigment.context, DPO, case.reference, 1, grounds=(ExtensionGround.NUMBER,), reasons=" ")

    @pytest.mark.parametrize(
        ("lang", "day", "once"),
        [("fr", "25 janvier 2027", "qu’une fois"), ("en", "25 January 2027", "only once")],
    )
    def test_the_notice_gives_the_reasons_the_day_and_that_it_is_the_only_one(
        self, pigment: Office, lang: str, day: str, once: str
    ) -> None:
        told = letter(pigment, self.extended(pigment), LetterKind.EXTENSION, lang)
        assert self.WHY in told
        assert day in told  # Two months after 24 November is a Sunday: the next working day.
        assert once in told

    def test_it_counts_once_the_notice_left_and_is_never_renewed(self, pigment: Office) -> None:
        case = self.extended(pigment)
        assert limit(pigment, case).effective_due == DUE
        send(pigment, case, LetterKind.EXTENSION)
        assert limit(pigment, case).effective_due == date(2027, 1, 25)
        with pytest.raises(AlreadyExtended):
            self.again(pigment, case)

    def again(self, pigment: Office, case: Case) -> None:
        grounds = (ExtensionGround.COMPLEXITY,)
        extend_item(pigment.context, DPO, case.reference, 1, grounds=grounds, reasons="encore")


@keeps("PIG-03")
class TestACopyIsALastResort:
    """The policy reserves the right to ask; the law wants a doubt, and softer means weighed."""

    def ask(self, pigment: Office, case: Case, doubt: str, softer: str) -> None:
        request_identity(
            pigment.context,
            DPO,
            case.reference,
            rung=Rung.COPY,
            doubt=doubt,
            asked_on=TODAY,
            promptly=True,
            softer=softer,
        )

    def test_it_is_not_asked_without_a_doubt_nor_before_softer_means(self, pigment: Office) -> None:
        case = pigment.asked(RightType.ACCESS)
        with pytest.raises(DoubtNotStated):
            self.ask(pigment, case, " ", "aucun numéro connu")
        with pytest.raises(SofterNotWeighed):
            self.ask(pigment, case, "un homonyme existe", " ")

    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_the_person_reads_the_doubt_and_why_nothing_softer_would_do(self, pigment: Office, lang: str) -> None:
        case = pigment.asked(RightType.ACCESS)
        self.ask(pigment, case, "un homonyme existe.", "aucun numéro connu.")
        told = letter(pigment, case, LetterKind.IDENTITY_REQUEST, lang)
        assert "un homonyme existe." in told
        assert "aucun numéro connu." in told


class TestTheCopyOfACard:
    """Kept while the request is handled, says one passage; destroyed at the check, says another."""

    def checked(self, pigment: Office) -> Case:
        case = pigment.asked(RightType.ACCESS, cards=1)
        return check_identity(pigment.context, DPO, case.reference, rung=Rung.SEEN, verdict=Verdict.CONFIRMED)

    @departs_from("PIG-04")
    def test_it_does_not_stay_until_the_request_is_closed_and_the_log_says_which_words_are_left(
        self, pigment: Office
    ) -> None:
        case = self.checked(pigment)
        assert case.closed_on is None
        assert case.identity.held() == ()
        assert '"policy_departures":["keeps_longer"]' in pigment.bench.payload("identity.checked")

    @keeps("PIG-05")
    def test_it_is_destroyed_by_the_check_and_only_a_note_of_both_stays(self, pigment: Office) -> None:
        case = self.checked(pigment)
        assert pigment.bench.store.contents == {}
        assert case.identity.check is not None
        (document,) = case.identity.documents
        assert document.destruction is not None
        assert document.destruction.cause is DestructionCause.UNSOLICITED

    @keeps("PIG-05")
    @pytest.mark.parametrize(("lang", "words"), [("fr", "détruite le 26 octobre"), ("en", "destroyed on 26 October")])
    def test_the_acknowledgement_tells_the_day_on_which_it_was(self, pigment: Office, lang: str, words: str) -> None:
        assert words in letter(pigment, self.checked(pigment), LetterKind.ACKNOWLEDGEMENT, lang)


@keeps("PIG-06")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_request_by_email_to_the_address_published_is_answered_by_email(pigment: Office, lang: str) -> None:
    case = pigment.asked(RightType.PORTABILITY)
    assert (case.receipt.channel, case.receipt.inbox) == ("email", "legal@gopigment.com")
    told = letter(pigment, case, LetterKind.ACKNOWLEDGEMENT, lang)
    lines = told.splitlines()
    assert lines[lines.index(case.requester.name) + 1] == case.requester.email
    assert "legal@gopigment.com" in told
    assert send(pigment, case, LetterKind.ACKNOWLEDGEMENT).letters[-1].channel == "email"


@keeps("PIG-07")
class TestRightsThatThePolicyForgets:
    """It lists six; the law gives the others all the same."""

    @pytest.mark.parametrize("right", [right for right in RightType if right is not RightType.PROCESSOR_REDIRECT])
    def test_each_right_is_taken_in_and_acknowledged(self, pigment: Office, right: RightType) -> None:
        case = pigment.asked(right)
        assert [item.right for item in case.items] == [right]
        assert letter(pigment, case, LetterKind.ACKNOWLEDGEMENT, "en")

    @pytest.mark.parametrize(
        ("lang", "forgotten"),
        [
            ("fr", ("retirer à tout moment un consentement", "après votre décès", "réclamation")),
            ("en", ("withdraw at any time a consent", "after your death", "complaint")),
        ],
    )
    def test_the_access_reply_tells_of_those_that_are_left_out(
        self, pigment: Office, lang: str, forgotten: tuple[str, ...]
    ) -> None:
        told = partly_told(pigment, pigment.asked(RightType.ACCESS), lang)
        assert [words for words in forgotten if words not in told] == []


@departs_from("PIG-08")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_refusal_tells_of_the_complaint_and_every_way_to_reach_the_authority(pigment: Office, lang: str) -> None:
    """The policy gives a website only, to read about rights."""
    case = pigment.asked(RightType.PORTABILITY)
    ground = GivenGround("R16", {"which_condition": "rien n’est automatisé"})
    decide_item(pigment.context, DPO, case.reference, 1, Outcome.REFUSED, reasons="sur papier", grounds=(ground,))
    told = letter(pigment, case, LetterKind.REFUSAL, lang)
    for part in ("(CNIL)", "3 place de Fontenoy", "75334 Paris Cedex 07", "01 53 73 22 22", "cnil.fr/fr/plaintes"):
        assert part in told, part
    assert {"fr": "tribunal", "en": "court"}[lang] in told


@pytest.mark.parametrize(
    ("category", "lang", "period"),
    [
        pytest.param("prospect", "fr", "prospects : trois ans à compter du dernier contact", marks=keeps("PIG-09")),
        pytest.param("prospect", "en", "prospects: three years from the last contact", marks=keeps("PIG-09")),
        pytest.param("job_applicant", "fr", "deux ans à compter du dernier contact", marks=keeps("PIG-10")),
        pytest.param("job_applicant", "en", "two years from the last contact", marks=keeps("PIG-10")),
    ],
)
def test_how_long_data_are_kept_is_told_with_the_day_from_which_it_runs(
    pigment: Office, category: str, lang: str, period: str
) -> None:
    assert period in partly_told(pigment, pigment.asked(RightType.ACCESS, category=category), lang)


@keeps("PIG-10")
class TestApplicants:
    """Named by the table of periods alone: their CV stays if they agreed."""

    def test_whoever_agreed_may_withdraw_and_the_cv_is_reached(self, pigment: Office) -> None:
        case = pigment.asked(RightType.CONSENT_WITHDRAWAL, category="job_applicant")
        assert next_step(case, pigment.profile) == "stop_processing"
        with pytest.raises(MeasuresMissing):
            decide_item(pigment.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")

    def test_an_erasure_does_not_wait_for_the_two_years(self, pigment: Office) -> None:
        case = pigment.asked(RightType.CONSENT_WITHDRAWAL, RightType.ERASURE, category="job_applicant")
        search(pigment, case, "applications")
        note(pigment, case, AssessmentKind.ERASURE_GROUND, item=2, ground=ErasureGround.CONSENT_WITHDRAWN)
        with pytest.raises(MeasuresMissing):
            decide_item(pigment.context, DPO, case.reference, 2, Outcome.GRANTED, unchecked="connue")
        erase_in_system(pigment.context, DPO, case.reference, 2, "applications")
        decided = decide_item(pigment.context, DPO, case.reference, 2, Outcome.GRANTED, unchecked="connue")
        assert decided.item(2).outcome is Outcome.GRANTED


@departs_from("PIG-11")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_four_categories_of_people_are_known_where_the_policy_announces_two(pigment: Office, lang: str) -> None:
    categories = {each.id: each.name[lang] for each in pigment.profile.categories}
    assert set(categories) == {"customer", "tester", "prospect", "job_applicant"}
    told = {id_: partly_told(pigment, pigment.asked(RightType.ACCESS, category=id_), lang) for id_ in categories}
    own = {"fr": "Candidatures", "en": "Job applications"}[lang]
    assert [id_ for id_, words in told.items() if own in words.splitlines()] == ["job_applicant"]


@keeps("PIG-12")
class TestRecipients:
    """Providers are announced, one is named."""

    def test_access_is_not_called_granted_while_they_are_not_all_named(self, pigment: Office) -> None:
        case = pigment.asked(RightType.ACCESS)
        search(pigment, case, "application")
        with pytest.raises(AnswerIncomplete) as refused:
            decide_item(pigment.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        assert "recipients_missing" in str(refused.value.facts["gaps"])

    @pytest.mark.parametrize(
        ("lang", "host", "others"),
        [
            ("fr", "Google Inc. – hébergeur du site (Irlande)", "noms des autres destinataires"),
            ("en", "Google Inc. – host of the website (Ireland)", "names of the other recipients"),
        ],
    )
    def test_the_reply_names_the_one_and_promises_the_others(
        self, pigment: Office, lang: str, host: str, others: str
    ) -> None:
        told = partly_told(pigment, pigment.asked(RightType.ACCESS, category="prospect"), lang)
        assert host in told
        assert others in told

    def test_an_erasure_is_told_to_the_one_named_and_to_any_other_that_the_company_knows_of(
        self, pigment: Office
    ) -> None:
        case = pigment.asked(RightType.ERASURE, category="prospect")
        erased = erase_in_system(pigment.context, DPO, case.reference, 1, "website")
        assert others_may_be_told(erased, pigment.profile, 1)
        tell_recipient(pigment.context, DPO, case.reference, 1, "Google Inc.")
        told = tell_recipient(pigment.context, DPO, case.reference, 1, "Envois Rapides SARL")
        assert [each.what for each in told.measures if each.kind == "recipient_told"] == [
            "Google Inc.",
            "Envois Rapides SARL",
        ]


@departs_from("PIG-13")
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_reply_states_facts_of_the_host_and_never_that_all_data_stay_in_the_union(
    pigment: Office, lang: str
) -> None:
    told = partly_told(pigment, pigment.asked(RightType.ACCESS, category="prospect"), lang)
    said = pigment.profile.transfers[lang]
    assert said  # The company page shows both statements of the policy to whoever settles them.
    assert said not in told
    assert not any(part.strip() in told for part in said.split(";"))
    assert {"fr": "(Irlande)", "en": "(Ireland)"}[lang] in told


class TestTheNewsletter:
    """Sent to prospects who agreed: a withdrawal is enough to stop it."""

    def test_a_withdrawal_stops_it_today_and_nothing_is_checked(self, pigment: Office) -> None:
        case = pigment.asked(RightType.CONSENT_WITHDRAWAL, category="prospect")
        assert next_step(case, pigment.profile) == "stop_marketing"
        stopped = stop_marketing(pigment.context, DPO, case.reference)
        decided = decide_item(pigment.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        assert {each.system for each in stopped.measures} == {"newsletter"}
        assert decided.identity.check is None

    @pytest.mark.parametrize(
        ("lang", "basis"), [("fr", "votre consentement (article 6"), ("en", "your consent (Article 6")]
    )
    def test_a_prospect_reads_that_it_rests_on_consent_and_a_customer_does_not(
        self, pigment: Office, lang: str, basis: str
    ) -> None:
        asked = {each: pigment.asked(RightType.ACCESS, category=each) for each in ("prospect", "customer")}
        told = {each: partly_told(pigment, case, lang) for each, case in asked.items()}
        assert [each for each, words in told.items() if basis in words] == ["prospect"]
