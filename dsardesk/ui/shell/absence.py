"""Signs that the person left the computer: its session is locked, or it goes to sleep."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SLOT, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

LOOK_MS = 5_000
SLEPT_SECONDS = 30
"""By how much the clock on the wall may run ahead of the one that stands still during sleep."""
SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.mate.ScreenSaver")
LOGIN = "org.freedesktop.login1"
LOGIN_PATH = "/org/freedesktop/login1"
MANAGER, SESSION = f"{LOGIN}.Manager", f"{LOGIN}.Session"


class Absence(QObject):
    """Watches for those signs while `watch` is on.

    Signals:
        left: the person left.
    """

    left = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        """Watch for nothing yet; *wall* goes on during sleep, *steady* does not."""
        super().__init__(parent)
        self._wall, self._steady = wall, steady
        self._ahead = 0.0
        self._watching = False
        self._kept: list[object] = []
        self._screen_locked: Callable[[], bool] = bool
        self._held: list[Any] = []
        self._clocks = QTimer(self, interval=LOOK_MS)
        self._clocks.timeout.connect(self.look)
        self._system = QDBusConnection.systemBus() if sys.platform == "linux" else None
        self._listen()

    def _listen(self) -> None:
        if sys.platform == "linux":
            self._listen_on_buses()
        elif sys.platform == "win32":
            from dsardesk.ui.shell.windows_absence import WindowsAbsence  # noqa: PLC0415 -- there only

            self._kept.append(WindowsAbsence(self._leave))
        elif sys.platform == "darwin":
            from dsardesk.ui.shell.macos_absence import screen_is_locked  # noqa: PLC0415 -- there only

            self._screen_locked = screen_is_locked

    def _listen_on_buses(self) -> None:
        """The desktop's own screen savers, and the login manager of the system."""
        session = QDBusConnection.sessionBus()
        # The stubs ask for bytes, the library for text.
        changed: Any = SLOT("_changed(bool)")
        if session.isConnected():
            for name in SCREEN_SAVERS:
                session.connect("", "", name, "ActiveChanged", self, changed)
        if self._system is not None and self._system.isConnected():
            self._system.connect("", LOGIN_PATH, MANAGER, "PrepareForSleep", self, changed)
            self._ask("GetSession", [os.environ.get("XDG_SESSION_ID", "")], self._listen_to_session)

    def _listen_to_session(self, answer: list[Any]) -> None:
        path = getattr(answer[0], "path", lambda: str(answer[0]))()
        locked: Any = SLOT("_locked()")
        if self._system is not None:
            self._system.connect("", path, SESSION, "Lock", self, locked)

    def watch(self) -> None:
        """Tell from now on; sleep waits until the vault is closed."""
        self._watching = True
        self._ahead = self._wall() - self._steady()
        self._clocks.start()
        if self._system is not None and self._system.isConnected():
            self._ask("Inhibit", ["sleep", "DSARDesk", "vault", "delay"], self._hold)

    def rest(self) -> None:
        """Tell nothing more."""
        self._watching = False
        self._clocks.stop()

    def release(self) -> None:
        """The vault is closed: let the computer sleep."""
        self._held.clear()

    def look(self) -> None:
        """See whether the computer slept without saying so."""
        if self._wall() - self._steady() - self._ahead > SLEPT_SECONDS or self._screen_locked():
            self._leave()
        self._ahead = self._wall() - self._steady()

    def _hold(self, answer: list[Any]) -> None:
        # As long as the file behind this answer is open, the system waits some seconds before it sleeps.
        self._held = answer

    def _ask(self, method: str, arguments: list[Any], then: Callable[[list[Any]], object]) -> None:
        """Ask the login manager; where there is none, nothing happens."""
        if self._system is None:
            return
        message = QDBusMessage.createMethodCall(LOGIN, LOGIN_PATH, MANAGER, method)
        message.setArguments(arguments)
        waiting = QDBusPendingCallWatcher(self._system.asyncCall(message), self)

        def answered(done: QDBusPendingCallWatcher) -> None:
            reply = done.reply()
            if reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments():
                then(reply.arguments())
            done.deleteLater()

        waiting.finished.connect(answered)

    @Slot(bool)
    def _changed(self, begins: bool) -> None:  # noqa: FBT001 -- a slot
        if begins:
            self._leave()

    @Slot()
    def _locked(self) -> None:
        self._leave()

    def _leave(self) -> None:
        if self._watching and not QCoreApplication.closingDown():
            self.left.emit()
