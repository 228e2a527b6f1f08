"""System programs and libraries that something needs: whether they are here, and how they get here."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from installers.voice import say

if TYPE_CHECKING:
    from collections.abc import Sequence

LIBRARY_MARK = ".so"


class Tool(NamedTuple):
    """A system program or library that something needs.

    Attributes:
        purpose: what it is for, as the end of "needed for ...".
        probes: any one of them is enough; a command's name, or a library's file name such as "libGL.so.1".
        debian: packages of Debian and Ubuntu that bring it.
        brew: Homebrew's package; None where macOS needs none.
        winget: winget's package; None where Windows needs none.
    """

    purpose: str
    probes: tuple[str, ...]
    debian: tuple[str, ...]
    brew: str | None = None
    winget: str | None = None


def is_here(tool: Tool) -> bool:
    """Whether a tool can be used already, or is not needed on this system."""
    needless = (sys.platform == "darwin" and tool.brew is None) or (os.name == "nt" and tool.winget is None)
    return needless or any(loads(probe) if LIBRARY_MARK in probe else shutil.which(probe) for probe in tool.probes)


def loads(library: str) -> bool:
    """Whether the system finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def ensure_tools(tools: Sequence[Tool], until_then: str) -> None:
    """Install the missing tools where that is allowed; else say exactly how, and what holds *until_then*."""
    missing = [tool for tool in tools if not is_here(tool)]
    for purpose in dict.fromkeys(tool.purpose for tool in missing):
        names = ", ".join(tool.probes[0] for tool in missing if tool.purpose == purpose)
        say(f"Missing: {names}, needed for {purpose}.")
    packages = [package for tool in missing for package in tool.debian]
    if not missing or (apt_install(packages) and all(map(is_here, missing))):
        return
    say(f"Install by hand: {install_command(missing)}")
    say(until_then)


def install_command(tools: Sequence[Tool]) -> str:
    """The line to type on this system."""
    if sys.platform == "darwin":
        return "brew install " + " ".join(tool.brew for tool in tools if tool.brew)
    if os.name == "nt":
        return " && ".join(f"winget install --id {tool.winget}" for tool in tools if tool.winget)
    if shutil.which("apt-get"):
        return apt_command([package for tool in tools for package in tool.debian])
    return "with your system's packages: " + ", ".join(tool.probes[0] for tool in tools)


def apt_command(packages: Sequence[str]) -> str:
    """The line a person types on Debian or Ubuntu."""
    return f"sudo apt-get update && sudo apt-get install {' '.join(packages)}"


def apt_rights() -> list[str] | None:
    """What stands before apt-get; None if it is absent or needs a password."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    allowed = shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode == 0
    return sudo if allowed else None


def apt_install(packages: Sequence[str]) -> bool:
    """Whether apt installed the packages; its lines are shown when it could not."""
    rights = apt_rights()
    if rights is None:
        return False
    say(f"Installing system packages: {' '.join(packages)} (half a minute).")
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=120"]
    adding = [*apt, "install", "-y", "--no-install-recommends", *packages]
    # A first refusal is usual: a bare system has not read its package lists yet.
    if _quiet(adding).returncode == 0:
        return True
    updated, added = _quiet([*apt, "update"]), _quiet(adding)
    if added.returncode:
        say(updated.stdout + added.stdout)
    return added.returncode == 0


def _quiet(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """A finished command, with what it said on either stream."""
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
