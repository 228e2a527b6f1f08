"""A message that is no request leaves no case and no personal data, only the fact that somebody looked at it."""

from __future__ import annotations

import hashlib

from dsardesk.domain.draft import MessageKind
from dsardesk.domain.setting_aside import AsideReason
from dsardesk.services.originals import NOT_LOCATED
from dsardesk.services.set_aside import set_aside
from tests.makers import CANARY, DPO
from tests.services.conftest import EMAIL, Bench, a_draft


def test_the_log_says_why_and_which_message_and_nothing_else(bench: Bench) -> None:
    draft = a_draft(kind=MessageKind.NOT_A_REQUEST, cards=1)
    set_aside(bench.context, DPO, draft, AsideReason.ADVERTISING)
    assert bench.actions() == ["message.set_aside"]
    told = bench.payload("message.set_aside")
    assert '"advertising"' in told
    assert '"not_a_request"' in told
    assert hashlib.sha256(draft.without_identity).hexdigest() in told
    assert hashlib.sha256(draft.raw).hexdigest() not in told
    assert CANARY not in told
    assert EMAIL not in told


def test_no_case_is_opened_and_nothing_is_kept(bench: Bench) -> None:
    set_aside(bench.context, DPO, a_draft(cards=1), AsideReason.BREACH)
    with bench.work.read() as transaction:
        assert list(transaction.cases.page(offset=0, limit=1)) == []


def test_no_digest_is_taken_of_a_message_in_which_an_identity_document_was_not_found(bench: Bench) -> None:
    """A digest of the copy is kept nowhere, and here nobody said which attachment it is."""
    set_aside(bench.context, DPO, a_draft(warnings=(NOT_LOCATED,)), AsideReason.ORDINARY)
    assert '"sha256":null' in bench.payload("message.set_aside").replace(" ", "")
