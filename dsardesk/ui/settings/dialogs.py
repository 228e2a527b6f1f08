"""Dialogs of the settings: a new password, a new recovery code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.code_card import CodeCard
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.layout import column, row
from dsardesk.ui.widgets.new_password import NewPassword
from dsardesk.ui.widgets.passwords import PasswordEdit, caps_lock_line
from dsardesk.ui.widgets.text import heading


class _SecretDialog(FormDialog):
    """A dialog that asks for the present password."""

    def __init__(self, parent: QWidget, title: str, do: str, explanation: str) -> None:
        super().__init__(parent, title, do, explanation=explanation)
        self._do = do
        self.password = PasswordEdit(self.tr("Present password"))
        self.add(self.tr("Present password"), self.password)
        self.form.addRow("", caps_lock_line(self.password))

    def show_working(self, *, working: bool) -> None:
        """Say that something lasts, or that one may try again."""
        self.do_button.setText(self.tr("One moment…") if working else self._do)
        self.do_button.setEnabled(not working)

    def finish(self) -> None:
        """Close: it is done."""
        self.password.clear()
        self.accept()


class PasswordDialog(_SecretDialog):
    """The present password, and a new one."""

    def __init__(self, parent: QWidget, change: Callable[[PasswordDialog, str, str], object]) -> None:
        """Hand both to *change*."""
        super().__init__(
            parent,
            self.tr("Change the password"),
            self.tr("Change"),
            self.tr("The recovery sheet stays valid. Backups made before keep the old password."),
        )
        self._change = change
        self.new = NewPassword()
        self.form.addRow(self.new)

    def submit(self) -> None:
        """Change it."""
        if self.new.fault():
            self.refuse(self.new.fault())
        else:
            self._change(self, self.password.text(), self.new.typed)


class RenewDialog(_SecretDialog):
    """The present password, for a new recovery code."""

    def __init__(self, parent: QWidget, renew: Callable[[RenewDialog, str], object]) -> None:
        """Hand it to *renew*."""
        super().__init__(
            parent,
            self.tr("New recovery code"),
            self.tr("Make a new code"),
            self.tr("The code of the sheet printed before will open this vault no more."),
        )
        self._renew = renew

    def submit(self) -> None:
        """Make the code."""
        self._renew(self, self.password.text())


class CodeDialog(QDialog):
    """The new code, until it is written down."""

    def __init__(
        self,
        parent: QWidget,
        print_sheet: Callable[[], object],
        save_sheet: Callable[[Path], object],
        confirm: Callable[[str], object],
    ) -> None:
        """*confirm* is told what was typed of it."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("New recovery code"))
        self.setModal(True)
        self.card = CodeCard(print_sheet, save_sheet)
        body = column(self, margin=20)
        body.addWidget(heading(self.tr("New recovery code"), 2))
        body.addWidget(self.card)
        self.done_button = button(
            self.tr("&It is written down"), lambda: confirm(self.card.answer.text()), kind="primary"
        )
        line = row(stretch=False)
        line.addStretch(1)
        line.addWidget(self.done_button)
        body.addLayout(line)
        self.card.answer.returnPressed.connect(self.done_button.click)

    def reject(self) -> None:
        """Esc does not lose a code that nobody wrote down."""
        self.card.show_differs()
