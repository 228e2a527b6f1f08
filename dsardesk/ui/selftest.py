"""`dsardesk --self-test`: what an installed program must do, done once on invented people and thrown away."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
import traceback
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from PySide6.QtWidgets import QLineEdit

import dsardesk
from dsardesk.demo.run import run_demo
from dsardesk.desk.opening import open_desk
from dsardesk.domain.errors import DeskError
from dsardesk.exports.verify import verify_package
from dsardesk.ui.app import Program
from dsardesk.ui.language import sentences
from dsardesk.ui.unlock.view import UnlockView
from dsardesk.wording import report_code, sentence

PATIENCE_SECONDS = 60
PLAIN_DATABASE = b"SQLite format 3\x00"


class NotAsItShould(Exception):
    """A check found something else than what an unharmed program makes; its text is for whoever repairs it."""


@dataclass(slots=True)
class Trial:
    """One run of the demo in a folder of its own, and what it made.

    Attributes:
        folder: everything that is written lies in it.
        language: of what is made and said.
        made: the demo's own account, paths relative to `out`.
    """

    folder: Path
    language: str
    made: dict[str, Any] = field(default_factory=dict)

    @property
    def out(self) -> Path:
        """What the demo wrote."""
        return self.folder / "demo"

    def read(self, path: str) -> bytes:
        """A file that the demo made."""
        return (self.out / path).read_bytes()

    def secret(self, path: str) -> str:
        """A throw-away password that the demo made."""
        return self.read(path).decode().strip()


def self_test(language: str) -> int:
    """Say in *language* what was checked; 0 if all of it works, 1 with what does not."""
    words = sentences(language)
    _say(words.say("self_test.start", version=dsardesk.__version__))
    with tempfile.TemporaryDirectory(prefix="dsardesk-") as folder, _apart(Path(folder), language):
        trial = Trial(Path(folder), language)
        for name, check in CHECKS.items():
            step = words.say(f"self_test.{name}")
            try:
                check(trial)
            except Exception as error:  # noqa: BLE001 -- whatever it is, this computer cannot run the program
                told = sentence(error, words) if isinstance(error, DeskError) else ""
                _say(words.say("self_test.failed", step=step, report=report_code(error), told=told).strip())
                if os.environ.get("DSARDESK_TRACEBACK"):
                    traceback.print_exception(error)
                return 1
            _say(words.say("self_test.passed", step=step))
    _say(words.say("self_test.done", version=dsardesk.__version__))
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@contextlib.contextmanager
def _apart(folder: Path, language: str) -> Iterator[None]:
    """The person's own settings, cache, keyring and vault are not touched."""
    kept = dict(os.environ)
    os.environ.update(
        DSARDESK_KEYRING="off",
        DSARDESK_CACHE_DIR=str(folder / "cache"),
        DSARDESK_CONFIG_DIR=str(folder / "config"),
        DSARDESK_VAULT=str(folder / "demo" / "vault"),
        DSARDESK_LANG=language,
    )
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)


def _require(*, holds: bool, what: str) -> None:
    if not holds:
        raise NotAsItShould(what)


def _play(trial: Trial) -> None:
    """One request, from its message to its closed case."""
    trial.made = run_demo(trial.out, scenario="access", lang=trial.language)
    _require(holds=trial.made["audit"]["verified"], what="log of the demo")
    _require(holds=trial.made["identity"]["checked"] and not trial.made["identity"]["copies_held"], what="identity")


def _look_at_papers(trial: Trial) -> None:
    """Letters, package and evidence open as what they are."""
    pdfs = [letter["pdf"] for letter in trial.made["letters"]] + [trial.made["evidence"]]
    _require(holds=len(pdfs) > 1, what="letters")
    for pdf in pdfs:
        _require(holds=trial.read(pdf).startswith(b"%PDF-"), what=pdf)
    for letter in trial.made["letters"]:
        _require(holds=zipfile.is_zipfile(trial.out / letter["docx"]), what=letter["docx"])
    password = trial.secret(trial.made["package_password_file"])
    _require(holds=verify_package(trial.out / trial.made["package"], password).ok, what="package")


def _look_at_vault(trial: Trial) -> None:
    """The database is no plain one, every page bears its seal, and the log is whole."""
    _require(holds=not trial.read("vault/cases.db").startswith(PLAIN_DATABASE), what="encryption")
    with open_desk(trial.out / "vault", trial.secret(trial.made["password_file"])) as desk:
        files, log, _ = desk.verify()
    _require(holds=files.cipher_ok and files.integrity_ok, what=" ".join(files.problems))
    _require(holds=log.ok, what="log")


def _open_window(trial: Trial) -> None:
    """The window asks for the password, unlocks the vault and shows what is due today."""
    errors: list[BaseException] = []
    hook, sys.excepthook = sys.excepthook, lambda _kind, error, _trace: errors.append(error)
    program = Program([])
    try:
        program.show()
        window = program.window
        _wait(program, errors, lambda: isinstance(window.centralWidget(), UnlockView) and window.isVisible())
        prompt = cast("QLineEdit", window.findChild(QLineEdit))
        prompt.setText(trial.secret(trial.made["password_file"]))
        prompt.returnPressed.emit()
        _wait(program, errors, lambda: window.desk is not None and window.desk.place() == "today")
        _require(holds=not window.grab().isNull(), what="picture")
        window.close()
    finally:
        program.leave()
        program.application.processEvents()
        sys.excepthook = hook
    if errors:
        raise errors[0]


def _wait(program: Program, errors: list[BaseException], reached: Callable[[], bool]) -> None:
    """Let the window live until *reached*; what went wrong in it meanwhile goes wrong here."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not reached():
        if errors:
            raise errors[0]
        _require(holds=time.monotonic() < end, what="patience")
        program.application.processEvents()
        time.sleep(0.01)


CHECKS: dict[str, Callable[[Trial], None]] = {
    "request": _play,
    "papers": _look_at_papers,
    "vault": _look_at_vault,
    "window": _open_window,
}
"""Each check, under the key of its name in the messages; a later one uses what an earlier one made."""
