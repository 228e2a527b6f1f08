"""How long each part of the case is kept, one card each, and what holds them back."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPlainTextEdit

from dsardesk.domain.holds import HoldKind
from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.keeping.presenter import HoldLine, Keeping, KeepingPresenter, PartLine
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.fields import Choice, Options
from dsardesk.ui.widgets.layout import Card, Page, clear, column, row
from dsardesk.ui.widgets.text import Chip, paragraph

REASON_LINES = 4


class KeepingTab(Page):
    """How long the case is kept."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__()
        self.setAccessibleName(self.tr("Retention"))
        self.asking = Asking(navigator.say, navigator.warn)
        self.presenter = KeepingPresenter(self, for_owner(session, self), navigator)
        self._offered: Options = ()
        self._shown: Keeping | None = None
        self._cards = column()
        self.hold_button = button(self.tr("Put on hold…"), self.ask_hold, icon_name="lock_closed")
        self.purge_button = button(self.tr("Go to what is to be purged"), self.presenter.go_to_purge, kind="primary")
        self.body.addLayout(self._cards)
        self.body.addLayout(row(self.purge_button, self.hold_button))
        self.body.addStretch(1)

    def show_page(self, page: CasePage) -> None:
        """Show how long the case is kept."""
        self.presenter.show(page)

    def show_keeping(self, keeping: Keeping) -> None:
        """Show how long the case is kept; what did not change is left alone."""
        self._offered = keeping.offered
        self.hold_button.setVisible(bool(keeping.offered))
        self.purge_button.setVisible(keeping.due)
        if keeping != self._shown:
            self._shown = keeping
            clear(self._cards)
            for hold in keeping.holds:
                self._cards.addWidget(self._hold(hold))
            for note in keeping.notes:
                self._cards.addWidget(paragraph(note, Tone.WARNING))
            for part in keeping.parts:
                self._cards.addWidget(self._part(part))
            if keeping.listed:
                self._cards.addWidget(paragraph(keeping.listed, Tone.MUTED))

    def _part(self, part: PartLine) -> Card:
        card = Card(part.title)
        look = ("delete", Tone.WARNING) if part.due else ("clock", Tone.MUTED)
        card.body.addLayout(row(Chip(part.day, *look)))
        for step in part.steps:
            card.body.addWidget(paragraph(step, Tone.MUTED))
        return card

    def _hold(self, hold: HoldLine) -> Card:
        card = Card(hold.title)
        card.body.addLayout(row(Chip(self.tr("on hold"), "lock_closed", Tone.ACCENT)))
        card.body.addWidget(paragraph(hold.text))
        if not hold.by_hand:
            return card
        card.body.addWidget(paragraph(hold.reason, Tone.MUTED))
        made = button(self.tr("The event has come…"), partial(self.ask_release, hold))
        made.setAccessibleName(f"{hold.title} – {made.text()}")
        card.body.addLayout(row(made))
        return card

    def ask_hold(self) -> None:
        """Ask why, and until when, the case is kept."""
        self.asking.open(HoldDialog(self, self._offered))

    def ask_release(self, hold: HoldLine) -> None:
        """Ask whether the event that ends a hold has come."""
        self.asking.open(_ReleaseDialog(self, hold))

    def tell_held(self) -> None:
        """The case was put on hold."""
        self.asking.done(self.tr("On hold: nothing of this case is purged until you release it."))

    def tell_released(self) -> None:
        """A hold was released."""
        self.asking.done(self.tr("Hold released."))

    def refuse(self, sentence: str) -> None:
        """It was not done, and why."""
        self.asking.refuse(sentence)


class HoldDialog(FormDialog):
    """Asks why the case is kept, and which event ends that."""

    def __init__(self, parent: KeepingTab, offered: Options) -> None:
        """Offer the kinds of holds that are *offered*."""
        super().__init__(
            parent,
            self.tr("Put the case on hold?"),
            self.tr("Put on hold"),
            explanation=self.tr("Nothing of it is purged until you record that the event which ends it has come."),
        )
        self._presenter = parent.presenter
        self.kind = Choice(offered)
        self.kind.currentIndexChanged.connect(lambda _index: self._propose_end())
        self.reason, self.ends_when = QPlainTextEdit(), QPlainTextEdit()
        for field in (self.reason, self.ends_when):
            field.setTabChangesFocus(True)
            field.setFixedHeight(field.fontMetrics().lineSpacing() * REASON_LINES)
        self.add(self.tr("&Because of"), self.kind)
        self.add(self.tr("&Why"), self.reason, self.tr("Reference and date of the complaint or claim, for example."))
        self.add(self.tr("&Until this event"), self.ends_when)
        self._propose_end()

    def _propose_end(self) -> None:
        self.ends_when.setPlainText(self._presenter.ends_when(HoldKind(self.kind.value)))

    def submit(self) -> None:
        """Have the case put on hold; the dialog closes once it is."""
        kind = HoldKind(self.kind.value)
        self._presenter.hold(kind, self.reason.toPlainText(), self.ends_when.toPlainText())


class _ReleaseDialog(FormDialog):
    """Asks whether the event that ends a hold has come."""

    def __init__(self, parent: KeepingTab, hold: HoldLine) -> None:
        super().__init__(
            parent,
            self.tr("Release the hold?"),
            self.tr("Release the hold"),
            explanation=f"{hold.text}\n{self.tr('What fell due meanwhile is then to be purged at once.')}",
        )
        self._release = partial(parent.presenter.release, hold.kind)

    def submit(self) -> None:
        """Have it released; the dialog closes once it is."""
        self._release()
