"""The same signs as Windows gives them: messages to the program's windows."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtGui import QGuiApplication

SESSION_CHANGE, SESSION_LOCK = 0x02B1, 0x7
POWER_BROADCAST, SUSPEND = 0x0218, 0x4
RESUMED, RESUMED_BY_ITSELF = 0x7, 0x12
"""What is told once it wakes: a computer in modern standby says nothing before."""
THIS_SESSION = 0
KINDS = {b"windows_generic_MSG", b"windows_dispatcher_MSG"}


def says_absent(message: int, detail: int) -> bool:
    """True for a message that says that the session is locked, or that the computer goes to sleep or slept."""
    sleeps = message == POWER_BROADCAST and detail in {SUSPEND, RESUMED, RESUMED_BY_ITSELF}
    return sleeps or (message, detail) == (SESSION_CHANGE, SESSION_LOCK)


class WindowsAbsence(QAbstractNativeEventFilter):
    """Calls *leave* when such a message comes."""

    def __init__(self, leave: Callable[[], object]) -> None:
        """Ask for the messages about the session too: those about power come by themselves."""
        super().__init__()
        self._leave = leave
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
            for window in QGuiApplication.topLevelWindows():
                register(int(window.winId()))

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> Any:
        """Look at one message; it goes on its way."""
        if (kind.data() if isinstance(kind, QByteArray) else bytes(kind)) in KINDS:
            found = wintypes.MSG.from_address(int(message))
            if says_absent(found.message, found.wParam):
                self._leave()
        return False, 0


def register(window: int) -> None:
    """Have Windows tell *window* when the session is locked."""
    told = ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification  # type: ignore[attr-defined, unused-ignore]
    # A handle is as wide as a pointer: a bare number would be cut to 32 bits.
    told(wintypes.HWND(window), wintypes.DWORD(THIS_SESSION))
