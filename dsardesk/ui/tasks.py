"""One thread for all work on the vault, so that commands keep their order; answers come back to the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from dsardesk.domain.errors import DeskError, as_desk_error
from dsardesk.ui.session import Session
from dsardesk.ui.work import Runner

_T = TypeVar("_T")

SHOW_BUSY_AFTER_MS = 200


class VaultThread(QObject):
    """Does work in the order asked, away from the window.

    Signals:
        busy_changed: True once work has lasted 200 ms, False when nothing is left to do.
    """

    busy_changed = Signal(bool)
    _finished = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Start with nothing to do."""
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
        self._waiting = 0
        self._ended = False
        self._shown_busy = False
        self._patience = QTimer(self, singleShot=True, interval=SHOW_BUSY_AFTER_MS)
        self._patience.timeout.connect(lambda: self._show_busy(busy=True))
        # Never within `run` itself, even where the work is done before `run` returns.
        self._finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], _T], then: Callable[[_T], object], failed: Callable[[DeskError], object]) -> None:
        """Do *work*; *then* is given what it returns, *failed* an error that a person can act on.

        What a timer still asks once the thread has ended is dropped: the vault is closed, all of it is written.
        """
        if self._ended:
            return
        self._waiting += 1
        if not self._shown_busy and not self._patience.isActive():
            self._patience.start()
        self._pool.submit(work).add_done_callback(
            lambda done: self._finished.emit(partial(_settle, done, then, failed))
        )

    @property
    def at_rest(self) -> bool:
        """True when nothing is left to do and every answer was given."""
        return not self._waiting

    def stop(self) -> None:
        """Finish what was asked, then end the thread."""
        self._ended = True
        self._pool.shutdown(wait=True)
        self._patience.stop()

    @Slot(object)
    def _answer(self, settle: Callable[[], None]) -> None:
        self._waiting -= 1
        if not self._waiting:
            self._patience.stop()
            self._show_busy(busy=False)
        settle()

    def _show_busy(self, *, busy: bool) -> None:
        if busy is not self._shown_busy:
            self._shown_busy = busy
            self.busy_changed.emit(busy)


class OwnedRunner:
    """Runs work for a widget: an answer that comes after the widget was closed is dropped."""

    def __init__(self, runner: Runner, owner: QObject) -> None:
        """Have *runner* work for *owner*."""
        self._runner = runner
        self._owner = owner

    def run(self, work: Callable[[], _T], then: Callable[[_T], object], failed: Callable[[DeskError], object]) -> None:
        """Do *work*; *then* is given what it returns, *failed* an error that a person can act on."""
        self._runner.run(
            work, lambda found: self._alive() and then(found), lambda error: self._alive() and failed(error)
        )

    def _alive(self) -> bool:
        return shiboken6.isValid(self._owner)


def for_owner(session: Session, owner: QObject) -> Session:
    """The same session for one widget: what comes back after *owner* was closed is dropped."""
    return replace(session, runner=OwnedRunner(session.runner, owner))


def _settle(done: Future[_T], then: Callable[[_T], object], failed: Callable[[DeskError], object]) -> None:
    """Hand over what became of the work; a bug goes on to the window's own excepthook."""
    error = done.exception()
    if error is None:
        then(done.result())
        return
    known = as_desk_error(error)
    if known is None:
        raise error
    failed(known)
