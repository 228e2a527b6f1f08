"""Erasure, rectification, portability, requests after a death, and those that a processor passes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsardesk.domain.access import NotOurAnswer
from dsardesk.domain.assessments import AssessmentKind, ErasureGround, RestrictionGround
from dsardesk.domain.case import CannotClose, Case, CaseState, Role
from dsardesk.domain.deceased import DeathProof, Deceased, DirectiveFound, HeirPurpose, HeirQuality
from dsardesk.domain.due_letters import due_letters
from dsardesk.domain.erasure import AnswerBeforeErasing, KeepGround
from dsardesk.domain.findings import SearchResult
from dsardesk.domain.letter_facts import FactMissing
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.measures import MeasuresMissing
from dsardesk.domain.portability import NotPortable
from dsardesk.domain.processor import NotForwarded, PrincipalIncomplete
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.requests import Capacity, Principal
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import NextStep
from dsardesk.services.assessments import note_assessment
from dsardesk.services.case_page import read_page
from dsardesk.services.context import terms_of
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.erasure import erase_in_system, keep_in_system, tell_recipient
from dsardesk.services.grounds import GivenGround
from dsardesk.services.heirs import give_to_heirs, note_death, note_death_in_system
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.marketing import stop_marketing
from dsardesk.services.open_case import Opening, open_at_once
from dsardesk.services.packages import content_of, create_package
from dsardesk.services.portability import leave_system_out
from dsardesk.services.processor import forward_to, known_clients
from dsardesk.services.rectification import note_correction, rectify_in_system
from dsardesk.services.restriction import lift_restriction, restrict_in_system
from dsardesk.services.searches import GatheredFile, record_search, search_system
from tests.fakes import PlainSearch
from tests.makers import DPO, TODAY
from tests.services.conftest import EMAIL, Bench, a_draft

SYSTEMS = ("crm", "facturation", "contrats", "support", "emailing")
INVOICES_UNTIL = date(2036, 12, 31)
FATHER = Deceased("Alcide Quatrebarbes", date(2026, 9, 2), "alcide@courriel.example", {"customer_number": "CL-20001"})


def searched(bench: Bench, reference: str, outcome: SearchOutcome = SearchOutcome.FOUND) -> None:
    """Every system answered, each with a file if it found something."""
    for system in SYSTEMS:
        files = (GatheredFile(f"{system}/a.csv", "text/csv", b"nom"),) if outcome is SearchOutcome.FOUND else ()
        record_search(bench.context, DPO, reference, SystemSearch(system, outcome, len(files)), files)


def sent(bench: Bench, reference: str, kind: LetterKind, *, told_by: str = "") -> Case:
    draft_letter(bench.context, DPO, reference, kind, told_by=told_by)
    approve_letter(bench.context, DPO, reference, kind)
    return send_letter(bench.context, DPO, reference, kind)


def tell_all(bench: Bench, reference: str, item: int = 1) -> None:
    for name in ("Compta & Cie", "Nuage Clair SAS", "HelpHarbor Inc.", "Colombe Routage SARL"):
        tell_recipient(bench.context, DPO, reference, item, name)


class TestErasure:
    def test_whoever_is_erased_is_told_what_stays_why_and_until_when(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ERASURE).reference
        searched(bench, reference)
        ground = ErasureGround.NO_LONGER_NEEDED
        note_assessment(bench.context, DPO, reference, AssessmentKind.ERASURE_GROUND, item=1, ground=ground)
        for system in ("crm", "contrats", "support", "emailing"):
            erase_in_system(bench.context, DPO, reference, 1, system, backups_until=date(2026, 12, 1))
        keep_in_system(
            bench.context,
            DPO,
            reference,
            1,
            "facturation",
            what="les factures",
            ground=KeepGround.LEGAL_OBLIGATION,
            reason="comptabilité",
            until=INVOICES_UNTIL,
        )
        tell_all(bench, reference)
        with pytest.raises(MeasuresMissing):
            decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED, unchecked="connue")
        decide_item(
            bench.context, DPO, reference, 1, Outcome.PARTLY_GRANTED, reasons="les factures restent", unchecked="connue"
        )
        sent(bench, reference, LetterKind.ERASURE_REPLY)
        assert close_case(bench.context, DPO, reference).state is CaseState.CLOSED
        told = str(bench.letters.plans[-1][0].sections)
        assert "les factures" in told
        assert repr(INVOICES_UNTIL) in told

    def test_what_a_system_erased_does_not_live_on_in_the_vault(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ERASURE).reference
        searched(bench, reference)
        copy = next(document for document in bench.case(reference).documents if document.system == "crm")
        erase_in_system(bench.context, DPO, reference, 1, "crm")
        assert "crm" not in {document.system for document in bench.case(reference).documents}
        with pytest.raises(Exception):  # noqa: B017, PT011 -- each store has its own way of not knowing
            content_of(bench.context, DPO, copy.id)
        others = {document.system for document in bench.case(reference).documents if document.kind == "gathered"}
        assert others == set(SYSTEMS) - {"crm"}

    def test_the_address_stays_suppressed_where_a_newsletter_erased_it(self, bench: Bench) -> None:
        """Or the person would come back with the next import."""
        reference = bench.opened(RightType.ERASURE).reference
        erase_in_system(bench.context, DPO, reference, 1, "crm")
        with bench.work.read() as transaction:
            assert not transaction.suppression.holds(EMAIL)
        erase_in_system(bench.context, DPO, reference, 1, "emailing", anonymised=True, method="identifiants retirés")
        with bench.work.read() as transaction:
            assert transaction.suppression.holds(EMAIL)

    def test_somebody_without_an_address_is_erased_all_the_same(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ERASURE).reference
        with bench.work.write() as transaction:
            case = transaction.cases.get(reference)
            nameless = replace(case, requester=replace(case.requester, email=""))
            bench.context.save(transaction, nameless, bench.context.profile_of(transaction, case))
        assert erase_in_system(bench.context, DPO, reference, 1, "emailing").measures

    def test_the_copy_asked_for_comes_first(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ERASURE, RightType.ACCESS).reference
        searched(bench, reference)
        before = bench.everything()
        with pytest.raises(AnswerBeforeErasing):
            erase_in_system(bench.context, DPO, reference, 1, "crm")
        assert bench.everything() == before
        create_package(bench.context, DPO, bench.packages, reference, kind="access", password="x")
        assert erase_in_system(bench.context, DPO, reference, 1, "crm").measures

    def test_the_log_says_the_ground_and_the_end_of_what_is_kept(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ERASURE).reference
        keep_in_system(
            bench.context,
            DPO,
            reference,
            1,
            "contrats",
            what="contrat de Zéphyrine",
            ground=KeepGround.LEGAL_CLAIMS,
            reason="litige",
            until=date(2031, 1, 1),
        )
        payload = bench.payload("data.kept")
        assert "legal_claims" in payload
        assert "2031-01-01" in payload
        assert "contrat de" not in payload


class TestRectification:
    def test_values_are_corrected_everywhere_and_told_with_the_end_of_the_restriction(self, bench: Bench) -> None:
        reference = bench.opened(RightType.RECTIFICATION, RightType.RESTRICTION).reference
        ground = RestrictionGround.ACCURACY
        note_assessment(bench.context, DPO, reference, AssessmentKind.RESTRICTION_GROUND, item=2, ground=ground)
        restrict_in_system(bench.context, DPO, reference, 2, "crm")
        note_correction(bench.context, DPO, reference, 1, "téléphone", old="06 39 98 00 11", new="06 39 98 00 12")
        for system in SYSTEMS:
            how = "note jointe" if system == "facturation" else ""
            rectify_in_system(bench.context, DPO, reference, 1, system, held=system != "contrats", how=how)
        tell_all(bench, reference, 1)
        for name in ("Compta & Cie", "Nuage Clair SAS"):
            tell_recipient(bench.context, DPO, reference, 2, name)
        for number in (1, 2):
            decide_item(bench.context, DPO, reference, number, Outcome.GRANTED, unchecked="connue")
        assert sent(bench, reference, LetterKind.RECTIFICATION_REPLY).state is CaseState.RESPONDED
        told = str(bench.letters.plans[-1][0].sections)
        assert "06 39 98 00 12" in told
        assert "restriction.lifted" in told
        with pytest.raises(CannotClose):
            close_case(bench.context, DPO, reference)
        lift_restriction(bench.context, DPO, reference, 2)
        assert close_case(bench.context, DPO, reference).state is CaseState.CLOSED

    def test_the_log_never_holds_the_values(self, bench: Bench) -> None:
        reference = bench.opened(RightType.RECTIFICATION).reference
        note_correction(bench.context, DPO, reference, 1, "téléphone", old="06 39 98 00 11", new="06 39 98 00 12")
        assert bench.payload("correction.asked") == '{"field":"téléphone","item":1}'


class TestPortability:
    def test_the_package_holds_only_what_the_right_covers(self, bench: Bench) -> None:
        reference = bench.opened(RightType.PORTABILITY).reference
        searched(bench, reference)
        leave_system_out(
            bench.context, DPO, reference, 1, "facturation", why=NotPortable.NOT_PROVIDED, what="les factures"
        )
        create_package(bench.context, DPO, bench.packages, reference, kind="portability", password="x")
        request, _ = bench.packages.requests[-1]
        assert [source.name for source in request.sources] == ["crm/a.csv", "contrats/a.csv", "support/a.csv"]
        decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED, unchecked="connue")
        answered = sent(bench, reference, LetterKind.PORTABILITY_REPLY, told_by="phone")
        assert answered.item(1).answered_on == TODAY

    def test_what_was_searched_in_vain_is_told_only_of_systems_that_it_covers(self, bench: Bench) -> None:
        reference = bench.opened(RightType.PORTABILITY).reference
        searched(bench, reference, SearchOutcome.NOTHING)
        create_package(bench.context, DPO, bench.packages, reference, kind="portability", password="x")
        assert "Lettre d’information" not in bench.packages.requests[-1][0].nothing_found_in

    def test_an_access_package_of_the_same_case_holds_everything(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS, RightType.PORTABILITY).reference
        searched(bench, reference)
        create_package(bench.context, DPO, bench.packages, reference, kind="access", password="x")
        assert len(bench.packages.requests[-1][0].sources) == len(SYSTEMS)


class TestAfterADeath:
    def test_whoever_writes_after_a_death_is_an_heir_from_the_start(self, bench: Bench) -> None:
        assert bench.opened(RightType.HEIR_REQUEST).requester.capacity is Capacity.HEIR
        assert bench.opened(RightType.ACCESS).requester.capacity is Capacity.SELF

    def test_the_family_gets_no_more_letters_and_the_estate_what_it_needs(self, bench: Bench) -> None:
        context, reference = bench.context, bench.opened(RightType.HEIR_REQUEST).reference
        note_death(context, DPO, reference, FATHER)
        stop_marketing(context, DPO, reference)
        with bench.work.read() as transaction:
            assert transaction.suppression.holds("alcide@courriel.example")
            assert not transaction.suppression.holds(EMAIL)
        seen = replace(
            FATHER,
            proof=DeathProof.FAMILY_BOOK,
            quality=HeirQuality.HEIRS_STATEMENT,
            directive=DirectiveFound.NONE,
            purposes=(HeirPurpose.ESTATE, HeirPurpose.DEATH_TAKEN_INTO_ACCOUNT),
        )
        note_death(context, DPO, reference, seen)
        for system in SYSTEMS:
            note_death_in_system(context, DPO, reference, 1, system, closed=system == "crm")
        give_to_heirs(context, DPO, reference, 1, "crm", what="un contrat en cours")
        outside = GivenGround("R23", {"which_quality_or_purpose": "les échanges"}, "les échanges")
        limits = "pas d’accès général"
        decide_item(
            context, DPO, reference, 1, Outcome.PARTLY_GRANTED, reasons=limits, grounds=(outside,), unchecked="connue"
        )
        answered = sent(bench, reference, LetterKind.HEIR_REPLY)
        assert answered.deceased == seen
        assert answered.item(1).answered_on == TODAY
        assert "heirs.condolences" in str(bench.letters.plans[-1][0].sections)

    def test_the_data_searched_are_those_of_the_deceased(self, bench: Bench) -> None:
        reference = bench.opened(RightType.HEIR_REQUEST).reference
        note_death(bench.context, DPO, reference, FATHER)
        search = PlainSearch(SearchResult((), (), ()))
        search_system(bench.context, DPO, reference, "crm", Path(), using=search)
        (target,) = search.targets
        assert (target.names, target.emails, target.identifiers) == (
            ("Alcide Quatrebarbes",),
            ("alcide@courriel.example",),
            ("CL-20001",),
        )

    def test_the_case_is_found_by_the_name_of_the_deceased(self, bench: Bench) -> None:
        reference = bench.opened(RightType.HEIR_REQUEST).reference
        note_death(bench.context, DPO, reference, FATHER)
        assert {"alcide", "quatrebarbes", "20001"} <= set(terms_of(bench.case(reference)))

    def test_the_log_names_nobody(self, bench: Bench) -> None:
        note_death(bench.context, DPO, bench.opened(RightType.HEIR_REQUEST).reference, FATHER)
        payload = '{"directive":"none","proof":null,"purposes":[],"quality":null}'
        assert bench.payload("death.recorded") == payload


class TestProcessor:
    CUSTOMER = Principal("Les Ateliers du Quai", "contact@quai.example")

    def test_the_request_is_forwarded_told_and_closed_without_an_answer(self, bench: Bench) -> None:
        context, reference = bench.context, bench.opened(RightType.ACCESS, category="participant").reference
        assert bench.case(reference).role is Role.PROCESSOR
        forward_to(context, DPO, reference, self.CUSTOMER)
        with pytest.raises(NotForwarded):
            decide_item(context, DPO, reference, 1, Outcome.FORWARDED_TO_CONTROLLER)
        sent(bench, reference, LetterKind.PROCESSOR_FORWARD)
        assert bench.letters.plans[-1][0].facts.addressee.name == "Les Ateliers du Quai"
        decide_item(context, DPO, reference, 1, Outcome.FORWARDED_TO_CONTROLLER)
        sent(bench, reference, LetterKind.PROCESSOR_REPLY)
        closed = close_case(context, DPO, reference)
        assert closed.item(1).outcome is Outcome.FORWARDED_TO_CONTROLLER
        assert closed.state is CaseState.CLOSED

    def opened_for(self, bench: Bench, client: str, category: str = "participant") -> Case:
        draft = a_draft(RightType.ACCESS)
        opening = Opening(category=category, client=client)
        return open_at_once(bench.context, DPO, draft.raw, draft, opening)

    def test_a_client_named_at_intake_waits_for_its_address_and_no_letter_leaves_without_it(self, bench: Bench) -> None:
        case = self.opened_for(bench, " Atelier Orme ")
        assert case.principal == Principal("Atelier Orme", "")
        assert bench.case(case.reference) == case
        assert bench.payload("controller.named") == '{"controller":"Atelier Orme","named":true}'
        page = read_page(bench.context, DPO, case.reference)
        assert page.step is NextStep.FORWARD
        assert LetterKind.PROCESSOR_FORWARD not in due_letters(case)
        with pytest.raises(PrincipalIncomplete):
            draft_letter(bench.context, DPO, case.reference, LetterKind.PROCESSOR_FORWARD)
        told = forward_to(bench.context, DPO, case.reference, Principal("Atelier Orme", "donnees@orme.example"))
        assert LetterKind.PROCESSOR_FORWARD in due_letters(told)

    def test_a_client_that_an_earlier_case_names_is_known_with_its_address(self, bench: Bench) -> None:
        first = self.opened_for(bench, "Les Ateliers du Quai").reference
        assert known_clients(bench.context, DPO) == ("Les Ateliers du Quai",)
        whole = replace(self.CUSTOMER, postal_address=("2 quai", "Lyon"), named=False, forward_days=3)
        forward_to(bench.context, DPO, first, whole)
        assert self.opened_for(bench, "les ateliers du quai").principal == whole

    def test_clients_are_offered_once_in_order(self, bench: Bench) -> None:
        for name in ("Orme", "Aulne", "ORME"):
            self.opened_for(bench, name)
        assert [each.casefold() for each in known_clients(bench.context, DPO)] == ["aulne", "orme"]

    @pytest.mark.parametrize(("client", "category"), [("", "participant"), ("Atelier Orme", "customer")])
    def test_a_case_has_no_client_where_none_is_named_or_the_company_answers_itself(
        self, bench: Bench, client: str, category: str
    ) -> None:
        assert self.opened_for(bench, client, category).principal is None
        assert "controller.named" not in bench.actions()

    def test_nothing_is_answered_on_the_merits(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS, category="participant").reference
        with pytest.raises(NotOurAnswer):
            decide_item(bench.context, DPO, reference, 1, Outcome.REFUSED, reasons="x")
        with pytest.raises(NotOurAnswer):
            stop_marketing(
                bench.context, DPO, bench.opened(RightType.OBJECTION_MARKETING, category="participant").reference
            )

    def test_the_controller_is_written_to_in_the_companys_language(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS, category="participant").reference
        forward_to(bench.context, DPO, reference, self.CUSTOMER)
        with bench.work.write() as transaction:
            case = transaction.cases.get(reference)
            english = replace(case, requester=replace(case.requester, language="en"))
            bench.context.save(transaction, english, bench.context.profile_of(transaction, case))
        drafted = draft_letter(bench.context, DPO, reference, LetterKind.PROCESSOR_FORWARD)
        assert drafted.letters[-1].language == "fr"
        assert draft_letter(bench.context, DPO, reference, LetterKind.ACKNOWLEDGEMENT).letters[-1].language == "en"

    def test_without_a_controller_there_is_no_letter(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS, category="participant").reference
        with pytest.raises(FactMissing):
            draft_letter(bench.context, DPO, reference, LetterKind.PROCESSOR_FORWARD)
