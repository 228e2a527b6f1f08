"""How something left, and to whom: the address is held against the case before anything is recorded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from dsardesk.ui.papers.recipient import ADDRESSED, Sending, Sent, Verdict
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.text import Chip, paragraph, set_tone


class SendingDialog(FormDialog):
    """Channel and address of what left; another address than the case's must be confirmed."""

    def __init__(
        self, parent: QWidget, title: str, *, sending: Sending, compare: Callable[[Sent], Verdict], explanation: str
    ) -> None:
        """Propose what the case knows."""
        super().__init__(parent, title, self.tr("Record the sending"), explanation=explanation)
        self._sending, self._compare = sending, compare
        self.channel = Choice(sending.channels, sending.channel)
        self.address = QLineEdit()
        self.verdict = paragraph()
        self.chip = Chip(self.tr("another address"), "warning", Tone.WARNING)
        self.confirmed = QCheckBox(self.tr("I checked it: it went to this other address on purpose"))
        self.add(self.tr("Sent by"), self.channel)
        self.add(self.tr("Sent to"), self.address)
        self.form.addRow("", self.chip)
        self.form.addRow("", self.verdict)
        self.form.addRow("", self.confirmed)
        self.confirmed.setAccessibleName(self.confirmed.text())
        self.channel.currentIndexChanged.connect(lambda _index: self._propose())
        self.address.textChanged.connect(lambda _text: self._weigh())
        self._propose()

    @property
    def sent(self) -> Sent:
        """What was recorded."""
        address = self.address.text() if self.channel.value in ADDRESSED else ""
        return Sent(self.channel.value, address, confirmed=self.confirmed.isChecked())

    def _propose(self) -> None:
        addressed = self.channel.value in ADDRESSED
        self.form.setRowVisible(self.address, addressed)
        self.address.setText(self._sending.addresses.get(self.channel.value, ""))
        self._weigh()

    def _weigh(self) -> None:
        """Say at once whether the address is the case's; a confirmation speaks of one address only."""
        found = self._compare(self.sent)
        self.confirmed.setChecked(False)
        self.verdict.setText(found.sentence)
        set_tone(self.verdict, Tone.WARNING if found.differs else Tone.GOOD)
        self.address.setAccessibleDescription(found.sentence)
        self.form.setRowVisible(self.verdict, bool(found.sentence))
        for row in (self.chip, self.confirmed):
            self.form.setRowVisible(row, found.differs)
