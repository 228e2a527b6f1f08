"""The reminder file beside the vault: signed, refusable, and worth nothing once somebody changed it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dsardesk.storage.reminder_file import (
    FILE,
    PIN,
    NoReminderFile,
    ReminderFileEdited,
    is_wanted,
    read_reminders,
    want,
    write_reminders,
)

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
CONTENT = {"vault": "v", "items": [{"reference": "DSR-2026-0001", "due_on": "2026-11-24"}]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vault").mkdir()
    return tmp_path / "vault"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def write(folder: Path, outside: Path, secret: bytes = b"k" * 32) -> None:
    write_reminders(folder, outside, secret, CONTENT, AT)


def test_what_was_written_is_read_and_its_signature_checked(folder: Path, outside: Path) -> None:
    write(folder, outside)
    found = read_reminders(folder, outside)
    assert (found.made_at, found.content["items"], found.verified) == (AT, CONTENT["items"], True)


def test_on_another_computer_it_is_read_and_said_to_be_unchecked(folder: Path, outside: Path, tmp_path: Path) -> None:
    write(folder, outside)
    assert not read_reminders(folder, tmp_path / "elsewhere").verified


@pytest.mark.parametrize(
    "change",
    [{"items": []}, {"signature": "00" * 64}, {"signature": "zz"}, {"key": "00" * 32}, {"made_at": "2027-01-01"}],
    ids=str,
)
def test_a_file_that_somebody_changed_is_not_believed(folder: Path, outside: Path, change: dict[str, object]) -> None:
    write(folder, outside)
    table = json.loads((folder / FILE).read_text("utf-8"))
    (folder / FILE).write_text(json.dumps(table | change), "utf-8")
    with pytest.raises(ReminderFileEdited):
        read_reminders(folder, outside)


def test_one_signed_by_another_vault_is_not_believed(folder: Path, outside: Path, tmp_path: Path) -> None:
    write(folder, outside)
    write(folder, tmp_path / "elsewhere", b"x" * 32)
    with pytest.raises(ReminderFileEdited):
        read_reminders(folder, outside)


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 5000])
def test_what_is_no_reminder_file_is_none(folder: Path, outside: Path, text: str) -> None:
    (folder / FILE).write_text(text, "utf-8")
    with pytest.raises(NoReminderFile):
        read_reminders(folder, outside)
    write(folder, outside)
    assert read_reminders(folder, outside).verified


def test_refused_nothing_is_written_any_more_until_it_is_wanted_again(folder: Path, outside: Path) -> None:
    write(folder, outside)
    want(folder, kept=False)
    write(folder, outside)
    assert "DSR-2026-0001" not in (folder / FILE).read_text("utf-8")
    assert not is_wanted(folder)
    with pytest.raises(NoReminderFile):
        read_reminders(folder, outside)
    want(folder, kept=True)
    assert is_wanted(folder)
    write(folder, outside)
    assert read_reminders(folder, outside).verified


def test_a_pin_that_cannot_be_read_is_none(folder: Path, outside: Path) -> None:
    write(folder, outside)
    (outside / PIN).write_bytes(b"\xff\xfe")
    assert not read_reminders(folder, outside).verified
