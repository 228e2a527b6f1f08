"""What ActiveViam published about rights and how to exercise them, kept at its desk or left openly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from dsardesk.domain.assessments import AssessmentKind, ErasureGround, RestrictionGround
from dsardesk.domain.case import Case
from dsardesk.domain.deadlines import ClockState
from dsardesk.domain.designated import Designated
from dsardesk.domain.directives import Author, Consent, DirectiveKind, Instruction, Wording
from dsardesk.domain.identity import DestructionCause, Rung, Verdict
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.wishes import Wish
from dsardesk.services.decide import decide_item
from dsardesk.services.directives import Entry, register_directive
from dsardesk.services.erasure import erase_in_system
from dsardesk.services.identity import check_identity
from dsardesk.services.objection import stop_in_system
from dsardesk.services.packages import create_package
from dsardesk.services.restriction import restrict_in_system
from dsardesk.services.suppression import check_list, note_opt_out
from tests.commitments.acts import letter, limit, lint_of, note, search
from tests.commitments.conftest import Office
from tests.keeps import departs_from, keeps
from tests.makers import DPO, TODAY
from tests.services.conftest import EMAIL, a_draft

MAILBOX = "delivery.support@activeviam.com"
ALL = ("customers", "platform", "exchanges", "newsletter", "website", "support_mailbox")
"""Systems that may hold a customer's data."""


@pytest.fixture
def activeviam(office: Callable[[str], Office]) -> Office:
    return office("activeviam")


@departs_from("ACT-01")
class TestACardWithEveryMessage:
    """Even with a mere question, says the policy: nothing waits for it, and what comes is destroyed."""

    def test_without_a_card_the_clock_runs_and_the_request_is_acknowledged(self, activeviam: Office) -> None:
        case = activeviam.asked(RightType.ACCESS, category="customer")
        assert limit(activeviam, case).state is ClockState.RUNNING
        assert limit(activeviam, case).effective_due == date(2026, 11, 24)
        for lang, card in (("fr", "pièce d’identité"), ("en", "identity document")):
            assert card not in letter(activeviam, case, LetterKind.ACKNOWLEDGEMENT, lang)

    def checked(self, activeviam: Office) -> Case:
        case = activeviam.asked(RightType.ACCESS, category="customer", cards=1)
        points = ("email", "customer_number")
        return check_identity(
            activeviam.context,
            DPO,
            case.reference,
            rung=Rung.DATA_POINTS,
            verdict=Verdict.CONFIRMED,
            matched=points,
        )

    def test_a_card_that_comes_is_destroyed_and_the_log_says_which_words_are_left(self, activeviam: Office) -> None:
        (document,) = self.checked(activeviam).identity.documents
        assert document.destruction is not None
        assert document.destruction.cause is DestructionCause.UNSOLICITED
        assert activeviam.bench.store.contents == {}
        assert '"policy_departures":["always_asks"]' in activeviam.bench.payload("identity.checked")

    @pytest.mark.parametrize(
        ("lang", "said"),
        [
            ("fr", "que notre politique de confidentialité demande"),
            ("en", "which our privacy policy asks of everybody. We did not need it"),
        ],
    )
    def test_the_person_reads_that_the_policy_asked_and_that_it_was_not_needed(
        self, activeviam: Office, lang: str, said: str
    ) -> None:
        assert said in letter(activeviam, self.checked(activeviam), LetterKind.ACKNOWLEDGEMENT, lang)

    def test_the_check_of_policies_tells_the_sentence(self) -> None:
        assert "identity.always" in lint_of("activeviam")


@keeps("ACT-02")
class TestASharedMailbox:
    """A support mailbox receives requests: its day of arrival is the company's."""

    def test_what_support_saw_late_was_received_when_it_arrived(self, activeviam: Office) -> None:
        draft = a_draft(RightType.ACCESS, received_at=datetime(2026, 10, 1, 22, 30, tzinfo=UTC))
        case = activeviam.asked(category="customer", draft=draft)
        assert (case.receipt.inbox, case.receipt.received_on) == (MAILBOX, date(2026, 10, 2))
        assert case.receipt.entered_on == TODAY
        assert limit(activeviam, case).effective_due == date(2026, 11, 2)

    def test_it_is_the_first_thing_on_the_list_of_cases(self, activeviam: Office) -> None:
        late = a_draft(RightType.ACCESS, received_at=datetime(2026, 10, 1, 9, tzinfo=UTC))
        activeviam.asked(RightType.ACCESS, category="customer")
        first = activeviam.asked(category="customer", draft=late)
        with activeviam.context.work.read() as transaction:
            due = {each.reference: each.due_on for each in transaction.cases.page(offset=0, limit=9)}
        assert min(due, key=lambda reference: due[reference] or date.max) == first.reference


@departs_from("ACT-03")
class TestOneGroundIsEnough:
    """The policy reads as if all grounds were needed at once."""

    @pytest.mark.parametrize(
        "ground", [ErasureGround.NO_LONGER_NEEDED, ErasureGround.UNLAWFUL, ErasureGround.LEGAL_OBLIGATION]
    )
    def test_an_erasure_is_granted_on_any_single_one(self, activeviam: Office, ground: ErasureGround) -> None:
        case = activeviam.asked(RightType.ERASURE, category="customer")
        for system in ALL:
            erase_in_system(activeviam.context, DPO, case.reference, 1, system)
        with pytest.raises(MeasuresMissing) as refused:
            decide_item(activeviam.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        assert refused.value.facts == {"gaps": "erasure_ground_missing"}
        note(activeviam, case, AssessmentKind.ERASURE_GROUND, ground=ground)
        decide_item(activeviam.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        for lang, cited in (("fr", "article 17, paragraphe 1"), ("en", "Article 17(1)")):
            assert cited in letter(activeviam, case, LetterKind.ERASURE_REPLY, lang)

    def test_the_check_of_policies_tells_the_sentence(self) -> None:
        assert "erasure.cumulative" in lint_of("activeviam")


class TestRestriction:
    """Three grounds are announced; the law has a fourth."""

    def restricted(self, activeviam: Office, ground: RestrictionGround) -> Case:
        case = activeviam.asked(RightType.RESTRICTION, category="customer")
        note(activeviam, case, AssessmentKind.RESTRICTION_GROUND, ground=ground)
        restrict_in_system(activeviam.context, DPO, case.reference, 1, "customers")
        return decide_item(activeviam.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")

    @keeps("ACT-04")
    @pytest.mark.parametrize(
        ("ground", "article"),
        [
            (RestrictionGround.ACCURACY, "18(1)(a)"),
            (RestrictionGround.UNLAWFUL, "18(1)(b)"),
            (RestrictionGround.CLAIMS, "18(1)(c)"),
            (RestrictionGround.OBJECTION_PENDING, "18(1)(d)"),
        ],
    )
    def test_it_is_obtained_on_each_of_the_four_and_the_letter_says_which(
        self, activeviam: Office, ground: RestrictionGround, article: str
    ) -> None:
        case = self.restricted(activeviam, ground)
        assert case.restricted() == {(1, "customers")}
        assert article in letter(activeviam, case, LetterKind.RESTRICTION_REPLY, "en")

    @keeps("ACT-04")
    def test_the_fourth_is_told_in_french_too_and_missed_in_the_policy(self, activeviam: Office) -> None:
        case = self.restricted(activeviam, RestrictionGround.UNLAWFUL)
        assert "illicite" in letter(activeviam, case, LetterKind.RESTRICTION_REPLY, "fr")
        assert "restriction.grounds" in lint_of("activeviam")


@keeps("ACT-05")
def test_whoever_unsubscribes_by_the_link_is_suppressed_without_case_or_letter(activeviam: Office) -> None:
    assert check_list(activeviam.context, DPO, EMAIL).matches == ()
    note_opt_out(activeviam.context, DPO, f" {EMAIL.upper()} ")
    assert check_list(activeviam.context, DPO, f"nom;courriel\nx;{EMAIL}").matches == (2,)
    assert activeviam.bench.actions() == ["marketing.opted_out"]
    assert EMAIL not in activeviam.bench.payload("marketing.opted_out").lower()
    with activeviam.context.work.read() as transaction:
        assert not transaction.cases.page(offset=0, limit=1)
    assert activeviam.bench.letters.plans == []


@departs_from("ACT-06")
class TestObjection:
    """Offered where a processing rests on consent, says the policy: the law opens it elsewhere."""

    def test_what_does_not_rest_on_consent_is_objected_to_and_stops(self, activeviam: Office) -> None:
        case = activeviam.asked(RightType.OBJECTION, category="customer")
        with pytest.raises(MeasuresMissing):
            decide_item(activeviam.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        for system in ("customers", "exchanges", "newsletter"):
            stop_in_system(activeviam.context, DPO, case.reference, 1, system)
        decide_item(activeviam.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        for lang, stopped in (
            ("fr", "Courriels échangés avec les clients"),
            ("en", "E-mails exchanged with customers"),
        ):
            told = letter(activeviam, case, LetterKind.OBJECTION_REPLY, lang)
            assert stopped in told
            assert "21" in told

    def test_the_check_of_policies_tells_the_sentence(self) -> None:
        assert "objection.consent_only" in lint_of("activeviam")


@departs_from("ACT-07")
class TestPortability:
    """Offered on consent only, says the policy: a contract opens it too."""

    @pytest.mark.parametrize(
        ("lang", "on_contract", "on_consent"),
        [
            ("fr", "Contrats et fourniture des services (le contrat", "Traceurs du site (votre consentement)"),
            ("en", "Contracts and provision of services (the contract", "Trackers of the website (your consent)"),
        ],
    )
    def test_what_a_customers_contract_calls_for_is_handed_over(
        self, activeviam: Office, lang: str, on_contract: str, on_consent: str
    ) -> None:
        case = activeviam.asked(RightType.PORTABILITY, category="customer")
        search(activeviam, case, "customers", "platform")
        create_package(
            activeviam.context, DPO, activeviam.bench.packages, case.reference, kind="portability", password="x"
        )
        decide_item(activeviam.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        told = letter(activeviam, case, LetterKind.PORTABILITY_REPLY, lang)
        assert on_contract in told
        assert on_consent in told

    def test_the_check_of_policies_tells_the_sentence(self) -> None:
        assert "portability.consent_only" in lint_of("activeviam")


@keeps("ACT-08")
class TestAfterDeath:
    """The person decides, the policy says no more: directives are registered, somebody may be named."""

    def registered(self, activeviam: Office) -> Case:
        case = activeviam.asked(RightType.POST_MORTEM_DIRECTIVE, category="customer")
        wording = Wording(
            TODAY,
            "Effacez mes échanges.",
            (Instruction(Wish.ERASE, "relationship"),),
            (Designated("Rose Duvernay"),),
            Consent.SIGNED_LETTER,
            TODAY,
        )
        entry = Entry(DirectiveKind.SPECIFIC, Author("Alcide Duvernay", EMAIL), wording)
        with pytest.raises(MeasuresMissing):
            decide_item(activeviam.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        register_directive(activeviam.context, DPO, entry, request=case.reference)
        return decide_item(activeviam.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")

    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            ("fr", ("Relation avec les clients", "Rose Duvernay", "à tout moment")),
            ("en", ("Customer relationship", "Rose Duvernay", "at any time")),
        ],
    )
    def test_the_receipt_tells_the_wish_the_person_named_and_that_it_may_change(
        self, activeviam: Office, lang: str, words: tuple[str, ...]
    ) -> None:
        told = letter(activeviam, self.registered(activeviam), LetterKind.DIRECTIVE_RECEIPT, lang)
        assert [each for each in words if each not in told] == []

    def test_the_check_of_policies_tells_how_little_is_said(self) -> None:
        assert "post_mortem.vague" in lint_of("activeviam")
