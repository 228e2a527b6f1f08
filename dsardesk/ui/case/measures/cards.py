"""One card for each right carried out, and one for what is forwarded."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout

from dsardesk.domain.rights import RightType
from dsardesk.ui.case.measures.after_death import DeathPart, WishPart
from dsardesk.ui.case.measures.death_view import DirectivesBlock
from dsardesk.ui.case.measures.questions import QuestionPart
from dsardesk.ui.case.measures.reading import ForwardPart, Gesture, ItemPart, RecipientPart, SystemPart
from dsardesk.ui.case.pieces import titled
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, row
from dsardesk.ui.widgets.text import Chip, heading, paragraph


class Asks(Protocol):
    """What the cards have asked by the part."""

    def ask(self, gesture: Gesture, item: int, system: SystemPart) -> None:
        """Ask for what must be said before *gesture* is recorded."""
        ...

    def ask_carried_out(self, wish: WishPart) -> None:
        """Ask what became of one wish of the deceased."""
        ...

    def ask_correction(self, item: int) -> None:
        """Ask which value is wrong and which is right."""
        ...

    def ask_death(self) -> None:
        """Ask who died, when, and what was seen."""
        ...

    def ask_other(self, item: int) -> None:
        """Ask which recipient, not named in the profile, was told."""
        ...

    def ask_principal(self) -> None:
        """Ask for whom the data are processed."""
        ...

    def ask_question(self, question: QuestionPart) -> None:
        """Ask for the answer to one question."""
        ...

    def ask_to_lift(self, item: int) -> None:
        """Ask whether the data are used again."""
        ...

    def ask_told(self, item: int, name: str) -> None:
        """Ask whether a recipient was told."""
        ...

    def ask_untold(self, item: int, name: str) -> None:
        """Ask why a recipient cannot be told."""
        ...

    def ask_whose(self, part: DeathPart) -> None:
        """Ask which directives are those of the deceased."""
        ...


class MeasuresCards(QObject):
    """Makes cards; what their buttons ask for is asked by the part."""

    def __init__(self, asks: Asks) -> None:
        """Have *asks* ask."""
        super().__init__()
        self._asks = asks

    def forward(self, part: ForwardPart) -> Card:
        """To whom a processor forwards, and on what it acts."""
        card = Card(self.tr("Data processed for a customer"))
        if part.left_on:
            text = self.tr("Forwarded to {name} on {day}.").format(name=part.controller, day=part.left_on)
        elif part.controller and not part.reachable:
            text = self.tr("To be forwarded to {name}: say where to write to it, then the letter is drafted.").format(
                name=part.controller
            )
        elif part.controller:
            text = self.tr("To be forwarded to {name}: the letter is among the letters.").format(name=part.controller)
        else:
            text = self.tr("Say for whom these data are processed: it is for them to answer.")
        card.body.addWidget(paragraph(text))
        if part.open:
            known = bool(part.controller) and part.reachable
            ask = self.tr("Another customer…") if known else self.tr("Forward to a customer…")
            if part.controller and not known:
                ask = self.tr("Give its address…")
            made = button(ask, self._asks.ask_principal, kind="" if known else "primary", icon_name="send")
            card.body.addLayout(row(made))
        if part.instruction is not None:
            self._add_question(card, part.instruction)
        return card

    def item(self, item: ItemPart) -> Card:
        """What was carried out for one right."""
        card = Card(f"{item.right[:1].upper()}{item.right[1:]}")
        for note in item.notes:
            card.body.addWidget(paragraph(note, selectable=True))
        if item.locked:
            line = row(Chip(self.tr("locked"), "lock_closed", Tone.WARNING), stretch=False)
            line.addWidget(paragraph(item.locked, Tone.WARNING), 1)
            card.body.addLayout(line)
        self._add_examined(card, item)
        if item.open:
            self._add_start(card, item)
        self._add_directives(card, item.death)
        for system in item.systems:
            self._add_system(card, item, system)
        self._add_recipients(card, item)
        return card

    def _add_directives(self, card: Card, part: DeathPart | None) -> None:
        if part is not None:
            card.body.addWidget(DirectivesBlock(part, partial(self._asks.ask_whose, part), self._asks.ask_carried_out))

    def _add_recipients(self, card: Card, item: ItemPart) -> None:
        """Who is to be told of what changed, and by when."""
        if item.recipients or item.others:
            card.body.addWidget(heading(self.tr("Recipients to be told (Article 19)"), 3))
            if any(not recipient.said for recipient in item.recipients):
                text = self.tr("To be told by {day}: the law gives no time limit, this day is our own target.")
                card.body.addWidget(paragraph(text.format(day=item.tell_by), Tone.MUTED))
        for recipient in item.recipients:
            self._add_recipient(card, item, recipient)
        if item.others:
            text = self.tr("The company’s profile does not name them all: tell any other that you know of.")
            card.body.addWidget(paragraph(text, Tone.MUTED))
            card.body.addLayout(row(button(self.tr("Another was told…"), partial(self._asks.ask_other, item.number))))

    def _add_examined(self, card: Card, item: ItemPart) -> None:
        """What may be offered, and what is examined first."""
        if item.offered:
            line = row(Chip(self.tr("may be offered"), "info", Tone.ACCENT), stretch=False)
            line.addWidget(paragraph(item.offered), 1)
            card.body.addLayout(line)
        for question in item.questions:
            self._add_question(card, question)

    def _add_question(self, card: Card, question: QuestionPart) -> None:
        """One question, its answer, and the button that asks for it."""
        card.body.addLayout(self._title(question.title, done=bool(question.said), waits=question.owed))
        for said in question.said:
            card.body.addWidget(paragraph(said, selectable=True))
        if question.open:
            text = self.tr("Change…") if question.said else self.tr("Record…")
            made = button(text, partial(self._asks.ask_question, question), kind="primary" if question.owed else "")
            made.setAccessibleName(f"{text} {question.title}")
            card.body.addLayout(row(made))

    def _add_start(self, card: Card, item: ItemPart) -> None:
        """What is recorded once for the whole item."""
        if item.may_lift:
            lift = button(
                self.tr("Lift the restriction…"), partial(self._asks.ask_to_lift, item.number), kind="primary"
            )
            card.body.addLayout(row(lift))
        if item.kind is RightType.RECTIFICATION:
            made = button(
                self.tr("Add a value to correct…"), partial(self._asks.ask_correction, item.number), icon_name="add"
            )
            card.body.addLayout(row(made))
        elif item.kind is RightType.HEIR_REQUEST:
            text = self.tr("Complete the death…") if item.notes else self.tr("Record the death…")
            card.body.addLayout(
                row(button(text, self._asks.ask_death, kind="" if item.notes else "primary", icon_name="edit"))
            )

    def _add_system(self, card: Card, item: ItemPart, system: SystemPart) -> None:
        card.body.addLayout(self._title(system.name, done=bool(system.said), waits=system.waits))
        for said in system.said:
            card.body.addWidget(paragraph(said, selectable=True))
        made = []
        for gesture in system.gestures:
            one = button(self._gesture(gesture), partial(self._asks.ask, gesture, item.number, system))
            one.setAccessibleName(f"{one.text()} {system.name}")
            made.append(one)
        if made:
            card.body.addWidget(flow(*made))

    def _title(self, name: str, *, done: bool, waits: bool) -> QHBoxLayout:
        if waits:
            return titled(name, 3, Chip(self.tr("to do"), "circle", Tone.WARNING))
        if done:
            return titled(name, 3, Chip(self.tr("done"), "checkmark_circle", Tone.GOOD))
        return titled(name, 3)

    def _add_recipient(self, card: Card, item: ItemPart, recipient: RecipientPart) -> None:
        card.body.addLayout(self._title(recipient.name, done=bool(recipient.said), waits=not recipient.said))
        if recipient.said:
            card.body.addWidget(paragraph(recipient.said, selectable=True))
        elif item.open:
            tell = button(self.tr("Told…"), partial(self._asks.ask_told, item.number, recipient.name))
            cannot = button(
                self.tr("Cannot be told…"), partial(self._asks.ask_untold, item.number, recipient.name), kind="link"
            )
            for made in (tell, cannot):
                made.setAccessibleName(f"{made.text()} {recipient.name}")
            card.body.addWidget(flow(tell, cannot))

    def _gesture(self, gesture: Gesture) -> str:
        return {
            Gesture.ERASE: self.tr("Erased…"),
            Gesture.KEEP: self.tr("Keep a part…"),
            Gesture.CORRECT: self.tr("Corrected…"),
            Gesture.NOT_HELD: self.tr("Did not hold it…"),
            Gesture.RESTRICT: self.tr("Use stopped…"),
            Gesture.USE: self.tr("Used all the same…"),
            Gesture.STOP: self.tr("Stopped…"),
            Gesture.NOT_CONCERNED: self.tr("Not concerned…"),
            Gesture.CLOSE_ACCOUNT: self.tr("Account closed…"),
            Gesture.NOTE_DEATH: self.tr("Death noted…"),
            Gesture.GIVE: self.tr("Give for the estate…"),
            Gesture.LEAVE_OUT: self.tr("Leave out…"),
        }[gesture]
