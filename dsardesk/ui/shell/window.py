"""The one window: first start, prompt or desk, its menus, and the lock."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMainWindow, QMenu, QMessageBox, QWidget

import dsardesk
from dsardesk.ui.intake.files import FORMS
from dsardesk.ui.language import Interpreter, sentences
from dsardesk.ui.preferences import Preferences
from dsardesk.ui.session import Session, Vaults
from dsardesk.ui.shell.panes import focus_next_pane
from dsardesk.ui.shell.presenter import ShellPresenter
from dsardesk.ui.shell.program import WindowProgram
from dsardesk.ui.shell.self_lock import SelfLock
from dsardesk.ui.tasks import VaultThread
from dsardesk.ui.theme.icons import desk_icon
from dsardesk.ui.unlock.locked import LockedView
from dsardesk.ui.unlock.view import UnlockView
from dsardesk.wording import Catalogue

if TYPE_CHECKING:
    from dsardesk.ui.dashboard.view import DashboardView
    from dsardesk.ui.following import Followed
    from dsardesk.ui.shell.desk import DeskView

FIRST_SIZE = (1180, 760)
SMALLEST_SIZE = (900, 600)
MINUTE_MS = 60_000


class MainWindow(QMainWindow):
    """The window; everything that a person sees is in it.

    Signals:
        painted: what the window shows is about to be on the screen.
    """

    painted = Signal()

    def __init__(self, thread: VaultThread, vaults: Vaults, preferences: Preferences, interpreter: Interpreter) -> None:
        """Show nothing yet."""
        super().__init__()
        self._thread = thread
        self.preferences = preferences
        self._interpreter = interpreter
        self.desk: DeskView | None = None
        self.presenter = ShellPresenter(self, thread, vaults, sentences(preferences.language))
        self.program = WindowProgram(self, vaults)
        self._first_run: object = None
        self.setWindowIcon(desk_icon())
        self.setMinimumSize(*SMALLEST_SIZE)
        self.resize(*FIRST_SIZE)
        self.restoreGeometry(preferences.geometry)
        self.self_lock = SelfLock(self)
        self.self_lock.due.connect(self.lock)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.presenter.settle)
        self.starter: Callable[[Path], bool] = lambda _folder: False
        thread.busy_changed.connect(self._show_busy)
        self._make_actions()

    def start(self, folder: Path) -> None:
        """Ask for the password of the vault in *folder*, or help to make one there."""
        self.presenter.start(folder)

    def _make_actions(self) -> None:
        """Every action of the window, in its menus; those of the desk are asleep while the vault is closed."""
        bar = self.menuBar()
        bar.clear()
        file, go, help_ = (bar.addMenu(text) for text in (self.tr("&File"), self.tr("&Go"), self.tr("&Help")))
        add = self._add_action
        self._case_actions = [
            add(file, self.tr("&New request"), "Ctrl+N", lambda: self._on_desk().new_request()),
            add(file, self.tr("&Open a message…"), "Ctrl+O", self._choose_message),
            add(
                file,
                self.tr("New request from the &clipboard"),
                "Ctrl+Shift+V",
                lambda: self._on_desk().intake().paste(),
            ),
        ]
        lock = add(file, self.tr("&Lock"), "Ctrl+L", self.lock)
        self._case_actions += [
            add(go, self.tr("&Today"), "", lambda: self._on_desk().show_today()),
            add(go, self.tr("&Requests"), "", lambda: self._on_desk().show_requests()),
        ]
        self._desk_actions = [
            lock,
            add(go, self.tr("&Next place"), "Ctrl+PgDown", lambda: self._on_desk().step(1)),
            add(go, self.tr("&Previous place"), "Ctrl+PgUp", lambda: self._on_desk().step(-1)),
            add(go, self.tr("Re&fresh"), "F5", lambda: self._on_desk().refresh()),
        ]
        self._lock_action = lock
        add(file, self.tr("&Quit"), "Ctrl+Q", self.close)
        add(go, self.tr("Next &pane"), "F6", self._next_pane)
        add(help_, self.tr("&About DSARDesk"), "", self._show_about)
        self._wake_actions(awake=self.desk is not None)

    def _add_action(self, menu: QMenu, text: str, keys: str, do: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        action.setObjectName(text.replace("&", "").rstrip("…"))
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked=False: do())
        return action

    def _wake_actions(self, *, awake: bool) -> None:
        for action in self._desk_actions:
            action.setEnabled(awake)
        for action in self._case_actions:
            action.setEnabled(awake and self._on_desk().handles_cases)

    def _on_desk(self) -> DeskView:
        if self.desk is None:
            raise RuntimeError("this action sleeps while the vault is closed")
        return self.desk

    def show_welcome(self, folder: Path) -> None:
        """The first start."""
        welcome = importlib.import_module("dsardesk.ui.welcome.view").WelcomeView
        screen = welcome(folder, self._thread, self.program, self._words(), self._first_run)
        # Speaking another language makes the screen anew: what was typed so far goes on.
        self._first_run = screen.progress
        self._show(screen)

    def show_prompt(self, folder: Path) -> None:
        """The prompt that opens the vault in *folder*."""
        self._show(UnlockView(folder, self._thread, self.program, self._words()))

    def show_desk(self, session: Session) -> None:
        """The desk over an open vault."""
        module = importlib.import_module("dsardesk.ui.shell.desk")
        desk: DeskView = module.DeskView(session, self.preferences, self, self.program)
        unlocked = self.desk is None
        self._show(desk)
        self.desk = desk
        self.preferences.vault = session.desk.folder
        self.setWindowTitle(f"DSARDesk – {session.desk.profile.name}")
        self._wake_actions(awake=True)
        self.self_lock.watch(self.preferences.lock_minutes)
        self._minute.start()
        desk.show_first()
        desk.tell_of_upgrade()
        if unlocked:
            desk.coming_back.start()
            desk.look_at_ways_in()

    def show_dashboard(self, board: Followed) -> None:
        """The dashboard of somebody who only follows."""
        module = importlib.import_module("dsardesk.ui.dashboard.view")
        view: DashboardView = module.DashboardView(board, self._thread, self._words(), self.lock)
        self._show(view)
        self.preferences.vault = board.folder
        self._lock_action.setEnabled(True)
        self.self_lock.watch(self.preferences.lock_minutes)
        view.activate()

    def _show(self, screen: QWidget) -> None:
        """Put *screen* in place of what was shown, with the title that tells nothing of the vault."""
        self.desk = None
        self.self_lock.rest()
        self._minute.stop()
        self.setWindowTitle("DSARDesk")
        self._wake_actions(awake=False)
        self.setCentralWidget(screen)
        screen.setFocus()

    def _words(self) -> Catalogue:
        return sentences(self.preferences.language)

    def lock(self) -> None:
        """Close the vault at once; dialogs go with the screens that opened them."""
        self.presenter.lock()

    def show_locked(self) -> None:
        """Nothing of the vault, and nothing to type in: the prompt comes next."""
        if self.desk is not None:
            self.desk.draft_keeper.keep()
        for dialog in self.findChildren(QDialog):
            # What stands on the desk goes with it, but a moment later. Its draft is kept: no closing.
            dialog.hide()
            dialog.deleteLater()
        self._show(LockedView())

    def start_anew(self, folder: Path) -> bool:
        """End this program, another one asking for the vault in *folder*; False where that cannot be."""
        self.self_lock.release()
        # The place of the window is kept before the next program looks for it.
        self.preferences.geometry = self.saveGeometry()
        self.preferences.save()
        started = self.starter(folder)
        if started:
            # Whatever else is still open must not keep what this program's memory holds.
            QApplication.quit()
        return started

    def warn(self, sentence: str) -> None:
        """What went wrong; in a dialog while no desk is there to show it."""
        if self.desk is not None:
            self.desk.warn(sentence)
        else:
            box = QMessageBox(QMessageBox.Icon.Warning, "DSARDesk", sentence, parent=self)
            box.open()

    def speak(self, language: str) -> None:
        """Use another language from now on; the place in front stays in front."""
        place = self.desk.place() if self.desk is not None else ""
        self.preferences.language = language
        self._interpreter.speak(language)
        self._make_actions()
        self.presenter.speak(sentences(language))
        if self.desk is not None:
            self.desk.go(place)

    def read_message(self, file: Path) -> None:
        """Show what the message in *file* says, on the page of a new request."""
        if self._on_desk().handles_cases:
            self._on_desk().intake().read_file(file)

    def _choose_message(self) -> None:
        dialog = QFileDialog(self, self.tr("Open a message"))
        dialog.setNameFilters([self.tr("Messages and letters ({})").format(FORMS), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda path: self.read_message(Path(path)))
        dialog.open()

    def _next_pane(self) -> None:
        front = self.desk and self.desk.stack.currentWidget()
        if self.desk is not None and front is not None:
            focus_next_pane(self.desk.rail, front)

    def _show_about(self) -> None:
        text = self.tr(
            "DSARDesk {version}\nA calm, private desk for data subject requests.\nEverything stays on this computer."
        )
        box = QMessageBox(
            QMessageBox.Icon.Information, self.tr("About DSARDesk"), text.format(version=dsardesk.__version__)
        )
        box.setParent(self, box.windowFlags())
        box.open()

    def _show_busy(self, busy: bool) -> None:  # noqa: FBT001 -- a slot
        if self.desk is not None:
            self.desk.show_busy(busy=busy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and say so."""
        super().paintEvent(event)
        self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place and ask nothing more of the vault; whoever started the window closes it."""
        self.self_lock.rest()
        self._minute.stop()
        self.preferences.geometry = self.saveGeometry()
        if self.desk is not None:
            self.desk.draft_keeper.keep()
        super().closeEvent(event)
