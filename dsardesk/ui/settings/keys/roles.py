"""Dialogs of the roles: another one for a colleague, another signing key."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from dsardesk.ui.settings.keys.dialogs import KeyDialog
from dsardesk.ui.settings.keys.presenter import Person
from dsardesk.ui.widgets.fields import Choice, Options
from dsardesk.ui.widgets.new_password import NewPassword


class RoleDialog(KeyDialog):
    """Another role for a colleague, and the password that opens what it gives."""

    def __init__(
        self, parent: QWidget, person: Person, roles: Options, change: Callable[[Any, str, str, str], object]
    ) -> None:
        """Hand the person's id, the role and the password to *change*."""
        explanation = self.tr(
            "Another role opens something else: {name} gets a new password with it, and the one of before opens"
            " nothing any more."
        )
        super().__init__(parent, self.tr("Change the role"), self.tr("Change"), explanation.format(name=person.name))
        self._person, self._change = person, change
        self.role = Choice(roles)
        self.role.choose(person.role)
        self.new = NewPassword()
        self.add(self.tr("Role"), self.role)
        self.form.addRow(self.new)

    def submit(self) -> None:
        """Change it."""
        if self.role.value == self._person.role:
            self.refuse(self.tr("This is their role already."))
        elif self.new.fault():
            self.refuse(self.new.fault())
        else:
            self._change(self, self._person.id, self.role.value, self.new.typed)


class SigningDialog(KeyDialog):
    """Another signing key for the officers."""

    def __init__(self, parent: QWidget, change: Callable[[Any], object]) -> None:
        """Say so to *change*."""
        explanation = self.tr(
            "The list of those who open the vault is signed by the officers' key. Change it when somebody may have"
            " copied it. Nobody's password changes. It changes by itself when an officer or an administrator leaves,"
            " and when the recovery code is used."
        )
        super().__init__(parent, self.tr("Change the signing key"), self.tr("Change the signing key"), explanation)
        self._change = change

    def submit(self) -> None:
        """Change it."""
        self._change(self)
