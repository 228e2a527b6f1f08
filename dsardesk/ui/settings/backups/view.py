"""The card of the backups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QSpinBox, QWidget

from dsardesk.domain.backups import MOST_KEPT, BackupAt, BackupEvery, BackupPlan
from dsardesk.ui.program import DeskNavigator
from dsardesk.ui.session import Session
from dsardesk.ui.settings.backups.presenter import BackupLine, BackupsPresenter
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card
from dsardesk.ui.widgets.paths import PathField, Wanted, choose_path
from dsardesk.ui.widgets.text import paragraph, set_tone

LOOK_MS = 200


class BackupsCard(Card):
    """The last backup, the plan, and one made or tried now, with how far it is."""

    def __init__(
        self,
        title: str,
        session: Session,
        navigator: DeskNavigator,
        form: Callable[[tuple[tuple[str, QWidget], ...]], QWidget],
        restore: Callable[[], object],
    ) -> None:
        """Nothing shown yet; *form* puts fields beside their names, *restore* asks for a backup to bring back."""
        super().__init__(title)
        self.presenter = BackupsPresenter(self, session, navigator)
        self._restore = restore
        self._shown = False
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.presenter.look)
        self._say()
        self._plan(form)
        self._gestures()

    def _say(self) -> None:
        self.last, self.verified, self.failed = paragraph(), paragraph("", Tone.MUTED), paragraph("", Tone.DANGER)
        for part in (self.last, self.verified, self.failed):
            self.body.addWidget(part)
            part.hide()

    def _plan(self, form: Callable[[tuple[tuple[str, QWidget], ...]], QWidget]) -> None:
        self.folder = PathField(Wanted.FOLDER, self.tr("Folder of the backups"), chosen=lambda _path: self._choose())
        self.every = Choice(
            (
                (BackupEvery.NEVER.value, self.tr("Never")),
                (BackupEvery.DAY.value, self.tr("Every day")),
                (BackupEvery.WEEK.value, self.tr("Every week")),
            )
        )
        self.at = Choice(
            (
                (BackupAt.UNLOCK.value, self.tr("When the vault is opened")),
                (BackupAt.LOCK.value, self.tr("When the vault is locked")),
            )
        )
        self.keep = QSpinBox(minimum=1, maximum=MOST_KEPT)
        for choice in (self.every, self.at):
            choice.activated.connect(lambda _index: self._choose())
        self.keep.editingFinished.connect(self._choose)
        names = (
            (self.tr("Folder of the backups"), self.folder),
            (self.tr("Made by itself"), self.every),
            (self.tr("At which moment"), self.at),
            (self.tr("How many are kept"), self.keep),
        )
        self.form = form(names)
        self.body.addWidget(self.form)
        self.folder.setMaximumWidth(16777215)
        self.warning, self.note = paragraph("", Tone.WARNING), paragraph("", Tone.MUTED)
        rotation = self.tr(
            "Each backup has a key of its own. When one has had its time, its key is destroyed, then the file. Copies"
            " of identity documents are in no backup."
        )
        for part in (self.warning, self.note, paragraph(rotation, Tone.MUTED)):
            self.body.addWidget(part)
        self.warning.hide()
        self.note.hide()

    def _gestures(self) -> None:
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("How far the backup is"))
        self.step = paragraph("", Tone.MUTED)
        self.stop_button = button(self.tr("Stop the &backup"), self.presenter.cancel, icon_name="dismiss")
        self.body.addWidget(self.step)
        self.body.addWidget(self.bar)
        self.make_button = button(self.tr("&Back up now…"), self._back_up, icon_name="save")
        self.test_button = button(self.tr("&Try the last one"), self.presenter.test_last, icon_name="shield_checkmark")
        self.restore_button = button(self.tr("Re&store a backup…"), self._restore, icon_name="history")
        self.body.addWidget(flow(self.make_button, self.test_button, self.restore_button, self.stop_button))
        self.show_rest()

    def show_backups(self, line: BackupLine) -> None:
        """Say when the last backup was made and tried."""
        for label, words in ((self.last, line.last), (self.verified, line.verified), (self.failed, line.failed)):
            label.setText(words)
            label.setVisible(bool(words))
        set_tone(self.last, Tone.WARNING if line.stale else Tone.PLAIN)
        self.test_button.setVisible(line.testable)

    def show_plan(self, plan: BackupPlan, *, may_change: bool) -> None:
        """How they are made."""
        self.folder.show_path(Path(plan.folder) if plan.folder else None)
        self.every.choose(plan.every.value)
        self.at.choose(plan.at.value)
        self.keep.setValue(plan.keep)
        self.form.setEnabled(may_change)
        self._shown = True

    def _choose(self) -> None:
        if self._shown:
            self.presenter.plan(self.folder.path, self.every.value, self.at.value, self.keep.value())

    def show_where(self, warning: str, note: str) -> None:
        """What is to be known of the folder: a warning, and a note; "" for none."""
        for label, words in ((self.warning, warning), (self.note, note)):
            label.setText(words)
            label.setVisible(bool(words))

    def show_running(self, words: str, done: int, total: int) -> None:
        """How far a backup is; a *total* of 0 where that is not known."""
        self.step.setText(words)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._show_gestures(running=True)
        if not self._timer.isActive():
            self._timer.start()

    def show_rest(self) -> None:
        """Nothing is being made or tried."""
        self._timer.stop()
        self._show_gestures(running=False)

    def _show_gestures(self, *, running: bool) -> None:
        for widget in (self.step, self.bar, self.stop_button):
            widget.setVisible(running)
        for widget in (self.make_button, self.test_button, self.restore_button):
            widget.setEnabled(not running)

    def _back_up(self) -> None:
        filters = (self.tr("Backups (*.dsarbackup)"),)
        dialog = choose_path(
            self,
            Wanted.NEW_FILE,
            self.tr("Back up the vault"),
            self.presenter.back_up,
            filters=filters,
            name=self.presenter.proposed_name(),
        )
        if self.folder.path is not None and self.folder.path.is_dir():
            dialog.setDirectory(str(self.folder.path))
