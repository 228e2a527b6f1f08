"""Of a case that is purged nothing remains: the pages of the database and of its log are decrypted and read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dsardesk.domain.case import Case
from dsardesk.domain.importing.columns import guess_plan
from dsardesk.domain.importing.sheet import Sheet
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.retention import Kept
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.case_list import Selection, Shown, measure_list
from dsardesk.services.drafts import forget_draft, keep_draft
from dsardesk.services.import_batches import undo_import
from dsardesk.services.letters import draft_letter
from dsardesk.services.notes import add_note
from dsardesk.services.purging import purge
from dsardesk.services.register_import import import_register
from dsardesk.services.suppression import note_opt_out
from dsardesk.storage.ciphers import subkey
from dsardesk.storage.layout import BLOBS, DATABASE
from dsardesk.storage.vault import OpenVault
from tests.fakes import FailingWork, LastWriteFails, PlainLetters
from tests.makers import CANARY, DPO, TODAY, Clock, Opener, bytes_below
from tests.pages import decrypted_pages
from tests.services.conftest import EMAIL, Bench
from tests.sheets import HEADER

NOTE, DRAFT, LETTER, QUOTE, REASONS = "hippogriffe", "coquecigrue", "kallikantzare", "tarasquin", "vouivresque"
YEARS = 365 * 5 + 60
FRAGMENTS = [
    # A full-text index writes of a word only what differs from the word before.
    word[-6:].encode()
    for word in ("quatrebarbes", "zephyrine", NOTE, DRAFT, LETTER, QUOTE, REASONS)
] + [EMAIL.encode(), CANARY.encode(), b"CL-20817"]


class TellingLetters(PlainLetters):
    """Letters that say a word of their own."""

    def read_letter(self, docx: bytes) -> str:
        return f"Chère {CANARY}, {LETTER}"


@pytest.fixture
def vault(folder: Path, opened: Opener) -> Iterator[OpenVault]:
    with opened(folder) as made:
        yield made


@pytest.fixture
def bench(vault: OpenVault) -> Bench:
    clock = Clock()
    return Bench(vault.unit_of_work(clock.now), clock, letters=TellingLetters())


def left(vault: OpenVault) -> set[bytes]:
    """What is still read of the person in any page."""
    found: set[bytes] = set()
    for page in decrypted_pages(vault.folder / DATABASE, subkey(vault.key, "db")):
        found.update(fragment for fragment in FRAGMENTS if fragment in page)
    return found


def lived(bench: Bench) -> Case:
    """A case with a letter, notes and half-written work, closed, and another one beside it."""
    case = bench.opened(RightType.ACCESS)
    add_note(bench.context, DPO, case.reference, f"{CANARY} a rappelé: {NOTE}")
    draft_letter(bench.context, DPO, case.reference, LetterKind.ACKNOWLEDGEMENT)
    with bench.work.write() as transaction:
        found = transaction.cases.get(case.reference)
        item = replace(
            found.items[0],
            quote=QUOTE,
            outcome=Outcome.GRANTED,
            reasons=REASONS,
            decided_on=TODAY,
            answered_on=TODAY,
        )
        done = replace(found, items=(item,), closed_on=TODAY)
        saved = bench.context.save(transaction, done, bench.context.profile_of(transaction, done))
    keep_draft(bench.context, DPO, "note", case.reference, text={"text": f"{CANARY} {DRAFT}"})
    return saved


def found(bench: Bench, words: str) -> int:
    return measure_list(bench.context, DPO, Selection(words, shown=Shown.ALL)).found


def test_everything_of_a_living_case_is_read_in_the_pages(bench: Bench, vault: OpenVault) -> None:
    """Without this, the tests below would pass on pages that nobody can read."""
    lived(bench)
    assert left(vault) == set(FRAGMENTS)
    assert [found(bench, word) for word in (NOTE, LETTER, QUOTE, REASONS, "QUATREBARBÈS")] == [1] * 5
    assert bytes_below(vault.folder / BLOBS)


def test_a_purged_case_leaves_no_page_no_word_no_draft_and_no_file_while_the_vault_is_open(
    bench: Bench, vault: OpenVault
) -> None:
    case = lived(bench)
    bench.clock.forward(days=YEARS)
    purge(bench.context, DPO, case.reference, Kept.CASE_FILE)
    assert left(vault) == set()
    assert bytes_below(vault.folder / BLOBS) == {}
    assert [found(bench, word) for word in (NOTE, LETTER, QUOTE, REASONS, "quatrebarbes")] == [0] * 5


def test_an_import_that_is_taken_back_leaves_no_page_and_no_word_while_the_vault_is_open(
    bench: Bench, vault: OpenVault
) -> None:
    row = ("R-1", CANARY, EMAIL, "01/10/2026", "Accès", "courrier", "", QUOTE, "", NOTE)
    sheet = Sheet("Suivi", (HEADER, row))
    made = import_register(bench.context, DPO, sheet, guess_plan(sheet))
    said = {word[-6:].encode() for word in ("zephyrine", QUOTE, NOTE)} | {EMAIL.encode(), CANARY.encode()}
    assert left(vault) >= said
    undo_import(bench.context, DPO, made.id)
    assert left(vault) == set()
    assert found(bench, "zephyrine") == 0


def test_what_others_said_in_the_same_words_is_still_found(bench: Bench, vault: OpenVault) -> None:
    gone, other = lived(bench), bench.opened(RightType.ERASURE)
    add_note(bench.context, DPO, other.reference, f"vu un {NOTE}")
    bench.clock.forward(days=YEARS)
    purge(bench.context, DPO, gone.reference, Kept.CASE_FILE)
    assert found(bench, NOTE) == 1
    assert left(vault) >= {NOTE[-6:].encode()}
    assert DRAFT[-6:].encode() not in left(vault)
    assert LETTER[-6:].encode() not in left(vault)


def test_a_draft_that_was_used_leaves_no_page(bench: Bench, vault: OpenVault) -> None:
    keep_draft(bench.context, DPO, "intake", "", text={"text": DRAFT})
    assert left(vault) == {DRAFT[-6:].encode()}
    forget_draft(bench.context, DPO, "intake", "")
    assert left(vault) == set()


def test_an_address_whose_time_on_the_suppression_list_is_over_leaves_no_page(bench: Bench, vault: OpenVault) -> None:
    note_opt_out(bench.context, DPO, EMAIL)
    bench.clock.forward(days=YEARS)
    purge(bench.context, DPO, "", Kept.SUPPRESSION)
    assert EMAIL.encode() not in left(vault)


def test_contents_of_a_purge_that_is_not_kept_stay(bench: Bench, vault: OpenVault) -> None:
    case = lived(bench)
    before = bytes_below(vault.folder / BLOBS)
    bench.clock.forward(days=YEARS)
    with pytest.raises(LastWriteFails):
        purge(bench.context_on(FailingWork(bench.work)), DPO, case.reference, Kept.CASE_FILE)
    assert bytes_below(vault.folder / BLOBS) == before
    assert left(vault) == set(FRAGMENTS)


def test_the_index_of_words_is_whole_after_a_purge(bench: Bench, vault: OpenVault) -> None:
    case = lived(bench)
    bench.clock.forward(days=YEARS)
    purge(bench.context, DPO, case.reference, Kept.CASE_FILE)
    with vault.engine.execution_options(write=True).begin() as connection:
        connection.exec_driver_sql("INSERT INTO found_words (found_words, rank) VALUES ('integrity-check', 1)")
    assert case.closed_on == date(2026, 10, 26)
