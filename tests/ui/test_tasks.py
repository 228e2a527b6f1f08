"""Work on the vault keeps its order, comes back to the window, and never to a screen that is gone."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from dsardesk.domain.errors import CannotWrite, DeskError
from dsardesk.ui.tasks import OwnedRunner, VaultThread


def unexpected(error: DeskError) -> None:
    raise AssertionError(error.code)


@pytest.fixture
def thread(qtbot: QtBot) -> Iterator[VaultThread]:
    made = VaultThread()
    yield made
    made.stop()


def test_answers_come_back_to_the_window_in_the_order_asked(thread: VaultThread, qtbot: QtBot) -> None:
    here = threading.current_thread()
    order: list[tuple[int, threading.Thread]] = []
    places: set[threading.Thread] = set()

    def numbered(number: int) -> Callable[[], tuple[int, threading.Thread]]:
        return lambda: (number, threading.current_thread())

    for number in range(20):
        thread.run(numbered(number), order.append, unexpected)
    thread.run(lambda: None, lambda _nothing: places.add(threading.current_thread()), unexpected)
    qtbot.waitUntil(lambda: bool(places))
    assert [number for number, _ in order] == list(range(20))
    assert {worker for _, worker in order} != {here}
    assert len({worker for _, worker in order}) == 1
    assert places == {here}


def test_it_is_at_rest_once_every_answer_was_given(thread: VaultThread, qtbot: QtBot) -> None:
    assert thread.at_rest
    seen: list[bool] = []
    thread.run(lambda: None, lambda _nothing: None, unexpected)
    seen.append(thread.at_rest)
    qtbot.waitUntil(lambda: thread.at_rest)
    assert seen == [False]


def test_an_error_that_a_person_can_act_on_is_handed_over(thread: VaultThread, qtbot: QtBot) -> None:
    failures: list[DeskError] = []

    def full() -> None:
        raise OSError(28, "No space left on device")

    thread.run(full, lambda _nothing: None, failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], CannotWrite)
    assert failures[0].facts == {"what": "file", "why": "full"}


def test_a_bug_reaches_the_windows_own_report(thread: VaultThread, qtbot: QtBot) -> None:
    with capture_exceptions() as caught:
        thread.run(lambda: 1 // 0, lambda _nothing: None, lambda _error: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_an_answer_to_a_screen_that_is_gone_is_dropped(thread: VaultThread, qtbot: QtBot) -> None:
    owner = QObject()
    late: list[bool] = []
    after: list[None] = []
    gate = threading.Event()
    OwnedRunner(thread, owner).run(gate.wait, late.append, unexpected)
    owner.deleteLater()
    qtbot.wait(1)
    gate.set()
    thread.run(lambda: None, after.append, unexpected)
    qtbot.waitUntil(lambda: bool(after))
    assert late == []


def test_work_is_shown_as_lasting_only_when_it_lasts(thread: VaultThread, qtbot: QtBot) -> None:
    shown: list[bool] = []
    thread.busy_changed.connect(shown.append)
    quick: list[None] = []
    thread.run(lambda: None, quick.append, unexpected)
    qtbot.waitUntil(lambda: bool(quick))
    qtbot.wait(250)
    assert shown == []
    gate = threading.Event()
    thread.run(gate.wait, lambda _open: None, unexpected)
    qtbot.waitUntil(lambda: shown == [True])
    gate.set()
    qtbot.waitUntil(lambda: shown == [True, False])


def test_what_a_timer_asks_after_the_end_is_dropped(thread: VaultThread) -> None:
    thread.stop()
    done: list[str] = []
    thread.run(lambda: done.append("done"), lambda _nothing: None, lambda _error: None)
    assert not done
    assert thread.at_rest
