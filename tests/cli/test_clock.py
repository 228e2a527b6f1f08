"""A computer whose clock was set back is told so by every command that opens the vault."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from dsardesk import resources
from dsardesk.desk.opening import make_vault
from dsardesk.storage.slots import LIGHTEST
from tests.cli.conftest import PASSWORD, Caller


def test_a_journal_later_than_the_clock_is_told_of_and_the_command_still_answers(
    call: Caller, tmp_path: Path, password_file: Path
) -> None:
    later = datetime.now(UTC) + timedelta(days=30)
    profile = resources.text("samples", "alto", "profile.toml")
    make_vault(tmp_path / "v", PASSWORD, profile, now=lambda: later, derivation=LIGHTEST)
    said = call("case", "list", "--vault", tmp_path / "v", "--password-file", password_file, "--json")
    assert (said.code, said.json["cases"]) == (0, [])
    assert "clock of this computer is behind" in said.err


def test_a_clock_that_is_right_is_not_spoken_of(call: Caller, vault: Path) -> None:
    assert "clock" not in call("case", "list").err
