"""The audit log: whatever is touched is noticed, and yet a payload can be erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.audit import GENESIS, AuditEvent, acted_for, canonical, hash_payload, instant_text, link, verify

AT = datetime(2026, 10, 26, 8, 40, tzinfo=UTC)
PAYLOADS = st.dictionaries(st.text(max_size=8), st.none() | st.integers() | st.text(max_size=12), max_size=4)


def chain(*payloads: dict[str, Any]) -> list[AuditEvent]:
    """A log of as many events."""
    events: list[AuditEvent] = []
    for seq, facts in enumerate(payloads, start=1):
        event = link(
            events[-1].hash if events else GENESIS,
            seq=seq,
            at=AT + timedelta(minutes=seq),
            actor=UUID(int=7),
            action="case.opened",
            case=UUID(int=seq) if seq % 2 else None,
            facts=facts,
            salt=f"{seq:02x}" * 16,
        )
        events.append(event)
    return events


LOGS = st.lists(PAYLOADS, min_size=1, max_size=6).map(lambda payloads: chain(*payloads))
EDITS: dict[str, Callable[[AuditEvent], object]] = {
    "seq": lambda event: event.seq + 1,
    "at": lambda event: event.at + timedelta(microseconds=1),
    "actor": lambda event: UUID(int=event.actor.int + 1),
    "action": lambda event: event.action + "s",
    "case": lambda _: UUID(int=99),
    "payload": lambda event: f"{event.payload} ",
    "salt": lambda event: f"{event.salt}00",
    "payload_hash": lambda _: "f" * 64,
    "previous": lambda _: "e" * 64,
    "hash": lambda _: "d" * 64,
}


def problems(events: list[AuditEvent], head: tuple[int, str] | None = None) -> list[str]:
    return [code for code, _ in verify(events, head).problems]


@given(events=LOGS)
def test_an_untouched_log_is_whole(events: list[AuditEvent]) -> None:
    verdict = verify(events, (events[-1].seq, events[-1].hash))
    assert verdict.ok
    assert (verdict.events, verdict.head) == (len(events), events[-1].hash)


def test_a_log_without_events_is_whole() -> None:
    verdict = verify([])
    assert (verdict.ok, verdict.events, verdict.head) == (True, 0, GENESIS)
    assert verify([], (0, GENESIS)).ok


@pytest.mark.parametrize("field", EDITS)
@given(events=LOGS, data=st.data())
def test_an_edited_field_is_noticed(field: str, events: list[AuditEvent], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(events) - 1))
    changes: dict[str, Any] = {field: EDITS[field](events[place])}
    events[place] = replace(events[place], **changes)
    verdict = verify(events)
    assert not verdict.ok
    assert events[place].seq in {seq for _, seq in verdict.problems}


def test_an_edit_names_the_event_and_what_is_wrong_with_it() -> None:
    events = chain({"n": 1}, {"n": 2}, {"n": 3})
    events[1] = replace(events[1], payload='{"n":4}')
    assert verify(events).problems == (("audit.payload_changed", 2),)


@pytest.mark.parametrize("salt", ["not hexadecimal", "AB" * 16, "ab " * 16, "é"])
def test_a_salt_that_was_rewritten_is_noticed_and_breaks_nothing(salt: str) -> None:
    (event,) = chain({"n": 1})
    same = replace(event, salt="ab" * 16, payload_hash=hash_payload("ab" * 16, event.payload or ""))
    assert "audit.payload_changed" in problems([replace(same, salt=salt)])


@given(events=LOGS.filter(lambda log: len(log) > 1), data=st.data())
def test_swapped_events_are_noticed(events: list[AuditEvent], data: st.DataObject) -> None:
    one = data.draw(st.integers(0, len(events) - 2))
    events[one], events[one + 1] = events[one + 1], events[one]
    assert {"audit.sequence_broken", "audit.chain_broken"} <= set(problems(events))


@given(events=LOGS.filter(lambda log: len(log) > 1), data=st.data())
def test_a_removed_event_is_noticed(events: list[AuditEvent], data: st.DataObject) -> None:
    del events[data.draw(st.integers(0, len(events) - 2))]
    assert {"audit.sequence_broken", "audit.chain_broken"} <= set(problems(events))


@given(events=LOGS, data=st.data())
def test_an_inserted_event_is_noticed_even_if_it_is_well_linked(events: list[AuditEvent], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(events) - 1))
    previous = events[place].previous
    forged = link(
        previous, seq=place + 1, at=AT, actor=UUID(int=9), action="x", case=None, facts={"forged": True}, salt="00" * 16
    )
    events.insert(place, forged)
    assert "audit.chain_broken" in problems(events)


@given(events=LOGS, data=st.data())
def test_a_payload_erased_with_its_salt_leaves_the_chain_whole(events: list[AuditEvent], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(events) - 1))
    head = (events[-1].seq, events[-1].hash)
    events[place] = replace(events[place], payload=None, salt=None)
    assert verify(events, head).ok


@pytest.mark.parametrize("half", ["payload", "salt"])
def test_erasing_one_without_the_other_is_noticed(half: str) -> None:
    (event,) = chain({"n": 1})
    erased: dict[str, Any] = {half: None}
    assert problems([replace(event, **erased)]) == ["audit.payload_changed"]


@given(events=LOGS, data=st.data())
def test_a_shortened_log_is_noticed_with_the_anchor_only(events: list[AuditEvent], data: st.DataObject) -> None:
    anchor = (events[-1].seq, events[-1].hash)
    kept = events[: data.draw(st.integers(0, len(events) - 1))]
    assert verify(kept).ok
    assert verify(kept, anchor).problems == (("audit.head_differs", anchor[0]),)


def test_a_log_that_grew_since_the_anchor_is_whole() -> None:
    events = chain({"n": 1}, {"n": 2}, {"n": 3})
    assert verify(events, (2, events[1].hash)).ok


def test_a_log_made_anew_does_not_meet_the_anchor() -> None:
    assert problems(chain({"n": 2}), (1, chain({"n": 1})[0].hash)) == ["audit.head_differs"]


def test_the_same_instant_is_written_the_same_way_from_every_zone() -> None:
    noon = datetime(2026, 10, 26, 10, 40, tzinfo=timezone(timedelta(hours=2)))
    assert instant_text(noon) == instant_text(AT) == "2026-10-26T08:40:00.000000Z"


def test_the_same_facts_give_the_same_text_whatever_their_order() -> None:
    assert canonical({"b": 1, "a": "é"}) == canonical({"a": "é", "b": 1}) == '{"a":"é","b":1}'


def test_the_same_payload_under_another_salt_has_another_hash() -> None:
    assert hash_payload("00", "{}") != hash_payload("01", "{}")


def test_what_somebody_did_for_another_is_told_by_the_numbers_of_its_events() -> None:
    log = chain({"item": 1}, {"acting_for": "a"}, {"acting_for": "b"}, {"acting_for": "a"})
    assert acted_for([replace(log[0], payload=None), *log[1:]]) == {"a": [2, 4], "b": [3]}
