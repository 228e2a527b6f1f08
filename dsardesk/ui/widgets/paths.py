"""A place on the computer, shown and chosen."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from dsardesk.ui.widgets.buttons import button


class Wanted(Enum):
    """What kind of place is chosen."""

    FILE = "file"
    NEW_FILE = "new file"
    FOLDER = "folder"


class PathField(QWidget):
    """A path, which is chosen rather than typed."""

    def __init__(
        self,
        wanted: Wanted,
        title: str,
        *,
        filters: tuple[str, ...] = (),
        chosen: Callable[[Path], object] = lambda _path: None,
    ) -> None:
        """Nothing chosen yet; *title* names the field and the dialog, *chosen* is told each choice."""
        super().__init__()
        self._wanted = wanted
        self._title = title
        self._filters = filters
        self._chosen = chosen
        self.path: Path | None = None
        self._line = QLineEdit(readOnly=True)
        self._line.setAccessibleName(title)
        self.choose_button = button(self.tr("Choose…"), self.choose, icon_name="folder_open")
        self.choose_button.setAccessibleName(f"{title} – {self.tr('Choose…')}")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._line, 1)
        line.addWidget(self.choose_button)
        self.setFocusProxy(self.choose_button)

    def show_path(self, path: Path | None) -> None:
        """Show *path* as the one chosen."""
        self.path = path
        self._line.setText(str(path) if path else "")
        self._line.setCursorPosition(0)
        self._line.setToolTip(self._line.text())

    def choose(self) -> None:
        """Let a person choose another."""
        dialog = choose_path(self, self._wanted, self._title, self.take, filters=self._filters)
        if self.path is not None and self.path.parent.is_dir():
            dialog.setDirectory(str(self.path.parent))

    def take(self, path: Path) -> None:
        """Use *path*."""
        self.show_path(path)
        self._chosen(path)


def choose_path(
    parent: QWidget,
    wanted: Wanted,
    title: str,
    then: Callable[[Path], object],
    *,
    filters: tuple[str, ...] = (),
    name: str = "",
) -> QFileDialog:
    """A dialog in which a place is chosen; *then* is told which. *name* is proposed for a new file."""
    dialog = QFileDialog(parent, title)
    if wanted is Wanted.FOLDER:
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    elif wanted is Wanted.NEW_FILE:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
        dialog.selectFile(name)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    if filters:
        dialog.setNameFilters(list(filters))
    dialog.fileSelected.connect(lambda path: then(Path(path)))
    dialog.open()
    return dialog
