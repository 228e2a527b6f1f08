"""The two commands: what each runs, how arguments and exit codes pass through, and what is said when it goes wrong."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

import run
from installers import bundle as bundling
from installers.private_python import ROOT
from installers.qt_libraries import WINDOW
from installers.system_packages import Tool
from installers.voice import CannotSetUp


class Recorder:
    """Stands for the set-up and the programs started."""

    def __init__(self) -> None:
        self.prepared: list[str] = []
        self.started: list[list[str]] = []
        self.folders: list[Path | None] = []
        self.codes: dict[str, int] = {}
        self.tools: list[Tool] = []
        self.built: list[str] = []
        self.environment: dict[str, str] = {}

    def start(self, command: list[Path | str], environment: dict[str, str], folder: Path | None = None) -> int:
        self.started.append([str(part) for part in command[1:]])
        self.folders.append(folder)
        self.environment = environment
        return next((code for words, code in self.codes.items() if words in " ".join(map(str, command))), 0)


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Recorder:
    kept = Recorder()
    monkeypatch.setattr(run, "prepare", kept.prepared.append)
    monkeypatch.setattr(run, "ensure_tools", lambda tools, _until_then: kept.tools.extend(tools))
    monkeypatch.setattr(run, "build_words", lambda: kept.built.append("words"))
    monkeypatch.setattr(run, "run_child", kept.start)
    monkeypatch.setenv("DSARDESK_VENV", str(tmp_path))
    return kept


def test_the_demo_needs_the_users_packages_only_and_gets_its_arguments(recorder: Recorder) -> None:
    assert run.main(["demo", "--out", "here", "--lang", "fr"]) == 0
    assert recorder.prepared == ["users.txt"]
    assert recorder.started == [["-P", "-m", "dsardesk", "demo", "--out", "here", "--lang", "fr"]]


def test_the_program_works_where_the_person_stands(recorder: Recorder) -> None:
    run.main(["dsardesk", "deadline", "--received", "2026-01-30"])
    assert recorder.folders == [None]
    assert recorder.environment["PYTHONPATH"] == str(ROOT)


@pytest.mark.parametrize("words", [["dsardesk"], ["dsardesk", "--self-test"]])
def test_the_window_gets_the_systems_libraries_and_its_words(recorder: Recorder, words: list[str]) -> None:
    run.main(words)
    assert recorder.tools == [*WINDOW, *run.RECOGNITION]
    assert recorder.built == ["words"]


def test_a_command_needs_nothing_of_the_window(recorder: Recorder) -> None:
    run.main(["dsardesk", "deadline", "--received", "2026-01-30"])
    assert (recorder.tools, recorder.built) == ([], [])


def test_the_programs_own_exit_code_is_handed_on(recorder: Recorder) -> None:
    recorder.codes = {"dsardesk": 5}
    assert run.main(["dsardesk", "case", "close"]) == 5


def test_the_tests_are_the_checks_then_pytest_with_the_whole_coverage_asked_for(
    recorder: Recorder,
) -> None:
    assert run.main(["test"]) == 0
    assert recorder.prepared == ["developers.txt"]
    names = [" ".join(command) for command in recorder.started]
    assert ["ruff check" in names[0], "ruff format --check" in names[1], "mypy" in names[2]] == [True] * 3
    assert "installers.audit" in names[4]
    assert len(recorder.started) == 6
    assert {"--cov", "--cov-fail-under=100"} <= set(recorder.started[5])
    covered = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["coverage"]["run"]["include"]
    rooms = {"dsardesk/domain/*", "dsardesk/law/*", "dsardesk/policies/*", "dsardesk/ui/**/*presenter*.py"}
    assert rooms <= set(covered)


def test_chosen_tests_go_to_pytest_and_leave_coverage_to_a_whole_run(recorder: Recorder) -> None:
    run.main(["test", "tests/law", "-k", "extension"])
    assert recorder.started[-1][-3:] == ["tests/law", "-k", "extension"]
    assert not [word for word in recorder.started[-1] if word.startswith("--cov")]


def test_a_failed_check_does_not_hide_the_tests_but_fails_the_run(recorder: Recorder) -> None:
    recorder.codes = {"mypy": 1}
    assert run.main(["test"]) == 1
    assert "pytest" in recorder.started[-1]
    assert recorder.environment[run.FAILED_CHECKS] == "mypy"


def test_a_failed_check_is_named_again_beside_pytests_summary(monkeypatch: pytest.MonkeyPatch) -> None:
    lines: list[str] = []
    reporter = SimpleNamespace(write_line=lambda line, **_: lines.append(line))
    monkeypatch.setenv(run.FAILED_CHECKS, "")
    run.pytest_terminal_summary(reporter)
    monkeypatch.setenv(run.FAILED_CHECKS, "mypy, lint-imports")
    run.pytest_terminal_summary(reporter)
    assert lines == ["FAILED before the tests: mypy, lint-imports"]


def test_failed_tests_fail_the_run(recorder: Recorder) -> None:
    recorder.codes = {"pytest": 1}
    assert run.main(["test"]) == 1


def test_the_checks_alone_run_no_test(recorder: Recorder) -> None:
    recorder.codes = {"lint-imports": 1}
    assert run.main(["check"]) == 1
    assert len(recorder.started) == 4 + 1
    assert not [command for command in recorder.started if "pytest" in command]


def test_measurements_run_one_at_a_time(recorder: Recorder) -> None:
    run.main(["bench", "tests/storage"])
    assert {"--benchmark-only", "no:xdist", "tests/storage"} <= set(recorder.started[0])


@pytest.mark.parametrize(("words", "times"), [(["crashes"], "100"), (["crashes", "7"], "7")])
def test_the_program_is_killed_as_often_as_was_asked_for(recorder: Recorder, words: list[str], times: str) -> None:
    assert run.main(words) == 0
    assert recorder.environment["DSARDESK_KILLS"] == times
    assert run.KILLS in recorder.started[0]
    assert (Path(run.__file__).parent / run.KILLS).is_file()


@pytest.mark.parametrize("words", [["crashes", "often"], ["crashes", "1", "2"], ["sbom", "x"], ["audit", "x"]])
def test_what_a_command_does_not_take_is_refused(recorder: Recorder, words: list[str]) -> None:
    with pytest.raises(SystemExit):
        run.main(words)
    assert recorder.started == []


@pytest.mark.parametrize("name", ["sbom", "audit"])
def test_the_bill_of_materials_and_the_question_of_vulnerabilities_are_commands(recorder: Recorder, name: str) -> None:
    assert run.main([name]) == 0
    assert recorder.started == [["-m", f"installers.{name}"]]


def test_what_checks_and_tests_keep_is_not_left_among_the_projects_files(recorder: Recorder, tmp_path: Path) -> None:
    run.main(["test"])
    kept = [value for name, value in recorder.environment.items() if name.endswith(("CACHE_DIR", "COVERAGE_FILE"))]
    assert kept
    assert [value for value in kept if not value.startswith(str(tmp_path))] == []


def test_pinning_is_for_every_system_and_names_no_registry(recorder: Recorder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "pip_install", lambda _: 0)
    assert run.main(["lock", "--upgrade"]) == 0
    assert [Path(command[-2]).name for command in recorder.started] == ["users.txt", "developers.txt", "bundle.txt"]
    for command in recorder.started:
        assert {"--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--upgrade"} <= set(command)


def test_a_set_up_that_cannot_be_done_is_one_plain_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: str) -> None:
        raise CannotSetUp("Install it, then run the same command again.")

    monkeypatch.setattr(run, "prepare", refuse)
    assert run.main(["demo"]) == run.CANNOT_SET_UP
    assert capsys.readouterr() == ("", "Install it, then run the same command again.\n")


def test_what_was_bundled_is_named_with_its_size(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bundling, "bundle", lambda: [ROOT / "run.py"])
    assert run.main(["bundle"]) == 0
    assert capsys.readouterr().err == "Made: run.py, 0 MB.\n"


def test_an_unknown_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["tset"]) == 2
    assert "no command tset" in capsys.readouterr().err


def test_every_command_stands_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main([]) == 0
    told = capsys.readouterr().out
    assert not [name for name in run.COMMANDS if f"\n  {name} " not in told]


def test_exit_codes_of_a_real_child_are_exact() -> None:
    code = "import sys; sys.exit(4)"
    assert run.run_child([sys.executable, "-c", code], run.child_environment()) == 4


@pytest.mark.skipif(os.name == "nt", reason="signals are those of Linux and macOS")
def test_a_child_ended_by_a_signal_is_told_as_shells_tell_it() -> None:
    code = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
    assert run.run_child([sys.executable, "-c", code], run.child_environment()) == 128 + signal.SIGKILL


@pytest.mark.skipif(os.name == "nt", reason="signals are those of Linux and macOS")
def test_ctrl_c_lets_the_program_save_its_work(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import signal, sys, time\n"
        "signal.signal(signal.SIGINT, lambda *_: (time.sleep(0.5), print('saved', flush=True), sys.exit(7)))\n"
        "print('ready', flush=True)\n"
        "time.sleep(30)\n",
        encoding="utf-8",
    )
    starter = f"import run, sys; sys.exit(run.run_child([sys.executable, {str(program)!r}], run.child_environment()))"
    with subprocess.Popen(
        [sys.executable, "-c", starter],
        cwd=ROOT,
        env=run.child_environment(),
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        os.killpg(child.pid, signal.SIGINT)
        assert child.stdout.readline() == "saved\n"
        assert child.wait(10) == 7


def test_the_set_up_can_be_read_by_a_python_too_old_to_run_the_program() -> None:
    for path in (ROOT / "run.py", *sorted((ROOT / "installers").glob("*.py"))):
        if path.name != "notices.py":
            ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("content", [b"made at 17:28:02", b"made at 17:28:04"])
def test_bytes_made_while_tests_are_collected_never_name_a_test(content: bytes, request: pytest.FixtureRequest) -> None:
    assert content.decode() not in request.node.name
    assert request.node.name.endswith(("[content0]", "[content1]"))
