"""Signs of absence on Windows and macOS, with a stand-in for what those systems say."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QApplication

from dsardesk.ui.shell import macos_absence, windows_absence
from dsardesk.ui.shell.absence import Absence
from dsardesk.ui.shell.windows_absence import says_absent

SESSION = 0x7FFF00001234
"""An address that 32 bits do not hold."""


@dataclass
class Call:
    """A function of a library, with the types that it was told."""

    answer: object = None
    asked: list[tuple[object, ...]] = field(default_factory=list)

    def __call__(self, *asked: object) -> object:
        self.asked.append(asked)
        return self.answer


@dataclass
class Mac:
    """Both libraries at once."""

    session: int = SESSION
    value: int = 0x7FFF00005678
    locked: int = 1

    def __post_init__(self) -> None:
        self.CGSessionCopyCurrentDictionary = Call(self.session)
        self.CFStringCreateWithCString = Call(0x7FFF00009ABC)
        self.CFDictionaryGetValue = Call(self.value)
        self.CFBooleanGetValue = Call(self.locked)
        self.CFRelease = Call()


@pytest.mark.parametrize(
    ("mac", "locked"),
    [(Mac(), True), (Mac(locked=0), False), (Mac(value=0), False), (Mac(session=0), False)],
    ids=["locked", "says no", "says nothing", "no window server"],
)
def test_macos_says_whether_the_screen_is_locked(monkeypatch: pytest.MonkeyPatch, mac: Mac, locked: bool) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _path: mac)
    assert macos_absence.screen_is_locked() is locked
    kept = [asked[0] for asked in mac.CFRelease.asked]
    assert kept == ([0x7FFF00009ABC, SESSION] if mac.session else [])


def test_a_macos_without_those_libraries_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_path: str) -> object:
        raise OSError

    monkeypatch.setattr(ctypes, "CDLL", missing)
    assert not macos_absence.screen_is_locked()


def test_the_vault_locks_with_the_screen_of_a_mac(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    screen = iter([False, True])
    monkeypatch.setattr(macos_absence, "screen_is_locked", lambda: next(screen))
    absence, left = Absence(), []
    absence.left.connect(lambda: left.append(True))
    absence.watch()
    absence.look()
    assert left == []
    absence.look()
    absence.rest()
    assert left == [True]


@pytest.mark.parametrize(
    ("message", "detail", "absent"),
    [
        (0x02B1, 0x7, True),
        (0x02B1, 0x8, False),
        (0x0218, 0x4, True),
        (0x0218, 0x12, True),
        (0x0218, 0x7, True),
        (0x0218, 0xA, False),
        (0x0010, 0x4, False),
    ],
)
def test_windows_says_that_the_session_is_locked_or_that_the_computer_slept(
    message: int,
    detail: int,
    absent: bool,
) -> None:
    assert says_absent(message, detail) is absent


def test_windows_is_given_the_whole_handle_of_the_window(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Call(1)

    class Library:
        WTSRegisterSessionNotification = told

    monkeypatch.setattr(ctypes, "WinDLL", lambda _name: Library, raising=False)
    windows_absence.register(SESSION)
    (window, flags) = told.asked[0]
    assert (window.value, flags.value) == (SESSION, 0)  # type: ignore[attr-defined]
