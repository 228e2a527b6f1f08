"""What the README claims is true."""

from __future__ import annotations

import os
import re
import subprocess
import tomllib

import pytest

import dsardesk
import run
from installers.private_python import ROOT, SUPPORTED

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_command_the_readme_shows_exists() -> None:
    shown = re.findall(r"(?:python3|py) run\.py ([a-z]+)", README)
    assert {"demo", "test", "dsardesk"} <= set(shown) <= set(run.COMMANDS)


@pytest.mark.parametrize("system", ["Debian and Ubuntu", "Windows", "macOS"])
def test_the_two_commands_stand_for_every_system(system: str) -> None:
    after = README.split(f"On {system}", 1)[1]
    assert re.match(r"[^`]*```sh\n(python3|py) run\.py demo\n\1 run\.py test\n```", after)


def test_the_pythons_named_are_those_supported() -> None:
    named = re.search(r"You need Python ([\d., or]+),", README)
    assert named
    assert re.findall(r"3\.\d+", named[1]) == [f"3.{minor}" for _, minor in sorted(SUPPORTED)]


def test_the_package_shown_is_of_this_version() -> None:
    assert re.findall(r"dsardesk_([\d.]+)_amd64\.deb", README) == [dsardesk.__version__]


def test_every_file_the_readme_points_at_is_here() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_the_licence_named_is_the_projects() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["license"] == "Apache-2.0"
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="CI's script is for Linux and macOS")
def test_ci_runs_the_very_command_a_person_types() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert re.findall(r"run\.py.*", script.read_text(encoding="utf-8")) == ["run.py test </dev/null"]
    subprocess.run(["bash", "-n", script], check=True)
