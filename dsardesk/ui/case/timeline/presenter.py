"""The events of a case in plain words, and notes added to them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from dsardesk.domain.audit import AuditEvent
from dsardesk.domain.case import CaseKind
from dsardesk.reports.dates import moment
from dsardesk.reports.decisions import named
from dsardesk.services.case_page import CasePage
from dsardesk.services.notes import add_note
from dsardesk.ui.case.doing import Doer
from dsardesk.ui.case.reading import system_name
from dsardesk.ui.session import Session
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class Entry:
    """One event.

    Attributes:
        when: date and time at the controller's.
        who: name of the user.
        what: what was done.
        details: its facts, in words; "" if there are none.
    """

    when: str
    who: str
    what: str
    details: str


class TimelineScreen(Protocol):
    """What the presenter asks of the timeline."""

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        """Show the events, newest first."""
        ...

    def tell_noted(self) -> None:
        """The note was kept."""
        ...

    def refuse(self, sentence: str) -> None:
        """The note was not kept, and why."""
        ...


class TimelinePresenter:
    """Keeps the timeline true to the case."""

    def __init__(self, screen: TimelineScreen, session: Session) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._words = session.words
        self._doer = Doer(session, screen.refuse)
        self._reference = ""

    def show(self, page: CasePage) -> None:
        """Show the events of the case."""
        self._reference = page.case.reference
        self._screen.show_entries(entries(page, self._words))

    def add_note(self, text: str) -> None:
        """Add a note to the case."""
        self._doer.do(
            self._reference,
            lambda context, actor, reference: add_note(context, actor, reference, text),
            self._screen.tell_noted,
        )


def entries(page: CasePage, words: Catalogue) -> tuple[Entry, ...]:
    """The events of the case, newest first."""
    zone = ZoneInfo(page.profile.zone)
    return tuple(
        Entry(
            when=moment(event.at, zone, words),
            who=page.users[event.actor],
            what=words.say(f"action.{event.action}"),
            details=_Details(page, words).of(event),
        )
        for event in reversed(page.events)
    )


class _Details:
    """Facts of events as words."""

    def __init__(self, page: CasePage, words: Catalogue) -> None:
        self._page = page
        self._words = words
        # In the order in which they are told.
        self._readers: Mapping[str, Callable[[Any], str]] = {
            "text": str,
            "case_kind": lambda kind: "" if kind == CaseKind.REQUEST else words.say(f"case_kind.{kind}"),
            "relation": lambda relation: words.say(f"relation.{relation}"),
            "question": lambda question: words.say(f"assessment.{question}"),
            "answer": words.say,
            "examined_by": str,
            "right": lambda right: words.say(f"right.{right}"),
            "use": lambda use: words.say(f"restricted_use.{use}"),
            "other": str,
            "answer_by": self._day,
            "linked": lambda references: words.listing(list(references)),
            "rights": lambda rights: words.listing([words.say(f"right.{right}") for right in rights]),
            "received_on": self._day,
            "in_force_from": self._day,
            "entered_days_later": lambda days: str(days or ""),
            "item": self._right,
            "system": self._system,
            "systems": lambda systems: words.listing([self._system(system) for system in systems]),
            "recipient": str,
            "kind": lambda kind: self._name(kind, "letter", "promise", "identity_kind"),
            "hold": lambda kind: words.say(f"hold_kind.{kind}"),
            "kept": lambda what: words.say(f"kept.{what}"),
            "package": lambda kind: words.say(f"right.{kind}"),
            "rung": lambda rung: words.say(f"rung.{rung}"),
            "verdict": lambda verdict: words.say(f"verdict.{verdict}"),
            "matched": lambda keys: words.listing([words.name("matched", key) for key in keys]),
            "outcome": lambda outcome: self._name(outcome, "outcome", "search"),
            "cause": lambda cause: words.say(f"destruction_cause.{cause}"),
            "grounds": lambda codes: words.listing([named(code, words) for code in codes]),
            "favourable": lambda favourable: "" if favourable else words.say("detail.against"),
            "words": str,
            "ground": lambda ground: words.say(f"keep_ground.{ground}"),
            "findings": lambda count: str(count or ""),
            "files": lambda count: str(count or ""),
            "reason": str,
            "reasons": str,
            "ends_when": str,
            "doubt": str,
            "impossible": str,
            "attested": lambda places: words.listing([words.name("place", place) for place in places]),
            "asked_on": self._day,
            "until": self._day,
            "backups_until": self._day,
            "complete_by": self._day,
            "channel": lambda way: words.name("channel", way),
            "sent_to": lambda to: words.say("detail.held_address") if to == "case" else str(to),
            "told_by": lambda way: words.name("channel", way),
            "days": str,
        }

    def of(self, event: AuditEvent) -> str:
        """The facts of *event*, in one line; what only machines read (hashes, ids) is left out."""
        if event.payload is None:
            return self._words.say("detail.erased")
        facts: dict[str, Any] = json.loads(event.payload)
        told = ((name, read(facts[name])) for name, read in self._readers.items() if facts.get(name) is not None)
        return " · ".join(self._labelled(name, text) for name, text in told if text)

    def _labelled(self, name: str, text: str) -> str:
        key = f"detail.{name}"
        return self._words.say(key, **{name: text}) if key in self._words else text

    def _right(self, number: int) -> str:
        return self._words.say(f"right.{self._page.case.item(number).right}")

    def _system(self, system_id: str) -> str:
        return system_name(self._page, system_id, self._words)

    def _name(self, word: str, *sections: str) -> str:
        """What the first of *sections* that knows *word* calls it."""
        return next(
            (self._words.say(f"{section}.{word}") for section in sections if f"{section}.{word}" in self._words), word
        )

    def _day(self, day: str) -> str:
        return self._words.date(date.fromisoformat(day))
