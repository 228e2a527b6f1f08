"""A manager answers by command what the dashboard asks them; others are asked nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dsardesk.desk.opening import open_desk
from tests.cli.conftest import PASSWORD, Caller
from tests.desk.test_dashboard import _refuse

MANAGERS = "six-lampions-au-quai"
File = Callable[[str, str], Path]


@pytest.fixture
def theirs(call: Caller, vault: Path, tmp_path: Path) -> Path:
    """The password file of a manager whose word is waited for."""
    name, words = tmp_path / "name", tmp_path / "theirs"
    name.write_text("Maud Delorme\n", "utf-8")
    words.write_text(f"{MANAGERS}\n", "utf-8")
    asked = ("--name-file", name, "--role", "manager", "--new-password-file", words)
    assert call("vault", "users", "add", *asked).code == 0
    with open_desk(vault, PASSWORD) as desk:
        _refuse(desk)
    return words


def test_a_manager_reads_what_waits_and_answers_it(call: Caller, theirs: Path, tmp_path: Path) -> None:
    said = call("approval", "list", "--json", "--password-file", theirs)
    assert (said.code, said.err) == (0, "")
    (asked,) = said.json["requests"]
    assert (asked["reference"], asked["opinion"], asked["letter"]) == ("DSR-2026-0001", "troisième demande", False)
    assert asked["request"][:12] in call("approval", "list", "--password-file", theirs).out
    assert call("approval", "answer", "zz", "--yes", "--password-file", theirs).code == 2
    # Whoever withholds their approval says why.
    assert call("approval", "answer", asked["request"], "--no", "--password-file", theirs).code != 0
    why = tmp_path / "why"
    why.write_text("trop tôt", "utf-8")
    said = call("approval", "answer", asked["request"][:8], "--no", "--words-file", why, "--password-file", theirs)
    assert said.code == 0
    assert call("approval", "list", "--json", "--password-file", theirs).json == {"requests": []}


def test_who_may_do_what_is_told_without_a_vault(call: Caller) -> None:
    rights = call("vault", "users", "rights", "--json").json["rights"]
    assert rights["read"] == ["figures"]
    assert "cases" not in rights["admin"]


def test_officers_change_their_signing_key(call: Caller, vault: Path) -> None:
    before = (vault / "vault.json").read_bytes()
    assert call("vault", "users", "signing-key").code == 0
    assert (vault / "vault.json").read_bytes() != before
    assert call("case", "list").code == 0


def test_an_administrator_is_refused_every_case_by_command(call: Caller, vault: Path, tmp_path: Path) -> None:
    name, words = tmp_path / "name", tmp_path / "theirs"
    name.write_text("Inès Carvalho\n", "utf-8")
    words.write_text("deux-barques-au-matin\n", "utf-8")
    asked = ("--name-file", name, "--role", "admin", "--new-password-file", words)
    assert call("vault", "users", "add", *asked).code == 0
    for command in (("case", "list"), ("alerts",), ("report", "annual", "--year", "2026", "--out", tmp_path / "a.pdf")):
        assert call(*command, "--password-file", words).code == 5
    assert call("vault", "verify", "--password-file", words).code == 0
    assert call("vault", "backup", tmp_path / "b.dsarbackup", "--password-file", words).code == 0
    seen = {line["role"]: line["seen_at"] for line in call("vault", "users", "list", "--json").json["users"]}
    assert seen["admin"]
