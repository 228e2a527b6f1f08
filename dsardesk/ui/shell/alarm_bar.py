"""What is wrong with the vault, with the way to where one does something of it; and how far a check of it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QFrame, QProgressBar, QWidget

from dsardesk.ui.alarm.presenter import JOURNAL, SETTINGS
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import column, row
from dsardesk.ui.widgets.messages import MessageBar
from dsardesk.ui.widgets.text import paragraph

SIDE, EDGE = 12, 6


class AlarmBar(QFrame):
    """One sentence that stays in sight, and buttons for what can be done."""

    def __init__(self, go: Callable[[str], object]) -> None:
        """Nothing is wrong; *go* leads to a screen."""
        super().__init__()
        self.setProperty("soft", Tone.DANGER.value)
        self.message = MessageBar(close=self.hide)
        self.ways = {
            JOURNAL: button(self.tr("Open the &journal"), partial(go, JOURNAL), icon_name="notebook"),
            SETTINGS: button(self.tr("&Take out what is readable"), partial(go, SETTINGS), icon_name="folder_open"),
        }
        self._ways = flow(*self.ways.values())
        body = column(self, gap=0)
        body.addWidget(self.message)
        inner = column(gap=0)
        inner.setContentsMargins(SIDE, 0, SIDE, EDGE)
        inner.addWidget(self._ways)
        body.addLayout(inner)
        self.hide()

    def show_alarm(self, sentence: str, ways: tuple[str, ...]) -> bool:
        """Say it; True where that is new."""
        new = sentence != self.sentence
        for name, way in self.ways.items():
            way.setVisible(name in ways)
        self._ways.setVisible(bool(ways))
        if new:
            self.message.say(sentence, Tone.DANGER)
        self.show()
        return new

    @property
    def sentence(self) -> str:
        """What is said; "" when nothing is."""
        return "" if self.isHidden() else self.message.sentence


class CheckLine(QWidget):
    """A quiet line: how far the check of a long journal is, and Stop."""

    def __init__(self, stop: Callable[[], object]) -> None:
        """Nothing is checked."""
        super().__init__()
        self.words = paragraph("")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("How far the check of the journal is"))
        self.stop_button = button(
            self.tr("St&op the check"), stop, kind="link", tip=self.tr("It begins anew at the next opening.")
        )
        body = column(self, gap=0)
        body.setContentsMargins(SIDE, EDGE, SIDE, EDGE)
        line = row(self.words, self.stop_button, stretch=False)
        line.setStretch(0, 1)
        body.addLayout(line)
        body.addWidget(self.bar)
        self.hide()

    def show_check(self, sentence: str, seen: int, total: int) -> None:
        """Show how far it is."""
        self.words.setText(sentence)
        self.setAccessibleName(sentence)
        self.bar.setRange(0, total)
        self.bar.setValue(seen)
        self.show()
