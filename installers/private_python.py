"""The private Python environment: which Python it is built on, what is in it, and whether it is up to date."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from installers.system_packages import apt_command, apt_install
from installers.voice import CannotSetUp, say

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "installers" / "requirements"
SUPPORTED = ((3, 14), (3, 13), (3, 12), (3, 11))
STAMP = "dsardesk-setup.json"


def venv_folder() -> Path:
    """Folder of the private environment."""
    return Path(os.environ.get("DSARDESK_VENV") or ROOT / ".venv").absolute()


def venv_program(name: str = "python") -> Path:
    """A program of the private environment."""
    folder = venv_folder()
    return folder / "Scripts" / f"{name}.exe" if os.name == "nt" else folder / "bin" / name


def version_of(python: Path | str) -> tuple[int, ...] | None:
    """Three numbers of a CPython; None if it does not start or is another Python."""
    question = "import sys; print(sys.implementation.name, *sys.version_info[:3])"
    try:
        done = subprocess.run([str(python), "-I", "-c", question], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    name, *numbers = done.stdout.split()
    return tuple(map(int, numbers)) if name == "cpython" else None


def candidates() -> Iterator[str]:
    """Pythons to try: the one running this file, then those found, newest first."""
    yield sys.executable
    for major, minor in SUPPORTED:
        found = shutil.which(f"python{major}.{minor}")
        if found:
            yield found
        elif shutil.which("py"):
            asked = ["py", f"-{major}.{minor}", "-c", "import sys; print(sys.executable)"]
            done = subprocess.run(asked, capture_output=True, text=True, check=False)
            if done.returncode == 0:
                yield done.stdout.strip()


def choose_interpreter() -> tuple[str, tuple[int, ...]]:
    """The Python to build on, and its version."""
    for candidate in candidates():
        version = version_of(candidate)
        if version and version[:2] in SUPPORTED:
            return candidate, version
    names = ", ".join(f"{major}.{minor}" for major, minor in reversed(SUPPORTED))
    raise CannotSetUp(
        f"DSARDesk needs Python {names}; this is Python {sys.version.split()[0]} and no other was found. "
        "Install one of them, then run the same command again."
    )


def can_make_venv(python: str) -> bool:
    """Whether this Python has what a private environment is made with; bare Debian leaves it out."""
    asked = [python, "-I", "-c", "import ensurepip, venv"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def make_venv(folder: Path) -> None:
    """Make or remake the private environment; a folder that is something else is left alone."""
    if folder.exists() and any(folder.iterdir()) and not (folder / "pyvenv.cfg").is_file():
        raise CannotSetUp(f"{folder} holds something else than a Python environment: nothing was touched.")
    python, version = choose_interpreter()
    if not can_make_venv(python):
        package = f"python{version[0]}.{version[1]}-venv"
        say(f"This Python cannot make private environments: {package} is missing.")
        if not apt_install([package]) or not can_make_venv(python):
            raise CannotSetUp(f"Install it, then run the same command again: {apt_command([package])}")
    say(f"Making a private Python {'.'.join(map(str, version))} environment in {folder} (some seconds).")
    if subprocess.run([python, "-m", "venv", "--clear", str(folder)], stdout=sys.stderr, check=False).returncode:
        raise CannotSetUp(
            f"The environment could not be made in {folder}; the lines above say why. "
            "DSARDESK_VENV=FOLDER names another place."
        )


def fingerprint(requirements: str) -> str:
    """Hash of a requirements file."""
    return hashlib.sha256((REQUIREMENTS / requirements).read_bytes()).hexdigest()


def read_stamp(folder: Path) -> dict[str, str]:
    """What the last finished set-up noted; empty if there was none."""
    try:
        noted = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return noted if isinstance(noted, dict) else {}


def write_stamp(folder: Path, noted: dict[str, str]) -> None:
    """Note a finished set-up, whole or not at all."""
    fresh = folder / f"{STAMP}.new"
    fresh.write_text(json.dumps(noted, indent=1, sort_keys=True), encoding="utf-8")
    fresh.replace(folder / STAMP)


def install(requirements: str) -> None:
    """Install one file of pinned requirements, each package checked against its hash."""
    say(f"Installing the pinned packages of {requirements}: about a minute on a usual connection.")
    # Building a package runs its code and needs a compiler, so only ready-made ones are taken; bagit has none.
    kinds = ["--only-binary", ":all:", "--no-binary", "bagit"]
    if pip_install(["--require-hashes", *kinds, "-r", str(REQUIREMENTS / requirements)]):
        raise CannotSetUp(
            "The packages could not be installed; pip's lines above say why. Your own pip settings (index, proxy, "
            "certificates) are used as they are: `pip config list` shows them."
        )


def pip_install(arguments: list[str]) -> int:
    """Exit code of pip in the private environment."""
    return subprocess.run(
        [*pip_command(), *arguments], env=pip_environment(), stdout=sys.stderr, check=False
    ).returncode


def pip_command() -> list[str]:
    """What has the private environment's pip install something, asking nobody."""
    return [str(venv_program()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]


def pip_environment() -> dict[str, str]:
    """The person's own environment, but for what would send packages elsewhere than the private environment."""
    elsewhere = {"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PYTHONPATH", "PYTHONHOME"}
    return {**{name: value for name, value in os.environ.items() if name not in elsewhere}, "PIP_USER": "0"}


def prepare(requirements: str) -> None:
    """Bring the private environment to the pinned requirements, doing nothing if it is there already."""
    folder = venv_folder()
    version = version_of(venv_program())
    fit = version is not None and version[:2] in SUPPORTED
    wanted = {"python": ".".join(map(str, version or ())), requirements: fingerprint(requirements)}
    noted = read_stamp(folder)
    if fit and wanted.items() <= noted.items():
        return
    if not fit or not has_pip():
        make_venv(folder)
        noted = {}
        wanted["python"] = ".".join(map(str, version_of(venv_program()) or ()))
    install(requirements)
    if requirements == "developers.txt":
        # The developers' packages hold the users', at the same versions.
        wanted["users.txt"] = fingerprint("users.txt")
    write_stamp(folder, {**noted, **wanted})


def has_pip() -> bool:
    """Whether the private environment was made to its end."""
    asked = [str(venv_program()), "-m", "pip", "--version"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0
