"""The set-up: the right Python, the pinned packages, nothing done twice, and a plain sentence when it fails."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from installers import private_python, system_packages
from installers.voice import CannotSetUp

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the fakes stand for the programs of Linux and macOS")


class FakeComputer:
    """Answers the commands of the set-up, and keeps them in order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.commands: list[list[str]] = []
        self.environments: list[dict[str, str] | None] = []
        self.versions = {sys.executable: "cpython 3.12.4"}
        self.venv_modules = True
        self.pip_code = 0

    def run(self, command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        self.commands.append([str(part) for part in command])
        environment = options.get("env")
        self.environments.append(environment if isinstance(environment, dict) else None)
        words = " ".join(self.commands[-1])
        if "sys.implementation.name" in words:
            return self._version(command[0])
        code = 0
        if "import ensurepip" in words:
            code = 0 if self.venv_modules else 1
        elif "-m venv" in words:
            self._made()
        elif "pip install" in words:
            code = self.pip_code
        return subprocess.CompletedProcess(command, code, "", "")

    def _version(self, python: str) -> subprocess.CompletedProcess[str]:
        if python not in self.versions:
            raise FileNotFoundError(python)
        return subprocess.CompletedProcess([python], 0, self.versions[python].replace(".", " "), "")

    def _made(self) -> None:
        self.folder.mkdir(exist_ok=True)
        (self.folder / "pyvenv.cfg").touch()
        self.versions[str(self.folder / "bin" / "python")] = "cpython 3.12.4"

    def said(self, words: str) -> list[list[str]]:
        return [command for command in self.commands if words in " ".join(command)]


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeComputer:
    folder = tmp_path / "private"
    fake = FakeComputer(folder)
    monkeypatch.setenv("DSARDESK_VENV", str(folder))
    monkeypatch.setattr(subprocess, "run", fake.run)
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setattr(private_python, "REQUIREMENTS", tmp_path)
    (tmp_path / "users.txt").write_text("click==1", encoding="utf-8")
    (tmp_path / "developers.txt").write_text("click==1\npytest==1", encoding="utf-8")
    return fake


@pytest.mark.usefixtures("computer")
def test_the_running_python_is_taken_when_it_is_supported() -> None:
    assert private_python.choose_interpreter() == (sys.executable, (3, 12, 4))


def test_another_python_of_the_computer_is_taken_when_the_running_one_is_too_old(
    computer: FakeComputer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.versions = {sys.executable: "cpython 3.10.12", "/opt/python3.13": "cpython 3.13.1"}
    monkeypatch.setattr("shutil.which", {"python3.14": "/gone/python3.14", "python3.13": "/opt/python3.13"}.get)
    assert private_python.choose_interpreter() == ("/opt/python3.13", (3, 13, 1))


def test_another_kind_of_python_is_not_taken(computer: FakeComputer) -> None:
    computer.versions = {sys.executable: "pypy 3.11.9"}
    with pytest.raises(CannotSetUp):
        private_python.choose_interpreter()


def test_without_a_supported_python_the_versions_that_will_do_are_named(computer: FakeComputer) -> None:
    computer.versions = {sys.executable: "cpython 3.10.12"}
    with pytest.raises(CannotSetUp, match=r"needs Python 3\.11, 3\.12, 3\.13, 3\.14"):
        private_python.choose_interpreter()


def test_the_versions_named_are_those_the_project_promises() -> None:
    project = tomllib.loads((private_python.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lowest, beyond = re.findall(r"3\.(\d+)", project["requires-python"])
    assert sorted(private_python.SUPPORTED) == [(3, minor) for minor in range(int(lowest), int(beyond))]


def test_a_first_set_up_makes_the_environment_and_installs_by_hash(computer: FakeComputer) -> None:
    private_python.prepare("users.txt")
    assert computer.said("-m venv")
    (installing,) = computer.said("pip install")
    assert "--require-hashes" in installing
    assert installing[-1].endswith("users.txt")


def test_a_second_set_up_does_nothing_more_than_look(computer: FakeComputer) -> None:
    private_python.prepare("users.txt")
    computer.commands.clear()
    private_python.prepare("users.txt")
    assert len(computer.commands) == 1
    assert not computer.said("pip")


def test_changed_requirements_are_installed_again(computer: FakeComputer, tmp_path: Path) -> None:
    private_python.prepare("users.txt")
    computer.commands.clear()
    (tmp_path / "users.txt").write_text("click==2", encoding="utf-8")
    private_python.prepare("users.txt")
    assert computer.said("pip install")
    assert not computer.said("-m venv")


def test_another_python_in_the_environment_means_installing_again(computer: FakeComputer) -> None:
    private_python.prepare("users.txt")
    computer.versions[str(computer.folder / "bin" / "python")] = "cpython 3.13.0"
    computer.commands.clear()
    private_python.prepare("users.txt")
    assert computer.said("pip install")


def test_an_environment_whose_python_is_gone_is_made_anew(computer: FakeComputer) -> None:
    private_python.prepare("users.txt")
    del computer.versions[str(computer.folder / "bin" / "python")]
    computer.commands.clear()
    private_python.prepare("users.txt")
    assert computer.said("-m venv --clear")


def test_the_demo_has_nothing_to_install_after_the_tests(computer: FakeComputer) -> None:
    private_python.prepare("developers.txt")
    computer.commands.clear()
    private_python.prepare("users.txt")
    assert not computer.said("pip install")


def test_the_tests_still_install_their_own_packages_after_the_demo(computer: FakeComputer) -> None:
    private_python.prepare("users.txt")
    computer.commands.clear()
    private_python.prepare("developers.txt")
    assert computer.said("developers.txt")


def test_a_failed_installation_is_said_and_not_taken_for_done(computer: FakeComputer) -> None:
    computer.pip_code = 1
    with pytest.raises(CannotSetUp, match="could not be installed"):
        private_python.prepare("users.txt")
    assert private_python.read_stamp(computer.folder) == {}


def test_a_damaged_note_of_the_last_set_up_only_means_setting_up_again(computer: FakeComputer) -> None:
    private_python.prepare("users.txt")
    (computer.folder / private_python.STAMP).write_text("{", encoding="utf-8")
    private_python.prepare("users.txt")
    assert json.loads((computer.folder / private_python.STAMP).read_text(encoding="utf-8"))["python"] == "3.12.4"


def test_a_folder_of_the_persons_own_files_is_never_cleared(computer: FakeComputer) -> None:
    computer.folder.mkdir()
    (computer.folder / "thesis.odt").touch()
    with pytest.raises(CannotSetUp, match="nothing was touched"):
        private_python.prepare("users.txt")
    assert not computer.said("-m venv")


def test_a_bare_debian_gets_the_venv_module_where_that_is_allowed(
    computer: FakeComputer, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer.venv_modules = False

    def install(packages: list[str]) -> bool:
        assert packages == ["python3.12-venv"]
        computer.venv_modules = True
        return True

    monkeypatch.setattr(private_python, "apt_install", install)
    private_python.prepare("users.txt")
    assert computer.said("pip install")


def test_where_it_is_not_allowed_the_line_to_type_is_shown(computer: FakeComputer) -> None:
    computer.venv_modules = False
    with pytest.raises(CannotSetUp) as refused:
        private_python.prepare("users.txt")
    assert system_packages.apt_command(["python3.12-venv"]) in str(refused.value)


def test_the_persons_own_pip_settings_are_kept_but_not_another_place_to_install_in(
    computer: FakeComputer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "https://packages.example/simple")
    monkeypatch.setenv("PIP_CERT", "/etc/own.pem")
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    private_python.prepare("users.txt")
    environment = computer.environments[computer.commands.index(computer.said("pip install")[0])]
    assert environment is not None
    assert environment["PIP_INDEX_URL"] == "https://packages.example/simple"
    assert environment["PIP_CERT"] == "/etc/own.pem"
    assert "PIP_TARGET" not in environment
    assert "--index-url" not in computer.said("pip install")[0]


@pytest.mark.parametrize("others", ["developers.txt", "bundle.txt"])
def test_tests_and_installed_programs_have_the_users_packages_at_the_same_versions(others: str) -> None:
    folder = private_python.ROOT / "installers" / "requirements"
    pins = {
        name: set(re.findall(r"^\S+==\S+", (folder / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("users.txt", others)
    }
    assert pins["users.txt"] <= {re.sub(r"\[.*\]", "", pin) for pin in pins[others]}


def test_pinned_requirements_name_no_address() -> None:
    for name in ("users.txt", "developers.txt", "bundle.txt"):
        assert "://" not in (private_python.ROOT / "installers" / "requirements" / name).read_text(encoding="utf-8")
