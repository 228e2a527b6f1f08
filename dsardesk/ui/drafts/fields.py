"""The fields of a form, whatever form it is: read and filled by their place in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QSpinBox,
    QTextEdit,
    QWidget,
)

from dsardesk.ui.drafts.presenter import Typed

Words = (QLineEdit, QPlainTextEdit, QTextEdit)
Choices = (QCheckBox, QRadioButton, QComboBox, QDateEdit, QSpinBox)
HOLDERS = (QAbstractSpinBox, QComboBox, QCalendarWidget)
"""Widgets with fields inside that are not fields of the form."""
NAMED = "named"
"""Property of a field that others come before or after by themselves: it is known by that name, not by its place."""
PASSING = "passing"
"""Property of a widget whose fields are no part of what was typed."""


def is_secret(form: QWidget) -> bool:
    """True for a form in which a password is typed: nothing of it is ever kept."""
    return any(field.echoMode() is not QLineEdit.EchoMode.Normal for field in form.findChildren(QLineEdit))


def read(form: QWidget) -> Typed:
    """What stands in the fields of *form*."""
    fields = dict(_fields(form))
    text = {key: _value(field) for key, field in fields.items()}
    said = [text[key].strip() for key, field in fields.items() if isinstance(field, Words) and text[key].strip()]
    # The one last used in this form, whatever window is in front now.
    focused = form.focusWidget()
    focus = next((key for key, field in fields.items() if field is focused), "")
    cursor = _cursor(fields[focus]) if focus else 0
    return Typed(text, bool(said), focus, cursor, "\n\n".join(said))


def fill(form: QWidget, typed: Typed) -> None:
    """Let *typed* stand in the fields of *form*: choices first, which may show or make other fields."""
    for kinds in (Choices, Words):
        for key, field in list(_fields(form)):
            if key in typed.text and isinstance(field, kinds):
                _put(field, typed.text[key])
    last = dict(_fields(form)).get(typed.focus)
    if last is not None:
        last.setFocus()
        _place(last, typed.cursor)


def _fields(form: QWidget) -> Iterator[tuple[str, QWidget]]:
    """The fields in order, each with its name, or with the place that it has as long as the form is the same."""
    number = 0
    for widget in form.findChildren(QWidget):
        if isinstance(widget, (*Words, *Choices)) and not _inside(widget, form) and not _read_only(widget):
            name = widget.property(NAMED)
            yield f"={name}" if name else f"{number}:{type(widget).__name__}", widget
            number += not name


def _inside(widget: QWidget, form: QWidget) -> bool:
    """True for the parts of a field, and for what comes and goes by itself: it would move the others' places."""
    above = widget.parentWidget()
    while above is not None and above is not form:
        if isinstance(above, HOLDERS) or above.property(PASSING):
            return True
        above = above.parentWidget()
    return False


def _read_only(widget: QWidget) -> bool:
    return isinstance(widget, Words) and widget.isReadOnly()


def _value(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    if isinstance(field, (QPlainTextEdit, QTextEdit)):
        return field.toPlainText()
    if isinstance(field, QAbstractButton):
        return "1" if field.isChecked() else ""
    if isinstance(field, QComboBox):
        data = field.currentData()
        return str(data) if data is not None else field.currentText()
    if isinstance(field, QDateEdit):
        day = field.date()
        return date(day.year(), day.month(), day.day()).isoformat()
    return str(field.value()) if isinstance(field, QSpinBox) else ""


def _put(field: QWidget, value: str) -> None:
    if isinstance(field, QLineEdit):
        field.setText(value)
    elif isinstance(field, (QPlainTextEdit, QTextEdit)):
        field.setPlainText(value)
    elif isinstance(field, QAbstractButton):
        field.setChecked(bool(value))
    elif isinstance(field, QComboBox):
        found = field.findData(value)
        field.setCurrentIndex(found if found >= 0 else max(field.findText(value), 0))
    elif isinstance(field, QDateEdit):
        field.setDate(QDate.fromString(value, "yyyy-MM-dd"))
    elif isinstance(field, QSpinBox) and value.lstrip("-").isdecimal():
        field.setValue(int(value))


def _cursor(field: QWidget) -> int:
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    return field.textCursor().position() if isinstance(field, (QPlainTextEdit, QTextEdit)) else 0


def _place(field: QWidget, cursor: int) -> None:
    if isinstance(field, QLineEdit):
        field.setCursorPosition(cursor)
    elif isinstance(field, (QPlainTextEdit, QTextEdit)):
        placed = field.textCursor()
        placed.setPosition(min(cursor, len(field.toPlainText())), QTextCursor.MoveMode.MoveAnchor)
        field.setTextCursor(placed)
