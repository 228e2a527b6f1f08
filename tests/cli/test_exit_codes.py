"""Every non-zero exit says why in one plain sentence on stderr, without traceback or personal data."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from dsardesk import resources
from dsardesk.cli.app import COMMANDS, build, command_of
from dsardesk.cli.speech import localise
from dsardesk.desk.opening import open_desk
from dsardesk.texts import messages
from tests.cli.conftest import PASSWORD, Caller, Said

ROOT = Path(__file__).resolve().parents[2]


def one_plain_sentence(said: Said) -> bool:
    lines = said.err.strip().splitlines()
    return (
        len(lines) == 1 and lines[0].endswith((".", "?")) and "Traceback" not in said.err and "error." not in said.err
    )


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    "words",
    [
        ("frobnicate",),
        ("case", "show"),
        ("case", "show", "X", "--frob"),
        ("case", "list", "--today", "tomorrow"),
        ("letter", "render", "--kind", "sonnet", "--facts", "-", "--out", "."),
        ("demo", "--scenario", "opera"),
        ("case", "list"),
        ("vault", "create", "x", "--controller", "nobody", "--password-file", os.devnull),
    ],
)
def test_wrong_usage_is_2_with_a_sentence(
    call: Caller, words: tuple[str, ...], lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = call(*words, lang=lang)
    assert said.code == 2
    assert one_plain_sentence(said), said.err


def test_a_wrong_password_is_3(call: Caller, vault: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("not this one", "utf-8")
    said = call("case", "list", "--password-file", wrong)
    assert said.code == 3
    assert one_plain_sentence(said)
    assert "not this one" not in said.err


def test_no_password_where_nobody_can_be_asked_is_3(call: Caller, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DSARDESK_PASSWORD_FILE")
    said = call("case", "list")
    assert said.code == 3
    assert one_plain_sentence(said)


def test_a_vault_open_elsewhere_is_3_and_says_by_whom(call: Caller, vault: Path) -> None:
    with open_desk(vault, PASSWORD, use_keyring=False):
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "dsardesk", "case", "list", "--lang", "en"]
        other = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert other.returncode == 3
    assert str(os.getpid()) in other.stderr
    assert "Traceback" not in other.stderr


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02"])
def test_a_message_that_cannot_be_read_is_4(call: Caller, vault: Path, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "broken.eml"
    path.write_bytes(content)
    said = call("case", "open", path)
    assert said.code == 4
    assert one_plain_sentence(said)


def test_words_without_a_day_are_2_and_its_option_is_named(call: Caller, vault: Path, tmp_path: Path) -> None:
    path = tmp_path / "copied.eml"
    path.write_text("not a mail at all", "utf-8")
    said = call("case", "open", path)
    assert said.code == 2
    assert one_plain_sentence(said)
    assert "--received-on" in said.err


def test_a_missing_file_is_4(call: Caller, vault: Path, tmp_path: Path) -> None:
    assert call("case", "open", tmp_path / "nowhere.eml").code == 4


def test_a_folder_without_a_vault_is_4(call: Caller, vault: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    said = call("case", "list", "--vault", empty)
    assert said.code == 4
    assert not list(empty.iterdir())


def test_a_damaged_database_is_4_and_stays_as_it_was(call: Caller, vault: Path) -> None:
    database = vault / "cases.db"
    database.write_bytes(database.read_bytes()[:3000] + b"\x00" * 100)
    before = database.read_bytes()
    said = call("case", "list")
    assert said.code == 4
    assert one_plain_sentence(said)
    assert database.read_bytes() == before


def test_a_rule_that_refuses_is_5_with_its_code(call: Caller, reference: str) -> None:
    said = call("case", "close", reference, "--json")
    assert said.code == 5
    assert set(said.json) == {"code", "message"}


def test_a_bug_is_70_with_a_code_to_quote_and_nothing_else(
    call: Caller, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("Camille Duvernay")

    monkeypatch.setattr("dsardesk.desk.opening.open_desk", broken)
    said = call("case", "list")
    assert said.code == 70
    assert "Duvernay" not in said.err
    assert one_plain_sentence(said)


def test_a_disk_error_outside_our_own_writing_is_still_a_sentence(
    call: Caller, vault: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("dsardesk.desk.opening.open_desk", full)
    said = call("case", "list")
    assert said.code == 6
    assert "disk is full" in said.err


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("a small disk can be mounted by root only")
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("this system lets nobody mount a disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_6_and_nothing_is_lost(call: Caller, vault: Path, small_disk: Path, message: Path) -> None:
    moved = small_disk / "vault"
    shutil.copytree(vault, moved)
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as out, contextlib.suppress(OSError):
        while True:
            out.write(b"\x00" * 4096)
    said = call("case", "open", message, "--category", "customer", "--vault", moved)
    assert said.code == 6
    assert one_plain_sentence(said), said.err
    filler.unlink()
    assert call("vault", "verify", "--vault", moved).code == 0
    assert call("case", "list", "--vault", moved, "--json").json["cases"] == []


def test_a_read_only_folder_is_6(call: Caller, reference: str, small_disk: Path, vault: Path) -> None:
    moved = small_disk / "vault"
    shutil.copytree(vault, moved)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    said = call("case", "stop-marketing", reference, "--vault", moved)
    assert said.code == 6
    assert one_plain_sentence(said), said.err


def test_demo_refuses_a_company_without_sample_files_before_making_anything(call: Caller, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(resources.text("samples", "alto", "profile.toml").replace('"facturation"', '"erp"'), "utf-8")
    said = call("demo", "--controller", mine, "--out", tmp_path / "out")
    assert said.code == 2
    assert one_plain_sentence(said)
    assert not (tmp_path / "out").exists()


def test_demo_refuses_a_folder_that_holds_something(call: Caller, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("precious", "utf-8")
    said = call("demo", "--out", tmp_path)
    assert said.code == 2
    assert (tmp_path / "mine").read_text("utf-8") == "precious"


@pytest.mark.parametrize("words", [(), ("case",), ("case", "open")])
def test_help_speaks_the_language_asked_for(call: Caller, words: tuple[str, ...]) -> None:
    said = call(*words, "--help", lang="fr")
    assert said.code == 0
    assert said.out.startswith("Utilisation : dsardesk")
    assert "Show this message" not in said.out


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_command_and_option_has_its_help_in_both_languages(lang: str) -> None:
    words = messages(lang)
    group = build()
    localise(group, words)

    def visit(command: click.Command) -> None:
        assert command.help
        assert all(option.help for option in command.params if isinstance(option, click.Option))
        for child in getattr(command, "commands", {}).values():
            visit(child)

    visit(group)
    for name in COMMANDS:
        command = command_of(name)
        localise(command, words, name)
        visit(command)
