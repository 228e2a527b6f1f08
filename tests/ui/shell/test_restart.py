"""Locking ends the program: another one asks for the password, and holds no copy of the key (acceptance A18)."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dsardesk import resources
from dsardesk.desk.opening import make_vault
from dsardesk.desk.profiles import profile_text
from dsardesk.storage.ciphers import subkey
from dsardesk.storage.layout import DATABASE
from dsardesk.storage.slots import LIGHTEST
from dsardesk.storage.vault import open_vault
from dsardesk.ui.shell import restart
from tests.makers import PASSWORD

ROOT = Path(__file__).parents[3]
PATIENCE_SECONDS = 60
PROGRAM = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from dsardesk.storage.memory import keep_memory_private
from dsardesk.ui.app import Program
from dsardesk.ui.shell.restart import start_anew
from dsardesk.ui.unlock.view import UnlockView

place = Path(sys.argv[1])
first = not (place / "first").exists()
keep_memory_private()
program = Program([])
program.window.starter = start_anew
program.show()

def look():
    front = program.window.centralWidget()
    if first and isinstance(front, UnlockView) and not (place / "first").exists():
        (place / "first").write_text(str(os.getpid()))
        front._password.setText((place / "password").read_text())
        front._unlock()
    if program.window.desk is not None and not (place / "open").exists():
        (place / "open").touch()
    if program.window.desk is not None and (place / "lock").exists():
        program.window.lock()
    if not first and isinstance(front, UnlockView) and not (place / "second").exists():
        (place / "second").write_text(str(os.getpid()))
    if not first and (place / "quit").exists():
        program.window.close()

clock = QTimer(interval=50)
clock.timeout.connect(look)
clock.start()
program.application.exec()
clock.stop()
program.leave()
"""


def _wait(for_it: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_SECONDS
    while not for_it():
        assert time.monotonic() < end, "nothing came"
        time.sleep(0.05)


def _alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False


def _copies(pid: int, key: bytes) -> int:
    """How many copies of *key* the memory of a process holds, as bytes and as the digits that SQLCipher is given."""
    found = 0
    with open(f"/proc/{pid}/mem", "rb") as memory:  # noqa: PTH123 -- no path: a process
        for line in Path(f"/proc/{pid}/maps").read_text("utf-8").splitlines():
            area, rights, *_, name = (*line.split(maxsplit=5), "")[:6]
            start, end = (int(part, 16) for part in area.split("-"))
            if "rw" not in rights or name.startswith("[v"):
                continue
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
            found += content.count(key) + content.count(key.hex().encode())
    return found


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory of another process as Linux shows it")
def test_after_the_lock_another_program_asks_and_no_copy_of_the_key_is_left(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    make_vault(folder, PASSWORD, profile_text("alto"), derivation=LIGHTEST)
    with open_vault(folder, PASSWORD, scripts=resources.migrations()) as vault:
        key = subkey(vault.key, "db")
    (tmp_path / "password").write_text(PASSWORD, "utf-8")
    script = tmp_path / "program.py"
    script.write_text(PROGRAM, "utf-8")
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "DSARDESK_VAULT": str(folder),
        "DSARDESK_CONFIG_DIR": str(tmp_path / "config"),
        "DSARDESK_CACHE_DIR": str(tmp_path / "cache"),
        "DSARDESK_KEYRING": "off",
    }
    with subprocess.Popen([sys.executable, str(script), str(tmp_path)], env=env, cwd=ROOT) as program:
        try:
            _wait((tmp_path / "open").exists)
            first = int((tmp_path / "first").read_text("utf-8"))
            if os.getuid() == 0:
                assert _copies(first, key)
            else:
                with pytest.raises(PermissionError):
                    _copies(first, key)
            (tmp_path / "lock").touch()
            _wait((tmp_path / "second").exists)
            second = int((tmp_path / "second").read_text("utf-8"))
            assert second != first
            _wait(lambda: not _alive(first))
            if os.getuid() == 0:
                assert _copies(second, key) == 0
            # What was deleted does not stay in the write-ahead log either.
            log = folder / f"{DATABASE}-wal"
            assert not log.exists() or log.stat().st_size == 0
        finally:
            (tmp_path / "quit").touch()
            if not (tmp_path / "second").exists():
                program.kill()
    _wait(lambda: not _alive(second))


def test_the_program_is_started_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "orig_argv", ["python", "-m", "dsardesk"])
    assert restart.command() == [sys.executable, "-m", "dsardesk"]


def test_a_bundle_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "argv", ["DSARDesk", "--platform", "xcb"])
    assert restart.command() == [sys.executable, "--platform", "xcb"]
