"""Little changes of the rules are tried in a copy: the project itself is never changed."""

from __future__ import annotations

import subprocess
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from installers import mutants

RESULTS = """
    dsardesk.domain.deadlines.x__earliest__mutmut_1: survived
    dsardesk.domain.deadlines.x__earliest__mutmut_2: killed
    dsardesk.domain.deadlines.x__earliest__mutmut_3: timeout
    dsardesk.domain.identity.x_held__mutmut_1: no tests
"""


def test_what_no_test_noticed_is_listed() -> None:
    assert mutants.survivors(RESULTS) == [
        "dsardesk.domain.deadlines.x__earliest__mutmut_1: survived",
        "dsardesk.domain.identity.x_held__mutmut_1: no tests",
    ]
    assert mutants.survivors("") == []


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one file in each place that is copied."""
    root = tmp_path / "project"
    for name in mutants.COPIED:
        path = root / name
        path.parent.mkdir(exist_ok=True)
        if path.suffix:
            path.write_text(name, "utf-8")
        else:
            (path / "__pycache__").mkdir(parents=True)
            (path / "one.py").write_text(name, "utf-8")
    monkeypatch.setattr(mutants, "ROOT", root)
    monkeypatch.setattr(mutants, "venv_folder", lambda: tmp_path / "venv")
    return root


def test_the_copy_is_fresh_and_holds_what_was_written_only(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    folder.mkdir()
    (folder / "old.py").write_text("", "utf-8")
    mutants.copy_of_the_project(folder)
    assert {path.name for path in folder.iterdir()} == set(mutants.COPIED)
    assert [path.name for path in (folder / "dsardesk").iterdir()] == ["one.py"]


class Tool:
    """Stands for the tool: answers as it is told, and remembers where it ran."""

    def __init__(self, code: int, results: str) -> None:
        self.code, self.results = code, results
        self.calls: list[tuple[tuple[str, ...], Path]] = []

    def run(self, command: Sequence[str], *, cwd: Path, **_: Any) -> subprocess.CompletedProcess[str]:
        words = tuple(command[3:])
        self.calls.append((words, cwd))
        return subprocess.CompletedProcess(command, self.code if words == ("run",) else 0, self.results)


@pytest.mark.parametrize(("tool", "answer"), [(Tool(0, RESULTS), 1), (Tool(0, ""), 0), (Tool(2, ""), 2)])
def test_the_answer_says_whether_something_went_unnoticed(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tool: Tool, answer: int
) -> None:
    monkeypatch.setattr(subprocess, "run", tool.run)
    assert mutants.main() == answer
    assert {cwd for _, cwd in tool.calls} == {tmp_path / "venv" / "kept" / "mutants"}
    shown = [words[1] for words, _ in tool.calls if words[0] == "show"]
    assert len(shown) == (2 if tool.results else 0)


def test_only_modules_that_exist_are_changed_and_only_tests_that_exist_are_asked() -> None:
    table = mutants_table()
    for name in (*table["only_mutate"], *table["pytest_add_cli_args_test_selection"], *table["source_paths"]):
        assert (Path(__file__).resolve().parents[2] / name).exists(), name


def mutants_table() -> dict[str, Any]:
    root = Path(__file__).resolve().parents[2]
    table: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["mutmut"]
    return table
