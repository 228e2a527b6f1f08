"""The vault is locked when the person leaves the computer, by whatever sign the system gives (acceptance A18)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsardesk.ui.shell.absence import LOOK_MS, SLEPT_SECONDS, Absence
from dsardesk.ui.shell.windows_absence import POWER_BROADCAST, SESSION_CHANGE, SESSION_LOCK, SUSPEND, says_absent

ROOT = Path(__file__).parents[3]
PROGRAM = """
import subprocess, sys
from PySide6.QtCore import QCoreApplication, QTimer
from dsardesk.ui.shell.absence import Absence
signal, watching = sys.argv[1:3]
application = QCoreApplication([])
absence = Absence()
absence.left.connect(lambda: (print("left", flush=True), application.quit()))
if watching == "yes":
    absence.watch()
send = ["dbus-send", "--session", "--type=signal", *signal.split()]
QTimer.singleShot(300, lambda: subprocess.run(send, check=True))
QTimer.singleShot(2500, application.quit)
application.exec()
absence.rest()
absence.release()
"""
SAVER = "/org/freedesktop/ScreenSaver org.freedesktop.ScreenSaver.ActiveChanged"
SLEEP = "/org/freedesktop/login1 org.freedesktop.login1.Manager.PrepareForSleep"


def _heard(signal: str, *, watching: bool = True) -> str:
    """What a program that watches says once *signal* stood on its bus, which is system and session bus in one."""
    if sys.platform != "linux" or not shutil.which("dbus-run-session") or not shutil.which("dbus-send"):
        pytest.skip("no D-Bus to speak on")
    quoted = 'DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS exec "$@"'
    program = [sys.executable, "-c", PROGRAM, signal, "yes" if watching else "no"]
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", quoted, "sh", *program],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        timeout=60,
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    "signal",
    [f"{SAVER} boolean:true", f"{SAVER.replace('freedesktop', 'gnome')} boolean:true", f"{SLEEP} boolean:true"],
)
def test_a_locked_session_or_a_computer_that_goes_to_sleep_is_noticed_at_once(signal: str) -> None:
    assert _heard(signal) == "left"


@pytest.mark.parametrize("signal", [f"{SAVER} boolean:false", f"{SLEEP} boolean:false"])
def test_coming_back_is_no_leaving(signal: str) -> None:
    assert _heard(signal) == ""


def test_while_the_vault_is_closed_nobody_is_told() -> None:
    assert _heard(f"{SAVER} boolean:true", watching=False) == ""


class Clocks:
    """The clock on the wall, and the one that stands still during sleep."""

    def __init__(self) -> None:
        self.wall, self.steady = 1000.0, 10.0

    def pass_time(self, seconds: float, *, asleep: float = 0) -> None:
        self.steady += seconds
        self.wall += seconds + asleep


@pytest.mark.parametrize(("asleep", "left"), [(0, 0), (SLEPT_SECONDS - 1, 0), (SLEPT_SECONDS + 1, 1), (36_000, 1)])
def test_a_sleep_that_no_system_announced_is_noticed_on_waking(
    qapp: QApplication, qtbot: QtBot, asleep: float, left: int
) -> None:
    clocks = Clocks()
    absence = Absence(wall=lambda: clocks.wall, steady=lambda: clocks.steady)
    heard: list[str] = []
    absence.left.connect(lambda: heard.append("left"))
    absence.watch()
    clocks.pass_time(LOOK_MS / 1000, asleep=asleep)
    absence.look()
    assert len(heard) == left
    clocks.pass_time(LOOK_MS / 1000)
    absence.look()
    assert len(heard) == left
    absence.rest()


def test_windows_says_it_in_two_messages_of_its_own() -> None:
    assert says_absent(SESSION_CHANGE, SESSION_LOCK)
    assert says_absent(POWER_BROADCAST, SUSPEND)
    assert not says_absent(SESSION_CHANGE, 8)
    assert not says_absent(POWER_BROADCAST, 10)
    assert not says_absent(0, 0)
