"""What was carried out, one card for each right, and the dialogs that record it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from dsardesk.domain.erasure import KeepGround
from dsardesk.domain.portability import NotPortable
from dsardesk.domain.restriction import RestrictedUse
from dsardesk.domain.rights import RightType
from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.measures.after_death import DeathPart, WishPart
from dsardesk.ui.case.measures.asking import QuestionDialog, UseDialog
from dsardesk.ui.case.measures.death_view import CarryOutDialog, ConfirmDialog, DirectivesBlock
from dsardesk.ui.case.measures.dialogs import (
    CorrectionDialog,
    DeathDialog,
    EraseDialog,
    KeepDialog,
    LeaveOutDialog,
    PrincipalDialog,
    SureDialog,
    WordsDialog,
)
from dsardesk.ui.case.measures.presenter import MeasuresPresenter
from dsardesk.ui.case.measures.questions import QuestionPart
from dsardesk.ui.case.measures.reading import ForwardPart, Gesture, ItemPart, MeasuresPart, RecipientPart, SystemPart
from dsardesk.ui.case.pieces import titled
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, Page, clear, column, row
from dsardesk.ui.widgets.text import Chip, heading, paragraph


class MeasuresTab(Page):
    """What was carried out."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__()
        self.setAccessibleName(self.tr("Measures"))
        self._words = session.words
        self.asking = Asking(navigator.say, navigator.warn)
        self.presenter = MeasuresPresenter(self, for_owner(session, self))
        self._cards = column()
        self._shown: MeasuresPart | None = None
        self.body.addLayout(self._cards)
        self.body.addStretch(1)

    def show_page(self, page: CasePage) -> None:
        """Show what was carried out for the case."""
        self.presenter.show(page)

    def show_measures(self, part: MeasuresPart) -> None:
        """Show what was carried out; what did not change is left alone."""
        if part == self._shown:
            return
        self._shown = part
        clear(self._cards)
        if part.forward is not None:
            self._cards.addWidget(self._forward_card(part.forward))
        for item in part.items:
            self._cards.addWidget(self._card(item))

    def _forward_card(self, part: ForwardPart) -> Card:
        card = Card(self.tr("Data processed for a customer"))
        if part.left_on:
            text = self.tr("Forwarded to {name} on {day}.").format(name=part.controller, day=part.left_on)
        elif part.controller:
            text = self.tr("To be forwarded to {name}: the letter is among the letters.").format(name=part.controller)
        else:
            text = self.tr("Say for whom these data are processed: it is for them to answer.")
        card.body.addWidget(paragraph(text))
        if part.open:
            ask = self.tr("Another customer…") if part.controller else self.tr("Forward to a customer…")
            made = button(ask, self.ask_principal, kind="" if part.controller else "primary", icon_name="send")
            card.body.addLayout(row(made))
        if part.instruction is not None:
            self._add_question(card, part.instruction)
        return card

    def _card(self, item: ItemPart) -> Card:
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
            card.body.addWidget(DirectivesBlock(part, partial(self.ask_whose, part), self.ask_carried_out))

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
            card.body.addLayout(row(button(self.tr("Another was told…"), partial(self.ask_other, item.number))))

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
            made = button(text, partial(self.ask_question, question), kind="primary" if question.owed else "")
            made.setAccessibleName(f"{text} {question.title}")
            card.body.addLayout(row(made))

    def ask_question(self, question: QuestionPart) -> None:
        """Ask for the answer to one question."""
        self.asking.open(QuestionDialog(self, question, partial(self._answer, question)))

    def _answer(self, question: QuestionPart, ground: str, words: str, who: str) -> None:
        self.presenter.answer(question.kind, question.item, ground=ground, words=words, who=who)

    def ask_to_lift(self, item: int) -> None:
        """Ask whether the data are used again."""
        self.asking.open(
            SureDialog(
                self,
                self.tr("Lift the restriction"),
                self.tr("The data may be used again"),
                self.tr("The person was told. Lift it in each application first; then record it here."),
                partial(self.presenter.lift, item),
            )
        )

    def _add_start(self, card: Card, item: ItemPart) -> None:
        """What is recorded once for the whole item."""
        if item.may_lift:
            lift = button(self.tr("Lift the restriction…"), partial(self.ask_to_lift, item.number), kind="primary")
            card.body.addLayout(row(lift))
        if item.kind is RightType.RECTIFICATION:
            made = button(
                self.tr("Add a value to correct…"), partial(self.ask_correction, item.number), icon_name="add"
            )
            card.body.addLayout(row(made))
        elif item.kind is RightType.HEIR_REQUEST:
            text = self.tr("Complete the death…") if item.notes else self.tr("Record the death…")
            card.body.addLayout(
                row(button(text, self.ask_death, kind="" if item.notes else "primary", icon_name="edit"))
            )

    def _add_system(self, card: Card, item: ItemPart, system: SystemPart) -> None:
        card.body.addLayout(self._title(system.name, done=bool(system.said), waits=system.waits))
        for said in system.said:
            card.body.addWidget(paragraph(said, selectable=True))
        made = []
        for gesture in system.gestures:
            one = button(self._gesture(gesture), partial(self.ask, gesture, item.number, system))
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
            tell = button(self.tr("Told…"), partial(self.ask_told, item.number, recipient.name))
            cannot = button(
                self.tr("Cannot be told…"), partial(self.ask_untold, item.number, recipient.name), kind="link"
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

    def ask(self, gesture: Gesture, item: int, system: SystemPart) -> None:
        """Ask for what must be said before *gesture* is recorded."""
        self.asking.open(self._dialog(gesture, item, system))

    def _dialog(self, gesture: Gesture, item: int, system: SystemPart) -> FormDialog:
        making: dict[Gesture, Callable[[int, SystemPart], FormDialog]] = {
            Gesture.ERASE: self._erase_dialog,
            Gesture.KEEP: self._keep_dialog,
            Gesture.CORRECT: self._correct_dialog,
            Gesture.NOT_HELD: self._not_held_dialog,
            Gesture.RESTRICT: self._restrict_dialog,
            Gesture.USE: self._use_dialog,
            Gesture.STOP: self._stop_dialog,
            Gesture.NOT_CONCERNED: self._not_concerned_dialog,
            Gesture.CLOSE_ACCOUNT: self._closed_dialog,
            Gesture.NOTE_DEATH: self._noted_dialog,
            Gesture.GIVE: self._give_dialog,
            Gesture.LEAVE_OUT: self._leave_out_dialog,
        }
        return making[gesture](item, system)

    def _erase_dialog(self, item: int, system: SystemPart) -> FormDialog:
        today, replaced_on = self.presenter.page.today, self.presenter.backups_replaced_on()
        return EraseDialog(self, system.name, today, replaced_on, partial(self._erase, item, system.id))

    def _keep_dialog(self, item: int, system: SystemPart) -> FormDialog:
        keep = partial(self._keep, item, system.id)
        return KeepDialog(self, system.name, self.presenter.page.today, self._words, keep)

    def _leave_out_dialog(self, item: int, system: SystemPart) -> FormDialog:
        return LeaveOutDialog(self, system.name, partial(self._leave_out, item, system.id))

    def _not_held_dialog(self, item: int, system: SystemPart) -> FormDialog:
        do = partial(self.presenter.correct, item, system.id, held=False)
        return self._sure(self.tr("{system} did not hold the wrong value"), system, do)

    def _restrict_dialog(self, item: int, system: SystemPart) -> FormDialog:
        do = partial(self.presenter.restrict, item, system.id)
        return self._sure(self.tr("{system} uses these data no more"), system, do)

    def _use_dialog(self, item: int, system: SystemPart) -> FormDialog:
        return UseDialog(self, system.name, self._words, partial(self._use, item, system.id))

    def _use(self, item: int, system: str, use: RestrictedUse, what: str, reason: str) -> None:
        self.presenter.use(item, system, use=use, what=what, reason=reason)

    def _stop_dialog(self, item: int, system: SystemPart) -> FormDialog:
        do = partial(self.presenter.stop, item, system.id)
        return self._sure(self.tr("{system}: processing stopped"), system, do)

    def _not_concerned_dialog(self, item: int, system: SystemPart) -> FormDialog:
        return WordsDialog(
            self,
            self.tr("{system}: not concerned").format(system=system.name),
            label=self.tr("Because"),
            do_text=self.tr("Record the reason"),
            do=partial(self.presenter.leave_running, item, system.id),
            explanation=self.tr("The letter repeats the reason."),
        )

    def _closed_dialog(self, item: int, system: SystemPart) -> FormDialog:
        do = partial(self.presenter.take_death_into_account, item, system.id, closed=True)
        return self._sure(self.tr("{system}: account of the deceased closed"), system, do)

    def _noted_dialog(self, item: int, system: SystemPart) -> FormDialog:
        do = partial(self.presenter.take_death_into_account, item, system.id, closed=False)
        return self._sure(self.tr("{system}: death noted"), system, do)

    def _sure(self, title: str, system: SystemPart, do: Callable[[], object]) -> FormDialog:
        explanation = self.tr("Do it in the application first. A later record about it takes the place of this one.")
        return SureDialog(self, title.format(system=system.name), self.tr("It was done today"), explanation, do)

    def _correct_dialog(self, item: int, system: SystemPart) -> FormDialog:
        return WordsDialog(
            self,
            self.tr("{system}: corrected").format(system=system.name),
            label=self.tr("If not written over: how"),
            do_text=self.tr("It was done today"),
            do=lambda how: self.presenter.correct(item, system.id, held=True, how=how),
            explanation=self.tr("Invoices and signed contracts are not written over: say what corrects them."),
        )

    def _give_dialog(self, item: int, system: SystemPart) -> FormDialog:
        return WordsDialog(
            self,
            self.tr("{system}: given for the estate").format(system=system.name),
            label=self.tr("What is given"),
            do_text=self.tr("Record what is given"),
            do=partial(self.presenter.give, item, system.id),
            explanation=self.tr("Heirs have no general access: only what settling the estate needs."),
        )

    def _erase(self, item: int, system: str, anonymised: bool, backups_until: date | None) -> None:  # noqa: FBT001 -- an answer
        self.presenter.erase(item, system, anonymised=anonymised, backups_until=backups_until)

    def _keep(self, item: int, system: str, what: str, ground: KeepGround, reason: str, until: date) -> None:  # noqa: PLR0917 -- an answer
        self.presenter.keep(item, system, what=what, ground=ground, reason=reason, until=until)

    def _leave_out(self, item: int, system: str, why: NotPortable, what: str) -> None:
        self.presenter.leave_out(item, system, why=why, what=what)

    def ask_told(self, item: int, name: str) -> None:
        """Ask whether a recipient was told."""
        self.asking.open(
            SureDialog(
                self,
                self.tr("{name} was told").format(name=name),
                self.tr("It was done today"),
                self.tr("Write to them first: they erase, correct or restrict in turn."),
                partial(self.presenter.tell, item, name),
            )
        )

    def ask_other(self, item: int) -> None:
        """Ask which recipient, not named in the profile, was told."""
        self.asking.open(
            WordsDialog(
                self,
                self.tr("Another recipient was told"),
                label=self.tr("Who was told"),
                do_text=self.tr("It was done today"),
                do=partial(self._other, item),
                explanation=self.tr("Write to them first: they erase, correct or restrict in turn."),
            )
        )

    def _other(self, item: int, name: str) -> None:
        if name.strip():
            self.presenter.tell(item, name)
        else:
            self.refuse(self.tr("Say who was told."))

    def ask_untold(self, item: int, name: str) -> None:
        """Ask why a recipient cannot be told."""
        self.asking.open(
            WordsDialog(
                self,
                self.tr("{name} cannot be told").format(name=name),
                label=self.tr("Because"),
                do_text=self.tr("Record the reason"),
                do=partial(self._untold, item, name),
                explanation=self.tr("Only where it is impossible, or asks for disproportionate effort."),
            )
        )

    def _untold(self, item: int, name: str, because: str) -> None:
        if because:
            self.presenter.tell(item, name, impossible=because)
        else:
            self.refuse(self.tr("Say why they cannot be told."))

    def ask_correction(self, item: int) -> None:
        """Ask which value is wrong and which is right."""
        self.asking.open(CorrectionDialog(self, partial(self._add_correction, item)))

    def _add_correction(self, item: int, label: str, old: str, new: str) -> None:
        self.presenter.add_correction(item, label, old=old, new=new)

    def ask_death(self) -> None:
        """Ask who died, when, and what was seen."""
        page = self.presenter.page
        self.asking.open(DeathDialog(self, page.case.deceased, page.today, self._words, self.presenter.record_death))

    def ask_whose(self, part: DeathPart) -> None:
        """Ask which directives are those of the deceased."""
        self.asking.open(ConfirmDialog(self, part, self._confirm))

    def _confirm(self, directives: tuple[str, ...], contrary: bool) -> None:  # noqa: FBT001 -- an answer
        self.presenter.confirm_directives(directives, contrary=contrary)

    def ask_carried_out(self, wish: WishPart) -> None:
        """Ask what became of one wish of the deceased."""
        self.asking.open(CarryOutDialog(self, wish, self._words, self.presenter.carry_out))

    def ask_principal(self) -> None:
        """Ask for whom the data are processed."""
        self.asking.open(PrincipalDialog(self, self.presenter.forward))

    def tell_recorded(self) -> None:
        """It was recorded."""
        self.asking.done(self.tr("Recorded."))

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        self.asking.refuse(sentence)
