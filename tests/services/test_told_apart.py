"""What a person says of an attachment prevails over what was read: it is an identity document, or it is none."""

from __future__ import annotations

import json

import pytest

from dsardesk.desk.reading import read_message
from dsardesk.domain.case import Case
from dsardesk.domain.draft import Draft, IdentitySign
from dsardesk.domain.linking import Relation
from dsardesk.services.case_page import read_page
from dsardesk.services.linking import add_message
from dsardesk.services.open_case import Opening, open_at_once
from tests.makers import DPO
from tests.services.conftest import Bench

PLAN, CARD = b"plan du local", b"carte nationale"
NAMES = ("carte_identite_visuelle.jpg", "recto.jpg")
"""The first is a drawing that its name betrays; the second is the card, and nothing says so."""


def raw(*contents: bytes) -> bytes:
    lines = [
        "From: luc@courriel.example",
        "Received: from x by mx.alto.example; Sat, 24 Oct 2026 09:00:00 +0200",
        "MIME-Version: 1.0",
        "Content-Type: multipart/mixed; boundary=b",
        "",
        "--b",
        "Content-Type: text/plain; charset=utf-8",
        "",
        "Je demande l'accès à mes données.",
    ]
    for name, content in zip(NAMES, contents or (PLAN, CARD), strict=True):
        lines += ["--b", f'Content-Type: image/jpeg; name="{name}"', "Content-Disposition: attachment", ""]
        lines.append(content.decode())
    return "\r\n".join([*lines, "--b--", ""]).encode()


def opened(bench: Bench, draft: Draft) -> Case:
    return open_at_once(bench.context, DPO, draft.raw, draft, Opening())


def kept(bench: Bench, case: Case) -> bytes:
    with bench.work.read() as transaction:
        return transaction.blobs.get(case.documents[-1].id)


def held(bench: Bench, case: Case) -> list[bytes]:
    return [bench.store.get(each.id) for each in case.identity.held()]


def test_without_a_word_of_a_person_what_was_read_holds(bench: Bench) -> None:
    draft = read_message(raw())
    assert [each.sign for each in draft.attachments] == [IdentitySign.NAME, None]
    case = opened(bench, draft)
    assert (held(bench, case), PLAN in kept(bench, case), CARD in kept(bench, case)) == ([PLAN], False, True)
    assert "identity.told_apart" not in bench.actions()


def test_an_attachment_that_is_freed_is_kept_as_an_ordinary_original(bench: Bench) -> None:
    draft = read_message(raw(), frozenset())
    case = opened(bench, draft)
    assert kept(bench, case) == raw()
    assert held(bench, case) == []
    assert not bench.store.documents()


def test_one_that_is_marked_goes_to_the_store_of_copies_only(bench: Bench) -> None:
    case = opened(bench, read_message(raw(), frozenset({2})))
    assert held(bench, case) == [CARD]
    assert (PLAN in kept(bench, case), CARD in kept(bench, case)) == (True, False)


def test_the_journal_says_so_by_numbers_without_a_name(bench: Bench) -> None:
    opened(bench, read_message(raw(), frozenset({2})))
    assert json.loads(bench.payload("identity.told_apart")) == {"marked": [2], "freed": [1]}


def test_a_message_added_to_a_case_is_told_apart_too(bench: Bench) -> None:
    reference = bench.opened().reference
    case = add_message(bench.context, DPO, reference, read_message(raw(), frozenset({2})), Relation.REPLY)
    assert held(bench, case) == [CARD]
    assert (PLAN in kept(bench, case), CARD in kept(bench, case)) == (True, False)
    assert bench.actions()[-3:] == ["message.filed", "identity.told_apart", "identity.quarantined"]


@pytest.mark.parametrize("marked", [1, 2])
def test_the_same_file_twice_never_stays_once(bench: Bench, marked: int) -> None:
    case = opened(bench, read_message(raw(CARD, CARD), frozenset({marked})))
    assert held(bench, case) == [CARD, CARD]
    assert CARD not in kept(bench, case)


def test_the_page_of_the_case_does_not_take_a_freed_attachment_for_a_document_again(bench: Bench) -> None:
    case = opened(bench, read_message(raw(), frozenset()))
    page = read_page(bench.context, DPO, case.reference)
    assert page.message
    assert [each.identity_document for each in page.message.attachments] == [False, False]
    assert page.message.warnings == ()
