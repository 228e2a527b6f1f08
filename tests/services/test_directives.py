"""The register of directives: what enters it, what ends it, and that no death passes it by (LIL 85)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.case import CaseState
from dsardesk.domain.deceased import DeathProof, Deceased, DirectiveFound, HeirPurpose, HeirQuality
from dsardesk.domain.directives import (
    Consent,
    ConsentNotSpecific,
    Directive,
    DirectiveEnded,
    DirectiveIncomplete,
    DirectiveKind,
    DirectiveState,
    Instruction,
    UnknownDirective,
)
from dsardesk.domain.execution import OthersNotTakenOut
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.measures import MeasuresMissing, OtherRight
from dsardesk.domain.namesakes import Likeness
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.steps import NextStep
from dsardesk.domain.wishes import Carried, Wish
from dsardesk.services.decide import decide_item
from dsardesk.services.directives import (
    AlreadyRegistered,
    Entry,
    change_directive,
    print_receipt,
    read_directive,
    read_register,
    register_directive,
    revoke_directive,
)
from dsardesk.services.execution import Result, carry_out_wish, confirm_directives, look_up_directives
from dsardesk.services.heirs import DirectivesToConfirm, note_death, note_death_in_system
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.marketing import stop_marketing
from dsardesk.services.ports import ChangedMeanwhile
from tests.directives import AUTHOR, GENERAL, SPECIFIC
from tests.law_says import law_says
from tests.makers import ACTORS, DPO, TODAY
from tests.services.conftest import Bench

ENTRY = Entry(DirectiveKind.SPECIFIC, AUTHOR, SPECIFIC)
COPY = Entry(DirectiveKind.GENERAL, AUTHOR, GENERAL)
DIED = Deceased(AUTHOR.name, date(2026, 9, 2), AUTHOR.email)
SEEN = replace(
    DIED,
    proof=DeathProof.DEATH_CERTIFICATE,
    quality=HeirQuality.NOTORIAL_DEED,
    purposes=(HeirPurpose.DEATH_TAKEN_INTO_ACCOUNT,),
)


def registered(bench: Bench, entry: Entry = ENTRY, request: str = "") -> Directive:
    return register_directive(bench.context, DPO, entry, request=request)


def after_death(bench: Bench, deceased: Deceased = SEEN) -> str:
    """A case on which the death is recorded."""
    reference = bench.opened(RightType.HEIR_REQUEST).reference
    note_death(bench.context, DPO, reference, deceased)
    return reference


def step(bench: Bench, reference: str) -> str:
    with bench.work.read() as transaction:
        case = transaction.cases.get(reference)
        return bench.context.index(case, bench.context.profile_of(transaction, case)).next_step


class TestRegistering:
    def test_an_entry_is_found_again_as_it_was_given(self, bench: Bench) -> None:
        first, second = registered(bench), registered(bench, COPY)
        assert (first.reference, second.reference) == ("PM-2026-0001", "PM-2026-0002")
        assert read_register(bench.context, DPO) == (second, first)
        found = read_directive(bench.context, DPO, "PM-2026-0001")
        assert (found.author, found.wording, found.kind) == (AUTHOR, SPECIFIC, DirectiveKind.SPECIFIC)
        assert (found.current.recorded_on, found.current.recorded_by) == (TODAY, DPO.name)

    def test_the_log_names_nobody_and_says_nothing_of_the_wishes(self, bench: Bench) -> None:
        registered(bench)
        assert json.loads(bench.payload("directive.registered")) == {
            "directive": "PM-2026-0001",
            "kind": "specific",
            "request": "",
            "version": 1,
        }

    def test_what_cannot_be_carried_out_is_not_kept(self, bench: Bench) -> None:
        with pytest.raises(ConsentNotSpecific):
            registered(bench, replace(ENTRY, wording=replace(SPECIFIC, consent=Consent.TERMS)))
        with pytest.raises(DirectiveIncomplete):
            registered(bench, replace(ENTRY, wording=replace(SPECIFIC, instructions=())))
        assert read_register(bench.context, DPO) == ()

    def test_one_person_has_one_entry_of_a_kind(self, bench: Bench) -> None:
        registered(bench)
        with pytest.raises(AlreadyRegistered) as refused:
            registered(bench, replace(ENTRY, author=replace(AUTHOR, name="A. DUVERNAY")))
        assert refused.value.facts == {"reference": "PM-2026-0001"}
        registered(bench, COPY)
        namesake = replace(AUTHOR, email="autre@courriel.example", identifiers={})
        assert registered(bench, replace(ENTRY, author=namesake)).reference == "PM-2026-0003"

    def test_once_revoked_another_may_be_given(self, bench: Bench) -> None:
        revoke_directive(bench.context, DPO, registered(bench).reference)
        assert registered(bench).state is DirectiveState.ACTIVE

    @pytest.mark.parametrize("role", [UserRole.MANAGER, UserRole.READ])
    def test_others_neither_write_nor_read_it(self, bench: Bench, role: UserRole) -> None:
        for attempt in (
            lambda: register_directive(bench.context, ACTORS[role], ENTRY),
            lambda: change_directive(bench.context, ACTORS[role], "PM-2026-0001", SPECIFIC),
            lambda: revoke_directive(bench.context, ACTORS[role], "PM-2026-0001"),
            lambda: read_register(bench.context, ACTORS[role]),
            lambda: read_directive(bench.context, ACTORS[role], "PM-2026-0001"),
            lambda: print_receipt(bench.context, ACTORS[role], "PM-2026-0001"),
            lambda: look_up_directives(bench.context, ACTORS[role], "DSR-2026-0001"),
            lambda: confirm_directives(bench.context, ACTORS[role], "DSR-2026-0001", ()),
            lambda: carry_out_wish(bench.context, ACTORS[role], "DSR-2026-0001"),
        ):
            with pytest.raises(RoleRefused):
                attempt()


class TestChangingAndRevoking:
    def test_every_wording_stays_readable(self, bench: Bench) -> None:
        later = replace(SPECIFIC, given_on=TODAY, instructions=(Instruction(Wish.KEEP, "contract"),), designated=())
        changed = change_directive(bench.context, DPO, registered(bench).reference, later)
        assert [version.wording for version in changed.versions] == [SPECIFIC, later]
        found = read_directive(bench.context, DPO, changed.reference)
        assert found == changed
        assert json.loads(bench.payload("directive.changed"))["version"] == 2

    def test_an_older_wording_takes_the_place_of_none(self, bench: Bench) -> None:
        older = replace(SPECIFIC, given_on=date(2025, 1, 1), consented_on=date(2025, 1, 1))
        with pytest.raises(DirectiveIncomplete) as refused:
            change_directive(bench.context, DPO, registered(bench).reference, older)
        assert refused.value.facts["problem"] == "older_than_known"

    def test_it_is_revoked_as_of_a_day_and_changes_no_more(self, bench: Bench) -> None:
        reference = registered(bench).reference
        with pytest.raises(DirectiveIncomplete):
            revoke_directive(bench.context, DPO, reference, on=date(2026, 10, 27))
        assert revoke_directive(bench.context, DPO, reference, on=date(2026, 10, 20)).revoked_on == date(2026, 10, 20)
        with pytest.raises(DirectiveEnded):
            change_directive(bench.context, DPO, reference, SPECIFIC)
        assert read_directive(bench.context, DPO, reference).state is DirectiveState.REVOKED

    def test_two_people_cannot_overwrite_one_another(self, bench: Bench) -> None:
        directive = registered(bench)
        revoke_directive(bench.context, DPO, directive.reference)
        with pytest.raises(ChangedMeanwhile), bench.work.write() as transaction:
            transaction.directives.save(directive)

    def test_an_unknown_entry_is_said_to_be_unknown(self, bench: Bench) -> None:
        with pytest.raises(UnknownDirective):
            read_directive(bench.context, DPO, "PM-2026-0009")
        with pytest.raises(UnknownDirective):
            revoke_directive(bench.context, DPO, "PM-2026-0009")


class TestARequest:
    def test_it_leads_to_the_register_and_to_a_receipt(self, bench: Bench) -> None:
        reference = bench.opened(RightType.POST_MORTEM_DIRECTIVE).reference
        with pytest.raises(MeasuresMissing):
            decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED, unchecked="connue")
        directive = registered(bench, request=reference)
        assert directive.current.request == reference
        decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED, unchecked="connue")
        draft_letter(bench.context, DPO, reference, LetterKind.DIRECTIVE_RECEIPT)
        approve_letter(bench.context, DPO, reference, LetterKind.DIRECTIVE_RECEIPT)
        assert send_letter(bench.context, DPO, reference, LetterKind.DIRECTIVE_RECEIPT).state is CaseState.RESPONDED
        told = bench.letters.plans[-1][0].facts.directives
        assert [(each.reference, each.designated[0]) for each in told] == [("PM-2026-0001", "Rose Duvernay")]

    def test_a_later_one_changes_or_revokes_it(self, bench: Bench) -> None:
        directive = registered(bench)
        reference = bench.opened(RightType.POST_MORTEM_DIRECTIVE).reference
        change_directive(bench.context, DPO, directive.reference, SPECIFIC, request=reference)
        revoke_directive(bench.context, DPO, directive.reference, request=reference)
        kinds = [measure.kind for measure in bench.case(reference).measures]
        assert kinds == ["directive_changed", "directive_revoked"]
        decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED, unchecked="connue")
        draft_letter(bench.context, DPO, reference, LetterKind.DIRECTIVE_RECEIPT)
        assert bench.letters.plans[-1][0].facts.directives[0].revoked_on == TODAY

    def test_a_request_for_something_else_has_no_part_in_it(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        with pytest.raises(OtherRight):
            registered(bench, request=reference)
        assert read_register(bench.context, DPO) == ()

    def test_without_a_request_the_receipt_is_printed_from_the_register(self, bench: Bench) -> None:
        printed = print_receipt(bench.context, DPO, registered(bench).reference)
        plan, language = bench.letters.plans[-1]
        assert (plan.facts.addressee.name, plan.facts.reference, language) == (AUTHOR.name, "PM-2026-0001", "fr")
        assert json.loads(bench.payload("directive.receipt_printed"))["directive"] == "PM-2026-0001"
        assert printed.pdf


class TestADeath:
    def test_where_the_register_holds_nothing_that_is_recorded_too(self, bench: Bench) -> None:
        registered(bench)
        reference = after_death(bench, replace(SEEN, name="Odile Ferrand", email=""))
        found = bench.case(reference).deceased
        assert found is not None
        assert found.directive is DirectiveFound.NONE

    @law_says(
        "design.directive.first",
        "The register of directives is looked into before anything is searched after a death, and a person says whose "
        "directive it is.",
    )
    def test_a_directive_that_may_be_theirs_is_confirmed_before_anything_is_searched(self, bench: Bench) -> None:
        registered(bench)
        reference = after_death(bench)
        stop_marketing(bench.context, DPO, reference)
        assert step(bench, reference) == NextStep.LOOK_UP_DIRECTIVES
        (found,) = look_up_directives(bench.context, DPO, reference)
        assert (found.directive.reference, found.likeness) == ("PM-2026-0001", Likeness.SAME)
        confirmed = confirm_directives(bench.context, DPO, reference, ["PM-2026-0001"])
        assert [each.processing for each in confirmed.wishes] == ["contract", "support"]
        assert confirmed.deceased
        assert confirmed.deceased.directives == ("PM-2026-0001",)
        assert step(bench, reference) == NextStep.ACKNOWLEDGE
        assert bench.case(reference) == confirmed

    def test_nobody_declares_the_register_empty_without_looking(self, bench: Bench) -> None:
        registered(bench)
        with pytest.raises(DirectivesToConfirm):
            after_death(bench, replace(SEEN, directive=DirectiveFound.NONE))

    def test_a_namesake_is_ruled_out_once_and_stays_so(self, bench: Bench) -> None:
        registered(bench, replace(ENTRY, author=replace(AUTHOR, email="", identifiers={})))
        reference = after_death(bench, replace(SEEN, quality=None))
        assert look_up_directives(bench.context, DPO, reference)[0].likeness is Likeness.SAME_NAME
        confirm_directives(bench.context, DPO, reference, ())
        note_death(bench.context, DPO, reference, replace(SEEN, directive=DirectiveFound.NONE))
        found = bench.case(reference).deceased
        assert found is not None
        assert (found.directive, found.quality) == (DirectiveFound.NONE, HeirQuality.NOTORIAL_DEED)

    def test_somebody_else_with_directives_is_looked_for_anew(self, bench: Bench) -> None:
        registered(bench)
        reference = after_death(bench, replace(SEEN, name="Odile Ferrand", email=""))
        note_death(bench.context, DPO, reference, SEEN)
        stop_marketing(bench.context, DPO, reference)
        assert step(bench, reference) == NextStep.LOOK_UP_DIRECTIVES

    def test_a_living_requester_is_looked_for_too(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ERASURE).reference
        known = replace(AUTHOR, identifiers={"customer": "CL-20817"})
        registered(bench, replace(ENTRY, author=known))
        assert [each.likeness for each in look_up_directives(bench.context, DPO, reference)] == [Likeness.SAME]

    def test_a_person_may_say_that_it_excludes_what_the_heirs_ask(self, bench: Bench) -> None:
        registered(bench)
        reference = after_death(bench)
        confirmed = confirm_directives(bench.context, DPO, reference, ["PM-2026-0001"], contrary=True)
        assert confirmed.deceased
        assert confirmed.deceased.directive is DirectiveFound.CONTRARY
        facts = json.loads(bench.payload("directive.confirmed"))
        assert facts == {"contrary": True, "directives": ["PM-2026-0001"]}


class TestExecution:
    def test_it_is_carried_out_processing_by_processing_then_reported(self, bench: Bench) -> None:
        registered(bench)
        registered(bench, replace(COPY, wording=replace(GENERAL, instructions=())))
        designated = replace(SEEN, quality=HeirQuality.DESIGNATED_PERSON)
        context, reference = bench.context, after_death(bench, designated)
        stop_marketing(context, DPO, reference)
        confirm_directives(context, DPO, reference, ["PM-2026-0001", "PM-2026-0002"])
        carry_out_wish(context, DPO, reference, Result("contract", Carried.PARTLY, "les factures restent"))
        assert read_directive(context, DPO, "PM-2026-0001").state is DirectiveState.ACTIVE
        carry_out_wish(context, DPO, reference, Result("support", Carried.WHOLLY, others_taken_out=True))
        executed = read_directive(context, DPO, "PM-2026-0001")
        assert (executed.state, executed.executed_in) == (DirectiveState.EXECUTED, reference)
        assert read_directive(context, DPO, "PM-2026-0002").state is DirectiveState.ACTIVE
        for system in ("crm", "facturation", "contrats", "support", "emailing"):
            note_death_in_system(context, DPO, reference, 1, system, closed=False)
        decide_item(context, DPO, reference, 1, Outcome.GRANTED, unchecked="connue")
        draft_letter(context, DPO, reference, LetterKind.EXECUTION_REPORT)
        approve_letter(context, DPO, reference, LetterKind.EXECUTION_REPORT)
        assert send_letter(context, DPO, reference, LetterKind.EXECUTION_REPORT).item(1).answered_on == TODAY
        told = bench.letters.plans[-1][0].facts.wishes
        assert [(each.carried, each.to_whom) for each in told] == [
            (Carried.PARTLY, ""),
            (Carried.WHOLLY, "Rose Duvernay"),
        ]

    def test_the_log_says_on_what_and_how_and_no_more(self, bench: Bench) -> None:
        registered(bench)
        reference = after_death(bench)
        confirm_directives(bench.context, DPO, reference, ["PM-2026-0001"])
        carry_out_wish(bench.context, DPO, reference, Result("contract", Carried.NOT, "Alcide n’avait rien"))
        facts: Any = json.loads(bench.payload("directive.carried_out"))
        assert facts == {"how": ["not"], "processings": ["contract"]}

    def test_what_was_carried_out_is_still_found_by_the_next_heir(self, bench: Bench) -> None:
        registered(bench)
        first = after_death(bench)
        confirm_directives(bench.context, DPO, first, ["PM-2026-0001"])
        results = (Result("contract", Carried.WHOLLY), Result("support", Carried.NOT, "rien n’y figure"))
        carry_out_wish(bench.context, DPO, first, *results)
        second = after_death(bench)
        assert [each.directive.state for each in look_up_directives(bench.context, DPO, second)] == [
            DirectiveState.EXECUTED
        ]
        assert confirm_directives(bench.context, DPO, second, ["PM-2026-0001"]).wishes == ()

    def test_nothing_is_half_recorded(self, bench: Bench) -> None:
        registered(bench)
        reference = after_death(bench)
        confirm_directives(bench.context, DPO, reference, ["PM-2026-0001"])
        before = bench.case(reference)
        results = (Result("contract", Carried.WHOLLY), Result("support", Carried.WHOLLY))
        with pytest.raises(OthersNotTakenOut):
            carry_out_wish(bench.context, DPO, reference, *results)
        assert bench.case(reference) == before
