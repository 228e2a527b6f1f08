"""A hand on the window: everything is found by its accessible name, as a person who cannot see it would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import shiboken6
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QMimeData,
    QPointF,
    Qt,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from tests.ui.watch import Watch

PATIENCE_MS = 30_000
POLL_MS = 15

_W = TypeVar("_W", bound=QWidget)


class NeverCame(AssertionError):
    """What was waited for did not happen."""


class Hand:
    """Presses, types and looks; a watch counts what each gesture costs."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Let the window live until *condition* holds."""
        for _ in range(PATIENCE_MS // POLL_MS):
            with self.watch.aside():
                met = condition()
            if met:
                return
            QTest.qWait(POLL_MS)
        raise NeverCame(f"{what}; on the screen: {self.names()}; it says: {self.read()}")

    def find(self, kind: type[_W], name: str) -> _W:
        """The visible and willing widget of that name, once there is one; the front dialog's first."""
        found: list[_W] = []

        def there() -> bool:
            found[:] = [each for each in self.visible(kind) if _named(each, name) and each.isEnabled()]
            return bool(found)

        self.wait(there, f"no {kind.__name__} called “{name}”")
        return found[0]

    def press(self, name: str) -> None:
        """Press the button, box or place of that name."""
        widget = self.find(QAbstractButton, name)
        self._do(f"press {name}", widget.click)

    def tick(self, *names: str) -> None:
        """Tick boxes that are not ticked."""
        for name in names:
            box = self.find(QAbstractButton, name)
            if not box.isChecked():
                self._do(f"tick {name}", box.click)

    def write(self, name: str, text: str) -> None:
        """Put *text* in the field of that name."""
        field = self.find(QWidget, name)
        if isinstance(field, QLineEdit):
            self._do(f"type {name}", lambda: field.setText(text))
        elif isinstance(field, QPlainTextEdit):
            self._do(f"type {name}", lambda: field.setPlainText(text))
        else:
            raise TypeError(f"{name} is a {type(field).__name__}")

    def choose(self, name: str, text: str) -> None:
        """Choose a word of the list of that name."""
        box = self.find(QComboBox, name)
        index = next((n for n in range(box.count()) if box.itemText(n) == text), -1)
        assert index >= 0, f"{name} offers {[box.itemText(n) for n in range(box.count())]}"
        self._do(f"choose {text}", lambda: box.setCurrentIndex(index))

    def tab(self, title: str) -> None:
        """Bring a part of the page to the front."""
        found: list[tuple[QTabWidget, int]] = []

        def there() -> bool:
            found[:] = [
                (tabs, number)
                for tabs in self.visible(QTabWidget)
                for number in range(tabs.count())
                if _plain(tabs.tabText(number)) == title and tabs.isTabVisible(number)
            ]
            return bool(found)

        self.wait(there, f"no part called “{title}”")
        tabs, number = found[0]
        self._do(f"part {title}", lambda: tabs.setCurrentIndex(number))

    def give_path(self, path: Path) -> None:
        """Answer the open file dialog."""
        dialog = self.find(QFileDialog, "")
        line = dialog.findChild(QLineEdit, "fileNameEdit")
        assert line is not None
        self._do("type a path", lambda: line.setText(str(path)))
        self._do("accept a path", dialog.accept)

    def drop(self, name: str, *files: Path) -> None:
        """Drag files over the part of the window of that name, and let them go there."""
        part = self.find(QWidget, name)
        held = QMimeData()
        held.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        where, copy = QPointF(part.rect().center()), Qt.DropAction.CopyAction
        button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        over = QDragEnterEvent(where, copy, held, button, keys)
        self._do(f"drag over {name}", lambda: QCoreApplication.sendEvent(part, over))
        event = QDropEvent(where, copy, held, button, keys)
        self._do(f"drop on {name}", lambda: QCoreApplication.sendEvent(part, event))

    def leave(self) -> None:
        """Leave the dialog in front with Escape."""
        dialog = next(iter(self.visible(QDialog)))
        self._do("escape", lambda: QTest.keyClick(dialog, Qt.Key.Key_Escape))
        self.wait(lambda: not _is_there(dialog), "the dialog is still there")

    def row(self, table: str, text: str) -> None:
        """Choose the first line of a table that holds *text*."""
        view = self.find(QAbstractItemView, table)

        def found() -> int:
            model = view.model()
            return next((n for n in range(model.rowCount()) if text in _line(model, n)), -1)

        self.wait(lambda: found() >= 0, f"no line with “{text}” in {table}")
        row = found()
        self._do(f"line {text}", lambda: view.setCurrentIndex(view.model().index(row, 0)))

    def see(self, text: str) -> None:
        """Wait until *text* can be read somewhere."""
        self.wait(lambda: text in self.read(), f"“{text}” cannot be read in: {self.read()}")

    def gone(self, kind: type[QWidget], name: str) -> None:
        """Wait until nothing of that name is left."""
        self.wait(lambda: not any(_named(each, name) for each in self.visible(kind)), f"{name} is still there")

    def read(self) -> str:
        """Everything that can be read now."""
        return _plain("\n".join(each.text() for each in self.visible(QLabel) if each.text()))

    def names(self) -> list[str]:
        """Names of what takes the focus now, for whoever mends a test."""
        return [
            f"{type(each).__name__} {each.accessibleName()}"
            for each in self.visible(QWidget)
            if each.accessibleName() and each.focusPolicy() != Qt.FocusPolicy.NoFocus
        ]

    def _do(self, what: str, gesture: Callable[[], object]) -> None:
        self.watch.doing = what
        self.watch.mark()
        gesture()
        QTest.qWait(POLL_MS)

    def visible(self, kind: type[_W]) -> list[_W]:
        """Widgets that can be reached now: those of the front dialog, else of the window."""
        windows = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
        dialogs = [each for each in windows if isinstance(each, QDialog)]
        found: list[_W] = []
        for front in dialogs[-1:] or windows:
            own = [front] if isinstance(front, kind) else []
            found += [widget for widget in [*own, *front.findChildren(kind)] if widget.isVisible()]
        return found


def settle() -> None:
    """Let what was closed be gone."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _is_there(widget: QWidget) -> bool:
    return shiboken6.isValid(widget) and widget.isVisible()


def _named(widget: QWidget, name: str) -> bool:
    """True for a widget of that name; a star stands for how the name goes on."""
    if name.endswith("*"):
        return _plain(widget.accessibleName()).startswith(_plain(name[:-1]))
    return _plain(widget.accessibleName()) == _plain(name)


def _plain(text: str) -> str:
    return text.replace("&", "").replace("\u00a0", " ").replace("\u202f", " ").strip()


def _line(model: QAbstractItemModel, row: int) -> str:
    # A list has one column, and keeps the question to itself.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    return " ".join(str(model.index(row, column).data() or "") for column in range(columns))
