"""`dsardesk export-all` and `dsardesk vault salvage`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PASSWORD, Caller
from tests.makers import bytes_below


def test_everything_is_written_in_open_formats_with_a_page_that_explains_it(
    call: Caller, reference: str, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    said = call("export-all", out, "--json")
    assert said.code == 0, said.err
    assert (said.json["cases"], said.json["lost_documents"]) == (1, [])
    assert json.loads((out / "cases" / f"{reference}.json").read_text("utf-8"))["reference"] == reference
    assert reference in (out / "register.csv").read_text("utf-8-sig")
    explained = (out / "README.txt").read_text("utf-8")
    assert "Export complet" in explained
    assert "Complete export" in explained


def test_the_log_that_was_exported_is_checked_without_the_program(call: Caller, reference: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    call("export-all", out)
    done = subprocess.run(
        [sys.executable, "-I", out / "verify_log.py", out / "audit-log.jsonl"], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("command", [("export-all",), ("vault", "salvage")])
def test_nothing_is_ever_written_over(call: Caller, reference: str, tmp_path: Path, command: tuple[str, ...]) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine").write_text("x", "utf-8")
    said = call(*command, out)
    assert said.code == 2
    assert [path.name for path in out.iterdir()] == ["mine"]


@pytest.mark.parametrize("command", [("export-all",), ("vault", "salvage")])
def test_whoever_has_no_password_gets_nothing(
    call: Caller, reference: str, tmp_path: Path, command: tuple[str, ...]
) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("devine", "utf-8")
    assert call(*command, tmp_path / "out", "--password-file", wrong).code == 3
    assert not (tmp_path / "out").exists()


def test_a_whole_vault_is_salvaged_whole_and_not_changed(
    call: Caller, reference: str, vault: Path, tmp_path: Path
) -> None:
    before = bytes_below(vault)
    said = call("vault", "salvage", tmp_path / "out", "--json")
    assert (said.code, said.json["whole"], said.json["cases"]) == (0, True, 1)
    assert {path: before[path] for path in before if path.name != "vault.lock"} == {
        path: content for path, content in bytes_below(vault).items() if path.name != "vault.lock"
    }


def test_a_damaged_vault_that_opens_no_more_is_salvaged_and_what_is_lost_is_said(
    call: Caller, reference: str, vault: Path, tmp_path: Path
) -> None:
    database = vault / "cases.db"
    content = bytearray(database.read_bytes())
    content[:4096] = bytes(4096)
    database.write_bytes(content)
    assert call("case", "list").code == 4
    said = call("vault", "salvage", tmp_path / "out", "--json")
    assert said.code == 1
    assert said.json["damaged_pages"]
    assert "damaged pages" in said.err
    assert (tmp_path / "out" / "cases" / f"{reference}.json").is_file()
    assert json.loads((tmp_path / "out" / "report.json").read_text("utf-8"))["cases"] == 1


def test_the_recovery_code_salvages_too(
    call: Caller, tmp_path: Path, password_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = call("vault", "create", tmp_path / "new", "--controller", "alto", "--password-file", password_file, "--json")
    code = tmp_path / "code"
    code.write_text(made.json["recovery_code"].lower(), "utf-8")
    said = call("vault", "salvage", tmp_path / "out", "--vault", tmp_path / "new", "--password-file", code)
    assert said.code == 0, said.err
    assert PASSWORD not in said.out


def test_a_salvage_of_a_closed_vault_stands_in_its_journal_once_it_is_open_again(
    call: Caller, reference: str, vault: Path, tmp_path: Path
) -> None:
    assert call("vault", "salvage", tmp_path / "one").code == 0
    assert call("vault", "salvage", tmp_path / "two").code == 0
    for _ in range(2):
        call("audit", "export", tmp_path / "log.jsonl")
        lines = (tmp_path / "log.jsonl").read_text("utf-8").splitlines()
        assert sum("vault.salvaged" in line for line in lines) == 2
        (tmp_path / "log.jsonl").unlink()


def test_a_vault_whose_header_is_lost_is_salvaged_with_that_of_a_backup(
    call: Caller, reference: str, vault: Path, tmp_path: Path
) -> None:
    backup, out = tmp_path / "b.dsarbackup", tmp_path / "out"
    assert call("vault", "backup", backup).code == 0
    (vault / "vault.json").unlink()
    assert call("vault", "salvage", out).code == 4
    before = bytes_below(vault)
    said = call("vault", "salvage", out, "--header", backup, "--json")
    assert (said.code, said.json["whole"]) == (0, True), said.err
    assert (out / "cases" / f"{reference}.json").is_file()
    assert bytes_below(vault) == before


def test_the_header_of_a_backup_made_before_the_key_changed_opens_nothing_and_says_so(
    call: Caller, reference: str, vault: Path, tmp_path: Path
) -> None:
    backup = tmp_path / "b.dsarbackup"
    assert call("vault", "backup", backup).code == 0
    assert call("vault", "rotate").code == 0
    said = call("vault", "salvage", tmp_path / "out", "--header", backup)
    assert (said.code, "before the key of the vault was changed" in said.err) == (5, True), said.err
    assert not (tmp_path / "out").exists()
