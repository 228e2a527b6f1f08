"""What ActiveViam published on 19 June 2019 about complaints, keeping, sources and where data lie."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dsardesk.desk.profiles import profile_text
from dsardesk.domain.assessments import AssessmentKind, ErasureGround
from dsardesk.domain.case import Case, Role
from dsardesk.domain.entitlement import AuthorityNotShown
from dsardesk.domain.erasure import KeepGround
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.mandates import Authority, Representation
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.needs import Need, needs
from dsardesk.domain.plans import BODIES
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.authority import record_representation
from dsardesk.services.company import replace_profile
from dsardesk.services.decide import decide_item
from dsardesk.services.erasure import erase_in_system, keep_in_system
from dsardesk.services.open_case import Opening, open_case, take_in
from tests.commitments.acts import (
    access_answered,
    known,
    letter,
    limit,
    lint_of,
    note,
    on_the_company_page,
    rows_after,
    search,
)
from tests.commitments.conftest import Office
from tests.keeps import departs_from, keeps
from tests.makers import DPO
from tests.services.conftest import a_draft

TODAY = date(2026, 10, 26)
COLLECTED_OR_CONTACT = {
    "fr": "à compter de la collecte ou du dernier contact",
    "en": "from collection or from the last",
}


@pytest.fixture
def desk(office: Callable[[str], Office]) -> Office:
    return office("activeviam")


def with_profile(desk: Office, before: str, after: str) -> None:
    """The company settles one thing in its profile; cases to come are handled under it."""
    text = profile_text("activeviam")
    assert text.count(before) == 1
    newer = text.replace("in_force_from = 2019-06-19", "in_force_from = 2026-10-20")
    replace_profile(desk.context, DPO, newer.replace(before, after))


@keeps("ACT-09")
class TestComplaint:
    """A complaint may be lodged before the CNIL."""

    def test_every_letter_that_answers_a_request_for_oneself_must_say_so(self) -> None:
        answering = [kind for kind, body in BODIES.items() if body.answers - {RightType.COMPLAINT}]
        assert len(answering) > len(RightType)
        assert [kind for kind in answering if "gdpr.77" not in BODIES[kind].mandatory] == []

    @pytest.mark.parametrize(
        ("lang", "said"),
        [("fr", "adresser une réclamation à l’autorité de contrôle"), ("en", "lodge a complaint with the supervisory")],
    )
    def test_with_the_address_that_the_policy_leaves_out(self, desk: Office, lang: str, said: str) -> None:
        case = desk.asked(RightType.ACCESS)
        access_answered(desk, case)
        told = letter(desk, case, LetterKind.ACCESS_REPLY, lang)
        assert said in told
        assert "3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07" in told
        assert "https://www.cnil.fr/fr/plaintes" in told


@departs_from("ACT-10")
class TestThreeYearsFromTwoDays:
    """From collection, or from the last contact: nobody could tell when the data go."""

    @pytest.mark.parametrize(
        ("lang", "heading", "label", "by"),
        [
            ("fr", "Prospection", "Durée de conservation", "au plus tard le 24 novembre 2026"),
            ("en", "Prospecting", "Retention period", "by 24 November 2026 at the latest"),
        ],
    )
    def test_the_period_is_not_told_until_one_of_the_two_is_chosen(
        self, desk: Office, lang: str, heading: str, label: str, by: str
    ) -> None:
        case = desk.asked(RightType.ACCESS, category="prospect")
        access_answered(desk, case)
        told = letter(desk, case, LetterKind.ACCESS_REPLY, lang)
        assert rows_after(told, heading, label).endswith(by)
        assert COLLECTED_OR_CONTACT[lang] not in told

    def test_once_chosen_it_is_told_as_it_is(self, desk: Office) -> None:
        with_profile(
            desk,
            'to_settle = ["retention"] # Two starting points for one period.\nrecipients = []\n'
            'name = { fr = "Prospection", en = "Prospecting" }',
            'recipients = []\nname = { fr = "Prospection", en = "Prospecting" }',
        )
        case = desk.asked(RightType.ACCESS, category="prospect")
        access_answered(desk, case)
        told = letter(desk, case, LetterKind.ACCESS_REPLY, "en")
        assert COLLECTED_OR_CONTACT["en"] in rows_after(told, "Prospecting", "Retention period")

    def test_the_check_of_the_policy_finds_both(self) -> None:
        assert "within 3 years of the last contact" in lint_of("activeviam")["retention.two_starts"][0]


def erased(desk: Office, **how: object) -> Case:
    """An erasure of a supplier's data that one system carried out."""
    case = desk.asked(RightType.ERASURE, category="supplier")
    known(desk, case)
    search(desk, case, "suppliers")
    note(desk, case, AssessmentKind.ERASURE_GROUND, ground=ErasureGround.NO_LONGER_NEEDED)
    return erase_in_system(desk.context, DPO, case.reference, 1, "suppliers", **how)  # type: ignore[arg-type]


@departs_from("ACT-11")
class TestAnonymous:
    """Anonymous data may stay; data "relating to users" may not, whatever the policy says."""

    @pytest.mark.parametrize(
        ("lang", "said"),
        [("fr", "plus rien ne permet de vous reconnaître"), ("en", "nothing in it allows you to be recognised")],
    )
    def test_what_is_made_anonymous_is_on_record_and_told(self, desk: Office, lang: str, said: str) -> None:
        case = erased(desk, anonymised=True, method="noms et coordonnées retirés")
        assert [(each.kind, each.system) for each in case.measures] == [("anonymised", "suppliers")]
        decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        assert said in letter(desk, case, LetterKind.ERASURE_REPLY, lang)

    def test_what_still_speaks_of_the_person_is_not_kept_without_a_word(self, desk: Office) -> None:
        case = desk.asked(RightType.ERASURE, category="supplier")
        known(desk, case)
        search(desk, case, "suppliers")
        note(desk, case, AssessmentKind.ERASURE_GROUND, ground=ErasureGround.NO_LONGER_NEEDED)
        with pytest.raises(MeasuresMissing) as refused:
            decide_item(desk.context, DPO, case.reference, 1, Outcome.GRANTED, unchecked="connue")
        assert refused.value.facts == {"gaps": "system_without_measure"}

    def test_the_check_of_the_policy_calls_it_an_error(self) -> None:
        assert "unlimited period" in lint_of("activeviam")["retention.unlimited"][0]


@keeps("ACT-12")
@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("fr", ("Base clients", "jusqu’à la décision définitive", "31 décembre 2028")),
        ("en", ("Customer database", "jusqu’à la décision définitive", "31 December 2028")),
    ],
)
def test_what_a_dispute_needs_is_kept_until_the_decision_is_final_and_the_letter_says_so(
    desk: Office, lang: str, told: tuple[str, ...]
) -> None:
    case = desk.asked(RightType.ERASURE, category="customer")
    known(desk, case)
    search(desk, case, "customers", "platform")
    note(desk, case, AssessmentKind.ERASURE_GROUND, ground=ErasureGround.NO_LONGER_NEEDED)
    erase_in_system(desk.context, DPO, case.reference, 1, "platform")
    keep_in_system(
        desk.context,
        DPO,
        case.reference,
        1,
        "customers",
        what="les factures impayées",
        ground=KeepGround.LEGAL_CLAIMS,
        reason="procès en cours, jusqu’à la décision définitive",
        until=date(2028, 12, 31),
    )
    decide_item(
        desk.context,
        DPO,
        case.reference,
        1,
        Outcome.PARTLY_GRANTED,
        reasons="un procès est en cours",
        unchecked="connue",
    )
    written = letter(desk, case, LetterKind.ERASURE_REPLY, lang)
    assert [part for part in told if part not in written] == []


@keeps("ACT-13")
@pytest.mark.parametrize("inbox", ["marketing@activeviam.example", "comptabilité", "service client"])
def test_a_correction_told_to_any_department_has_arrived_that_day(desk: Office, inbox: str) -> None:
    draft = a_draft(RightType.RECTIFICATION)
    waiting = take_in(desk.context, DPO, draft.raw)
    opening = Opening(category="customer", inbox=inbox, received_on=date(2026, 10, 20))
    case = open_case(desk.context, DPO, draft, opening, waiting)
    assert (case.receipt.inbox, case.receipt.entered_on) == (inbox, TODAY)
    assert limit(desk, case).due == date(2026, 11, 20)
    assert '"entered_days_later":6' in desk.bench.payload("case.opened")


@departs_from("ACT-14")
class TestDataGivenByTheEmployer:
    """Who gave the data may not consent, nor ask, in the name of those whom they are about."""

    @pytest.mark.parametrize(
        ("lang", "heading", "label", "source"),
        [
            ("fr", "Relation avec les clients", "Origine des données", "vous-même, votre employeur"),
            ("en", "Customer relationship", "Source of the data", "yourself, your employer"),
        ],
    )
    def test_an_employee_is_told_that_the_employer_gave_them(
        self, desk: Office, lang: str, heading: str, label: str, source: str
    ) -> None:
        case = desk.asked(RightType.ACCESS, category="customer")
        access_answered(desk, case)
        assert rows_after(letter(desk, case, LetterKind.ACCESS_REPLY, lang), heading, label) == source

    @pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.PARTLY_GRANTED])
    def test_whoever_gave_them_gets_nothing_for_that_alone(self, desk: Office, outcome: Outcome) -> None:
        case = desk.asked(RightType.ACCESS, category="customer")
        giver = Representation(Authority.DATA_GIVER, "Ondine Quatrebarbes", writer_identified=True)
        record_representation(desk.context, DPO, case.reference, giver)
        with pytest.raises(AuthorityNotShown) as refused:
            decide_item(desk.context, DPO, case.reference, 1, outcome, reasons="x", unchecked="connue")
        assert refused.value.facts == {"gaps": "mandate_of_data_giver_missing"}
        assert limit(desk, case).due == date(2026, 11, 24)  # A missing mandate moves no date.

    @pytest.mark.parametrize(("lang", "said"), [("fr", "mandat"), ("en", "mandate")])
    def test_they_are_asked_for_the_persons_own_mandate(self, desk: Office, lang: str, said: str) -> None:
        case = desk.asked(RightType.ACCESS, category="customer")
        giver = Representation(Authority.DATA_GIVER, "Ondine Quatrebarbes")
        record_representation(desk.context, DPO, case.reference, giver)
        told = letter(desk, case, LetterKind.MANDATE_REQUEST, lang)
        assert said in told
        assert "Ondine Quatrebarbes" in told

    def test_the_check_of_the_policy_says_that_nobody_consents_for_another(self) -> None:
        assert "authorized to consent" in lint_of("activeviam")["consent.for_others"][0]


@departs_from("ACT-15")
class TestTheCompaniesOfTheGroup:
    """Which of them decides is not said: it is asked, and until then the one that was written to answers."""

    def test_the_company_written_to_answers_by_itself(self, desk: Office) -> None:
        case = desk.asked(RightType.ACCESS, category="customer")
        assert case.role is Role.CONTROLLER
        assert Need.JOINT_CONTROLLERS not in needs(desk.profile)

    def test_once_they_are_joint_controllers_the_person_may_still_have_the_answer_from_it(self, desk: Office) -> None:
        with_profile(
            desk,
            'id = "customer"\nrole = "controller"',
            'id = "customer"\nrole = "joint_controller"',
        )
        case = desk.asked(RightType.ACCESS, category="customer")
        assert case.role is Role.JOINT_CONTROLLER
        assert access_answered(desk, case).item(1).outcome is Outcome.PARTLY_GRANTED

    def test_the_check_of_the_policy_asks_which_company_it_is(self) -> None:
        assert "ActiveViam Group" in lint_of("activeviam")["role.group"][0]


@departs_from("ACT-16")
class TestWhereDataLie:
    """All within the Union, and elsewhere in the same text: the letter tells facts only."""

    @pytest.mark.parametrize(
        ("lang", "union", "by"),
        [
            ("fr", "hébergement dans l’Union", "leurs noms vous seront communiqués au plus tard le 24 novembre 2026"),
            ("en", "hosting within the European Union", "their names will be sent to you by 24 November 2026 at the"),
        ],
    )
    def test_no_letter_says_that_all_of_them_stay_in_the_union(
        self, desk: Office, lang: str, union: str, by: str
    ) -> None:
        case = desk.asked(RightType.ACCESS, category="customer")
        access_answered(desk, case)
        told = letter(desk, case, LetterKind.ACCESS_REPLY, lang)
        assert union not in told
        assert by in told
        assert union in on_the_company_page(desk, lang)

    @pytest.mark.parametrize(
        ("lang", "country", "safeguard"),
        [("fr", "États-Unis", "clauses contractuelles types"), ("en", "United States", "standard contractual clauses")],
    )
    def test_a_provider_overseas_is_told_with_its_country_and_its_safeguard(
        self, desk: Office, lang: str, country: str, safeguard: str
    ) -> None:
        provider = (
            'recipients = [{ name = "Lointain Inc.", country = "US", role = { fr = "hébergement", en = "hosting" }, '
            'safeguard = { fr = "clauses contractuelles types", en = "standard contractual clauses" } }]\n'
            'name = { fr = "Relation avec les clients", en = "Customer relationship" }'
        )
        with_profile(
            desk,
            'recipients = []\nname = { fr = "Relation avec les clients", en = "Customer relationship" }',
            provider,
        )
        case = desk.asked(RightType.ACCESS, category="customer")
        access_answered(desk, case)
        told = letter(desk, case, LetterKind.ACCESS_REPLY, lang)
        assert "Lointain Inc." in told
        assert country in told
        assert safeguard in told

    def test_the_check_of_the_policy_finds_the_contradiction(self) -> None:
        assert "located in the European Union" in lint_of("activeviam")["transfer.contradiction"][0]
