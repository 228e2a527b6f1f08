"""What is asked before an address or a number goes on the suppression list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from dsardesk.services.suppression import SuppressionChannel
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Options


class SuppressDialog(FormDialog):
    """Asks for an address or a number; *do* is given its channel, itself, and whether it is kept in clear."""

    def __init__(
        self,
        parent: QWidget,
        channels: Options,
        do: Callable[[str, str, bool], object],
        *,
        address: str = "",
        may_be_clear: bool = False,
    ) -> None:
        """Propose *address*; *may_be_clear* offers to keep a number or a postal address readable."""
        super().__init__(
            parent,
            self.tr("Add to the suppression list"),
            self.tr("Add"),
            explanation=self.tr("Kept as a hash, for this purpose only: nobody can read the list back."),
        )
        self._do = do
        self._may_be_clear = may_be_clear
        self.channel, self.address = Choice(channels), QLineEdit(address)
        self.clear = QCheckBox(self.tr("Keep it readable: a call list or a mailing by post needs it"))
        self.clear.setAccessibleName(self.clear.text())
        self.add(self.tr("By way of"), self.channel)
        self.add(self.tr("Address or number"), self.address)
        self.form.addRow("", self.clear)
        self.channel.currentIndexChanged.connect(lambda _index: self._show_what_fits())
        self._show_what_fits()

    def _show_what_fits(self) -> None:
        email = self.channel.value == SuppressionChannel.EMAIL
        self.form.setRowVisible(self.clear, self._may_be_clear and not email)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        clear = self.form.isRowVisible(self.clear) and self.clear.isChecked()
        self._do(self.channel.value, self.address.text().strip(), clear)
