"""The companies that decide together with this one: who they are, and to whom the arrangement sends people."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from dsardesk.domain.profile import JointController
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice

LINES = 3
BLANK = JointController("", "")


class JointDialog(FormDialog):
    """Asks about one joint controller; *do* is given it, and whether it is to be named no more."""

    def __init__(
        self, parent: QWidget, known: Sequence[JointController], do: Callable[[JointController, bool], object]
    ) -> None:
        """Show the first that is *known*, or ask about a new one."""
        super().__init__(
            parent,
            self.tr("Joint controllers"),
            self.tr("Use from now on"),
            explanation=self.tr(
                "Whoever receives a request answers it, you or they: the person may turn to each (Article 26 GDPR)."
                " Letters name them, and the contact point of your arrangement."
            ),
        )
        self._do = do
        self._known = {each.id: each for each in known}
        self.which = Choice([*((each.id, each.name) for each in known), ("", self.tr("another company"))])
        self.name, self.email = QLineEdit(), QLineEdit()
        self.address = QPlainTextEdit()
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(LINES * self.address.fontMetrics().lineSpacing() + 16)
        self.contact_point = QCheckBox(self.tr("The arrangement names it as the contact point"))
        self.ended = QCheckBox(self.tr("It no longer decides together with us"))
        for box in (self.contact_point, self.ended):
            box.setAccessibleName(box.text())
        self.add(self.tr("Company"), self.which)
        self.add(self.tr("Legal name"), self.name)
        self.add(self.tr("E-mail address for data protection"), self.email)
        self.add(self.tr("Postal address"), self.address)
        self.form.addRow("", self.contact_point)
        self.form.addRow("", self.ended)
        self.which.currentIndexChanged.connect(lambda _index: self._show())
        self._show()

    def _show(self) -> None:
        each = self._known.get(self.which.value, BLANK)
        self.name.setText(each.name)
        self.email.setText(each.email)
        self.address.setPlainText("\n".join(each.address))
        self.contact_point.setChecked(each.contact_point)
        self.ended.setChecked(False)
        self.form.setRowVisible(self.ended, bool(each.id))

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        lines = tuple(line.strip() for line in self.address.toPlainText().splitlines() if line.strip())
        made = replace(
            self._known.get(self.which.value, BLANK),
            name=self.name.text().strip(),
            email=self.email.text().strip(),
            address=lines,
            contact_point=self.contact_point.isChecked(),
        )
        self._do(made, self.ended.isChecked())
