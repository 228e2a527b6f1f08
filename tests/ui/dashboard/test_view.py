"""The dashboard under a hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dsardesk.texts import messages
from dsardesk.ui.dashboard.dialogs import WITHHOLD, AnswerDialog
from dsardesk.ui.dashboard.models import Column, DueModel
from dsardesk.ui.dashboard.view import DashboardView
from dsardesk.ui.settings.dialogs import PasswordDialog
from tests.ui.conftest import AtOnce
from tests.ui.dashboard.test_presenter import ASKED, OVERVIEW, Board


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def page(dressed: QApplication, qtbot: QtBot, board: Board) -> DashboardView:
    made = DashboardView(board, AtOnce(), messages("fr"), lambda: board.done.append(("lock",)))
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activate()
    return made


def _dialog(page: DashboardView) -> AnswerDialog:
    page._ask(page.presenter._question(ASKED))
    (dialog,) = page.findChildren(AnswerDialog)
    return dialog


def test_the_model_keeps_qts_rules(page: DashboardView, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.model)  # type: ignore[no-untyped-call]
    model = page.model
    assert model.data(model.index(0, Column.ON)) == "25/10/2026"
    assert model.data(model.index(1, Column.ON)) == ""
    assert model.data(model.index(0, Column.STATE), Qt.ItemDataRole.DecorationRole) is not None
    assert model.data(DueModel().index(9, 9)) is None
    assert model.headerData(Column.REFERENCE, Qt.Orientation.Horizontal) == "Numéro"
    assert model.headerData(0, Qt.Orientation.Vertical) == "1"
    assert model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.DecorationRole) is None


def test_a_manager_answers_from_the_page(page: DashboardView, board: Board) -> None:
    assert page.questions_card.isVisible()
    dialog = _dialog(page)
    dialog.verdict.choose(WITHHOLD)
    dialog.submit()
    assert board.done == [("read",)]
    dialog.words.setPlainText("des frais")
    dialog.submit()
    assert board.done[1:] == [("answer", ASKED.id, "des frais", False), ("read",)]
    assert page.messages.sentence


def test_a_reader_is_shown_no_question(page: DashboardView, board: Board) -> None:
    board.approves = False
    board.found = replace(OVERVIEW, asked=(), lines=())
    page.activate()
    assert not page.questions_card.isVisible()
    assert page.empty.isVisible()


def test_the_password_is_changed_from_the_page(page: DashboardView, board: Board) -> None:
    page._change_password()
    (dialog,) = page.findChildren(PasswordDialog)
    assert dialog.isVisible()
    dialog.close()
