"""Signatures over the log's end: what was signed can be neither changed nor taken out, whoever can write the chain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from dsardesk.domain.audit import GENESIS, AuditEvent, AuditVerdict, link
from dsardesk.domain.checkpoints import KEY_MADE, Checkpoint, LogCheck, announced_key, is_due

AT = datetime(2026, 10, 26, 8, 40, tzinfo=UTC)
USER, OTHER = UUID(int=7), UUID(int=8)
KEY = "ab" * 32


def log(length: int, *, actor: UUID = USER, announced: str = KEY) -> list[AuditEvent]:
    """A log whose second event announces the key."""
    events: list[AuditEvent] = []
    for seq in range(1, length + 1):
        events.append(
            link(
                events[-1].hash if events else GENESIS,
                seq=seq,
                at=AT + timedelta(minutes=seq),
                actor=actor,
                action=KEY_MADE if seq == 2 else "case.opened",
                case=None,
                facts={"public_key": announced} if seq == 2 else {"n": seq},
                salt=f"{seq:02x}" * 16,
            )
        )
    return events


def signed(event: AuditEvent, **changes: Any) -> Checkpoint:
    return replace(Checkpoint(event.seq, event.hash, AT, USER, KEY, "genuine"), **changes)


def is_genuine(checkpoint: Checkpoint) -> bool:
    return checkpoint.signature == "genuine"


def found(events: Iterable[AuditEvent], *checkpoints: Checkpoint) -> tuple[tuple[str, int], ...]:
    check = LogCheck(is_genuine)
    check.read(events, checkpoints)
    return check.verdict().problems


def test_a_log_that_was_signed_and_left_alone_is_whole() -> None:
    events = log(5)
    assert found(events, signed(events[2]), signed(events[4])) == ()


def test_a_signature_that_the_key_did_not_make_is_noticed() -> None:
    events = log(4)
    assert found(events, signed(events[3], signature="forged")) == (("audit.signature_wrong", 4),)


@pytest.mark.parametrize("events", [log(4, actor=OTHER), log(4, announced="cd" * 32)])
def test_a_key_that_its_user_never_announced_counts_for_nothing(events: list[AuditEvent]) -> None:
    assert found(events, signed(events[3])) == (("audit.key_unknown", 4),)


def test_a_key_announced_after_the_signature_counts_for_nothing() -> None:
    events = log(4)
    assert found(events, signed(events[0])) == (("audit.key_unknown", 1),)


def test_a_chain_made_anew_does_not_bear_the_signature() -> None:
    events, forged = log(4), log(3)
    forged.append(link(forged[-1].hash, seq=4, at=AT, actor=USER, action="x", case=None, facts={}, salt="00" * 16))
    assert found(forged, signed(events[3])) == (("audit.signed_differs", 4),)


def test_what_was_signed_and_is_not_there_was_taken_out() -> None:
    events = log(5)
    assert found(events[:3], signed(events[3]), signed(events[4])) == (
        ("audit.signed_missing", 4),
        ("audit.signed_missing", 5),
    )


def test_a_check_goes_on_where_it_stopped_and_may_begin_where_all_is_known_to_be_whole() -> None:
    events = log(6)
    parts = LogCheck(is_genuine)
    parts.read(events[:3], [signed(events[2])])
    parts.read(events[3:], [signed(events[5])])
    assert parts.verdict() == AuditVerdict(6, events[5].hash, ())
    rest = LogCheck(is_genuine, start=(3, events[2].hash), keys=[(USER, KEY)])
    rest.read(events[3:], [signed(events[5])])
    assert rest.verdict().ok
    wrong = LogCheck(is_genuine, start=(2, events[1].hash))
    wrong.read(events[3:], [])
    assert ("audit.sequence_broken", 4) in wrong.verdict().problems


def test_the_end_reached_must_be_the_end_that_is_told() -> None:
    events = log(3)
    check = LogCheck(is_genuine)
    check.read(events, [])
    assert check.verdict((3, events[2].hash)).ok
    assert check.verdict((4, events[2].hash)).problems == (("audit.head_differs", 4),)


@pytest.mark.parametrize("payload", [None, "", "[]", "{}", "no", '{"public_key": 5}', "null"])
def test_words_that_announce_no_key_break_nothing(payload: str | None) -> None:
    assert announced_key(replace(log(2)[1], payload=payload)) is None
    events = log(2)
    events[1] = replace(events[1], payload=payload, salt=None if payload is None else events[1].salt)
    assert ("audit.key_unknown", 2) in found(events, signed(events[1]))


def test_the_end_is_signed_first_then_each_day_and_every_thousand_events() -> None:
    (event,) = log(1)
    last = signed(event)
    assert is_due(event, None)
    assert not is_due(replace(event, seq=1000), last)
    assert is_due(replace(event, seq=1001), last)
    assert not is_due(replace(event, seq=2, at=AT + timedelta(hours=15)), last)
    assert is_due(replace(event, seq=2, at=AT + timedelta(hours=16)), last)


def test_what_is_signed_names_event_instant_and_user() -> None:
    (event,) = log(1)
    one = signed(event)
    others = [
        replace(one, seq=2),
        replace(one, hash=GENESIS),
        replace(one, at=AT + timedelta(1)),
        replace(one, user=OTHER),
    ]
    assert len({one.message, *(each.message for each in others)}) == 5
    assert one.mark == (1, event.hash)
