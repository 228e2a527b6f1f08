"""Several files, chosen one after the other, each of which may be taken back."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dsardesk.ui.widgets.buttons import button, icon_button
from dsardesk.ui.widgets.layout import clear, column, row
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.text import paragraph

Known = tuple[tuple[str, str], ...]
"""Ids and names of files that are kept already."""


class FilesField(QWidget):
    """Names of files, those that are kept already first.

    Attributes:
        paths: files chosen, in order.
        dropped: ids of files kept already that were taken back.
    """

    def __init__(self, title: str, known: Known = ()) -> None:
        """Show the *known* files; *title* names the field and the dialog."""
        super().__init__()
        self._title = title
        self._known = dict(known)
        self.paths: list[Path] = []
        self.dropped: list[str] = []
        self._lines = column(gap=2)
        self.add_button = button(self.tr("Add a file…"), self.choose, icon_name="attach")
        self.add_button.setAccessibleName(f"{title} – {self.add_button.text()}")
        body = column(self, gap=4)
        body.addLayout(self._lines)
        body.addLayout(row(self.add_button))
        self.setFocusProxy(self.add_button)
        self._show()

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the files as they stand."""
        kept = (name for key, name in self._known.items() if key not in self.dropped)
        return (*kept, *(path.name for path in self.paths))

    def choose(self) -> None:
        """Let a person choose one more."""
        choose_path(self, Wanted.FILE, self._title, self.take)

    def take(self, path: Path) -> None:
        """Add *path*, once."""
        if path not in self.paths:
            self.paths.append(path)
            self._show()

    def _show(self) -> None:
        clear(self._lines)
        for key, name in self._known.items():
            if key not in self.dropped:
                self._add(name, partial(self._drop, key))
        for path in self.paths:
            self._add(path.name, partial(self._forget, path))

    def _add(self, name: str, remove: partial[None]) -> None:
        taken_back = icon_button(self.tr("Remove {name}").format(name=name), "dismiss", remove)
        line = row(stretch=False)
        line.addWidget(paragraph(name), 1)
        line.addWidget(taken_back)
        self._lines.addLayout(line)

    def _drop(self, key: str) -> None:
        self.dropped.append(key)
        self._show()
        self.add_button.setFocus()

    def _forget(self, path: Path) -> None:
        self.paths.remove(path)
        self._show()
        self.add_button.setFocus()
