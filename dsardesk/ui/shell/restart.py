"""The program started anew when it locks: what its memory held of the vault goes with it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment


def command() -> list[str]:
    """What started this program: itself where it is a bundle, else the interpreter with what it was given."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *sys.argv[1:]]
    return [sys.executable, *sys.orig_argv[1:]]


def start_anew(folder: Path) -> bool:
    """Start the program again, asking for the password of the vault in *folder*; False if that cannot be done."""
    program, *arguments = command()
    process = QProcess()
    process.setProgram(program)
    process.setArguments(arguments)
    process.setWorkingDirectory(os.fspath(Path.cwd()))
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("DSARDESK_VAULT", os.fspath(folder))
    if getattr(sys, "frozen", False):
        # A bundle that is started by itself would otherwise take what the first one unpacked for its own.
        environment.insert("PYINSTALLER_RESET_ENVIRONMENT", "1")
    process.setProcessEnvironment(environment)
    # The stubs speak of a pair, the library answers with its first half.
    answer: object = process.startDetached()
    return answer is True
