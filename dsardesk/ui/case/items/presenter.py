"""Each right asked, where it stands, and the decision on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from dsardesk.domain.case import Role
from dsardesk.domain.complaints import own_day
from dsardesk.domain.decisions import IN_FAVOUR
from dsardesk.domain.entitlement import check_missing
from dsardesk.domain.fees import cents_in, fees_due
from dsardesk.domain.refusals import AFTER_MONTH, REFUSING, warnings
from dsardesk.domain.requests import ItemState, RequestItem
from dsardesk.domain.rights import IMMEDIATE_RIGHTS, Outcome, RightType
from dsardesk.domain.sign_offs import to_approve
from dsardesk.domain.withholding import COPIED
from dsardesk.reports.clock import ClockSentence, clock_sentence
from dsardesk.services.case_page import CasePage
from dsardesk.services.decide import decide_item
from dsardesk.services.fees import set_fee
from dsardesk.ui.case.doing import Doer
from dsardesk.ui.case.items.grounds import (
    GroundChoice,
    TypedGround,
    fee_text,
    given,
    ground_choices,
    ground_lines,
    on_record,
    signed_lines,
)
from dsardesk.ui.case.items.withholding import withheld_lines
from dsardesk.ui.case.reading import only_nothing_found
from dsardesk.ui.session import Session
from dsardesk.wording import Catalogue

WITH_REASONS = frozenset({Outcome.REFUSED, Outcome.PARTLY_GRANTED})
"""Outcomes that the domain refuses without reasons (GDPR 12(4))."""


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One right asked.

    Attributes:
        number: of the item.
        right: in words.
        quote: the person's own words that ask for it.
        state: open, decided or answered.
        outcome: in words; "" until decided.
        reasons: why.
        decided: by whom and when; "" until decided.
        clock: its time limit.
        open: True while a decision may be taken or changed.
        grounds: on what it is refused, a line each.
        signed: opinions, approvals, and what is missing of them.
        waits: True while an opinion or an approval is missing.
        fee: the fee asked; "" where none is.
        unpaid: True while that fee is due.
        notes: that nobody asked for it, or why nobody was checked, in sentences.
        withheld: what is left out of its copy, a line each.
        may_withhold: True where something may be.
    """

    number: int
    right: str
    quote: str
    state: ItemState
    outcome: str
    reasons: str
    decided: tuple[str, str]
    clock: ClockSentence
    open: bool
    grounds: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    waits: bool = False
    fee: str = ""
    unpaid: bool = False
    notes: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    may_withhold: bool = False


@dataclass(frozen=True, slots=True)
class OutcomeChoice:
    """An outcome that may be chosen.

    Attributes:
        outcome: which.
        text: in words.
        hint: what it means.
        needs_reasons: True for what refuses something.
        favours: True for what grants something.
        grounds: grounds that fit it; empty where none is asked.
        warning: what to heed before choosing it; "" where there is nothing.
        late: True where it needs the reason for going on despite that.
    """

    outcome: Outcome
    text: str
    hint: str
    needs_reasons: bool
    grounds: tuple[GroundChoice, ...] = ()
    warning: str = ""
    favours: bool = False
    late: bool = False


@dataclass(frozen=True, slots=True)
class DecisionForm:
    """What a decision is recorded with, proposed.

    Attributes:
        item: number of the item.
        right: in words.
        choices: outcomes that may be chosen.
        proposed: the one proposed.
        reasons: those on record.
        told: True if a letter told the person an outcome already: a change needs another letter.
        grounds: those on record.
        unchecked: True while nobody checked who asks: granting it needs a reason.
        why_unchecked: the reason on record.
    """

    item: int
    right: str
    choices: tuple[OutcomeChoice, ...]
    proposed: Outcome
    reasons: str
    told: bool
    grounds: tuple[TypedGround, ...] = ()
    unchecked: bool = False
    why_unchecked: str = ""


class ItemsScreen(Protocol):
    """What the presenter asks of the part."""

    def show_items(self, lines: tuple[ItemLine, ...]) -> None:
        """Show what is asked."""
        ...

    def ask_decision(self, form: DecisionForm) -> None:
        """Ask for the outcome of one item."""
        ...

    def tell_decided(self, right: str, outcome: str) -> None:
        """The decision was recorded."""
        ...

    def tell_charged(self, right: str) -> None:
        """The fee was recorded."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        ...


class ItemsPresenter:
    """Keeps the part true to the case, and records decisions."""

    page: CasePage

    def __init__(self, screen: ItemsScreen, session: Session) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._words = session.words
        self._doer = Doer(session, screen.refuse)

    def show(self, page: CasePage) -> None:
        """Show what the case asks."""
        self.page = page
        self._screen.show_items(tuple(_line(page, item, self._words) for item in page.case.items))

    def ask(self, number: int) -> None:
        """Ask for the outcome of one item, unless the case is closed."""
        if self.page.case.closed_on is None:
            self._screen.ask_decision(decision_form(self.page, self.page.case.item(number), self._words))

    def decide(
        self,
        number: int,
        outcome: Outcome,
        reasons: str,
        grounds: tuple[TypedGround, ...] = (),
        opinion: str = "",
        *,
        unchecked: str = "",
        despite: str = "",
    ) -> None:
        """Record the outcome of one item, with the grounds of what is refused, or why nobody checked who asks."""
        self._doer.do(
            self.page.case.reference,
            lambda context, actor, reference: decide_item(
                context,
                actor,
                reference,
                number,
                outcome,
                reasons=reasons,
                grounds=tuple(map(given, grounds)),
                opinion=opinion,
                unchecked=unchecked,
                despite=despite,
            ),
            lambda: self._screen.tell_decided(self._right(number), self._words.say(f"outcome.{outcome}")),
        )

    def charge(self, number: int, amount: str, calculation: str, grounds: tuple[TypedGround, ...]) -> None:
        """Record the fee asked for one item instead of refusing it; an amount that is none counts as nothing."""
        self._doer.do(
            self.page.case.reference,
            lambda context, actor, reference: set_fee(
                context,
                actor,
                reference,
                number,
                cents=cents_in(amount) or 0,
                calculation=calculation,
                grounds=tuple(map(given, grounds)),
            ),
            lambda: self._screen.tell_charged(self._right(number)),
        )

    def _right(self, number: int) -> str:
        return self._words.say(f"right.{self.page.case.item(number).right}")


def _line(page: CasePage, item: RequestItem, words: Catalogue) -> ItemLine:
    return ItemLine(
        number=item.number,
        right=words.say(f"right.{item.right}"),
        quote=item.quote,
        state=item.state,
        outcome=words.say(f"outcome.{item.outcome}") if item.outcome else "",
        reasons=item.reasons,
        decided=(item.decided_by, words.date(item.decided_on)) if item.decided_on else ("", ""),
        clock=clock_sentence(
            item,
            page.limits[item.number],
            page.today,
            page.calendar,
            words,
            rules=page.rules,
            asked_by=own_day(page.case, item),
        ),
        open=page.case.closed_on is None,
        grounds=ground_lines(page, item.number, words),
        signed=signed_lines(page, item.number, words),
        waits=item.number in to_approve(page.case) and page.case.closed_on is None,
        fee=fee_text(page, item, words),
        unpaid=item.number in fees_due(page.case),
        notes=_notes(item, words),
        withheld=withheld_lines(page, item.number, words),
        may_withhold=page.case.closed_on is None and item.right in COPIED,
    )


def _notes(item: RequestItem, words: Catalogue) -> tuple[str, ...]:
    unasked = words.say("item_note.own_initiative") if item.own_initiative else ""
    unchecked = words.say("item_note.unchecked", reason=item.unchecked) if item.unchecked else ""
    return tuple(note for note in (unasked, unchecked) if note)


def decision_form(page: CasePage, item: RequestItem, words: Catalogue) -> DecisionForm:
    """What the outcome of *item* is recorded with."""
    return DecisionForm(
        item=item.number,
        right=words.say(f"right.{item.right}"),
        choices=tuple(
            OutcomeChoice(
                outcome=outcome,
                text=words.say(f"outcome.{outcome}"),
                hint=words.say(f"outcome_hint.{outcome}"),
                needs_reasons=outcome in WITH_REASONS,
                grounds=ground_choices(page, item, outcome, words),
                warning=_warning(page, item, outcome, words),
                favours=outcome in IN_FAVOUR,
                late=AFTER_MONTH in warnings(outcome, page.limits[item.number], page.today),
            )
            for outcome in Outcome
            if outcome is item.outcome or _fits(outcome, page, item)
        ),
        proposed=item.outcome or _proposed(page, item),
        reasons=item.reasons,
        told=item.answered_on is not None,
        grounds=on_record(page, item.number),
        unchecked=check_missing(page.case, item),
        why_unchecked=item.unchecked,
    )


def _warning(page: CasePage, item: RequestItem, outcome: Outcome, words: Catalogue) -> str:
    limit = page.limits[item.number]
    found = warnings(outcome, limit, page.today)
    return " ".join(words.say(f"decision_warning.{key}", on=limit.due) for key in found)


def _fits(outcome: Outcome, page: CasePage, item: RequestItem) -> bool:
    """False for outcomes that make no sense for that right."""
    if outcome is Outcome.FORWARDED_TO_CONTROLLER:
        return page.case.role is not Role.CONTROLLER or item.right is RightType.PROCESSOR_REDIRECT
    if outcome in {Outcome.NO_DATA_HELD, *REFUSING}:
        return item.right not in IMMEDIATE_RIGHTS
    return True


def _proposed(page: CasePage, item: RequestItem) -> Outcome:
    """The outcome that the facts of the case point to."""
    if page.case.role is Role.PROCESSOR:
        return Outcome.FORWARDED_TO_CONTROLLER
    if item.right is RightType.ACCESS and only_nothing_found(page):
        return Outcome.NO_DATA_HELD
    lines_open = bool(page.gaps) and all(gap.code.endswith("_missing") for gap in page.gaps)
    return Outcome.PARTLY_GRANTED if item.right is RightType.ACCESS and lines_open else Outcome.GRANTED
