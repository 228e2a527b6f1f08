"""What is asked when somebody that a directive designates died or refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QCheckBox, QPlainTextEdit, QWidget

from dsardesk.domain.designated import Absence
from dsardesk.ui.directives.answers import AbsenceAnswer
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Day
from dsardesk.ui.widgets.paths import PathField, Wanted
from dsardesk.wording import Catalogue

TALL = 72


class AbsenceDialog(FormDialog):
    """Asks who does not act, why, and how that is known; *do* is given the answer."""

    def __init__(
        self,
        parent: QWidget,
        standing: tuple[str, ...],
        today: date,
        words: Catalogue,
        do: Callable[[AbsenceAnswer], object],
    ) -> None:
        """Offer those who can still act, in their turn."""
        super().__init__(
            parent,
            self.tr("Somebody designated died or refuses?"),
            self.tr("Record"),
            explanation=self.tr(
                "The directive passes to the next person who can act, then to the heirs. Plans that are being carried "
                "out follow."
            ),
        )
        self._do = do
        self.who = Choice([(name, name) for name in standing])
        self.why = Choice([(each.value, words.say(f"absence.{each}")) for each in Absence])
        self.on = Day(today, last=today)
        self.how = QPlainTextEdit()
        self.how.setTabChangesFocus(True)
        self.how.setFixedHeight(TALL)
        self.file = PathField(Wanted.FILE, self.tr("Proof, if there is one"))
        self.attested = QCheckBox(self.tr("no identity page is in it"))
        self.add(self.tr("&Who"), self.who)
        self.add(self.tr("&Because of"), self.why)
        self.add(self.tr("&On"), self.on)
        self.add(self.tr("&How you know"), self.how)
        self.add(
            self.tr("Proof, if there is one"),
            self.file,
            self.tr("Kept apart: the data protection officer alone reads it."),
        )
        self.add(self.tr("I looked through it:"), self.attested)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._do(
            AbsenceAnswer(
                self.who.value,
                Absence(self.why.value),
                self.on.value,
                self.how.toPlainText().strip(),
                self.file.path,
                self.attested.isChecked(),
            )
        )
