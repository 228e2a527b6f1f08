"""The gesture made last, by a name that finds it again: a form is opened anew by what opened it."""

from __future__ import annotations

import time
from collections.abc import Callable

import shiboken6
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QDialog, QStackedWidget, QTabWidget, QWidget

Source = QAbstractButton | QAction
FRESH_SECONDS = 10.0
"""A form that opens later than that was opened by something else: what the vault is asked first may take a while."""


class _Last:
    """What was pressed last, and when."""

    source: Source | None = None
    at = 0.0


def pressing(source: Source, do: Callable[[], object]) -> Callable[..., None]:
    """*do*, after *source* is remembered as what was pressed last."""

    def pressed(*_checked: object) -> None:
        _Last.source, _Last.at = source, time.monotonic()
        do()

    return pressed


def gesture_in(screen: QWidget) -> str:
    """The name of what was pressed on *screen* just now; "" if nothing was."""
    source = _Last.source
    fresh = time.monotonic() - _Last.at <= FRESH_SECONDS
    if source is None or not fresh or not shiboken6.isValid(source):
        return ""
    alike = _alike(screen, _kind(source), _name(source))
    return f"{_kind(source)}|{alike.index(source)}|{len(alike)}|{_name(source)}" if source in alike else ""


def find_gesture(screen: QWidget, name: str) -> Source | None:
    """What bears that name on *screen*; None where it is not there, or not exactly as it was."""
    kind, _, rest = name.partition("|")
    place, count, words = (*rest.split("|", 2), "", "")[:3]
    alike = _alike(screen, kind, words)
    sound = place.isdecimal() and str(len(alike)) == count and int(place) < len(alike)
    return alike[int(place)] if sound else None


def make_gesture(source: Source) -> bool:
    """Bring *source* to the front and press it; False while it sleeps."""
    if not source.isEnabled():
        return False
    if isinstance(source, QAction):
        source.trigger()
        return True
    _bring_to_front(source)
    source.click()
    return True


def _bring_to_front(widget: QWidget) -> None:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QTabWidget):
            pages = (above.widget(number) for number in range(above.count()))
            above.setCurrentWidget(next((page for page in pages if page and page.isAncestorOf(widget)), widget))
        above = above.parentWidget()


def _alike(screen: QWidget, kind: str, words: str) -> list[Source]:
    """Everything of that kind and name on *screen*, in order; what stands in a dialog belongs to the dialog."""
    found: list[Source] = []
    if kind == "action":
        found = list(screen.findChildren(QAction))
    elif kind == "button":
        found = [each for each in screen.findChildren(QAbstractButton) if not isinstance(each.window(), QDialog)]
    return sorted((each for each in found if _name(each) == words), key=_pages)


def _pages(source: Source) -> tuple[int, ...]:
    """Numbers of the pages that *source* stands on: Qt puts the one in front last among its children."""
    pages: list[int] = []
    below: QWidget | None = None if isinstance(source, QAction) else source
    while below is not None:
        above = below.parentWidget()
        if isinstance(above, QStackedWidget):
            pages.insert(0, above.indexOf(below))
        below = above
    return tuple(pages)


def _kind(source: Source) -> str:
    return "action" if isinstance(source, QAction) else "button"


def _name(source: Source) -> str:
    words = source.text() if isinstance(source, QAction) else source.accessibleName() or source.text()
    return words.replace("&", "").partition("\t")[0]
