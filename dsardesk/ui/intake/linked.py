"""Cases that the message may belong to, above what it asks: the person adds it to one of them, or opens a new one."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from dsardesk.domain.linking import Relation
from dsardesk.domain.records import SearchOutcome
from dsardesk.domain.search_answers import SearchAnswer
from dsardesk.domain.setting_aside import AsideReason
from dsardesk.services.linking import Candidate
from dsardesk.ui.drafts.fields import PASSING
from dsardesk.ui.intake.deciding import Decided
from dsardesk.ui.intake.parts import Field, Sides
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.widgets.buttons import button
from dsardesk.ui.widgets.fields import Choice, Options
from dsardesk.ui.widgets.flow import flow
from dsardesk.ui.widgets.layout import Card, clear, column
from dsardesk.ui.widgets.text import heading, paragraph
from dsardesk.wording import Catalogue

MOST_SHOWN = 3
LATER = "later"
NAMES_SIDE_BY_SIDE = 60
"""Letters of width from which the name of a system is whole beside what it answers."""


class Deciding(Protocol):
    """What becomes of a message that is no new case by itself."""

    def decide(self, decided: Decided) -> None:
        """Add the message to the case, or tie the one that is opened here to it."""
        ...

    def set_aside(self, reason: AsideReason) -> None:
        """File the message without a case."""
        ...

    def show_case(self, reference: str) -> None:
        """Look at that case."""
        ...


class LinkedCard(Card):
    """The likeliest candidates."""

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
        self._else = paragraph(self.tr("If it belongs to none of them, go on below: a new case is opened."), Tone.MUTED)
        self.body.addLayout(self._list)
        self.body.addWidget(self._else)
        self.hide()

    def show_candidates(self, candidates: tuple[Candidate, ...]) -> None:
        """Show them; what was chosen stays while they are the same."""
        candidates = candidates[:MOST_SHOWN]
        if candidates == self._shown:
            return
        self._shown = candidates
        clear(self._list)
        self.rows = [CandidateRow(each, self._words, self._systems, self._deciding) for each in candidates]
        for each in self.rows:
            self._list.addWidget(each)
        self.setVisible(bool(candidates))

    def hold_still(self, *, still: bool) -> None:
        """Keep the buttons still while something is done."""
        for each in self.rows:
            each.do.setEnabled(not still)


class CandidateRow(QFrame):
    """One case, why it may be the one, and what the message would be for it."""

    def __init__(self, candidate: Candidate, words: Catalogue, systems: Options, deciding: Deciding) -> None:
        """Propose what was understood."""
        super().__init__()
        self.setProperty("soft", Tone.ACCENT.value)
        self._candidate = candidate
        self._words = words
        self._deciding = deciding
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
        self.do = button("", self._do, icon_name="add")
        self._lay_out()

    def _lay_out(self) -> None:
        body = column(self, margin=12, gap=6)
        person = self._candidate.person
        body.addWidget(heading(" – ".join(filter(None, (self._candidate.reference, person))), 3))
        body.addWidget(paragraph(self._asked(), Tone.MUTED))
        body.addWidget(paragraph(self._why()))
        body.addWidget(self.relation)
        body.addWidget(self._answer)
        body.addWidget(flow(self.do, self._look()))
        self.relation.field.currentIndexChanged.connect(lambda _index: self._fit())
        self.setAccessibleName(self._candidate.reference)
        self._fit()

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

    def _look(self) -> QPushButton:
        made = button(self.tr("Look at it"), lambda: self._deciding.show_case(self._candidate.reference), kind="link")
        made.setAccessibleName(self.tr("Look at {reference}").format(reference=self._candidate.reference))
        return made

    def _fit(self) -> None:
        """Say what the button does for the relation chosen."""
        relation = Relation(self.relation.field.value)
        self._answer.setVisible(relation is Relation.SEARCH_ANSWER)
        own = self.tr("New case, linked to {reference}") if relation.case_kind else self.tr("Add to {reference}")
        said = own.format(reference=self._candidate.reference)
        self.do.setText(said)
        self.do.setAccessibleName(said)

    def _do(self) -> None:
        relation = Relation(self.relation.field.value)
        answer = self._answered() if relation is Relation.SEARCH_ANSWER else None
        self._deciding.decide(Decided(self._candidate.reference, relation, answer))

    def _answered(self) -> SearchAnswer:
        said = self.outcome.field.value
        files = self._candidate.answer.files if self._candidate.answer else ()
        outcome = SearchOutcome(said) if said not in {"", LATER} else None
        given = files if outcome is SearchOutcome.FOUND else ()
        return SearchAnswer(self.system.field.value, outcome, later=said == LATER, files=given)
