"""The dialog in which a backup is brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from dsardesk.ui.restore.presenter import RestorePresenter, place_beside
from dsardesk.ui.session import Vaults
from dsardesk.ui.tasks import OwnedRunner
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.passwords import PasswordEdit, caps_lock_line
from dsardesk.ui.widgets.paths import PathField, Wanted
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
        restored: Callable[[Path, str], object],
    ) -> None:
        """Propose a folder *beside* that one; *restored* is told the folder and its password, once it is done."""
        super().__init__(
            parent,
            self.tr("Restore a backup"),
            self.tr("Restore"),
            explanation=self.tr(
                "The backup becomes a vault of its own, in a new folder. Nothing that exists is overwritten."
            ),
        )
        self._done = restored
        self.presenter = RestorePresenter(self, OwnedRunner(runner, self), vaults, words, self._restored)
        backups = self.tr("Backups (*.dsarbackup)")
        self.backup = PathField(Wanted.FILE, self.tr("Backup file"), filters=(backups, self.tr("All files (*)")))
        self.folder = PathField(Wanted.FOLDER, self.tr("New folder"))
        self.folder.show_path(place_beside(beside))
        self.password = PasswordEdit(self.tr("Password"))
        self.password.returnPressed.connect(self.submit)
        self.add(self.tr("Backup file"), self.backup)
        self.add(self.tr("New folder"), self.folder)
        hint = self.tr("The password of the vault on the day of the backup.")
        self.add(self.tr("Password"), self.password, hint)
        self.form.addRow("", caps_lock_line(self.password))

    def submit(self) -> None:
        """Bring the backup back."""
        if self.folder.path is not None and self.do_button.isEnabled():
            self.presenter.restore(self.backup.path, self.folder.path, self.password.text())

    def _restored(self, folder: Path, password: str) -> None:
        self.accept()
        self._done(folder, password)

    def show_working(self, *, working: bool) -> None:
        """Say that the backup is being brought back, or that one may try again."""
        self.do_button.setText(self.tr("Restoring…") if working else self.tr("Restore"))
        self.do_button.setEnabled(not working)

    def ask_for_backup(self) -> None:
        """Say that no file is chosen yet."""
        self.refuse(self.tr("Choose the backup file first."))
        self.backup.setFocus()
