"""What was carried out, one card for each right, and the dialogs that record it."""

from __future__ import annotations

from functools import partial

from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.measures.after_death import DeathPart, WishPart
from dsardesk.ui.case.measures.asking import QuestionDialog
from dsardesk.ui.case.measures.cards import MeasuresCards
from dsardesk.ui.case.measures.death_view import CarryOutDialog, ConfirmDialog
from dsardesk.ui.case.measures.dialogs import (
    CorrectionDialog,
    DeathDialog,
    PrincipalDialog,
    SureDialog,
    WordsDialog,
)
from dsardesk.ui.case.measures.presenter import MeasuresPresenter
from dsardesk.ui.case.measures.questions import QuestionPart
from dsardesk.ui.case.measures.reading import Gesture, MeasuresPart, SystemPart
from dsardesk.ui.case.measures.system_dialogs import SystemDialogs
from dsardesk.ui.session import Navigator, Session
from dsardesk.ui.tasks import for_owner
from dsardesk.ui.widgets.asking import Asking
from dsardesk.ui.widgets.layout import Page, clear, column


class MeasuresTab(Page):
    """What was carried out."""

    def __init__(self, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        super().__init__()
        self.setAccessibleName(self.tr("Measures"))
        self._words = session.words
        self.asking = Asking(navigator.say, navigator.warn)
        self.presenter = MeasuresPresenter(self, for_owner(session, self))
        self._made = MeasuresCards(self)
        self._systems = SystemDialogs(self, self.presenter, self._words)
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
            self._cards.addWidget(self._made.forward(part.forward))
        for item in part.items:
            self._cards.addWidget(self._made.item(item))

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

    def ask(self, gesture: Gesture, item: int, system: SystemPart) -> None:
        """Ask for what must be said before *gesture* is recorded."""
        self.asking.open(self._systems.of(gesture, item, system))

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
        self.asking.open(PrincipalDialog(self, self.presenter.forward, self.presenter.principal))

    def tell_recorded(self) -> None:
        """It was recorded."""
        self.asking.done(self.tr("Recorded."))

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        self.asking.refuse(sentence)
