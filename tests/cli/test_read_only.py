"""A vault on a disk where nothing may be written: read, searched and exported, and told of."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Caller
from tests.makers import bytes_below

ROOT_ON_LINUX = sys.platform == "linux" and os.geteuid() == 0
pytestmark = pytest.mark.skipif(not ROOT_ON_LINUX, reason="a folder is mounted read-only by root on Linux only")
SENTENCE = "open for reading only"


@pytest.fixture
def frozen(vault: Path, reference: str) -> Iterator[str]:
    """Reference of a case in a vault that may only be read."""
    if subprocess.run(["mount", "--bind", vault, vault], check=False, capture_output=True).returncode:
        pytest.skip("this system lets nobody mount a disk")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", vault], check=True)
        yield reference
    finally:
        subprocess.run(["umount", "--lazy", vault], check=True)


def test_cases_are_listed_found_and_shown_and_nothing_is_written(
    call: Caller, frozen: str, vault: Path, tmp_path: Path
) -> None:
    before = bytes_below(vault)
    words = tmp_path / "words"
    words.write_text(frozen, "utf-8")
    listed = call("case", "list", "--search-file", words, "--json")
    assert (listed.code, [case["reference"] for case in listed.json["cases"]]) == (0, [frozen])
    assert SENTENCE in listed.err
    assert "lecture seule" in call("case", "show", frozen, lang="fr").err
    assert call("alerts").code in {0, 1}
    assert bytes_below(vault) == before


def test_everything_is_exported_to_another_disk(call: Caller, frozen: str, tmp_path: Path) -> None:
    said = call("export-all", tmp_path / "out", "--json")
    assert (said.code, said.json["cases"]) == (0, 1)


def test_the_vault_is_verified_where_it_lies(call: Caller, frozen: str) -> None:
    said = call("vault", "verify", "--json")
    assert (said.code, said.json["problems"]) == (0, [])


def test_whoever_wants_to_write_is_told_why_not(call: Caller, frozen: str, tmp_path: Path) -> None:
    note = tmp_path / "note"
    note.write_text("Appel.", "utf-8")
    said = call("case", "note", frozen, note)
    assert said.code == 6
    assert SENTENCE in said.err


def test_it_is_as_it_was_once_it_may_be_written_again(call: Caller, frozen: str, vault: Path) -> None:
    assert call("case", "list").code == 0
    subprocess.run(["mount", "-o", "remount,bind,rw", vault], check=True)
    said = call("case", "list")
    assert (said.code, said.err) == (0, "")
