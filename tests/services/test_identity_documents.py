"""A copy of an identity document is held for a reason only, and destroyed once."""

from __future__ import annotations

from datetime import date

import pytest

from dsardesk.domain.identity import (
    AlreadyDestroyed,
    DestructionCause,
    HoldWithoutReason,
    UnknownDocument,
)
from dsardesk.services.identity_documents import destroy_document, hold_document
from dsardesk.services.identity_due import settle_documents
from tests.fakes import FailingWork, LastWriteFails
from tests.makers import DPO, NOW, document_id
from tests.services.conftest import Bench

YEAR_END = date(2026, 12, 31)


def test_a_copy_is_held_for_a_reason_only(bench: Bench) -> None:
    case = bench.opened(cards=1)
    document = case.identity.documents[0].id
    with pytest.raises(HoldWithoutReason):
        hold_document(bench.context, DPO, case.reference, document, reason="  ", until=YEAR_END)
    held = hold_document(bench.context, DPO, case.reference, document, reason="faux ?", until=YEAR_END)
    assert (held.identity.documents[0].hold_reason, held.identity.documents[0].hold_until) == ("faux ?", YEAR_END)


def test_a_copy_is_destroyed_once(bench: Bench) -> None:
    case = bench.opened(cards=1)
    document = case.identity.documents[0].id
    destroy_document(bench.context, DPO, case.reference, document, cause=DestructionCause.UNSOLICITED)
    before = bench.everything()
    with pytest.raises(AlreadyDestroyed) as refused:
        destroy_document(bench.context, DPO, case.reference, document, cause=DestructionCause.CHECKED)
    assert refused.value.facts == {"cause": "unsolicited"}
    with pytest.raises(AlreadyDestroyed):
        hold_document(bench.context, DPO, case.reference, document, reason="x", until=YEAR_END)
    assert bench.everything() == before


def test_a_copy_of_another_case_is_not_reached(bench: Bench) -> None:
    mine, other = bench.opened(cards=1), bench.opened(cards=1)
    for document in (other.identity.documents[0].id, document_id()):
        with pytest.raises(UnknownDocument):
            destroy_document(bench.context, DPO, mine.reference, document, cause=DestructionCause.CHECKED)
    assert len(bench.store.contents) == 2


def test_a_destruction_whose_record_failed_is_recorded_at_the_next_opening(bench: Bench) -> None:
    case = bench.opened(cards=1)
    document = case.identity.documents[0].id
    with pytest.raises(LastWriteFails):
        destroy_document(
            bench.context_on(FailingWork(bench.work)),
            DPO,
            case.reference,
            document,
            cause=DestructionCause.UNSOLICITED,
        )
    assert not bench.store.holds(document)
    bench.clock.forward(days=1)
    assert settle_documents(bench.context, DPO) == (case.reference,)
    destruction = bench.case(case.reference).identity.documents[0].destruction
    assert destruction
    assert (destruction.at, destruction.cause) == (NOW, DestructionCause.UNSOLICITED)
