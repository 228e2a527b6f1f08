"""Dialogs with fields: as tall as what they ask, as long as the screen has room."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.domain.rights import Outcome
from dsardesk.ui.case.items.dialogs import DecisionDialog
from dsardesk.ui.case.items.presenter import DecisionForm, ItemsPresenter, OutcomeChoice


def test_a_short_dialog_shows_all_its_fields_at_once(dressed: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    granted = OutcomeChoice(Outcome.GRANTED, "demande satisfaite", "Tout ce qui est demandé est fait ou remis.", False)
    form = DecisionForm(1, "accès", (granted,), Outcome.GRANTED, "", told=False)
    dialog = DecisionDialog(window, form, cast("ItemsPresenter", None))
    dialog.open()
    qtbot.wait(20)
    fields = next(area for area in dialog.findChildren(QScrollArea) if area.parent() is dialog)
    assert fields.verticalScrollBar().maximum() == 0
