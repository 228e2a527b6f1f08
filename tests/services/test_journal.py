"""The journal is read a page at a time: who did what, when, on which case."""

from __future__ import annotations

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.rights import RightType
from dsardesk.services.agenda import read_agenda
from dsardesk.services.complaints import note_authority_letter
from dsardesk.services.confidential import set_confidential
from dsardesk.services.journal import last_backup, read_journal
from dsardesk.services.seeing import case_as_seen, events_as_seen
from tests.makers import ACTORS, DPO
from tests.services.conftest import Bench


def test_the_newest_event_comes_first_with_its_user_and_its_case(bench: Bench) -> None:
    case = bench.opened(RightType.ACCESS)
    page = read_journal(bench.context, DPO, limit=10)
    newest = page.lines[0]
    assert (newest.user, newest.action, newest.reference) == (DPO.name, "case.opened", case.reference)
    assert newest.at == bench.clock.now()
    assert newest.payload
    assert page.total == len(page.lines) == len(bench.actions())


def test_pages_follow_one_another_without_a_line_lost_or_said_twice(bench: Bench) -> None:
    for _ in range(5):
        bench.opened(RightType.ACCESS)
    whole = read_journal(bench.context, DPO, limit=100).lines
    first = read_journal(bench.context, DPO, limit=2)
    bench.opened(RightType.ACCESS)  # What is written meanwhile moves nothing.
    rest = read_journal(bench.context, DPO, limit=100, before=first.lines[-1].seq)
    assert (*first.lines, *rest.lines) == whole
    assert first.total == len(whole)


def test_an_event_of_the_vault_itself_belongs_to_no_case(bench: Bench) -> None:
    with bench.work.write() as transaction:
        transaction.audit.append(DPO, "backup.made", None, {})
    assert read_journal(bench.context, DPO, limit=1).lines[0].reference == ""


def test_the_end_of_the_journal_is_empty(bench: Bench) -> None:
    bench.opened(RightType.ACCESS)
    assert read_journal(bench.context, DPO, limit=10, before=1).lines == ()


def test_the_last_backup_is_the_one_that_counts(bench: Bench) -> None:
    assert last_backup(bench.context, DPO) is None
    for _ in range(2):
        bench.clock.forward(days=1)
        with bench.work.write() as transaction:
            transaction.audit.append(DPO, "backup.made", None, {})
    bench.opened(RightType.ACCESS)
    assert last_backup(bench.context, DPO) == bench.clock.now()


@pytest.mark.parametrize("read", [last_backup, lambda context, actor: read_journal(context, actor, limit=1)])
def test_whoever_may_only_read_cases_does_not_read_the_journal(bench: Bench, read: object) -> None:
    assert callable(read)
    with pytest.raises(RoleRefused):
        read(bench.context, ACTORS[UserRole.READ])


def test_what_is_counted_hints_at_no_confidential_case(bench: Bench) -> None:
    bench.opened(RightType.ACCESS)
    hidden = bench.opened(RightType.ACCESS).reference
    set_confidential(bench.context, DPO, hidden, confidential=True)
    page = read_journal(bench.context, ACTORS[UserRole.MANAGER], limit=100)
    assert page.total == len(page.lines) == 1
    bench.opened(RightType.ACCESS)
    numbers = [line.seq for line in read_journal(bench.context, ACTORS[UserRole.MANAGER], limit=100).lines]
    assert numbers == [2, 1]
    below = read_journal(bench.context, ACTORS[UserRole.MANAGER], limit=100, before=2)
    assert [line.seq for line in below.lines] == [1]
    assert hidden not in {line.reference for line in page.lines}
    everything = read_journal(bench.context, DPO, limit=100)
    assert [line.seq for line in everything.lines] == list(range(len(everything.lines), 0, -1))
    assert everything.total == len(everything.lines) == len(bench.actions())


def test_nor_does_what_another_case_did_to_one_that_is_shown(bench: Bench) -> None:
    manager = ACTORS[UserRole.MANAGER]
    shown = bench.opened(RightType.ACCESS)
    hidden = bench.opened(RightType.COMPLAINT).reference
    note_authority_letter(bench.context, DPO, hidden, answer_by=None, about=shown.reference)
    set_confidential(bench.context, DPO, hidden, confidential=True)
    with bench.work.read() as transaction:
        kept = transaction.cases.get(shown.reference)
        seen = case_as_seen(transaction, manager, kept)
        events = list(transaction.audit.events(shown.id))
        assert case_as_seen(transaction, DPO, kept) == kept
    assert hidden in kept.linked
    assert hidden in {hold.because_of for hold in kept.holds}
    assert (seen.linked, seen.holds) == ((), ())
    assert events_as_seen(DPO, events) == tuple(events)
    told = events_as_seen(manager, events)
    assert [event.seq for event in told] == list(range(1, len(told) + 1))
    assert len(told) < len(events)
    lines = read_journal(bench.context, manager, limit=100).lines
    payloads = [*(each.payload for each in told), *(each.payload for each in lines)]
    assert not any(hidden in str(payload) for payload in payloads)


def test_what_is_linked_to_a_case_that_may_be_seen_is_shown(bench: Bench) -> None:
    shown, letter = bench.opened(RightType.ACCESS), bench.opened(RightType.COMPLAINT).reference
    note_authority_letter(bench.context, DPO, letter, answer_by=None, about=shown.reference)
    with bench.work.read() as transaction:
        kept = transaction.cases.get(shown.reference)
        assert case_as_seen(transaction, ACTORS[UserRole.MANAGER], kept) == kept


def test_nor_does_a_case_that_was_confidential_until_it_was_purged(bench: Bench) -> None:
    case = bench.opened(RightType.ACCESS)
    set_confidential(bench.context, DPO, case.reference, confidential=True)
    with bench.work.write() as transaction:
        transaction.cases.purge(transaction.cases.get(case.reference))
        transaction.audit.forget(case.id)
    assert read_journal(bench.context, ACTORS[UserRole.MANAGER], limit=100).total == 0
    assert [line.payload for line in read_journal(bench.context, DPO, limit=100).lines] == [None, None]


def test_nor_does_how_many_cases_were_counted_anew(bench: Bench) -> None:
    with bench.work.write() as transaction:
        transaction.audit.append(DPO, "clocks.recounted", None, {"cases": 3, "moved": 1, "rules": "x"})
    assert read_agenda(bench.context, DPO).recount is not None
    assert read_agenda(bench.context, ACTORS[UserRole.MANAGER]).recount is None
    (line,) = read_journal(bench.context, ACTORS[UserRole.MANAGER], limit=1).lines
    assert line.payload == "{}"
