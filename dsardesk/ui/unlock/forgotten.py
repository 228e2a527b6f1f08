"""The dialog for whoever lost the password and has the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.new_password import NewPassword


class ForgottenDialog(FormDialog):
    """The code of the recovery sheet, and a new password."""

    def __init__(self, parent: QWidget, choose: Callable[[ForgottenDialog, str, str], object]) -> None:
        """Hand the code and the new password to *choose*."""
        super().__init__(
            parent,
            self.tr("Password forgotten"),
            self.tr("Set the new password"),
            explanation=self.tr("Type the code of the recovery sheet, then choose a new password."),
        )
        self._choose = choose
        self.code = QLineEdit()
        self.new = NewPassword()
        hint = self.tr("Eight groups of four letters and digits, in order. Spaces and dashes do not matter.")
        self.add(self.tr("Recovery code"), self.code, hint)
        self.form.addRow(self.new)

    def submit(self) -> None:
        """Set the new password."""
        if not self.code.text().strip():
            self.refuse(self.tr("Type the code that stands on the recovery sheet."))
        elif self.new.fault():
            self.refuse(self.new.fault())
        else:
            self._choose(self, self.code.text(), self.new.typed)

    def show_working(self, *, working: bool) -> None:
        """Say that the new password is being set, or that one may try again."""
        self.do_button.setText(self.tr("Working…") if working else self.tr("Set the new password"))
        self.do_button.setEnabled(not working)

    def finish(self) -> None:
        """Close: the new password is set."""
        self.new.forget()
        self.accept()
