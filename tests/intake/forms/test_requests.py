"""Requests in the forms that programs send."""

from __future__ import annotations

import base64
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.draft import MessageKind
from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.rights import RightType
from dsardesk.intake.forms.message import Bounds
from dsardesk.intake.forms.requests import read_request, requests_in
from tests.intake.forms.conftest import Reading

FIDES = {
    "policy_key": "default_access_policy",
    "identity": {"email": "luc@courriel.example", "phone_number": {"label": "Phone", "value": "+33639980000"}},
    "requested_at": "2026-10-24T09:00:00",
}
DRP = {
    "agent-id": "a",
    "exercise": "sale:opt-out",
    "name": "Luc Martin",
    "address": {"street": "3 rue X", "zip": 69003},
}


def as_bytes(table: Any) -> bytes:
    return json.dumps(table).encode()


def test_fides_names_the_person_and_the_policy_that_is_asked(reading: Reading) -> None:
    (draft,) = reading(as_bytes([FIDES]), "fides.json")
    assert draft.identifiers == {"email": "luc@courriel.example", "phone": "+33639980000"}
    assert [(each.right, each.quote) for each in draft.proposals] == [
        (RightType.ACCESS, "policy_key: default_access_policy")
    ]
    assert draft.sent_at is not None
    assert draft.sender_email == "luc@courriel.example"


def test_a_request_of_a_program_is_in_english_and_its_own_moment_is_proposed_as_its_day(reading: Reading) -> None:
    (draft,) = reading(as_bytes([{**FIDES, "extensions": {"para": "os dados do cliente"}}]), "fides.json")
    assert (draft.language, draft.received_on) == ("en", date(2026, 10, 24))
    assert "intake.no_received" in draft.warnings
    assert "intake.language_uncertain" not in draft.warnings


def test_a_request_of_a_program_that_bears_no_moment_proposes_no_day(reading: Reading) -> None:
    (draft,) = reading(as_bytes(DRP), "drp.json")
    assert draft.received_on is None


def test_a_register_of_fides_gives_a_request_each(reading: Reading) -> None:
    rules = {"rules": [{"action_type": "erasure"}, {"action_type": "access"}, "odd"]}
    listed = {"items": [FIDES, {"identity": {}, "policy": rules}], "total": 2}
    drafts = reading(as_bytes(listed), "fides.json")
    assert [[each.right.value for each in draft.proposals] for draft in drafts] == [["access"], ["erasure", "access"]]


def test_a_signed_message_of_the_data_rights_protocol_is_read_below_its_signature() -> None:
    signed = base64.b64encode(bytes(64) + as_bytes(DRP))
    (table,) = requests_in(signed)
    message = read_request(table, Bounds())
    assert message.stated is not None
    assert message.stated.identifiers == {"postal_address": "3 rue X 69003"}
    assert [each.quote for each in message.stated.rights] == ["exercise: sale:opt-out"]


@pytest.mark.parametrize(
    "content",
    [
        b"{}",
        b"[1, 2]",
        b"{torn",
        b'{"exercise": "access"}',
        b'{"identity": {}}',
        b"[" * 100_000,
        b"A" * 101,
        b"9" * 5000,
        b"QUFB" * 40,
        b" " * 5_000_001,
    ],
)
def test_another_table_is_no_request(content: bytes) -> None:
    assert requests_in(content) == []


@pytest.mark.parametrize("table", [{"a": list(range(500))}, {"a": [[[[[[[[[[[[[[1]]]]]]]]]]]]]]}])
def test_one_that_says_more_than_any_request_is_kept_for_a_person_to_read(table: dict[str, Any]) -> None:
    with pytest.raises(UnreadableInput):
        read_request({"subject_request_type": "erasure", **table}, Bounds())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
NAMES = [
    "subject_identities",
    "identity",
    "policy",
    "policy_key",
    "agent-id",
    "exercise",
    "submitted_time",
    "name",
    "address",
]


@given(table=st.dictionaries(st.sampled_from(NAMES), JSON), kind=JSON)
def test_whatever_stands_in_its_fields_it_is_read_or_refused(table: dict[str, Any], kind: Any) -> None:
    for each in requests_in(as_bytes({**table, "subject_request_type": kind})):
        assert read_request(each, Bounds()).stated is not None


def test_a_field_left_out_or_of_another_kind_hides_no_request(reading: Reading) -> None:
    (draft,) = reading(as_bytes({"drp.version": "1.0", "exercise": "deletion"}), "drp.json")
    assert [each.right for each in draft.proposals] == [RightType.ERASURE]
    (draft,) = reading(as_bytes({"identity": {"email": "a@x.example"}, "policy": {"rules": 5}}), "fides.json")
    assert draft.kind is MessageKind.UNCLEAR


def test_of_more_requests_than_a_person_can_look_through_none_is_dropped_unsaid(reading: Reading) -> None:
    with pytest.raises(UnreadableInput) as refused:
        reading(as_bytes([FIDES] * 201), "fides.json")
    assert refused.value.facts["reason"] == "too_many_messages"
