"""Copies beyond their case: on another computer, in other places, or belonging to nothing (GDPR 5(1)(e), 12(6))."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dsardesk.domain.actors import Actor, RoleRefused, UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.cleaning import PLACES, NotDestroyedYet, NothingAttested
from dsardesk.domain.identity import (
    AlreadyDestroyed,
    DeclaredWithoutReason,
    Destruction,
    DestructionCause,
    HeldElsewhere,
    HeldHere,
    IdentityDocument,
    Rung,
    Verdict,
)
from dsardesk.domain.rights import RightType
from dsardesk.services.agenda import read_agenda
from dsardesk.services.context import change_case
from dsardesk.services.copies import attest_places, declare_gone, sweep_waiting
from dsardesk.services.identity import check_identity
from dsardesk.services.identity_documents import destroy_document, hold_document, look_at
from dsardesk.services.identity_due import settle_documents
from dsardesk.services.open_case import take_in
from tests.fakes import FailingWork, LastWriteFails, MemoryIdentityStore
from tests.makers import ACTORS, DPO, NOW, TODAY, document_id
from tests.services.conftest import Bench

ASSISTANT = ACTORS[UserRole.ASSISTANT]


def _only(case: Case) -> IdentityDocument:
    return case.identity.documents[0]


def _destroyed(bench: Bench, attested: tuple[str, ...] = ()) -> Case:
    case = bench.opened(cards=1)
    cause = DestructionCause.UNSOLICITED
    return destroy_document(bench.context, DPO, case.reference, _only(case).id, cause=cause, attested=attested)


def _closed(bench: Bench, reference: str) -> None:
    """Close a case as an older vault may have: with a copy still held."""
    with bench.work.write() as transaction:
        case = transaction.cases.get(reference)
        profile = bench.context.profile_of(transaction, case)
        bench.context.save(transaction, replace(case, closed_on=TODAY), profile)


def _on_another_computer(bench: Bench) -> None:
    """The same vault, opened where nothing of the first computer lies."""
    bench.store = MemoryIdentityStore()
    bench.store.id, bench.store.computer = "ailleurs", "poste-2"


class TestPlaces:
    def test_each_place_that_nobody_attests_to_is_a_task_for_today(self, bench: Bench) -> None:
        case = _destroyed(bench, ("mailbox", "paper"))
        agenda = read_agenda(bench.context, DPO)
        assert [line.reference for line in agenda.to_clean] == [case.reference]
        assert case.identity.to_clean(_only(case)) == ("deleted_items", "downloads", "scanner")

    def test_it_is_attested_to_later_by_whoever_looked_and_the_task_goes(self, bench: Bench) -> None:
        case = _destroyed(bench, ("mailbox",))
        bench.clock.forward(days=1)
        attest_places(bench.context, ASSISTANT, case.reference, _only(case).id, places=("downloads", "mailbox"))
        assert len(read_agenda(bench.context, DPO).to_clean) == 1
        attest_places(bench.context, DPO, case.reference, _only(case).id, places=PLACES)
        assert read_agenda(bench.context, DPO).to_clean == ()
        said = bench.case(case.reference).identity.attestations
        assert [(each.place, each.by) for each in said] == [
            ("downloads", "Sofiane Bensaïd"),
            ("deleted_items", DPO.name),
            ("scanner", DPO.name),
            ("paper", DPO.name),
        ]
        assert {each.at for each in said} == {NOW + timedelta(days=1)}
        assert bench.actions()[-1] == "identity.attested"

    def test_what_was_attested_to_at_the_destruction_is_not_said_again(self, bench: Bench) -> None:
        case = _destroyed(bench, PLACES)
        assert read_agenda(bench.context, DPO).to_clean == ()
        with pytest.raises(NothingAttested):
            attest_places(bench.context, DPO, case.reference, _only(case).id, places=PLACES)

    def test_the_desk_s_own_copy_goes_first(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        assert read_agenda(bench.context, DPO).to_clean == ()
        with pytest.raises(NotDestroyedYet):
            attest_places(bench.context, DPO, case.reference, _only(case).id, places=PLACES)

    def test_a_closed_case_does_not_hide_the_task(self, bench: Bench) -> None:
        case = _destroyed(bench)
        _closed(bench, case.reference)
        assert len(read_agenda(bench.context, DPO).to_clean) == 1
        attest_places(bench.context, DPO, case.reference, _only(case).id, places=PLACES)
        assert read_agenda(bench.context, DPO).to_clean == ()

    def test_who_only_follows_sees_no_name_and_attests_nothing(self, bench: Bench) -> None:
        case = _destroyed(bench)
        manager = ACTORS[UserRole.MANAGER]
        assert [line.person for line in read_agenda(bench.context, manager).to_clean] == [""]
        with pytest.raises(RoleRefused):
            attest_places(bench.context, manager, case.reference, _only(case).id, places=PLACES)


class TestAClosedCase:
    def test_a_copy_still_held_there_can_be_destroyed_by_hand(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        _closed(bench, case.reference)
        destroy_document(bench.context, DPO, case.reference, _only(case).id, cause=DestructionCause.UNSOLICITED)
        assert not bench.store.holds(_only(case).id)
        assert _only(bench.case(case.reference)).destruction


class TestAnotherComputer:
    def test_opening_there_does_not_record_as_destroyed_what_the_first_one_holds(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        first = bench.store
        _on_another_computer(bench)
        bench.clock.forward(days=30)
        assert settle_documents(bench.context, DPO) == ()
        assert _only(bench.case(case.reference)).held
        assert [(d.computer, d.store) for d in read_agenda(bench.context, DPO).documents] == [("poste-1", "ici")]
        bench.store = first
        assert settle_documents(bench.context, DPO) == (case.reference,)
        ended = _only(bench.case(case.reference)).destruction
        assert ended
        assert ended.cause is DestructionCause.DEADLINE
        assert not first.holds(_only(case).id)

    def test_it_can_be_neither_looked_at_nor_destroyed_there_and_the_first_computer_is_named(
        self, bench: Bench
    ) -> None:
        case = bench.opened(cards=1)
        _on_another_computer(bench)
        for attempt in (
            lambda: look_at(bench.context, DPO, case.reference, _only(case).id),
            lambda: destroy_document(
                bench.context, DPO, case.reference, _only(case).id, cause=DestructionCause.CHECKED
            ),
        ):
            with pytest.raises(HeldElsewhere) as refused:
                attempt()
            assert refused.value.facts == {"computer": "poste-1"}
        assert _only(bench.case(case.reference)).held

    def test_a_check_made_there_makes_it_due_on_the_first(self, bench: Bench) -> None:
        case = bench.opened(RightType.ACCESS, cards=1)
        first = bench.store
        _on_another_computer(bench)
        checked = check_identity(bench.context, DPO, case.reference, rung=Rung.KNOWN_CHANNEL, verdict=Verdict.CONFIRMED)
        assert _only(checked).held
        assert _only(checked).destroy_by == NOW
        bench.store = first
        assert settle_documents(bench.context, DPO) == (case.reference,)
        assert not first.holds(_only(case).id)

    def test_one_held_as_evidence_stays_so(self, bench: Bench) -> None:
        case = bench.opened(RightType.ACCESS, cards=1)
        hold_document(bench.context, DPO, case.reference, _only(case).id, reason="faux ?", until=TODAY)
        _on_another_computer(bench)
        checked = check_identity(bench.context, DPO, case.reference, rung=Rung.KNOWN_CHANNEL, verdict=Verdict.CONFIRMED)
        assert _only(checked).destroy_by > NOW

    def test_a_copy_lost_with_its_computer_is_declared_gone_for_a_reason_and_the_record_says_on_whose_word(
        self, bench: Bench
    ) -> None:
        case = bench.opened(cards=1)
        _on_another_computer(bench)
        with pytest.raises(DeclaredWithoutReason):
            declare_gone(bench.context, DPO, case.reference, _only(case).id, reason=" ")
        gone = declare_gone(
            bench.context, DPO, case.reference, _only(case).id, reason="disque détruit le 3 mai", attested=("mailbox",)
        )
        assert _only(gone).destruction == Destruction(NOW, DPO.name, DestructionCause.DECLARED, ("mailbox",))
        assert "disque détruit" in bench.payload("identity.destroyed")
        with pytest.raises(AlreadyDestroyed):
            declare_gone(bench.context, DPO, case.reference, _only(case).id, reason="encore")

    def test_what_lies_here_is_destroyed_not_declared_gone(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        with pytest.raises(HeldHere):
            declare_gone(bench.context, DPO, case.reference, _only(case).id, reason="perdu")
        _on_another_computer(bench)
        with pytest.raises(RoleRefused):
            declare_gone(bench.context, ASSISTANT, case.reference, _only(case).id, reason="perdu")

    def test_a_copy_of_an_older_vault_is_taken_for_this_computer_s_only_where_it_lies(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        unnamed = _unnamed(bench, DPO, case)
        assert unnamed.store == ""
        here = bench.store
        _on_another_computer(bench)
        assert settle_documents(bench.context, DPO) == ()
        with pytest.raises(HeldElsewhere) as refused:
            look_at(bench.context, DPO, case.reference, unnamed.id)
        assert refused.value.facts == {"computer": "?"}
        bench.store = here
        settle_documents(bench.context, DPO)
        assert _only(bench.case(case.reference)).store == "ici"


def _unnamed(bench: Bench, actor: Actor, case: Case) -> IdentityDocument:
    """A copy as vaults recorded it before they said which computer holds it."""
    bare = replace(_only(case), store="", computer="")
    changed = change_case(
        bench.context,
        actor,
        case.reference,
        "test.unnamed",
        lambda on: (replace(on.case, identity=on.case.identity.with_document(bare)), {}),
    )
    return _only(changed)


class TestWhatBelongsToNothing:
    def test_an_opening_cut_short_leaves_no_raw_message_beyond_the_next_start(self, bench: Bench) -> None:
        case = bench.opened(cards=1)
        take_in(bench.context, DPO, b"un message avec une carte")
        bench.store.put(document_id(), b"une carte deja mise a part")
        assert sweep_waiting(bench.context, DPO) == 2
        assert list(bench.store.contents) == [_only(case).id]
        assert bench.actions()[-1] == "identity.swept"
        assert sweep_waiting(bench.context, DPO) == 0
        assert bench.actions().count("identity.swept") == 1

    def test_an_empty_store_is_left_alone(self, bench: Bench) -> None:
        before = bench.everything()
        assert sweep_waiting(bench.context, DPO) == 0
        assert bench.everything() == before

    def test_what_was_swept_unrecorded_stays_swept(self, bench: Bench) -> None:
        take_in(bench.context, DPO, b"un message")
        with pytest.raises(LastWriteFails):
            sweep_waiting(bench.context_on(FailingWork(bench.work)), DPO)
        assert bench.store.contents == {}
