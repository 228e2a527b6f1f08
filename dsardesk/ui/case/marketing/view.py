"""The systems that send marketing, and the button that stops them all."""

from __future__ import annotations

from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.marketing.presenter import MarketingPart, MarketingPresenter
from dsardesk.ui.case.pieces import titled
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.suppression.dialogs import SuppressDialog
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, Page, clear, column
from dsardesk.ui.widgets.text import Chip, paragraph


class MarketingTab(Page):
    """Where the marketing of the person stands."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__()
        self.setAccessibleName(self.tr("Marketing"))
        self.asking = Asking(navigator.say, navigator.warn)
        self.presenter = MarketingPresenter(self, for_owner(session, self))
        self._lines = column()
        self.stop_button = button(
            self.tr("&Stop marketing everywhere…"), self.presenter.ask, kind="primary", icon_name="megaphone_off"
        )
        card = Card(self.tr("Systems that send marketing"))
        card.body.addWidget(
            paragraph(
                self.tr("No reason and no identity are asked for: the person is no longer written to from today."),
                Tone.MUTED,
            )
        )
        card.body.addLayout(self._lines)
        self.suppress_button = button(self.tr("Add to the s&uppression list…"), self.ask_address, kind="link")
        card.body.addWidget(flow(self.stop_button, self.suppress_button))
        self.body.addWidget(card)
        self.body.addStretch(1)

    def show_page(self, page: CasePage) -> None:
        """Show where the marketing of the person of the case stands."""
        self.presenter.show(page)

    def show_marketing(self, part: MarketingPart) -> None:
        """Show where the marketing of the person stands."""
        clear(self._lines)
        for line in part.senders:
            chip = Chip(self.tr("still sends"), "warning", Tone.WARNING)
            if line.stopped:
                text = self.tr("stopped on {day} by {who}").format(who=line.stopped[0], day=line.stopped[1])
                chip.show_status(text, "checkmark_circle", Tone.GOOD)
            self._lines.addLayout(titled(line.name, 3, chip))
            if line.owner:
                self._lines.addWidget(
                    paragraph(self.tr("Answers for it: {owner}").format(owner=line.owner), Tone.MUTED)
                )
        if not part.senders:
            self._lines.addWidget(paragraph(self.tr("No system of the profile sends marketing.")))
        self.stop_button.setVisible(part.open and not part.stopped)
        self.suppress_button.setVisible(part.open)

    def ask_to_stop(self, part: MarketingPart) -> None:
        """Ask whether every system was told to stop."""
        self.asking.open(_StopDialog(self, part))

    def ask_address(self) -> None:
        """Ask which other address or number of the person goes on the suppression list."""
        self.asking.open(SuppressDialog(self, self.presenter.channels(), self._suppress, may_be_clear=True))

    def _suppress(self, channel: str, address: str, clear: bool) -> None:  # noqa: FBT001 -- an answer
        self.presenter.suppress(channel, address, in_clear=clear)

    def tell_suppressed(self) -> None:
        """It is on the suppression list."""
        self.asking.done(self.tr("On the suppression list."))

    def tell_stopped(self) -> None:
        """It was recorded."""
        self.asking.done(self.tr("Marketing stopped. A check stands among the promises of this case."))

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        self.asking.refuse(sentence)


class _StopDialog(FormDialog):
    """Asks whether every system was told to stop."""

    def __init__(self, parent: MarketingTab, part: MarketingPart) -> None:
        super().__init__(
            parent,
            self.tr("Stop marketing everywhere"),
            self.tr("All of these are stopped"),
            explanation=self.tr("Stop the sending in each of these tools first; then record it here."),
        )
        self._presenter = parent.presenter
        for line in part.senders:
            self.form.addRow(Chip(line.name, "megaphone_off", Tone.ACCENT))
        notes = [
            self.tr("On {day}, you will be asked whether a message has left all the same.").format(day=part.check_on)
        ]
        if part.suppressed:
            notes.append(
                self.tr("The address joins the suppression list, as a mere hash: it outlives the person’s other data.")
            )
        for note in notes:
            self.form.addRow(paragraph(note, Tone.MUTED))

    def submit(self) -> None:
        """Have it recorded; the dialog closes once it is."""
        self._presenter.stop()
