"""The program with its window: started, dressed, spoken to, and left with nothing unsaved."""

from __future__ import annotations

import gc
import importlib
import os
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Any, cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from dsardesk.ui.language import Interpreter, sentences
from dsardesk.ui.preferences import Preferences
from dsardesk.ui.session import Vaults
from dsardesk.ui.shell.restart import start_anew
from dsardesk.ui.shell.window import MainWindow
from dsardesk.ui.tasks import VaultThread
from dsardesk.ui.theme.look import LOOK
from dsardesk.wording import report_code

SWITCH_SECONDS = 0.0005
QT_PARTS = ("PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtPrintSupport")
"""Parts of Qt that only some screens need; slow enough to be brought in one by one."""
SELF_TEST = "dsardesk.ui.selftest"
"""No screen: it would bring the demo in."""


class LateVaults:
    """Vaults whose code is brought in on the vault's own thread, while the person types the password.

    Whatever is asked of it is asked of the real ones: only the vault's thread may ask.
    """

    def __init__(self) -> None:
        """Nothing is brought in yet."""
        self._real: Vaults | None = None

    def load(self) -> Vaults:
        """The real ones, and all that is behind the screens without Qt; slow the first time."""
        if self._real is None:
            for module in (*_modules("dsardesk.services"), *_modules("dsardesk.ui")):
                if not module.startswith("dsardesk.ui.") or module.endswith(".presenter"):
                    importlib.import_module(module)
            self._real = cast("Vaults", importlib.import_module("dsardesk.ui.vaults").DeskVaults())
            # What the first message would otherwise wait for.
            importlib.import_module("dsardesk.texts").cues()
        return self._real

    def close(self) -> None:
        """Close the open vault, if one is; nothing is brought in for that."""
        if self._real is not None:
            self._real.close()

    def __getattr__(self, name: str) -> Any:
        """What the real ones have by that name."""
        return getattr(self.load(), name)


class LateScreens:
    """Screens whose code is brought in on the window's own thread, a little at a time.

    Qt for Python makes a class when it is first named, and two threads naming classes at once end the program. So
    the vault's thread brings in nothing that names Qt; this does, a module between two gestures.

    Attributes:
        done: True once all of them are there.
    """

    def __init__(self) -> None:
        """Nothing is brought in yet."""
        self._left: Iterator[str] | None = None
        self.done = False

    def load(self) -> None:
        """Bring in the next module, and come back for the others."""
        if self._left is None:
            # The deepest first: each then finds most of what it needs already there.
            screens = sorted(_modules("dsardesk.ui"), key=lambda name: -name.count("."))
            self._left = iter((*QT_PARTS, *(name for name in screens if name != SELF_TEST)))
        module = next(self._left, None)
        if module is None:
            # What was brought in stays: looking through all of it for waste would hold the window up now and then.
            gc.freeze()
            self.done = True
            return
        importlib.import_module(module)
        QTimer.singleShot(0, self.load)


def _modules(package: str) -> list[str]:
    """The names of all modules in *package*, of which only the packages are brought in."""
    return [found.name for found in pkgutil.walk_packages(importlib.import_module(package).__path__, f"{package}.")]


class Program:
    """The window and what stands behind it."""

    def __init__(self, arguments: Sequence[str]) -> None:
        """Make everything that the prompt needs, and nothing more."""
        # A window that exists already belongs to the tests, which keep one application for all.
        self.application = cast("QApplication", QApplication.instance() or QApplication(["dsardesk", *arguments]))
        self.application.setApplicationName("DSARDesk")
        self.application.setDesktopFileName("dsardesk")
        self.preferences = Preferences()
        LOOK.start(self.application, self.preferences.theme)
        interpreter = Interpreter()
        interpreter.speak(self.preferences.language)
        # The window asks for the interpreter at every call of Qt's: it must not wait long for the vault's thread.
        sys.setswitchinterval(SWITCH_SECONDS)
        self.thread = VaultThread()
        self.vaults = LateVaults()
        self.screens = LateScreens()
        self.window = MainWindow(self.thread, cast("Vaults", self.vaults), self.preferences, interpreter)

    def show(self) -> None:
        """Show the window; once it is painted, bring in what opening a vault will need."""
        self.window.painted.connect(self._bring_in)
        self.window.start(self.preferences.vault)
        self.window.show()

    def _bring_in(self) -> None:
        self.window.painted.disconnect(self._bring_in)
        # The first picture is finished before anything else takes the processor.
        QTimer.singleShot(0, self._load)

    def _load(self) -> None:
        # The screens come after what they use, so that they wait for nothing.
        self.thread.run(self.vaults.load, lambda _vaults: self.screens.load(), lambda _error: None)

    def leave(self) -> None:
        """Finish what was asked, close the vault, end the thread."""
        self.thread.run(self.vaults.close, lambda _nothing: None, lambda _error: None)
        self.thread.stop()


def run_window(arguments: Sequence[str]) -> int:
    """Show the window until it is closed; the exit code."""
    program = Program(arguments)
    sys.excepthook = _BugReport(program)
    program.window.starter = start_anew
    program.show()
    code = program.application.exec()
    program.leave()
    return code


class _BugReport:
    """Says that something went wrong inside, with a code made of places in the program, never of data."""

    def __init__(self, program: Program) -> None:
        self._program = program

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        words = sentences(self._program.preferences.language)
        text = words.say("error.internal", report=report_code(error))
        sys.stderr.write(f"{text}\n")
        if os.environ.get("DSARDESK_TRACEBACK"):
            sys.__excepthook__(kind, error, trace)
        box = QMessageBox(QMessageBox.Icon.Critical, "DSARDesk", text, parent=self._program.window)
        box.open()
