"""The dashboard in words, and the manager's answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.domain.standing import Urgency
from dsardesk.services.approvals import Asked
from dsardesk.services.overview import Overview, OverviewLine
from dsardesk.ui.following import Followed
from dsardesk.ui.standing import LOOKS
from dsardesk.ui.theme.colours import Tone
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue, sentence


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure, in words; its tone is plain while it is 0."""

    words: str
    icon: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Line:
    """Something that a day is set for.

    Attributes:
        reference: of its case.
        step: what to do.
        on: the day; None where none is set.
        state: how it stands, in words.
        icon: of that.
        tone: of that.
    """

    reference: str
    step: str
    on: date | None
    state: str
    icon: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Question:
    """A decision to approve, in words.

    Attributes:
        id: of the request.
        title: which case, which right, which decision.
        paragraphs: reasons, grounds, fee, opinion; each with its own beginning.
        letter: the letter that would tell it, as PDF; empty while there is none.
    """

    id: str
    title: str
    paragraphs: tuple[str, ...]
    letter: bytes


class DashboardScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_overview(self, figures: tuple[Figure, ...], lines: tuple[Line, ...], as_of: str) -> None:
        """Figures, what a day is set for, and when the vault said so."""
        ...

    def show_questions(self, questions: tuple[Question, ...], *, approves: bool) -> None:
        """What waits for this person's word; nothing about it for whoever is never asked."""
        ...

    def say(self, sentence: str) -> None:
        """A confirmation."""
        ...

    def warn(self, sentence: str) -> None:
        """What went wrong."""
        ...


class AnswerForm(Protocol):
    """A dialog that waits for an answer."""

    def show_working(self, *, working: bool) -> None:
        """Say that something lasts, or that one may try again."""
        ...

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; nothing typed is lost."""
        ...

    def finish(self) -> None:
        """Close: it is done."""
        ...


class DashboardPresenter:
    """Shows one dashboard, and hands over what its owner answers."""

    def __init__(self, screen: DashboardScreen, followed: Followed, runner: Runner, words: Catalogue) -> None:
        """Nothing shown yet."""
        self._screen = screen
        self._followed = followed
        self._runner = runner
        self._words = words

    def activate(self) -> None:
        """Show what stands now."""
        self._runner.run(self._followed.overview, self._show, self._warn)

    def _show(self, found: Overview) -> None:
        made = found.made_at
        as_of = self._words.say("dashboard.as_of", on=self._words.date(made.date()), at=f"{made:%H:%M}")
        self._screen.show_overview(self._figures(found), tuple(map(self._line, found.lines)), as_of)
        self._screen.show_questions(tuple(map(self._question, found.asked)), approves=self._followed.approves)

    def _figures(self, found: Overview) -> tuple[Figure, ...]:
        shown = (
            ("late", found.late, *LOOKS[Urgency.LATE]),
            ("soon", found.soon, *LOOKS[Urgency.SOON]),
            ("waiting", found.waiting, *LOOKS[Urgency.SUSPENDED]),
            ("approve", found.approve, "document_signature", Tone.ACCENT),
            ("id_held", found.id_held, "shield", Tone.WARNING),
        )
        return tuple(
            Figure(self._words.say(f"dashboard.{name}", count=number), icon, tone if number else Tone.MUTED)
            for name, number, icon, tone in shown
        )

    def _line(self, line: OverviewLine) -> Line:
        icon, tone = LOOKS[line.urgency]
        step, state = self._words.say(f"next.{line.step}"), self._words.say(f"dashboard.state_{line.urgency}")
        return Line(line.reference, step, line.on, state, icon, tone)

    def _question(self, asked: Asked) -> Question:
        words = self._words
        right = words.say(f"right.{asked.right}")
        outcome = words.say(f"outcome.{asked.outcome}") if asked.outcome else words.say("dashboard.fee_asked")
        title = words.say("dashboard.question", reference=asked.reference, right=right, outcome=outcome)
        return Question(asked.id, title, tuple(self._paragraphs(asked)), asked.letter)

    def _paragraphs(self, asked: Asked) -> list[str]:
        words = self._words
        told = [words.say("dashboard.reasons", reasons=asked.reasons)] if asked.reasons else []
        for code, facts in asked.grounds:
            ground = words.say(f"ground.{code}")
            told.append(words.say("dashboard.ground" if facts else "dashboard.ground_bare", ground=ground, facts=facts))
        if asked.fee_cents is not None:
            euros, cents = divmod(asked.fee_cents, 100)
            told.append(words.say("dashboard.fee", euros=euros, cents=f"{cents:02}", calculation=asked.calculation))
        stem = "dashboard.opinion" if asked.favourable else "dashboard.opinion_against"
        return [*told, words.say(stem, opinion=asked.opinion)]

    def answer(self, form: AnswerForm, request: str, words: str, *, favourable: bool) -> None:
        """Sign what this person says of one decision."""
        form.show_working(working=True)

        def answered(_nothing: None) -> None:
            form.finish()
            self._screen.say(self._words.say("dashboard.answered"))
            self.activate()

        self._runner.run(
            lambda: self._followed.answer(request, words, favourable=favourable),
            answered,
            lambda error: self._refuse(form, error),
        )

    def change_password(self, form: AnswerForm, old: str, new: str) -> None:
        """Give this person a password that nobody else knows."""
        form.show_working(working=True)

        def changed(_nothing: None) -> None:
            form.finish()
            self._screen.say(self._words.say("dashboard.password_changed"))

        self._runner.run(
            lambda: self._followed.change_password(old, new), changed, lambda error: self._refuse(form, error)
        )

    def _refuse(self, form: AnswerForm, error: DeskError) -> None:
        form.show_working(working=False)
        form.refuse(sentence(error, self._words))

    def _warn(self, error: DeskError) -> None:
        self._screen.warn(sentence(error, self._words))
