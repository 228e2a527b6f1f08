"""Asks pip-audit whether a pinned package has a known vulnerability; where the network does not answer, says so.

What a package carries inside, such as the OpenSSL of sqlcipher3, no such question finds: docs/vex.md tells of it. What
that page argues not to reach us stands in docs/vex.toml too, and fails no check.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from installers.private_python import REQUIREMENTS, ROOT, pip_command, pip_environment, venv_folder
from installers.voice import say

TOOL = "pip-audit>=2.10,<3"
PINNED = REQUIREMENTS / "users.txt"
ARGUED = ROOT / "docs" / "vex.toml"
SECONDS = 300
"""Whoever asks for nothing else waits so long; a check names a shorter time, and waits no longer."""
UNANSWERED = "Skipped: the list of vulnerabilities did not answer. Ask again where the network does."
NOT_INSTALLED = "Skipped: pip-audit could not be installed. Ask again where the network answers."


@dataclass(frozen=True, slots=True)
class Flaw:
    """A known vulnerability of a pinned package.

    Attributes:
        package: its name, lower-case.
        version: the pinned one.
        names: its id, and others that it is known by.
    """

    package: str
    version: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        """What a person reads."""
        return f"{self.package} {self.version}: {self.names[0]}"


def argued_in(text: str) -> frozenset[tuple[str, str, str]]:
    r"""Package, version and id of each vulnerability that docs/vex.toml argues not to reach us.

    >>> sorted(argued_in('[[not_affected]]\npackage="click"\nversion="8"\nid="CVE-1"\nwhy="never called"'))
    [('click', '8', 'CVE-1')]
    """
    entries = tomllib.loads(text).get("not_affected", [])
    return frozenset((each["package"].lower(), each["version"], each["id"]) for each in entries if each["why"].strip())


def flaws_in(listed: list[dict[str, Any]]) -> list[Flaw]:
    """Every vulnerability that the tool's answer names."""
    return [
        Flaw(each["name"].lower(), each["version"], (flaw["id"], *flaw.get("aliases", ())))
        for each in listed
        for flaw in each.get("vulns", ())
    ]


def verdict(code: int, answer: str, argued: Collection[tuple[str, str, str]] = ()) -> tuple[int, str]:
    """Exit code and words for the tool's JSON answer: silence is never taken for safety.

    >>> verdict(0, '{"dependencies": [{"name": "click", "version": "8", "vulns": []}]}')
    (0, 'No known vulnerability in 1 pinned packages.')
    """
    try:
        listed = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        listed = []
    asked = [each for each in listed if "vulns" in each]
    flaws = flaws_in(asked)
    open_ = [flaw for flaw in flaws if not any((flaw.package, flaw.version, name) in argued for name in flaw.names)]
    if open_:
        return 1, "\n".join(("Known vulnerabilities:", *map(str, open_), "Upgrade, or argue it in docs/vex.toml."))
    if (code and not flaws) or not asked:
        return 0, UNANSWERED
    told = [f"No known vulnerability in {len(asked)} pinned packages."]
    if flaws:
        told = [f"Of {len(asked)} pinned packages, {len(flaws)} known and argued in docs/vex.md."]
    if unknown := ", ".join(each["name"] for each in listed if "vulns" not in each):
        told.append(f"Not in the list: {unknown}.")
    return 0, " ".join(told)


def run_within(command: list[str], environment: dict[str, str], until: float) -> tuple[int, str] | None:
    """Exit code and output of *command*; None where the clock reached *until* first."""
    try:
        done = subprocess.run(
            command,
            check=False,
            capture_output=True,
            text=True,
            env=environment,
            timeout=max(until - time.monotonic(), 0.1),
        )
    except subprocess.TimeoutExpired:
        return None
    return done.returncode, done.stdout


def installed_in(folder: Path, until: float) -> bool:
    """True once the tool stands in *folder*, apart from the packages of the tests: it brings many of its own."""
    stamp = folder / "installed.txt"
    if stamp.is_file() and stamp.read_text("utf-8") == TOOL:
        return True
    done = run_within([*pip_command(), "--target", str(folder), "--upgrade", TOOL], pip_environment(), until)
    if done is None or done[0]:
        return False
    stamp.write_text(TOOL, "utf-8")
    return True


def ask(folder: Path, until: float) -> tuple[int, str]:
    """Exit code and words, whatever answers in time."""
    if not installed_in(folder, until):
        return 0, NOT_INSTALLED
    options = ["--require-hashes", "--disable-pip", "--format=json", "--progress-spinner=off", "--timeout=5"]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = run_within([sys.executable, "-m", "pip_audit", "-r", str(PINNED), *options], environment, until)
    return verdict(*done, argued_in(ARGUED.read_text("utf-8"))) if done else (0, UNANSWERED)


def main(arguments: list[str]) -> int:
    """0 if none is known, or nobody answered within the seconds of *arguments*; 1 if one is that nothing argues."""
    seconds = float(arguments[0]) if arguments else SECONDS
    code, words = ask(venv_folder() / "kept" / "pip-audit", time.monotonic() + seconds)
    say(words)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
