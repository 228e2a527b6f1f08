"""Cases of an older vault read once, letters and notes included, so that their words find them."""

from __future__ import annotations

import contextlib
import json

from dsardesk.domain.case import Case
from dsardesk.domain.errors import DeskError
from dsardesk.services.context import Context, asked_of, found_by
from dsardesk.services.notes import NOTE
from dsardesk.services.ports import FoundIn, Transaction

PAGE = 100


def read_again(context: Context) -> int:
    """How many cases were read; 0 once it was done, or where there was no need."""
    with context.work.read() as transaction:
        if not transaction.cases.words_are_due():
            return 0
    done = 0
    while read := _read_some(context, done):
        done += read
    with context.work.write() as transaction:
        transaction.cases.words_were_read()
    return done


def _read_some(context: Context, offset: int) -> int:
    with context.work.write() as transaction:
        lines = transaction.cases.page(offset=offset, limit=PAGE)
        for line in lines:
            _read_case(context, transaction, transaction.cases.get(line.reference))
    return len(lines)


def _read_case(context: Context, transaction: Transaction, case: Case) -> None:
    cases = transaction.cases
    # Nor does a company's profile that this version reads no more keep it closed.
    with contextlib.suppress(DeskError):
        cases.save(case, context.dated(transaction, case, context.profile_of(transaction, case)))
    cases.keep_words(case.id, FoundIn.REQUEST, "", asked_of(case))
    for letter in case.letters:
        # A letter that cannot be read any more is the checkup's to tell: the vault opens all the same.
        with contextlib.suppress(DeskError):
            said = context.letters.read_letter(transaction.blobs.get(letter.docx))
            cases.keep_words(case.id, FoundIn.LETTER, letter.id.hex, found_by(said))
    for event in transaction.audit.events(case.id):
        if event.action == NOTE and event.payload:
            words = found_by(str(json.loads(event.payload).get("text", "")))
            cases.keep_words(case.id, FoundIn.NOTE, str(event.seq), words)
