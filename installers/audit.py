"""Asks pip-audit whether a pinned package has a known vulnerability; where the network does not answer, says so.

What a package carries inside, such as the OpenSSL of sqlcipher3, no such question finds: docs/vex.md tells of it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys

from installers.private_python import REQUIREMENTS, pip_install, venv_folder
from installers.voice import say

TOOL = "pip-audit>=2.10,<3"
PINNED = REQUIREMENTS / "users.txt"


def verdict(code: int, answer: str) -> tuple[int, str]:
    """Exit code and words for the tool's JSON answer: silence is never taken for safety.

    >>> verdict(0, '{"dependencies": [{"name": "click", "version": "8", "vulns": []}]}')
    (0, 'No known vulnerability in 1 pinned packages.')
    """
    try:
        listed = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        listed = []
    asked = [each for each in listed if "vulns" in each]
    flawed = [f"{each['name']} {each['version']}: {flaw['id']}" for each in asked for flaw in each["vulns"]]
    if flawed:
        return 1, "\n".join(("Known vulnerabilities:", *flawed))
    if code or not asked:
        return 0, "Skipped: the list of vulnerabilities did not answer. Ask again where the network does."
    unknown = ", ".join(each["name"] for each in listed if "vulns" not in each)
    words = f"No known vulnerability in {len(asked)} pinned packages."
    return 0, f"{words} Not in the list: {unknown}." if unknown else words


def main() -> int:
    """0 if none is known, or nobody could be asked; 1 if one is."""
    folder = venv_folder() / "kept" / "pip-audit"
    # Apart from the packages of the tests: it brings many of its own.
    if pip_install(["--target", str(folder), "--upgrade", TOOL]):
        say("Skipped: pip-audit could not be installed. Ask again where the network answers.")
        return 0
    asking = [
        sys.executable,
        "-m",
        "pip_audit",
        "-r",
        str(PINNED),
        "--require-hashes",
        "--disable-pip",
        "--format=json",
    ]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [*asking, "--progress-spinner=off"], check=False, capture_output=True, text=True, env=environment
    )
    code, words = verdict(done.returncode, done.stdout)
    say(words)
    return code


if __name__ == "__main__":
    sys.exit(main())
