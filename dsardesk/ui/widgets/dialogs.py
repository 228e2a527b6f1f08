"""Dialogs that are opened, never executed: the window goes on living behind them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QWidget

from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.layout import column
from dsardesk.ui.widgets.text import heading, paragraph


class FormDialog(QDialog):
    """A title, an explanation, fields, one error line, and two buttons named by what they do.

    Connect to `accepted`; `refuse` shows what is wrong and keeps the dialog open.
    """

    def __init__(self, parent: QWidget, title: str, do: str, *, explanation: str = "", kind: str = "primary") -> None:
        """A dialog whose button *do* says what it does; *kind* "danger" for what cannot be undone."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(480)
        self.body = column(self, margin=20)
        self.body.addWidget(heading(title, 2))
        if explanation:
            self.body.addWidget(paragraph(explanation, Tone.MUTED))
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(10)
        self.body.addLayout(self.form)
        self._error = paragraph("", Tone.DANGER)
        self._error.hide()
        self.body.addWidget(self._error)
        self.body.addStretch(1)
        self._buttons(do, kind)

    def _buttons(self, do: str, kind: str) -> None:
        buttons = QDialogButtonBox()
        cancel = buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.do_button = buttons.addButton(do, QDialogButtonBox.ButtonRole.AcceptRole)
        self.do_button.setProperty("kind", kind)
        # What cannot be undone is never one Enter away.
        (cancel if kind == "danger" else self.do_button).setDefault(True)
        for made in (cancel, self.do_button):
            made.setAccessibleName(made.text())
        buttons.accepted.connect(self.submit)
        buttons.rejected.connect(self.reject)
        self.body.addWidget(buttons)

    def add(self, label: str, field: QWidget, hint: str = "") -> None:
        """A field under its label, which is also its accessible name."""
        field.setAccessibleName(label)
        if hint:
            field.setAccessibleDescription(hint)
        caption = QLabel(label)
        caption.setBuddy(field)
        self.form.addRow(caption, field)
        if hint:
            self.form.addRow("", paragraph(hint, Tone.MUTED))

    def submit(self) -> None:
        """What the button does; a dialog that checks first overrides it."""
        self.accept()

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; nothing typed is lost."""
        self._error.setText(sentence)
        self._error.setAccessibleName(sentence)
        self._error.show()
        self.do_button.setEnabled(True)
