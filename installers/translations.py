"""The widgets' words: extracted from the window's code, one file for each of its rooms and languages, and compiled.

`python3 run.py words [ROOM...]` extracts; whoever wrote new words then translates them in `resources/i18n/ROOM.fr.ts`.
English is the language of the code: its files hold plurals only. Compiling happens by itself before anything runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from installers.private_python import ROOT, venv_program
from installers.voice import CannotSetUp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LANGUAGES = ("fr", "en")
WINDOW = ROOT / "dsardesk" / "ui"
WORDS = ROOT / "resources" / "i18n"
EXTRACTING = ("-no-obsolete", "-locations", "none", "-no-ui-lines", "-silent")


def rooms() -> dict[str, list[Path]]:
    """Files of the window that may hold words, by room; files beside the rooms belong to the shell."""
    found: dict[str, list[Path]] = {}
    for path in sorted(WINDOW.rglob("*.py")):
        room = path.relative_to(WINDOW).parts[0] if path.parent != WINDOW else "shell"
        if "self.tr(" in path.read_text("utf-8") or "translate(" in path.read_text("utf-8"):
            found.setdefault(room, []).append(path)
    return found


def extract(folder: Path = WORDS, only: Sequence[str] = ()) -> None:
    """Bring the files of words up to date with the code, or *only* those of some rooms; what was translated stays."""
    folder.mkdir(parents=True, exist_ok=True)
    for room, files in rooms().items():
        if only and room not in only:
            continue
        for language in LANGUAGES:
            plural = ["-pluralonly"] if language == "en" else []
            made = folder / f"{room}.{language}.ts"
            languages = ["-source-language", "en", "-target-language", language]
            _run("pyside6-lupdate", *map(str, files), "-ts", str(made), *EXTRACTING, *languages, *plural)


def build(folder: Path = WORDS) -> None:
    """Compile the words of each language, unless that was done since they last changed."""
    for language in LANGUAGES:
        sources = sorted(folder.glob(f"*.{language}.ts"))
        made = folder / f"{language}.qm"
        if sources and (not made.exists() or made.stat().st_mtime < max(path.stat().st_mtime for path in sources)):
            # Several may compile at once: each writes a file of its own.
            fresh = made.with_suffix(f".{os.getpid()}")
            _run("pyside6-lrelease", *map(str, sources), "-qm", str(fresh), "-silent")
            # A window that is open reads the file that was there when it began: it is replaced, never written over.
            fresh.replace(made)


def _run(program: str, *arguments: str) -> None:
    done = subprocess.run([str(venv_program(program)), *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotSetUp(f"{program} failed:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    if "--extract" in sys.argv:
        extract(only=sys.argv[2:])
    build()
