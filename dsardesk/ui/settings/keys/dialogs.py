"""Dialogs of the keys: somebody more, somebody less, another password, another key."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from dsardesk.ui.settings.keys.presenter import Person
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Day, Options
from dsardesk.ui.widgets.new_password import NewPassword
from dsardesk.ui.widgets.passwords import PasswordEdit, caps_lock_line
from dsardesk.ui.widgets.text import paragraph

LOOK_MS = 100


class KeyDialog(FormDialog):
    """A dialog whose answer is worked on while it stays open."""

    def __init__(self, parent: QWidget, title: str, do: str, explanation: str, kind: str = "primary") -> None:
        """The button says *do*."""
        super().__init__(parent, title, do, explanation=explanation, kind=kind)
        self._do = do

    def show_working(self, *, working: bool) -> None:
        """Say that something lasts, or that one may try again."""
        self.do_button.setText(self.tr("One moment…") if working else self._do)
        self.do_button.setEnabled(not working)

    def finish(self) -> None:
        """Close: it is done."""
        self.accept()


class AddDialog(KeyDialog):
    """A name, a role, and a password that the person then changes for one of their own."""

    def __init__(self, parent: QWidget, roles: Options, add: Callable[[AddDialog, str, str, str], object]) -> None:
        """Hand all three to *add*."""
        explanation = self.tr(
            "An officer or an assistant opens every case. An administrator keeps the vault and is shown no case. All"
            " three hold its key, and could read it with other programs. A manager or a reader opens the dashboard"
            " alone: references, days and figures. Each changes the password for one of their own."
        )
        super().__init__(parent, self.tr("Add somebody"), self.tr("Give access"), explanation)
        self._add = add
        self.name = QLineEdit()
        self.role = Choice(roles)
        self.new = NewPassword()
        self.add(self.tr("First name and name"), self.name)
        self.add(self.tr("Role"), self.role)
        self.form.addRow(self.new)

    def submit(self) -> None:
        """Give access."""
        if not self.name.text().strip():
            self.refuse(self.tr("Type the name of the person."))
        elif self.new.fault():
            self.refuse(self.new.fault())
        else:
            self._add(self, self.name.text(), self.role.value, self.new.typed)


class ResetDialog(KeyDialog):
    """Another password for a colleague."""

    def __init__(self, parent: QWidget, person: Person, reset: Callable[[ResetDialog, str, str], object]) -> None:
        """Hand the password to *reset*."""
        explanation = self.tr("{name} will open the vault with it; the password of before opens nothing any more.")
        super().__init__(parent, self.tr("New password"), self.tr("Replace"), explanation.format(name=person.name))
        self._person, self._reset = person, reset
        self.new = NewPassword()
        self.form.addRow(self.new)

    def submit(self) -> None:
        """Replace it."""
        if self.new.fault():
            self.refuse(self.new.fault())
        else:
            self._reset(self, self._person.id, self.new.typed)


class DelegateDialog(KeyDialog):
    """Who acts for the officer while they are away, and when."""

    def __init__(
        self, parent: QWidget, delegates: Options, today: date, delegate: Callable[[Any, str, date, date], object]
    ) -> None:
        """Hand all of it to *delegate*."""
        explanation = self.tr(
            "From one day to the other, both included, this person decides in your place. Everything they do is"
            " recorded as done for you; they give nobody access."
        )
        super().__init__(parent, self.tr("Absence"), self.tr("Delegate"), explanation)
        self._delegate = delegate
        self.who = Choice(delegates)
        self.starts_on, self.ends_on = Day(today, first=today), Day(today, first=today)
        self.add(self.tr("Acts for you"), self.who)
        self.add(self.tr("First day"), self.starts_on)
        self.add(self.tr("Last day"), self.ends_on)

    def submit(self) -> None:
        """Delegate."""
        if self.ends_on.value < self.starts_on.value:
            self.refuse(self.tr("The last day comes before the first."))
        else:
            self._delegate(self, self.who.value, self.starts_on.value, self.ends_on.value)


class RemoveDialog(KeyDialog):
    """Access taken away."""

    def __init__(self, parent: QWidget, person: Person, remove: Callable[[RemoveDialog, str], object]) -> None:
        """Hand the person's id to *remove*."""
        explanation = self.tr(
            "The password of {name} will open the vault no more. Cases and journal go on naming them. Then change the"
            " key of the vault: it is offered at once."
        )
        super().__init__(
            parent,
            self.tr("Remove access"),
            self.tr("Remove access"),
            explanation.format(name=person.name),
            kind="danger",
        )
        self._person, self._remove = person, remove

    def submit(self) -> None:
        """Take it away."""
        self._remove(self, self._person.id)


class RotateDialog(KeyDialog):
    """Another key for the vault, and what it is at meanwhile."""

    def __init__(
        self,
        parent: QWidget,
        rotate: Callable[[Any, str], object],
        step: Callable[[], str],
        *,
        because: str = "",
        ends_documents: bool = False,
    ) -> None:
        """Hand the password to *rotate*; *step* says what it is at."""
        explanation = self.tr(
            "Everything is encrypted anew, in this folder. Passwords and the recovery sheet stay valid. An old copy of"
            " the vault, or a password known to others and changed since, opens nothing written from now on. The vault"
            " closes for a moment."
        )
        warning = self.tr("As this computer has no keyring, identity documents held end with it.")
        parts = (because, explanation, warning if ends_documents else "")
        super().__init__(
            parent, self.tr("Change the key of the vault"), self.tr("Change the key"), "\n\n".join(filter(None, parts))
        )
        self._rotate, self._step = rotate, step
        self.password = PasswordEdit(self.tr("Present password"))
        self.add(self.tr("Present password"), self.password)
        self.form.addRow("", caps_lock_line(self.password))
        self.progress = paragraph("", Tone.MUTED)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.hide()
        self.form.addRow(self.progress)
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._show_step)

    def show_working(self, *, working: bool) -> None:
        """Say that something lasts, or that one may try again."""
        super().show_working(working=working)
        self.progress.setVisible(working)
        if working:
            self._look.start()
        else:
            self._look.stop()

    def _show_step(self) -> None:
        self.progress.setText(self._step())

    def submit(self) -> None:
        """Change the key."""
        if self.password.text():
            self._rotate(self, self.password.text())
        else:
            self.refuse(self.tr("Type your password."))

    def finish(self) -> None:
        """Close: it is done."""
        self._look.stop()
        self.password.clear()
        super().finish()
