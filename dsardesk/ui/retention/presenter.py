"""What is to be purged and how long cases are kept: shown, purged, decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol
from zoneinfo import ZoneInfo

from dsardesk.domain.actors import UserRole
from dsardesk.domain.errors import DeskError
from dsardesk.domain.retention import Kept
from dsardesk.domain.retention_term import RetentionWarning
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.words import words_in
from dsardesk.reports.dates import moment
from dsardesk.reports.retention import explain_line, term_sentences
from dsardesk.services.purging import Purged, purge
from dsardesk.services.retention import DueCase, DueList, HeldIdentity, read_due
from dsardesk.services.retention_policy import RetentionPolicy, decide_retention, read_policy
from dsardesk.ui.session import Navigator, Session
from dsardesk.wording import Catalogue, sentence


@dataclass(frozen=True, slots=True)
class DuePart:
    """One part of one case that is to be purged.

    Attributes:
        key: names it among the others.
        reference: of its case.
        what: which part.
        person: who asked.
        who: reference and name.
        title: what goes, since when, in words.
        steps: why, in sentences.
    """

    key: str
    reference: str
    what: Kept
    person: str
    who: str
    title: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IdentityLine:
    """A copy of an identity document that is held: whose case, when it goes by itself, and by which rule."""

    reference: str
    who: str
    goes: str
    rule: str


@dataclass(frozen=True, slots=True)
class RetentionPage:
    """The whole page.

    Attributes:
        policy: how long cases are kept, and what to know of it, in sentences.
        warned: True where one of these wants somebody.
        parts: what is to be purged.
        undecided: cases whose retention waits for a decision, by their references and names.
        more: how many cases there are beside these.
        may_purge: True for whoever may purge and decide.
        months: the period in force, where there is one; the usual one is proposed otherwise.
        identities: copies of identity documents held, which a rule destroys by itself.
    """

    policy: tuple[str, ...]
    warned: bool
    parts: tuple[DuePart, ...]
    undecided: tuple[str, ...]
    more: int
    may_purge: bool
    months: int
    identities: tuple[IdentityLine, ...] = ()


class RetentionScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_page(self, page: RetentionPage) -> None:
        """Show what is to be purged."""
        ...

    def ask_to_purge(self, parts: tuple[DuePart, ...]) -> None:
        """Ask whether these are to be purged for good."""
        ...

    def tell_purged(self, parts: int) -> None:
        """So many parts were purged."""
        ...

    def tell_decided(self) -> None:
        """It was decided how long cases are kept."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not done, and why."""
        ...


class RetentionPresenter:
    """Keeps the page true, purges and decides."""

    def __init__(self, screen: RetentionScreen, session: Session, navigator: Navigator) -> None:
        """Nothing is shown yet."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self._parts: tuple[DuePart, ...] = ()

    def refresh(self) -> None:
        """Show what is to be purged now."""
        desk = self._session.desk
        self._session.runner.run(
            lambda: (read_policy(desk.context, desk.actor), read_due(desk.context, desk.actor)),
            lambda found: self._show(*found),
            self._failed,
        )

    def _show(self, policy: RetentionPolicy, due: DueList) -> None:
        desk, words = self._session.desk, self._session.words
        page = page_of(policy, due, words, may_purge=desk.actor.role is UserRole.DPO)
        page = replace(page, identities=identity_lines(due.identities, desk.context.rules, words, desk.profile.zone))
        self._parts = page.parts
        self._screen.show_page(page)

    def ask(self, keys: tuple[str, ...]) -> None:
        """Ask before purging what was ticked; nothing is asked where nothing was."""
        ticked = tuple(part for part in self._parts if part.key in keys)
        if ticked:
            self._screen.ask_to_purge(ticked)

    def purge(self, parts: tuple[DuePart, ...]) -> None:
        """Purge these parts, one after the other; an error leaves what was done before it done."""
        desk = self._session.desk

        def work() -> list[Purged]:
            return [purge(desk.context, desk.actor, part.reference, part.what) for part in parts]

        self._session.runner.run(work, self._purged, self._purge_failed)

    def _purged(self, gone: list[Purged]) -> None:
        self._screen.tell_purged(len(gone))
        self._tell_all()

    def _purge_failed(self, error: DeskError) -> None:
        self._failed(error)
        self._tell_all()

    def decide(self, months: int, reasons: str) -> None:
        """Record how long closed cases are kept, and why."""
        desk = self._session.desk

        def then(_decision: object) -> None:
            self._screen.tell_decided()
            self._tell_all()

        self._session.runner.run(
            lambda: decide_retention(desk.context, desk.actor, months=months, reasons=reasons), then, self._failed
        )

    def open(self, reference: str) -> None:
        """Go to the page of a case."""
        self._navigator.show_case(reference)

    def _tell_all(self) -> None:
        self._session.news.tell()
        self.refresh()

    def _failed(self, error: DeskError) -> None:
        self._screen.refuse(sentence(error, self._session.words))


def page_of(policy: RetentionPolicy, due: DueList, words: Catalogue, *, may_purge: bool) -> RetentionPage:
    """The page in words."""
    wanting = {RetentionWarning.DECISION_NEEDED, RetentionWarning.DEPARTS_FROM_POLICY}
    return RetentionPage(
        policy=term_sentences(policy.term, policy.decision, words),
        warned=bool(wanting.intersection(policy.term.warnings)),
        parts=tuple(part for case in due.cases for part in _parts(case, words)),
        undecided=tuple(_who(case) for case in due.cases if case.needs_decision),
        more=due.more,
        may_purge=may_purge,
        months=policy.term.months if policy.term.months is not None else policy.usual_months,
    )


def identity_lines(
    held: tuple[HeldIdentity, ...], rules: RuleBook, words: Catalogue, zone: str
) -> tuple[IdentityLine, ...]:
    """Copies of identity documents in words, by the civil time of *zone*."""
    return tuple(
        IdentityLine(
            each.reference,
            f"{each.reference} · {each.person}",
            words.say("retention.identity_goes", at=moment(each.destroy_by, ZoneInfo(zone), words)),
            words_in(rules.rules[each.rule].sentence, words.lang),
        )
        for each in held
    )


def _parts(case: DueCase, words: Catalogue) -> tuple[DuePart, ...]:
    """What is to be purged of one case, each kind of part once."""
    found: dict[Kept, DuePart] = {}
    for line in case.lines:
        steps = found[line.what].steps if line.what in found else ()
        told = words.say("retention.part_since", what=words.say(f"kept.{line.what}"), on=line.on)
        found[line.what] = DuePart(
            key=f"{case.reference}/{line.what}",
            reference=case.reference,
            what=line.what,
            person=case.person,
            who=_who(case),
            title=found[line.what].title if line.what in found else told[:1].upper() + told[1:],
            steps=(*steps, *explain_line(line, words)),
        )
    return tuple(found.values())


def _who(case: DueCase) -> str:
    return f"{case.reference} · {case.person}" if case.reference else ""
