"""Cards are as tall as what is in them, also after it changed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsardesk.ui.widgets.layout import Card, Page, StillCard, clear, column
from dsardesk.ui.widgets.text import paragraph


@pytest.mark.parametrize("kind", [Card, StillCard])
def test_what_a_card_is_given_later_has_its_room(kind: type[Card], dressed: QApplication, qtbot: QtBot) -> None:
    page = Page()
    qtbot.addWidget(page)
    card = kind("Pièces détenues")
    inside = column()
    card.body.addLayout(inside)
    page.body.addWidget(card)
    page.body.addStretch(1)
    page.resize(700, 500)
    page.show()
    for round_ in range(3):
        clear(inside)
        said = [
            paragraph(f"{round_} – " + "Une phrase assez longue pour prendre plusieurs lignes. " * 5) for _ in "abc"
        ]
        for each in said:
            inside.addWidget(each)
        qtbot.waitUntil(lambda said=said: all(each.height() >= each.heightForWidth(each.width()) for each in said))  # type: ignore[misc]
