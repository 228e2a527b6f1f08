"""No dialog stays in sight over the lock; every form that asks comes back with its words, or it is argued here."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

import dsardesk.ui
from dsardesk.domain.rights import RightType
from dsardesk.ui.case.view import CaseView
from dsardesk.ui.drafts import fields
from dsardesk.ui.language import Interpreter
from dsardesk.ui.preferences import Preferences
from dsardesk.ui.shell.desk import DeskView
from dsardesk.ui.shell.window import MainWindow
from dsardesk.ui.tasks import VaultThread
from dsardesk.ui.widgets.dialogs import FormDialog
from tests.services.conftest import Bench
from tests.ui.program import PlainProgram

WORDS, CHOSEN = "Dit au telephone", "a choice"
PLACES = ("company", "retention", "directives", "suppression", "journal", "settings")
CASES = (
    (RightType.ACCESS, RightType.OBJECTION_MARKETING),
    (RightType.RECTIFICATION, RightType.ERASURE),
    (RightType.PORTABILITY,),
    (RightType.HEIR_REQUEST,),
    (RightType.COMPLAINT,),
    (RightType.PROCESSOR_REDIRECT,),
)
"""Between them their pages show most gestures."""

BASES = {"identity.dialogs._Checking", "papers.sending.SendingDialog", "settings.dialogs._SecretDialog"} | {
    "settings.keys.dialogs.KeyDialog"
}
"""Never opened themselves."""
SECRET = {
    "restore.view.RestoreDialog",
    "settings.dialogs.PasswordDialog",
    "settings.dialogs.RenewDialog",
    "settings.keys.dialogs.AddDialog",
    "settings.keys.dialogs.ResetDialog",
    "settings.keys.dialogs.RotateDialog",
    "settings.keys.roles.RoleDialog",
}
"""A password is typed there: nothing of it is ever kept, so that there is nothing to come back to."""
WITHOUT_VAULT = {"dashboard.dialogs.AnswerDialog", "unlock.forgotten.ForgottenDialog"}
"""Shown while no vault is open: there is no place to keep a draft in that is not plain text on the disk."""
NOTHING_TYPED = {
    "case.closing.CloseDialog",
    "case.marketing.view._StopDialog",
    "case.measures.dialogs.SureDialog",
    "case.search.dialogs.NothingDialog",
    "retention.view.PurgeDialog",
    "settings.keys.dialogs.RemoveDialog",
    "settings.keys.roles.SigningDialog",
}
"""A question with one button: pressing again what asked it is all there is to do."""
LATER = {
    "case.clock.dialogs.AnsweredDialog",
    "case.clock.dialogs.RegimeDialog",
    "case.clock.silence_dialogs.ChooseDialog",
    "case.clock.silence_dialogs.RemindDialog",
    "case.items.adding.JointDialog",
    "case.items.adding.OwnErasureDialog",
    "case.items.dialogs.ApprovalDialog",
    "case.items.dialogs.OpinionDialog",
    "case.keeping.view._ReleaseDialog",
    "case.measures.asking.UseDialog",
    "case.measures.death_view.CarryOutDialog",
    "case.measures.death_view.ConfirmDialog",
    "case.promises.view._KeepDialog",
    "case.search.dialogs.UnreadDialog",
    "directives.absence.AbsenceDialog",
    "directives.view.RevokeDialog",
    "identity.elsewhere.AttestDialog",
    "identity.elsewhere.GoneDialog",
    "journal.accepting.AcceptDialog",
    "papers.letters.view.LetterSentDialog",
    "papers.letters.view.ToldByDialog",
    "papers.package.view.DeliveredDialog",
    "settings.keys.dialogs.DelegateDialog",
}
"""Asked for only once a case, a register or a vault has come further than those here: each stands on the desk, as
`test_every_dialog_stands_where_the_lock_finds_it` sees, so that its words are offered even where its button is gone."""

ELSEWHERE = {
    "identity.viewer.PictureWindow",
    "settings.dialogs.CodeDialog",
    "settings.keys.grid.RightsDialog",
    "shell.unfinished.KeptWordsDialog",
    "widgets.dialogs.FormDialog",
    "widgets.pdf_window.PdfWindow",
}
"""Dialogs over which the lock may not be tried here, for they need a picture, a paper or a code: each stands on the
desk too, where the lock finds it."""


def _every_form() -> set[str]:
    """Names of all forms that ask, wherever they are."""
    forms = (kind for kind in _every_dialog() - {FormDialog} if issubclass(kind, FormDialog))
    return {_name(kind) for kind in forms if kind.asks}


def _every_dialog() -> set[type[QDialog]]:
    """All dialogs that are our own, wherever they are."""
    for module in pkgutil.walk_packages(dsardesk.ui.__path__, "dsardesk.ui."):
        if not module.name.endswith(("windows_absence", "macos_absence")):
            importlib.import_module(module.name)
    found: set[type[QDialog]] = set()
    waiting: list[type[QDialog]] = [QDialog]
    while waiting:
        for kind in waiting.pop().__subclasses__():
            if kind not in found and kind.__module__.startswith("dsardesk."):
                found.add(kind)
                waiting.append(kind)
    return found


def _name(kind: type[QDialog]) -> str:
    return f"{kind.__module__.removeprefix('dsardesk.ui.')}.{kind.__name__}"


@pytest.fixture
def thread() -> Iterator[VaultThread]:
    made = VaultThread()
    yield made
    made.stop()


@pytest.fixture
def window(
    dressed: QApplication, qtbot: QtBot, program: PlainProgram, thread: VaultThread, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    monkeypatch.setenv("DSARDESK_LANG", "fr")
    made = MainWindow(thread, program.vaults, Preferences(), Interpreter())
    qtbot.addWidget(made)
    made.program.opened(program.plain.desk)
    made.show()
    return made


def _dialog(window: MainWindow) -> QDialog | None:
    return next((each for each in window.findChildren(QDialog) if each.isVisible()), None)


def _sources(front: QWidget) -> list[QAbstractButton | QAction]:
    """What opens a dialog: its words end with three dots, or ask."""
    buttons = [each for each in front.findChildren(QAbstractButton) if not isinstance(each.window(), QDialog)]
    sources: list[QAbstractButton | QAction] = [*buttons, *front.findChildren(QAction)]
    return [each for each in sources if each.text().partition("\t")[0].endswith(("…", "?")) and each.isEnabled()]


def _press(source: QAbstractButton | QAction) -> None:
    if isinstance(source, QAction):
        source.trigger()
    else:
        source.click()


def _type_into(form: FormDialog) -> str:
    """Write into the first field of words, else make another choice; what stands in that field then, "" without any."""
    for field in form.findChildren(QWidget):
        if isinstance(field, fields.Words) and not field.isReadOnly() and not fields._inside(field, form):
            field.setFocus()
            if isinstance(field, QLineEdit):
                field.setText(WORDS)
            else:
                field.setPlainText(WORDS)
            return WORDS
    for box in form.findChildren(QAbstractButton):
        if box.isCheckable():
            box.click()
            return CHOSEN
    for choice in form.findChildren(QComboBox):
        choice.setCurrentIndex(choice.count() - 1)
        return CHOSEN
    return ""


class Crawl:
    """Presses whatever opens a dialog, writes, locks, sees nothing of it any more, comes back."""

    def __init__(self, window: MainWindow, qtbot: QtBot, at_rest: Callable[[], bool]) -> None:
        self._window, self._qtbot, self._at_rest = window, qtbot, at_rest
        self._session = self.desk.session
        self._pressed: set[str] = set()
        self.back: set[str] = set()
        self.secret: set[str] = set()
        self.bare: set[str] = set()
        self.locked: set[str] = set()

    @property
    def desk(self) -> DeskView:
        assert self._window.desk is not None
        return self._window.desk

    def rest(self) -> None:
        self._qtbot.waitUntil(self._at_rest, timeout=15_000)

    def case(self, reference: str) -> None:
        def show() -> None:
            self.desk.show_case(reference)
            self._qtbot.waitUntil(lambda: self.desk.reference() == reference, timeout=15_000)

        self._crawl(show)

    def place(self, name: str) -> None:
        self._crawl(lambda: self.desk.go(name))

    def _crawl(self, show: Callable[[], object]) -> None:
        show()
        while (source := next(filter(self._fresh, _sources(self._front())), None)) is not None:
            self._pressed.add(source.text())
            _press(source)
            self.rest()
            dialog = _dialog(self._window)
            if isinstance(dialog, FormDialog) and dialog.asks:
                self._try(dialog)
                show()
            elif dialog is not None and _name(type(dialog)) not in self.locked:
                self._lock(dialog)
                self._unlock()
                show()
            elif dialog is not None:
                dialog.close()

    def _lock(self, dialog: QDialog) -> None:
        name = _name(type(dialog))
        self._window.show_locked()
        seen = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
        assert seen == [], name
        self.locked.add(name)

    def _unlock(self) -> None:
        self._window.program.opened(self._session.desk)
        self.rest()

    def _front(self) -> QWidget:
        self.rest()
        front = self.desk.stack.currentWidget()
        assert front is not None
        if isinstance(front, CaseView):
            front.fill_parts()
        self.rest()
        return front

    def _fresh(self, source: QAbstractButton | QAction) -> bool:
        shown = isinstance(source, QAction) or not source.isHidden()
        return shown and source.text() not in self._pressed

    def _try(self, dialog: FormDialog) -> None:
        kind, name = type(dialog), _name(type(dialog))
        secret = fields.is_secret(dialog)
        words = "" if secret else _type_into(dialog)
        if not words:
            (self.secret if secret else self.bare).add(name)
        if name in (self.back if words else self.locked):
            dialog.close()
        else:
            self._lock(dialog)
            self._unlock()
            if words:
                again = self._come_back(kind)
                if words == CHOSEN or words in fields.read(again).said:
                    self.back.add(name)
                again.close()
        self.rest()

    def _come_back(self, kind: type[FormDialog]) -> FormDialog:
        self._qtbot.waitUntil(lambda: isinstance(_dialog(self._window), kind), timeout=15_000)
        self._qtbot.waitUntil(lambda: self.desk.messages.sentence.startswith("Votre brouillon est de retour"))
        self.rest()
        found = _dialog(self._window)
        assert isinstance(found, kind)
        return found


@pytest.mark.parametrize("work", ["in memory"], indirect=True)
def test_every_form_that_asks_comes_back_with_its_words_or_is_argued(
    window: MainWindow, thread: VaultThread, bench: Bench, qtbot: QtBot
) -> None:
    crawl = Crawl(window, qtbot, lambda: thread.at_rest)
    for rights in CASES:
        crawl.case(bench.opened(*rights, cards=1).reference)
    for name in PLACES:
        crawl.place(name)
    argued = BASES | SECRET | WITHOUT_VAULT | NOTHING_TYPED | LATER
    assert crawl.secret <= SECRET
    assert crawl.bare <= NOTHING_TYPED
    assert not crawl.back & argued, "these do come back: they need no argument"
    assert crawl.back | argued == _every_form()
    # Some of them by name: a crawl that meets nothing would say nothing.
    assert {"case.timeline.view._NoteDialog", "identity.authority.dialogs.AuthorityDialog"} <= crawl.back
    assert crawl.back | crawl.secret | crawl.bare <= crawl.locked
    unseen = {_name(kind) for kind in _every_dialog()} - crawl.locked
    assert unseen <= argued | ELSEWHERE
    assert {"case.clock.why.WhyDialog", "settings.dialogs.PasswordDialog"} <= crawl.locked


def test_every_dialog_stands_where_the_lock_finds_it() -> None:
    """Each is made on a part of the desk, or handed one: on nothing at all it would stay in sight after the lock."""
    kinds = {kind.__name__ for kind in _every_dialog()}
    alone = []
    for module in pkgutil.walk_packages(dsardesk.ui.__path__, "dsardesk.ui."):
        spec = module.module_finder.find_spec(module.name, None)  # type: ignore[call-arg, unused-ignore]
        assert spec is not None
        assert spec.origin is not None
        tree = ast.parse(Path(spec.origin).read_text("utf-8"))
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in kinds:
                first = ast.unparse(call.args[0]) if call.args else ""
                if first not in {"self", "parent", "self._over", "self._desk"}:
                    alone.append(f"{module.name}: {call.func.id}({first})")
    assert alone == []
