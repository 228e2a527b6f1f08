"""Cases that the message may belong to, above what it asks: the person says which, or that it is none of them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QRadioButton, QVBoxLayout, QWidget

from dsardesk.domain.linking import Relation
from dsardesk.domain.records import SearchOutcome
from dsardesk.domain.search_answers import SearchAnswer
from dsardesk.domain.setting_aside import AsideReason
from dsardesk.services.linking import Candidate
from dsardesk.ui.drafts.fields import PASSING
from dsardesk.ui.intake.belonging import Decided
from dsardesk.ui.intake.parts import Field, Sides
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.fields import Choice, Options
from dsardesk.ui.widgets.layout import Card, clear, column, row
from dsardesk.ui.widgets.text import paragraph
from dsardesk.wording import Catalogue

LATER = "later"
NAMES_SIDE_BY_SIDE = 60
"""Letters of width from which the name of a system is whole beside what it answers."""
IN_A_ROW = 12
UNDER_CHOICE = 28
"""Pixels by which what is said of a case stands under its reference."""


class Deciding(Protocol):
    """What becomes of a message that is no new case by itself."""

    def set_aside(self, reason: AsideReason) -> None:
        """File the message without a case."""
        ...

    def show_case(self, reference: str) -> None:
        """Look at that case."""
        ...


class LinkedCard(Card):
    """The likeliest candidates, and none of them.

    Signals:
        chosen: the person said to which case it belongs, or what it is for it.
    """

    chosen = Signal()

    def __init__(self, words: Catalogue, systems: Options, deciding: Deciding) -> None:
        """None yet; *systems* are those of the company, by id and name."""
        super().__init__(self.tr("Does it belong to a case you have?"))
        self.setProperty(PASSING, True)  # noqa: FBT003 -- the value of a property
        self._words = words
        self._systems = systems
        self._deciding = deciding
        self._shown: tuple[Candidate, ...] = ()
        self.rows: list[CandidateRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._group = QButtonGroup(self)
        self.none = QRadioButton(self.tr("No: it is a new case"))
        self.none.setAccessibleName(self.none.text())
        self.none.setChecked(True)
        self._group.addButton(self.none)
        self._group.buttonClicked.connect(lambda _button: self._choose())
        self.body.addLayout(self._list)
        none = row(self.none)
        none.setContentsMargins(IN_A_ROW, 0, 0, 0)
        self.body.addLayout(none)
        self.hide()

    def show_candidates(self, candidates: tuple[Candidate, ...]) -> None:
        """Show them; what was chosen stays chosen while it is among them."""
        if candidates == self._shown:
            return
        before = self.decided
        self._shown = candidates
        for each in self.rows:
            self._group.removeButton(each.choice)
        clear(self._list)
        self.rows = [CandidateRow(each, self._words, self._systems, self._deciding) for each in candidates]
        for each in self.rows:
            self._group.addButton(each.choice)
            each.changed.connect(self.chosen)
            self._list.addWidget(each)
        self.show_decided(before)
        self.setVisible(bool(candidates))

    def show_decided(self, decided: Decided | None) -> None:
        """Show that case chosen; none of them for None, or for one that is not among them."""
        reference = decided.reference if decided else ""
        chosen = next((each for each in self.rows if each.reference == reference), None)
        (chosen.choice if chosen else self.none).setChecked(True)
        if chosen and decided:
            chosen.show_relation(decided.relation)
        self._fit()

    @property
    def decided(self) -> Decided | None:
        """The case chosen, and what the message is for it; None for none of them."""
        return next((each.decided for each in self.rows if each.choice.isChecked()), None)

    def take_focus(self) -> None:
        """Put the focus on what is chosen."""
        (self._group.checkedButton() or self.none).setFocus()

    def _choose(self) -> None:
        self._fit()
        self.chosen.emit()

    def _fit(self) -> None:
        for each in self.rows:
            each.fit()


class CandidateRow(QFrame):
    """One case, why it may be the one, and what the message would be for it.

    Signals:
        changed: the person said what the message is for it.
    """

    changed = Signal()

    def __init__(self, candidate: Candidate, words: Catalogue, systems: Options, deciding: Deciding) -> None:
        """Propose what was understood."""
        super().__init__()
        self.reference = candidate.reference
        self._candidate = candidate
        self._words = words
        self._deciding = deciding
        self.choice = QRadioButton(candidate.reference)
        self.choice.setAccessibleName(", ".join(filter(None, (candidate.reference, candidate.person))))
        relations = [(each.value, words.say(f"relation.{each}")) for each in Relation]
        self.relation = Field(self.tr("For that case it is"), Choice(relations, candidate.relation.value))
        answer = candidate.answer or SearchAnswer("")
        self.system = Field(self.tr("System that answers"), Choice(systems, answer.system))
        outcomes = [(each.value, words.say(f"search.{each}")) for each in (SearchOutcome.FOUND, SearchOutcome.NOTHING)]
        outcomes.append((LATER, self.tr("more time is needed")))
        said = LATER if answer.later else str(answer.outcome or "")
        if not said:
            outcomes.insert(0, ("", self.tr("Choose what it says")))
        self.outcome = Field(self.tr("It answers"), Choice(outcomes, said))
        self._answer = Sides(self.system, self.outcome, letters=NAMES_SIDE_BY_SIDE)
        self._lay_out()

    def _lay_out(self) -> None:
        body = column(self, margin=IN_A_ROW, gap=4)
        body.addWidget(self.choice)
        below = QWidget()
        lines = column(below, gap=6)
        lines.setContentsMargins(UNDER_CHOICE, 0, 0, 0)
        lines.addWidget(paragraph(" – ".join(filter(None, (self._candidate.person, self._asked()))), Tone.MUTED))
        lines.addWidget(paragraph(self._why()))
        lines.addWidget(self.relation)
        lines.addWidget(self._answer)
        lines.addWidget(self._look())
        body.addWidget(below)
        for each in (self.relation, self.system, self.outcome):
            each.field.activated.connect(lambda _index: self._say())
        self.setAccessibleName(self.reference)
        self.fit()

    def _asked(self) -> str:
        candidate, words = self._candidate, self._words
        rights = words.listing([words.say(f"right.{right}") for right in candidate.rights])
        received = self.tr("request received on {day}").format(day=words.date(candidate.received_on))
        closed = (
            self.tr("case closed on {day}").format(day=words.date(candidate.closed_on)) if candidate.closed_on else ""
        )
        return ", ".join(filter(None, (rights, received, closed)))

    def _why(self) -> str:
        said = ", ".join(self._words.say(f"link.{each}") for each in self._candidate.why)
        return self.tr("Because: {why}.").format(why=said)

    def _look(self) -> QWidget:
        made: QPushButton = button(self.tr("Look at it"), lambda: self._deciding.show_case(self.reference), kind="link")
        made.setAccessibleName(self.tr("Look at {reference}").format(reference=self.reference))
        holder = QWidget()
        line = column(holder)
        line.addWidget(made, alignment=Qt.AlignmentFlag.AlignLeft)
        return holder

    @property
    def decided(self) -> Decided:
        """That case, and what the message is for it."""
        relation = Relation(self.relation.field.value)
        return Decided(self.reference, relation, self._answered() if relation is Relation.SEARCH_ANSWER else None)

    def show_relation(self, relation: Relation) -> None:
        """Show another relation."""
        self.relation.field.choose(relation.value)

    def fit(self) -> None:
        """Ask what the message is for it where it is chosen, and what a system holds where that is answered."""
        chosen = self.choice.isChecked()
        self.relation.setVisible(chosen)
        self._answer.setVisible(chosen and self.relation.field.value == Relation.SEARCH_ANSWER)
        self.setProperty("soft", Tone.ACCENT.value if chosen else "")
        self.style().unpolish(self)
        self.style().polish(self)

    def _say(self) -> None:
        self.fit()
        self.changed.emit()

    def _answered(self) -> SearchAnswer:
        said = self.outcome.field.value
        files = self._candidate.answer.files if self._candidate.answer else ()
        outcome = SearchOutcome(said) if said not in {"", LATER} else None
        given = files if outcome is SearchOutcome.FOUND else ()
        return SearchAnswer(self.system.field.value, outcome, later=said == LATER, files=given)
