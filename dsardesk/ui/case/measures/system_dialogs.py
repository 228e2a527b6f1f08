"""What is asked before something is recorded of one system."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from dsardesk.domain.erasure import KeepGround
from dsardesk.domain.portability import NotPortable
from dsardesk.domain.restriction import RestrictedUse
from dsardesk.ui.case.measures.asking import UseDialog
from dsardesk.ui.case.measures.dialogs import (
    EraseDialog,
    KeepDialog,
    LeaveOutDialog,
    SureDialog,
    WordsDialog,
)
from dsardesk.ui.case.measures.presenter import MeasuresPresenter
from dsardesk.ui.case.measures.reading import Gesture, SystemPart
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.wording import Catalogue


class SystemDialogs(QObject):
    """Makes the dialog of each gesture on a system."""

    def __init__(self, over: QWidget, presenter: MeasuresPresenter, words: Catalogue) -> None:
        """Dialogs stand *over* a part, and have *presenter* record what they are told."""
        super().__init__()
        self._over = over
        self._presenter = presenter
        self._words = words

    def of(self, gesture: Gesture, item: int, system: SystemPart) -> FormDialog:
        """What must be said before *gesture* is recorded."""
        making: dict[Gesture, Callable[[int, SystemPart], FormDialog]] = {
            Gesture.ERASE: self._erase_dialog,
            Gesture.KEEP: self._keep_dialog,
            Gesture.CORRECT: self._correct_dialog,
            Gesture.NOT_HELD: self._not_held_dialog,
            Gesture.RESTRICT: self._restrict_dialog,
            Gesture.USE: self._use_dialog,
            Gesture.STOP: self._stop_dialog,
            Gesture.NOT_CONCERNED: self._not_concerned_dialog,
            Gesture.CLOSE_ACCOUNT: self._closed_dialog,
            Gesture.NOTE_DEATH: self._noted_dialog,
            Gesture.GIVE: self._give_dialog,
            Gesture.LEAVE_OUT: self._leave_out_dialog,
        }
        return making[gesture](item, system)

    def _erase_dialog(self, item: int, system: SystemPart) -> FormDialog:
        today, replaced_on = self._presenter.page.today, self._presenter.backups_replaced_on()
        return EraseDialog(self._over, system.name, today, replaced_on, partial(self._erase, item, system.id))

    def _keep_dialog(self, item: int, system: SystemPart) -> FormDialog:
        keep = partial(self._keep, item, system.id)
        return KeepDialog(self._over, system.name, self._presenter.page.today, self._words, keep)

    def _leave_out_dialog(self, item: int, system: SystemPart) -> FormDialog:
        return LeaveOutDialog(self._over, system.name, partial(self._leave_out, item, system.id))

    def _not_held_dialog(self, item: int, system: SystemPart) -> FormDialog:
        do = partial(self._presenter.correct, item, system.id, held=False)
        return self._sure(self.tr("{system} did not hold the wrong value"), system, do)

    def _restrict_dialog(self, item: int, system: SystemPart) -> FormDialog:
        do = partial(self._presenter.restrict, item, system.id)
        return self._sure(self.tr("{system} uses these data no more"), system, do)

    def _use_dialog(self, item: int, system: SystemPart) -> FormDialog:
        return UseDialog(self._over, system.name, self._words, partial(self._use, item, system.id))

    def _use(self, item: int, system: str, use: RestrictedUse, what: str, reason: str) -> None:
        self._presenter.use(item, system, use=use, what=what, reason=reason)

    def _stop_dialog(self, item: int, system: SystemPart) -> FormDialog:
        do = partial(self._presenter.stop, item, system.id)
        return self._sure(self.tr("{system}: processing stopped"), system, do)

    def _not_concerned_dialog(self, item: int, system: SystemPart) -> FormDialog:
        return WordsDialog(
            self._over,
            self.tr("{system}: not concerned").format(system=system.name),
            label=self.tr("Because"),
            do_text=self.tr("Record the reason"),
            do=partial(self._presenter.leave_running, item, system.id),
            explanation=self.tr("The letter repeats the reason."),
        )

    def _closed_dialog(self, item: int, system: SystemPart) -> FormDialog:
        do = partial(self._presenter.take_death_into_account, item, system.id, closed=True)
        return self._sure(self.tr("{system}: account of the deceased closed"), system, do)

    def _noted_dialog(self, item: int, system: SystemPart) -> FormDialog:
        do = partial(self._presenter.take_death_into_account, item, system.id, closed=False)
        return self._sure(self.tr("{system}: death noted"), system, do)

    def _sure(self, title: str, system: SystemPart, do: Callable[[], object]) -> FormDialog:
        explanation = self.tr("Do it in the application first. A later record about it takes the place of this one.")
        return SureDialog(self._over, title.format(system=system.name), self.tr("It was done today"), explanation, do)

    def _correct_dialog(self, item: int, system: SystemPart) -> FormDialog:
        return WordsDialog(
            self._over,
            self.tr("{system}: corrected").format(system=system.name),
            label=self.tr("If not written over: how"),
            do_text=self.tr("It was done today"),
            do=lambda how: self._presenter.correct(item, system.id, held=True, how=how),
            explanation=self.tr("Invoices and signed contracts are not written over: say what corrects them."),
        )

    def _give_dialog(self, item: int, system: SystemPart) -> FormDialog:
        return WordsDialog(
            self._over,
            self.tr("{system}: given for the estate").format(system=system.name),
            label=self.tr("What is given"),
            do_text=self.tr("Record what is given"),
            do=partial(self._presenter.give, item, system.id),
            explanation=self.tr("Heirs have no general access: only what settling the estate needs."),
        )

    def _erase(self, item: int, system: str, anonymised: bool, method: str, backups_until: date | None) -> None:  # noqa: FBT001 -- an answer
        self._presenter.erase(item, system, anonymised=anonymised, method=method, backups_until=backups_until)

    def _keep(self, item: int, system: str, what: str, ground: KeepGround, reason: str, until: date) -> None:  # noqa: PLR0917 -- an answer
        self._presenter.keep(item, system, what=what, ground=ground, reason=reason, until=until)

    def _leave_out(self, item: int, system: str, why: NotPortable, what: str) -> None:
        self._presenter.leave_out(item, system, why=why, what=what)
