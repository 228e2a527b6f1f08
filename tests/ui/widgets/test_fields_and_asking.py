"""Fields, dialogs that wait for an answer, and secrets on the clipboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.clipboard import copy, copy_secret
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Day, Ticks


@pytest.fixture
def parent(dressed: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


class TestFields:
    def test_a_choice_gives_values_not_words(self, dressed: QApplication, qtbot: QtBot) -> None:
        choice = Choice([("fr", "en français"), ("en", "en anglais")], "en")
        qtbot.addWidget(choice)
        assert choice.value == "en"
        choice.offer([("fr", "en français")], "en")
        assert choice.value == "fr"
        choice.offer([])
        assert choice.value == ""

    def test_ticks_give_what_is_ticked_in_order(self, dressed: QApplication, qtbot: QtBot) -> None:
        ticks = Ticks([("a", "A"), ("b", "B"), ("c", "C")], columns=2, ticked=("c",))
        qtbot.addWidget(ticks)
        ticks.boxes["a"].click()
        assert ticks.ticked == ("a", "c")

    def test_a_day_stays_within_its_bounds_and_is_written_with_its_whole_year(
        self, dressed: QApplication, qtbot: QtBot
    ) -> None:
        day = Day(date(2026, 10, 26), first=date(2026, 10, 24), last=date(2026, 10, 26))
        qtbot.addWidget(day)
        assert day.text() == "26/10/2026"
        day.stepBy(-40)
        assert day.value == date(2026, 10, 24)


class _Dialog(FormDialog):
    """Counts how often it was answered."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "Noter", "Noter")
        self.line = QLineEdit()
        self.add("Motif", self.line)
        self.times = 0

    def submit(self) -> None:
        self.times += 1


class TestAsking:
    def test_an_answer_is_given_once_while_it_is_worked_on_and_again_after_a_refusal(self, parent: QWidget) -> None:
        said: list[str] = []
        asking = Asking(said.append, said.append)
        dialog = _Dialog(parent)
        asking.open(dialog)
        dialog.do_button.click()
        dialog.do_button.click()
        assert dialog.times == 1
        asking.refuse("Il manque le motif.")
        assert dialog.isVisible()
        dialog.do_button.click()
        assert dialog.times == 2
        asking.done("Noté.")
        assert asking.dialog is None
        assert said == ["Noté."]

    def test_a_dialog_opened_meanwhile_is_not_closed_by_the_answer_to_an_earlier_one(self, parent: QWidget) -> None:
        said: list[str] = []
        asking = Asking(said.append, said.append)
        asking.open(_Dialog(parent))
        second = _Dialog(parent)
        asking.open(second)
        asking.done("Le premier est noté.")
        asking.refuse("Le premier est refusé.")
        assert asking.dialog is second
        assert said == ["Le premier est noté.", "Le premier est refusé."]
        asking.close()
        assert asking.dialog is None


class TestClipboard:
    def test_a_secret_is_taken_away_again(self, dressed: QApplication, qtbot: QtBot) -> None:
        copy_secret("corail-tuile-orme", kept_ms=20)
        clipboard = QGuiApplication.clipboard()
        assert clipboard.text() == "corail-tuile-orme"
        assert clipboard.mimeData().hasFormat("x-kde-passwordManagerHint")
        qtbot.waitUntil(lambda: clipboard.text() == "", timeout=2000)

    def test_what_was_copied_since_stays(self, dressed: QApplication, qtbot: QtBot) -> None:
        copy_secret("corail-tuile-orme", kept_ms=20)
        copy("autre chose")
        qtbot.wait(60)
        assert QGuiApplication.clipboard().text() == "autre chose"
