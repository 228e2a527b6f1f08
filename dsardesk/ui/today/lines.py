"""Cards of the page of the day: one line a thing to do, with its button."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from dsardesk.ui.theme.icons import icon
from dsardesk.ui.today.page import Counter, Line, Part, Section
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.layout import Card, column
from dsardesk.ui.widgets.text import ICON, Chip, paragraph, set_tone


class Figure(QToolButton):
    """A figure with its icon and its word; pressed, the page tells of it alone."""

    def __init__(self, name: str, press: Callable[[], object]) -> None:
        """Nothing is counted yet."""
        super().__init__()
        self.setObjectName("counter")
        self.setCheckable(True)
        self._name = name
        self.setIconSize(ICON)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda _checked=False: press())

    def show_counter(self, counter: Counter, *, pressed: bool) -> None:
        """Show how many there are."""
        self.setText(f"{self._name}  {counter.number}")
        self.setAccessibleName(self.tr("{name}: {number}").format(name=self._name, number=counter.number))
        self.setIcon(icon(counter.icon, counter.tone))
        self.setChecked(pressed)
        set_tone(self, counter.tone)


class SectionCard(Card):
    """A part of the page; `why` holds the place below each line where its clock is explained."""

    def __init__(
        self, section: Section, title: str, act: Callable[[str], object], show_list: Callable[[], object]
    ) -> None:
        """Show the lines of *section*."""
        super().__init__(title)
        self.why: dict[str, QLabel] = {}
        words = _button_words(section.part)
        for line in section.lines:
            self.body.addWidget(self._line(line, words, act))
        if section.more:
            text = self.tr("%n more request(s) in the list", "", section.more)
            self.body.addWidget(button(text, show_list, kind="link"), alignment=Qt.AlignmentFlag.AlignLeft)

    def _line(self, line: Line, words: str, act: Callable[[str], object]) -> QFrame:
        frame = QFrame()
        frame.setObjectName("agendaLine")
        who = QLabel(line.who)
        who.setTextFormat(Qt.TextFormat.PlainText)
        who.setWordWrap(True)
        font = QFont(who.font())
        font.setWeight(QFont.Weight.DemiBold)
        who.setFont(font)
        told = QWidget()
        lines = column(told, gap=2)
        lines.addWidget(who)
        lines.addWidget(paragraph(line.what))
        why = self.why[line.reference] = paragraph()
        why.hide()
        lines.addWidget(why)
        status = Chip(line.status, line.icon, line.tone)
        do = button(words, partial(act, line.reference))
        do.setAccessibleName(f"{words}: {line.who}, {line.what}, {line.status}")
        do.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(frame)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.addWidget(told, 1)
        layout.addWidget(status, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(do, 0, Qt.AlignmentFlag.AlignVCenter)
        return frame


def _button_words(part: Part) -> str:
    return {
        Part.TO_DO: QCoreApplication.translate("Today", "Go"),
        Part.WAITING: QCoreApplication.translate("Today", "Why?"),
        Part.HELD: QCoreApplication.translate("Today", "Check and destroy"),
        Part.PROMISED: QCoreApplication.translate("Today", "Check"),
        Part.TO_CLEAN: QCoreApplication.translate("Today", "Attest"),
    }[part]
