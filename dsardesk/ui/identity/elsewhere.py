"""What is asked of places that the program cannot see: other copies, and another computer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from dsardesk.ui.identity.rows import text_field
from dsardesk.ui.options import Options
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Ticks


class AttestDialog(FormDialog):
    """Other places, attested to hold no copy of a destroyed document."""

    def __init__(self, parent: QWidget, places: Options, attest: Callable[[tuple[str, ...]], object]) -> None:
        """Ask for some of *places*."""
        super().__init__(
            parent,
            self.tr("Attest that other places are clean"),
            self.tr("Attest"),
            explanation=self.tr(
                "Tick a place once you have looked: it holds no copy any more, or never held one. "
                "The certificate names you and the day."
            ),
        )
        self._attest = attest
        self.places = Ticks(places)
        self.add(self.tr("Without any copy"), self.places)

    def submit(self) -> None:
        """Record it."""
        if self.places.ticked:
            self._attest(self.places.ticked)
        else:
            self.refuse(self.tr("Tick one place at least."))


class GoneDialog(FormDialog):
    """A copy that cannot be destroyed from here, declared gone."""

    def __init__(
        self, parent: QWidget, places: Options, described: str, declare: Callable[[str, tuple[str, ...]], object]
    ) -> None:
        """Ask how that is known; *described* says where the copy lies."""
        super().__init__(
            parent,
            self.tr("Declare the copy gone"),
            self.tr("Declare it gone – cannot be undone"),
            explanation=described,
            kind="danger",
        )
        self._declare = declare
        self.reason = text_field()
        self.places = Ticks(places)
        hint = self.tr("For example: the computer was stolen, or its disk was destroyed, and when.")
        self.add(self.tr("How this is known"), self.reason, hint)
        self.add(self.tr("Cleaned elsewhere"), self.places)

    def submit(self) -> None:
        """Declare it."""
        self._declare(self.reason.toPlainText(), self.places.ticked)
