"""What is asked when a system found nothing, was not searched, or holds files that cannot be read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QListWidget, QPlainTextEdit, QWidget

from dsardesk.ui.case.search.reading import SystemLine
from dsardesk.ui.widgets.dialogs import FormDialog


class NothingDialog(FormDialog):
    """Asks to confirm that a system holds nothing about the person."""

    def __init__(self, parent: QWidget, line: SystemLine, record: Callable[[str], object]) -> None:
        """*record* is given the id of the system."""
        super().__init__(
            parent,
            self.tr("Nothing found in {system}?").format(system=line.name),
            self.tr("Record: nothing found"),
            explanation=self.tr(
                "Archives and backups count too. The reply to the person will name this system among those searched."
            ),
        )
        self._record = record
        self._system = line.id

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._record(self._system)


class NotSearchedDialog(FormDialog):
    """Asks why a system was not searched."""

    def __init__(self, parent: QWidget, line: SystemLine, record: Callable[[str, str], object]) -> None:
        """*record* is given the id of the system and the reason."""
        super().__init__(
            parent,
            self.tr("{system} was not searched").format(system=line.name),
            self.tr("Record the reason"),
            explanation=self.tr("The reason stays in the evidence file."),
        )
        self._record = record
        self._system = line.id
        self.reason = QLineEdit(line.reason)
        self.add(self.tr("Because"), self.reason)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._record(self._system, self.reason.text())


class UnreadDialog(FormDialog):
    """Names the files that could not be read, and asks why they are left out."""

    def __init__(
        self, parent: QWidget, system: str, unread: tuple[tuple[str, str], ...], search: Callable[[str], object]
    ) -> None:
        """*search* is given the reason."""
        super().__init__(
            parent,
            self.tr("%n file(s) of {system} could not be read", "", len(unread)).format(system=system),
            self.tr("Search without them"),
            explanation=self.tr(
                "Nothing was recorded. Cancel to mend these files and search again, or look into them yourself"
                " and say why they are left out."
            ),
        )
        self._search = search
        self.files = QListWidget()
        self.files.addItems([f"{file} – {reason}" for file, reason in unread])
        self.files.setWordWrap(True)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.add(self.tr("Files"), self.files)
        self.add(self.tr("Left out, because"), self.reason)

    def submit(self) -> None:
        """Search again, these files left out for the reason given."""
        reason = self.reason.toPlainText().strip()
        if reason:
            self._search(reason)
        else:
            self.refuse(self.tr("Say why these files are left out."))
