"""What ended for good, remembered outside the database: whole once a session, and then a little more at its end."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from dsardesk.domain.backups import Burial, BurialKind
from dsardesk.domain.endings import Endings, Suppressed
from dsardesk.domain.identity import Destruction, DestructionCause
from dsardesk.domain.ids import DocumentId, UserId
from dsardesk.storage.ciphers import new_key, seal, subkey
from dsardesk.storage.endings_file import (
    LENGTH_BYTES,
    PURPOSE,
    Memory,
    add_memory,
    keep_memory,
    opened_memory,
    sealed_memory,
)

SECRET = new_key()
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
CASE = Burial(BurialKind.CASE, "a" * 32)
CARD = DocumentId(UUID(int=1))
WHOLE = Memory(Endings(burials=frozenset({CASE}), mark=(3, "x"), at=MONDAY), '{"revision": 1}')
DESTROYED = Endings(
    destructions={CARD: Destruction(MONDAY + timedelta(hours=1), "", DestructionCause.CHECKED)},
    mark=(5, "y"),
    at=MONDAY + timedelta(hours=1),
)
OBJECTED = Endings(
    suppressed=frozenset({Suppressed("c" * 64, "email", date(2026, 11, 23))}),
    left={UserId(UUID(int=2)): MONDAY},
    mark=(8, "z"),
    at=MONDAY + timedelta(hours=2),
)
PARTS = [sealed_memory(SECRET, each) for each in (WHOLE, Memory(DESTROYED), Memory(OBJECTED, '{"revision": 2}'))]


def test_what_was_added_is_told_with_the_whole_and_the_newest_header() -> None:
    found = opened_memory(SECRET, b"".join(PARTS))
    assert found == Memory(WHOLE.endings.joined(DESTROYED).joined(OBJECTED), '{"revision": 2}')
    assert found.endings.mark == (8, "z")
    assert found.endings.at == OBJECTED.at


@pytest.mark.parametrize("torn", [1, LENGTH_BYTES - 1, 30])
def test_what_a_power_cut_left_half_written_hides_nothing_of_what_stands_before(torn: int) -> None:
    left = b"".join(PARTS)[: -len(PARTS[2]) + torn]
    assert opened_memory(SECRET, left) == Memory(WHOLE.endings.joined(DESTROYED), '{"revision": 1}')


def test_a_part_of_another_vault_is_not_believed_nor_what_follows_it() -> None:
    foreign = sealed_memory(new_key(), Memory(OBJECTED))
    assert opened_memory(SECRET, PARTS[0] + foreign + PARTS[1]) == WHOLE
    assert opened_memory(SECRET, foreign) is None


def test_a_file_of_an_earlier_program_which_had_no_parts_is_still_read() -> None:
    former = PARTS[0][LENGTH_BYTES:]
    assert opened_memory(SECRET, former) == WHOLE


def test_a_seal_that_holds_something_else_is_no_memory() -> None:
    assert opened_memory(SECRET, seal(subkey(SECRET, PURPOSE), b"[1]", PURPOSE.encode())) is None


@pytest.mark.parametrize("lasting", [True, False])
def test_a_little_more_goes_to_the_end_of_the_file_and_the_rest_stays(tmp_path: Path, *, lasting: bool) -> None:
    file = tmp_path / "m"
    keep_memory(file, PARTS[0])
    assert add_memory(file, PARTS[1], after=len(PARTS[0]), lasting=lasting)
    assert file.read_bytes() == PARTS[0] + PARTS[1]


def test_a_file_that_somebody_else_wrote_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "m"
    keep_memory(file, PARTS[0] + PARTS[1])
    assert not add_memory(file, PARTS[2], after=len(PARTS[0]), lasting=True)
    assert not add_memory(tmp_path / "none", PARTS[2], after=0, lasting=True)
    assert file.read_bytes() == PARTS[0] + PARTS[1]
    assert not (tmp_path / "none").exists()
