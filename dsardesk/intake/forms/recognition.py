"""Words recognised in a picture by the tesseract program: the picture goes in by its standard input, words come out."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dsardesk.intake.forms.message import Bounds

PROGRAM = "tesseract"
WANTED = ("fra", "eng")
"""Languages recognised at once, the first as the likeliest: each one more takes its time again."""
OTHERS = ("deu", "spa", "ita", "nld", "por", "pol")
"""Recognised where none of the wanted is installed."""
TURNED, ANY_WAY_UP = "osd", ("--psm", "1")
"""What sees which way up a page lies, and how it is asked to: a photograph is as often upside down as not."""
PATIENCE_SECONDS = 60
ASKED_EVERY = 0.2
NOT_INSTALLED = "intake.no_recognition"
NO_LANGUAGE = "intake.no_recognition_language"
RECOGNISED = "intake.recognised"
UNRECOGNISED = "intake.not_recognised"
_WINDOWS_PLACES = ("ProgramFiles", "LOCALAPPDATA")


class Recognised(NamedTuple):
    """Words, and what a person should know of them as a code."""

    text: str
    warning: str


def recognise(picture: Callable[[], bytes], bounds: Bounds) -> Recognised:
    """Words of *picture*, drawn only if they are looked for; none, and why, where they cannot be recognised here."""
    bounds.pages_left -= 1
    program = find_program()
    if program is None:
        return Recognised("", NOT_INSTALLED)
    languages = installed(program)
    wanted = [each for each in WANTED if each in languages] or [each for each in OTHERS if each in languages][:1]
    if not wanted:
        return Recognised("", NO_LANGUAGE)
    if bounds.pages_left < 0:
        return Recognised("", UNRECOGNISED)
    turning = ANY_WAY_UP if TURNED in languages else ()
    words = _asked([program, "stdin", "stdout", "-l", "+".join(wanted), *turning], picture(), bounds)
    text = words.decode("utf-8", "replace").replace("\x0c", "\n").strip()
    return Recognised(text, RECOGNISED if text else UNRECOGNISED)


@cache
def find_program() -> str | None:
    """Where the program is; its installer on Windows leaves it out of the path."""
    usual = (Path(os.environ.get(place, "")) / "Tesseract-OCR" / f"{PROGRAM}.exe" for place in _WINDOWS_PLACES)
    return shutil.which(PROGRAM) or next((str(path) for path in usual if path.is_file()), None)


@cache
def installed(program: str) -> frozenset[str]:
    """Codes of the languages that are there."""
    try:
        said = subprocess.run([program, "--list-langs"], capture_output=True, timeout=PATIENCE_SECONDS, check=False)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return frozenset()
    return frozenset(said.stdout.decode("utf-8", "replace").split())


def _asked(command: list[str], picture: bytes, bounds: Bounds) -> bytes:
    """What the program answers; nothing where it fails or takes too long. Whoever watches may end it at any time."""
    # One thread is faster for one page, and leaves the computer to the person.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        program = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
    except OSError:
        return b""
    with program:
        return _awaited(program, picture, bounds)


def _awaited(program: subprocess.Popen[bytes], picture: bytes, bounds: Bounds) -> bytes:
    until = time.monotonic() + PATIENCE_SECONDS
    with ThreadPoolExecutor(max_workers=1) as speaker:
        answer = speaker.submit(program.communicate, picture)
        try:
            while time.monotonic() < until and not wait((answer,), ASKED_EVERY).done:
                bounds.step()
        finally:
            # One that is still at work is ended, and its answer with it.
            program.kill()
        words, _ = answer.result()
    return words if program.returncode == 0 else b""
