"""Checking a mailing list before it leaves, and whoever unsubscribed by themselves."""

from __future__ import annotations

from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.suppression.dialogs import SuppressDialog
from dsardesk.ui.suppression.presenter import Checked, SuppressionPresenter
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.fields import Choice
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, Page, clear, column
from dsardesk.ui.widgets.paths import Wanted, choose_path
from dsardesk.ui.widgets.text import Chip, heading, paragraph


class SuppressionView(Page):
    """The suppression list at work."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """Nothing was checked yet."""
        super().__init__()
        self.setAccessibleName(self.tr("Suppression list"))
        self.asking = Asking(navigator.say, navigator.warn)
        self.presenter = SuppressionPresenter(self, for_owner(session, self))
        self.body.addWidget(heading(self.tr("Suppression list"), 1))
        self.body.addWidget(self._checking())
        self.body.addWidget(self._adding())
        self.body.addWidget(self._reading())
        self.body.addStretch(1)

    def _checking(self) -> Card:
        card = Card(self.tr("Before a mailing leaves"))
        said = self.tr("Check the list of addresses or numbers: nobody who objected is written to. It is not kept.")
        card.body.addWidget(paragraph(said, Tone.MUTED))
        self.result = column(gap=6)
        card.body.addLayout(self.result)
        self.check_button = button(
            self.tr("&Check a mailing list…"), self.ask_list, kind="primary", icon_name="clipboard_search"
        )
        self.save_button = button(self.tr("&Save it without them…"), self.ask_place, icon_name="save")
        self.save_button.hide()
        card.body.addWidget(flow(self.check_button, self.save_button))
        return card

    def _adding(self) -> Card:
        card = Card(self.tr("Somebody unsubscribed by themselves"))
        said = self.tr("By the link of a message or a call: no case and no letter, only the list.")
        card.body.addWidget(paragraph(said, Tone.MUTED))
        self.add_button = button(self.tr("&Add to the list…"), self.ask_address, icon_name="megaphone_off")
        card.body.addWidget(flow(self.add_button))
        return card

    def _reading(self) -> Card:
        card = Card(self.tr("Kept readable"))
        said = self.tr(
            "Numbers and postal addresses that a call list or a mailing needs. The journal says who read them."
        )
        card.body.addWidget(paragraph(said, Tone.MUTED))
        self.channel = Choice(self.presenter.channels(clear=True))
        self.channel.setAccessibleName(self.tr("Which ones"))
        self.read_button = button(self.tr("&Read them"), self.read, icon_name="eye")
        self.entries = paragraph("", selectable=True)
        self.entries.hide()
        card.body.addWidget(flow(self.channel, self.read_button))
        card.body.addWidget(self.entries)
        return card

    def activate(self) -> None:
        """What was read out is not left in sight."""
        self.entries.clear()
        self.entries.hide()
        self.check_button.setFocus()

    def ask_list(self) -> None:
        """Ask for the file of a mailing list."""
        choose_path(self, Wanted.FILE, self.tr("Mailing list"), self.presenter.check)

    def ask_place(self) -> None:
        """Ask where the cleaned list goes."""
        name = self.tr("cleaned-list.csv")
        choose_path(self, Wanted.NEW_FILE, self.tr("Save the cleaned list"), self.presenter.save, name=name)

    def ask_address(self) -> None:
        """Ask who unsubscribed."""
        self.asking.open(SuppressDialog(self, self.presenter.channels(), self._opt_out))

    def _opt_out(self, channel: str, address: str, _clear: bool) -> None:  # noqa: FBT001 -- an answer
        self.presenter.opt_out(channel, address)

    def read(self) -> None:
        """Read out what is kept readable."""
        self.presenter.read_clear(self.channel.value)

    def show_checked(self, checked: Checked) -> None:
        """Show what checking a list gave."""
        clear(self.result)
        look = ("warning", Tone.WARNING) if checked.found else ("checkmark_circle", Tone.GOOD)
        self.result.addWidget(Chip(self.tr("to take out") if checked.found else self.tr("nobody"), *look))
        self.result.addWidget(paragraph(checked.said, selectable=True))
        self.save_button.setVisible(checked.found)

    def show_clear(self, entries: tuple[str, ...]) -> None:
        """Show what is kept readable."""
        self.entries.setText("\n".join(entries) or self.tr("None."))
        self.entries.show()

    def done(self, sentence: str) -> None:
        """What was asked for was done."""
        self.asking.done(sentence)

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        self.asking.refuse(sentence)
