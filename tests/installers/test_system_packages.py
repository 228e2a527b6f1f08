"""System packages: installed where that is allowed, else named exactly, and never a reason to stop."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from installers import system_packages
from installers.qt_libraries import tools
from installers.system_packages import Tool

if TYPE_CHECKING:
    from collections.abc import Callable

PAGES = Tool("reading pages", ("pdftoppm",), ("poppler-utils",), "poppler", "maker.Poppler")
UNTIL_THEN = "Until then some tests are skipped."
ARCHIVES = Tool("opening archives", ("7zz", "7z"), ("7zip",), "sevenzip", "7zip.7zip")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fakes stand for the programs of Linux and macOS")


def on_debian(
    monkeypatch: pytest.MonkeyPatch, *, root: bool, present: set[str], code: Callable[[list[str]], int]
) -> list[list[str]]:
    """Pretend to be a Debian with some programs; gives the list in which the commands will stand."""
    commands: list[list[str]] = []

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(command, code(command), "apt's own words\n", "")

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}" if name in present else None)
    monkeypatch.setattr(os, "geteuid", lambda: 0 if root else 1000)
    monkeypatch.setattr("sys.platform", "linux")
    return commands


def test_nothing_is_done_when_every_tool_is_here(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = on_debian(monkeypatch, root=True, present={"apt-get", "pdftoppm", "7z"}, code=lambda _: 0)
    system_packages.ensure_tools((PAGES, ARCHIVES), UNTIL_THEN)
    assert (commands, capsys.readouterr().err) == ([], "")


def test_root_installs_what_is_missing_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    present = {"apt-get", "pdftoppm"}

    def install(_: list[str]) -> int:
        present.add("7zz")
        return 0

    commands = on_debian(monkeypatch, root=True, present=present, code=install)
    system_packages.ensure_tools((PAGES, ARCHIVES), UNTIL_THEN)
    assert [command[-1] for command in commands] == ["7zip"]
    assert "sudo" not in commands[0]


def test_a_bare_system_reads_its_package_lists_first(monkeypatch: pytest.MonkeyPatch) -> None:
    updated: list[bool] = []

    def code(command: list[str]) -> int:
        updated.extend([True] * ("update" in command))
        return 0 if updated else 100

    commands = on_debian(monkeypatch, root=True, present={"apt-get"}, code=code)
    assert system_packages.apt_install(["7zip"])
    assert ["update" in command for command in commands] == [False, True, False]


def test_sudo_is_used_only_if_it_asks_no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    commands = on_debian(monkeypatch, root=False, present={"apt-get", "sudo"}, code=lambda _: 0)
    assert system_packages.apt_install(["7zip"])
    assert [command[:2] for command in commands] == [["sudo", "-n"], ["sudo", "-n"]]


def test_without_rights_the_line_to_type_is_shown_and_the_tests_go_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = on_debian(monkeypatch, root=False, present={"apt-get", "sudo"}, code=lambda _: 1)
    system_packages.ensure_tools((PAGES, ARCHIVES), UNTIL_THEN)
    told = capsys.readouterr().err
    assert "sudo apt-get update && sudo apt-get install poppler-utils 7zip" in told
    assert told.endswith(f"{UNTIL_THEN}\n")
    assert not [command for command in commands if "install" in command]


def test_a_failed_installation_shows_apts_own_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_debian(monkeypatch, root=True, present={"apt-get"}, code=lambda _: 100)
    system_packages.ensure_tools((ARCHIVES,), UNTIL_THEN)
    assert "apt's own words" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("platform", "name", "line"),
    [
        ("darwin", "posix", "brew install poppler sevenzip"),
        ("win32", "nt", "winget install --id maker.Poppler && winget install --id 7zip.7zip"),
        ("freebsd14", "posix", "with your system's packages: pdftoppm, 7zz"),
    ],
)
def test_every_system_is_told_its_own_line(
    monkeypatch: pytest.MonkeyPatch, platform: str, name: str, line: str
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr("sys.platform", platform)
    # os.name itself must stay: pathlib reads it.
    monkeypatch.setattr(system_packages, "os", type("FakeOs", (), {"name": name}))
    assert system_packages.install_command((PAGES, ARCHIVES)) == line


def test_what_is_missing_for_one_purpose_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    on_debian(monkeypatch, root=False, present=set(), code=lambda _: 1)
    libraries = tools({"libdsardesk-a.so.1": "a1", "libdsardesk-b.so.1": "b1"}, "showing the window")
    system_packages.ensure_tools((*libraries, ARCHIVES), UNTIL_THEN)
    assert capsys.readouterr().err.splitlines()[:2] == [
        "Missing: libdsardesk-a.so.1, libdsardesk-b.so.1, needed for showing the window.",
        "Missing: 7zz, needed for opening archives.",
    ]


def test_libraries_of_linux_are_not_missed_on_macos(monkeypatch: pytest.MonkeyPatch) -> None:
    (library,) = tools({"libdsardesk-none.so.1": "none1"}, "showing the window")
    assert not system_packages.is_here(library)
    monkeypatch.setattr("sys.platform", "darwin")
    assert system_packages.is_here(library)


def test_a_library_counts_as_here_only_if_the_system_loads_it() -> None:
    missing = Tool("a window", ("libdsardesk-none.so.1",), ("libnone1",))
    assert not system_packages.is_here(missing)
