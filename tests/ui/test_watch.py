"""The watch on the window's thread is itself to be trusted: it notices what holds the window, and names it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.watch import Watch, yardstick

HELD_SECONDS = 0.2


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    made = Watch()
    yield made
    made.stop()


@pytest.fixture
def alone(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> Watch:
    """A watch on a machine where nobody waits for a processor, whatever else runs beside the tests."""
    monkeypatch.setattr(watch, "_starved", dict)
    watch.mark()
    return watch


def _held_ms(watch: Watch) -> float:
    return max((gap.held_ms for gap in watch.gaps), default=0)


def test_work_on_the_windows_thread_is_noticed_with_what_was_being_done(alone: Watch, qtbot: QtBot) -> None:
    alone.doing = "press Wait"
    QTimer.singleShot(20, lambda: time.sleep(HELD_SECONDS))
    qtbot.waitUntil(lambda: _held_ms(alone) > HELD_SECONDS * 900)
    noticed = max(alone.gaps, key=lambda gap: gap.held_ms)
    assert noticed.doing == "press Wait"
    assert noticed.where


def test_waiting_for_a_processor_is_nobodys_work(watch: Watch, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "_starved", lambda: {"1": time.perf_counter_ns()})
    watch.mark()
    QTimer.singleShot(20, lambda: time.sleep(HELD_SECONDS))
    qtbot.wait(400)
    assert watch.gaps == []


def test_another_thread_that_keeps_the_interpreter_is_noticed_too(alone: Watch, qtbot: QtBot) -> None:
    # One call that never looks up: nobody else gets the interpreter meanwhile.
    greedy = threading.Thread(target=lambda: sum(range(12_000_000)))
    QTimer.singleShot(20, greedy.start)
    qtbot.waitUntil(lambda: _held_ms(alone) > 60)
    greedy.join()


def test_the_tests_own_work_is_put_aside(watch: Watch, qtbot: QtBot) -> None:
    qtbot.wait(50)
    before = len(watch.gaps)
    with watch.aside():
        time.sleep(HELD_SECONDS)
    assert len(watch.gaps) == before
    assert watch.longest.held_ms < HELD_SECONDS * 900


def test_the_yardstick_is_a_fixed_piece_of_work() -> None:
    assert 0 < yardstick() < 1000
