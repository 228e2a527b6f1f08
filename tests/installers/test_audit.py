"""No vulnerability is said to be unknown because nobody answered."""

from __future__ import annotations

import doctest
import json
import sys
import time
from pathlib import Path

import pytest

from installers import audit

CLICK = {"name": "click", "version": "8.5.1", "vulns": []}
FLAW = {"id": "PYSEC-2026-1", "aliases": ["CVE-2026-0001"]}
UNKNOWN = {"name": "typst", "skip_reason": "not found"}


def _answer(*dependencies: object) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


def test_the_example_holds() -> None:
    assert doctest.testmod(audit).failed == 0


@pytest.mark.parametrize(("code", "answer"), [(0, _answer(UNKNOWN)), (1, "ConnectionError"), (1, ""), (0, "[]")])
def test_a_list_that_does_not_answer_is_a_skip_and_no_answer(code: int, answer: str) -> None:
    assert audit.verdict(code, answer)[1].startswith("Skipped")


def test_packages_that_the_list_does_not_know_are_named() -> None:
    code, words = audit.verdict(0, _answer(CLICK, UNKNOWN))
    assert code == 0
    assert "typst" in words


def test_a_known_vulnerability_is_told_and_fails_the_check() -> None:
    code, words = audit.verdict(1, _answer({**CLICK, "vulns": [FLAW]}))
    assert code == 1
    assert "click 8.5.1: PYSEC-2026-1" in words


@pytest.mark.parametrize("name", ["PYSEC-2026-1", "CVE-2026-0001"])
def test_one_that_is_argued_not_to_reach_us_passes_under_any_of_its_names(name: str) -> None:
    answer = _answer({**CLICK, "vulns": [FLAW]})
    code, words = audit.verdict(1, answer, {("click", "8.5.1", name)})
    assert code == 0
    assert "docs/vex.md" in words


def test_an_argument_holds_for_one_version_of_one_package_only() -> None:
    answer = _answer({**CLICK, "vulns": [FLAW]})
    argued = {("click", "8.5.0", "PYSEC-2026-1"), ("flask", "8.5.1", "PYSEC-2026-1")}
    assert audit.verdict(1, answer, argued)[0] == 1


def test_an_entry_that_gives_no_reason_argues_nothing() -> None:
    entry = '[[not_affected]]\npackage = "Click"\nversion = "8"\nid = "CVE-1"\nwhy = "{}"'
    assert audit.argued_in(entry.format(" ")) == frozenset()
    assert audit.argued_in(entry.format("Never called.")) == {("click", "8", "CVE-1")}


def test_every_entry_is_argued_at_length_on_the_page() -> None:
    page = audit.ARGUED.with_suffix(".md").read_text("utf-8")
    for _, _, name in audit.argued_in(audit.ARGUED.read_text("utf-8")):
        assert name in page


def test_a_list_that_never_answers_is_not_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "pip_audit.py"
    tool.write_text("import time; time.sleep(60)", "utf-8")
    (tmp_path / "installed.txt").write_text(audit.TOOL, "utf-8")
    began = time.monotonic()
    assert audit.ask(tmp_path, began + 1) == (0, audit.UNANSWERED)
    assert time.monotonic() - began < 10


def test_a_tool_that_cannot_be_installed_is_a_skip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(audit, "pip_command", lambda: [sys.executable, "-c", "raise SystemExit(1)"])
    assert audit.ask(tmp_path, time.monotonic() + 20) == (0, audit.NOT_INSTALLED)


def test_the_tools_answer_is_what_is_judged(tmp_path: Path) -> None:
    answer = _answer({**CLICK, "vulns": [FLAW]})
    (tmp_path / "pip_audit.py").write_text(f"print({answer!r}); raise SystemExit(1)", "utf-8")
    (tmp_path / "installed.txt").write_text(audit.TOOL, "utf-8")
    assert audit.ask(tmp_path, time.monotonic() + 20)[0] == 1


@pytest.mark.parametrize(
    ("tool", "code"),
    [
        (f"print({_answer({**CLICK, 'vulns': [FLAW]})!r}); raise SystemExit(1)", 1),
        ("import sys; print('no route to host', file=sys.stderr); raise SystemExit(1)", 0),
        (f"print({_answer(CLICK)!r})", 0),
    ],
    ids=["one is listed", "nobody answers", "none is listed"],
)
def test_the_check_fails_where_one_is_listed_and_not_where_there_is_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tool: str, code: int
) -> None:
    kept = tmp_path / "kept" / "pip-audit"
    kept.mkdir(parents=True)
    (kept / "pip_audit.py").write_text(tool, "utf-8")
    (kept / "installed.txt").write_text(audit.TOOL, "utf-8")
    monkeypatch.setattr(audit, "venv_folder", lambda: tmp_path)
    assert audit.main(["20"]) == code
    said = capsys.readouterr()
    assert ("PYSEC-2026-1" in said.out + said.err) is bool(code)
