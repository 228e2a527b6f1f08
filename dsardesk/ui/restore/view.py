"""The dialog in which a backup is brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QGridLayout, QWidget

from dsardesk.ui.restore.presenter import Compared, RestorePresenter, place_beside
from dsardesk.ui.session import Vaults
from dsardesk.ui.tasks import OwnedRunner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.passwords import PasswordEdit, caps_lock_line
from dsardesk.ui.widgets.paths import PathField, Wanted
from dsardesk.ui.widgets.text import heading, paragraph, set_tone
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue


class RestoreDialog(FormDialog):
    """A backup, the new folder that it goes into, and the password that it knew."""

    def __init__(
        self,
        parent: QWidget,
        runner: Runner,
        vaults: Vaults,
        words: Catalogue,
        *,
        beside: Path,
        restored: Callable[[Path, str, int], object],
    ) -> None:
        """Propose a folder *beside* that one, and compare with the vault in it.

        *restored* is told the folder, what opens it, and how much was destroyed again, once it is done.
        """
        super().__init__(
            parent,
            self.tr("Restore a backup"),
            self.tr("Compare"),
            explanation=self.tr(
                "The backup is first compared with the vault of today. Then it becomes a vault of its own, in a new"
                " folder: nothing that exists is overwritten, and what was destroyed since is destroyed again."
            ),
        )
        self._done = restored
        self._compared = False
        self.presenter = RestorePresenter(
            self, OwnedRunner(runner, self), vaults, words, beside=beside, restored=self._restored
        )
        backups = self.tr("Backups (*.dsarbackup)")
        self.backup = PathField(
            Wanted.FILE,
            self.tr("Backup file"),
            filters=(backups, self.tr("All files (*)")),
            chosen=lambda _path: self._forget(),
        )
        self.folder = PathField(Wanted.FOLDER, self.tr("New folder"))
        self.folder.show_path(place_beside(beside))
        self.password = PasswordEdit(self.tr("Password"))
        self.password.returnPressed.connect(self.submit)
        self.add(self.tr("Backup file"), self.backup)
        self.add(self.tr("New folder"), self.folder)
        self.password.textEdited.connect(lambda _text: self._forget())
        hint = self.tr("The password of the vault on the day of the backup, or the recovery code of that day.")
        self.add(self.tr("Password"), self.password, hint)
        self.form.addRow("", caps_lock_line(self.password))
        self.verdict, self.replayed = paragraph(), paragraph("", Tone.MUTED)
        self.figures = QGridLayout()
        self.figures.setHorizontalSpacing(24)
        self.figures.setVerticalSpacing(8)
        self.form.addRow(self.verdict)
        self.form.addRow(self.figures)
        self.form.addRow(self.replayed)

    def submit(self) -> None:
        """Compare first, then bring the backup back."""
        if not self.do_button.isEnabled():
            return
        if not self._compared:
            self.presenter.compare(self.backup.path, self.password.text())
        elif self.folder.path is not None and self.backup.path is not None:
            self.presenter.restore(self.backup.path, self.folder.path, self.password.text())

    def _restored(self, folder: Path, secret: str, again: int) -> None:
        self.accept()
        self._done(folder, secret, again)

    def _forget(self) -> None:
        """Another file, or another password: what was compared is not it."""
        self._compared = False
        self._clear()
        self.verdict.setText("")
        self.replayed.setText("")
        self.do_button.setText(self.tr("Compare"))

    def _clear(self) -> None:
        while (item := self.figures.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def show_comparison(self, compared: Compared) -> None:
        """The backup beside the vault of today; what the button does next is to bring it back."""
        self._compared = True
        self.do_button.setText(self.tr("Restore beside"))
        self.verdict.setText(compared.verdict)
        set_tone(self.verdict, Tone.WARNING if compared.loses else Tone.GOOD)
        self._clear()
        titles = (self.tr("Figures"), self.tr("Backup"), self.tr("Vault of today"))
        for column, text in enumerate(titles):
            self.figures.addWidget(heading(text, 3), 0, column)
        for line, row in enumerate(compared.rows, start=1):
            for column, text in enumerate((row.name, row.backup, row.vault)):
                self.figures.addWidget(paragraph(text, selectable=column > 0), line, column)
        self.replayed.setText(compared.replayed)
        self.grow()

    def show_working(self, *, working: bool) -> None:
        """Say that something lasts, or that one may try again."""
        rest = self.tr("Restore beside") if self._compared else self.tr("Compare")
        self.do_button.setText(self.tr("One moment…") if working else rest)
        self.do_button.setEnabled(not working)

    def ask_for_backup(self) -> None:
        """Say that no file is chosen yet."""
        self.refuse(self.tr("Choose the backup file first."))
        self.backup.setFocus()
