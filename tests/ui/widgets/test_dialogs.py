"""Dialogs with fields: as tall as what they ask, as long as the screen has room."""

from __future__ import annotations

from typing import cast

from PySide6.QtWidgets import QApplication, QCheckBox, QFormLayout, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.domain.rights import Outcome
from dsardesk.ui.case.items.dialogs import DecisionDialog
from dsardesk.ui.case.items.presenter import DecisionForm, ItemsPresenter, OutcomeChoice
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.text import wrap_box


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


def test_words_beside_a_box_break_where_they_would_be_cut_off(dressed: QApplication, qtbot: QtBot) -> None:
    box = QCheckBox("Nous traitons une grande quantité de données\u00a0: toutes celles de cette personne")
    qtbot.addWidget(box)
    whole, wide = box.text(), box.sizeHint().width()
    wrap_box(box, wide + 100)
    assert box.text() == whole
    wrap_box(box, wide // 2)
    assert box.sizeHint().width() <= wide // 2
    assert box.text().replace("\n", " ") == box.accessibleName() == whole


def test_a_dialog_with_large_letters_is_never_wider_than_what_it_shows(dressed: QApplication, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = FormDialog(parent, "Titre", "Noter")
    field = QLineEdit()
    field.setMinimumWidth(400)
    dialog.add("Une question longue posée à côté de son champ", field)
    dialog.form.addRow("", QCheckBox("une réponse " * 20))
    dialog.open()
    area = dialog.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)
    assert dialog.form.rowWrapPolicy() is QFormLayout.RowWrapPolicy.WrapAllRows
