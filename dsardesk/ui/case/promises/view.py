"""What was promised, one card each."""

from __future__ import annotations

from functools import partial

from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.promises.presenter import PromiseLine, PromisesPresenter
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.layout import Card, Page, clear, column, row
from dsardesk.ui.widgets.text import Chip, paragraph


class PromisesTab(Page):
    """What a letter or a rule promised."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__()
        self.setAccessibleName(self.tr("Promises"))
        self.asking = Asking(navigator.say, navigator.warn)
        self.presenter = PromisesPresenter(self, for_owner(session, self))
        self._lines = column()
        self._shown: tuple[PromiseLine, ...] = ()
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_page(self, page: CasePage) -> None:
        """Show what the case promised."""
        self.presenter.show(page)

    def show_promises(self, lines: tuple[PromiseLine, ...]) -> None:
        """Show what was promised; what did not change is left alone."""
        if lines != self._shown:
            self._shown = lines
            clear(self._lines)
            for line in lines:
                self._lines.addWidget(self._card(line))

    def _card(self, line: PromiseLine) -> Card:
        card = Card()
        card.setAccessibleName(line.text)
        card.body.addWidget(paragraph(line.text))
        card.body.addLayout(row(self._chip(line)))
        if line.open:
            made = button(self.tr("It was done…"), partial(self.ask_keep, line), kind="primary", icon_name="checkmark")
            made.setAccessibleName(f"{line.text} – {made.text()}")
            card.body.addLayout(row(made))
        return card

    def _chip(self, line: PromiseLine) -> Chip:
        if line.kept:
            return Chip(self.tr("kept"), "checkmark_circle", Tone.GOOD)
        if line.late:
            return Chip(self.tr("was due on {day}").format(day=line.due_on), "error_circle", Tone.DANGER)
        return Chip(self.tr("due on {day}").format(day=line.due_on), "clock", Tone.WARNING)

    def ask_keep(self, line: PromiseLine) -> None:
        """Ask whether what was promised was done."""
        self.asking.open(_KeepDialog(self, line))

    def tell_kept(self) -> None:
        """It was recorded that a promise was kept."""
        self.asking.done(self.tr("Recorded: the promise is kept."))

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        self.asking.refuse(sentence)


class _KeepDialog(FormDialog):
    """Asks whether what was promised was done."""

    def __init__(self, parent: PromisesTab, line: PromiseLine) -> None:
        super().__init__(
            parent,
            line.text,
            self.tr("It was done today"),
            explanation=self.tr("This is recorded with your name and today’s date, and cannot be taken back."),
        )
        self._keep = partial(parent.presenter.keep, line.kind)

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._keep()
