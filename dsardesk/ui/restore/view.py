"""The dialog in which a backup is brought back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFormLayout, QGridLayout, QWidget

from dsardesk.ui.backing import Means
from dsardesk.ui.restore.presenter import Compared, RestorePresenter, place_beside
from dsardesk.ui.session import Vaults
from dsardesk.ui.tasks import OwnedRunner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.dialogs import SHARE_OF_SCREEN, FormDialog
from dsardesk.ui.widgets.passwords import PasswordEdit, caps_lock_line
from dsardesk.ui.widgets.paths import PathField, Wanted
from dsardesk.ui.widgets.text import heading, paragraph, set_tone
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue

LETTERS_WIDE = 90
"""Three columns of figures side by side."""


class RestoreDialog(FormDialog):
    """A backup, the new folder that it goes into, the password that it knew, and what tells what ended since."""

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

        *restored* is told the folder, what opens it, and how much ended again, once it is done.
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
        room = int(self.screen().availableSize().width() * SHARE_OF_SCREEN)
        self.setMinimumWidth(min(LETTERS_WIDE * self.fontMetrics().averageCharWidth(), room))
        self._done = restored
        self._compared = False
        self.presenter = RestorePresenter(
            self, OwnedRunner(runner, self), vaults, words, beside=beside, restored=self._restored
        )
        # With large letters, labels beside their fields would push them out of sight.
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._first_fields(beside)
        self.verdict, self.replayed = paragraph(), paragraph("", Tone.MUTED)
        figures = QWidget()
        self.figures = QGridLayout(figures)
        self.figures.setContentsMargins(0, 0, 0, 0)
        self.figures.setHorizontalSpacing(24)
        self.figures.setVerticalSpacing(8)
        self.form.addRow(self.verdict)
        self.form.addRow(figures)
        self.form.addRow(self.replayed)
        self._unknown_fields()

    def _first_fields(self, beside: Path) -> None:
        everything = self.tr("All files (*)")
        self.backup = PathField(
            Wanted.FILE,
            self.tr("Backup file"),
            filters=(self.tr("Backups (*.dsarbackup)"), everything),
            chosen=lambda _path: self._forget(),
        )
        self.folder = PathField(Wanted.FOLDER, self.tr("New folder"))
        self.folder.show_path(place_beside(beside))
        self.password = PasswordEdit(self.tr("Password"))
        self.password.returnPressed.connect(self.submit)
        self.password.textEdited.connect(lambda _text: self._forget())
        self.add(self.tr("Backup file"), self.backup)
        self.add(self.tr("New folder"), self.folder)
        hint = self.tr("The password of the vault on the day of the backup, or the recovery code of that day.")
        self.add(self.tr("Password"), self.password, hint)
        self.form.addRow("", caps_lock_line(self.password))

    def _unknown_fields(self) -> None:
        """What shows only once the comparison asks for it."""
        self.unknown = paragraph("", Tone.WARNING)
        title = self.tr("Exported journal")
        kinds = self.tr("Exported journals and lists of what was destroyed (*.jsonl *.dsarmemory)")
        self.source = PathField(
            Wanted.FILE, title, filters=(kinds, self.tr("All files (*)")), chosen=lambda _path: self._forget()
        )
        self.looked_up = QCheckBox(self.tr("I have looked it up, or accept it"))
        self.today = PasswordEdit(self.tr("Password of today"))
        self.today.returnPressed.connect(self.submit)
        hint = self.tr("A password of today, or the recovery code of today: an old one does not open the vault again.")
        self.form.addRow(self.unknown)
        self.add(title, self.source)
        self.form.addRow("", self.looked_up)
        self.add(self.tr("Password of today"), self.today, hint)
        self._today_hint = self.form.rowCount() - 1
        self._show_asked(Compared("", loses=False, rows=(), replayed=""))

    def _show_asked(self, compared: Compared) -> None:
        asked = bool(compared.unknown)
        self.unknown.setText("\n".join(compared.unknown))
        for widget in (self.unknown, self.source, self.looked_up):
            self.form.setRowVisible(widget, asked or (widget is self.source and self.source.path is not None))
        self.form.setRowVisible(self.today, compared.asks_today)
        self.form.setRowVisible(self._today_hint, compared.asks_today)

    @property
    def means(self) -> Means:
        """What was typed and chosen to bring the backup back with."""
        source = self.source.path
        return Means(self.password.text(), self.today.text(), (source,) if source else ())

    def submit(self) -> None:
        """Compare first, then bring the backup back."""
        if not self.do_button.isEnabled():
            return
        if not self._compared:
            self.presenter.compare(self.backup.path, self.means)
        elif self.folder.path is not None and self.backup.path is not None:
            looked_up = self.looked_up.isChecked()
            self.presenter.restore(self.backup.path, self.folder.path, self.means, looked_up=looked_up)

    def _restored(self, folder: Path, secret: str, again: int) -> None:
        self.accept()
        self._done(folder, secret, again)

    def _forget(self) -> None:
        """Another file, or another password: what was compared is not it."""
        self._compared = False
        self._clear()
        self.verdict.setText("")
        self.replayed.setText("")
        self.looked_up.setChecked(False)
        self._show_asked(Compared("", loses=False, rows=(), replayed=""))
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
        set_tone(self.verdict, Tone.WARNING if compared.loses or compared.unknown else Tone.GOOD)
        self._clear()
        titles = (self.tr("Figures"), self.tr("Backup"), self.tr("Vault of today"))
        for column, text in enumerate(titles):
            title = heading(text, 3)
            title.setWordWrap(True)
            self.figures.addWidget(title, 0, column)
        for line, row in enumerate(compared.rows, start=1):
            for column, text in enumerate((row.name, row.backup, row.vault)):
                self.figures.addWidget(paragraph(text, selectable=column > 0), line, column)
        self.replayed.setText(compared.replayed)
        self._show_asked(compared)
        self.grow()

    def show_working(self, *, working: bool) -> None:
        """Say that something lasts, or that one may try again."""
        rest = self.tr("Restore beside") if self._compared else self.tr("Compare")
        self.do_button.setText(self.tr("One moment…") if working else rest)
        self.do_button.setEnabled(not working)

    def ask_for_today(self, sentence: str) -> None:
        """Say that a password of today is needed too, and why."""
        self.refuse(sentence)
        self.today.setFocus()

    def ask_to_look_up(self) -> None:
        """Say that somebody has to look up what is not known here."""
        self.refuse(self.tr("Look up what is not known here, or say that you accept it."))
        self.looked_up.setFocus()

    def ask_for_backup(self) -> None:
        """Say that no file is chosen yet."""
        self.refuse(self.tr("Choose the backup file first."))
        self.backup.setFocus()
