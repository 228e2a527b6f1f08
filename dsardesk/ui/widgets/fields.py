"""Fields of forms: one of several words, several of them, a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QGridLayout, QSizePolicy, QWidget

Options = Sequence[tuple[str, str]]
"""Values and the words for them, in order."""


class Choice(QComboBox):
    """One of several values, shown by their words."""

    def __init__(self, options: Options = (), value: str = "") -> None:
        """Offer *options*, *value* chosen."""
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.offer(options, value)

    def offer(self, options: Options, value: str = "") -> None:
        """Offer other options."""
        self.clear()
        for option, text in options:
            self.addItem(text, option)
        self.choose(value)

    def choose(self, value: str) -> None:
        """Choose *value*; the first option where it is not offered."""
        self.setCurrentIndex(max(self.findData(value), 0))

    def setAccessibleName(self, name: str) -> None:
        """Call it *name*: on Linux Qt tells screen readers what is chosen instead, but the description too."""
        super().setAccessibleName(name)
        self.setAccessibleDescription(name)

    @property
    def value(self) -> str:
        """The value chosen; "" where nothing is offered."""
        return str(self.currentData() or "")


class Ticks(QWidget):
    """Any of several values, each with a box to tick."""

    def __init__(self, options: Options, *, columns: int = 1, ticked: Iterable[str] = ()) -> None:
        """Offer *options*, those of *ticked* ticked."""
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        self.boxes: dict[str, QCheckBox] = {}
        known = frozenset(ticked)
        for number, (value, text) in enumerate(options):
            box = self.boxes[value] = QCheckBox(text)
            box.setAccessibleName(text)
            box.setChecked(value in known)
            grid.addWidget(box, number // columns, number % columns)
        if self.boxes:
            self.setFocusProxy(next(iter(self.boxes.values())))

    @property
    def ticked(self) -> tuple[str, ...]:
        """Values ticked, in order."""
        return tuple(value for value, box in self.boxes.items() if box.isChecked())


class Day(QDateEdit):
    """A day, written as the language of the interface writes it, with a calendar to choose it from."""

    def __init__(self, value: date, *, first: date | None = None, last: date | None = None) -> None:
        """Show *value*; days before *first* or after *last* cannot be chosen."""
        super().__init__(QDate(value.year, value.month, value.day))
        self.setCalendarPopup(True)
        self.setDisplayFormat(
            QLocale().dateFormat(QLocale.FormatType.ShortFormat).replace("yyyy", "yy").replace("yy", "yyyy")
        )
        if first is not None:
            self.setMinimumDate(QDate(first.year, first.month, first.day))
        if last is not None:
            self.setMaximumDate(QDate(last.year, last.month, last.day))

    @property
    def value(self) -> date:
        """The day chosen."""
        chosen = self.date()
        return date(chosen.year(), chosen.month(), chosen.day())
