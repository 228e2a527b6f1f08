"""How long the parts of a case are kept, and putting it on hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from dsardesk.domain.actors import UserRole
from dsardesk.domain.holds import HoldKind
from dsardesk.domain.retention import Retention, RetentionLine
from dsardesk.reports.retention import explain_hold, explain_line
from dsardesk.services.case_page import CasePage
from dsardesk.services.holds import hold_case, release_case
from dsardesk.ui.case.doing import Doer
from dsardesk.ui.session import Navigator, Session
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of the case.

    Attributes:
        title: what it is.
        day: when it goes, in words.
        steps: how that day was found, in sentences.
        due: True once it is to be purged.
    """

    title: str
    day: str
    steps: tuple[str, ...]
    due: bool


@dataclass(frozen=True, slots=True)
class HoldLine:
    """One hold that runs: what it is, why, and until which event; *by_hand* where a person decided it."""

    kind: HoldKind
    title: str
    text: str
    reason: str
    by_hand: bool = True


@dataclass(frozen=True, slots=True)
class Keeping:
    """Everything that the part shows.

    Attributes:
        parts: parts of the case.
        holds: holds that run.
        notes: what somebody should know of the period.
        listed: until when an address stays on the suppression list; "" where none does.
        offered: kinds of holds that may be put on the case, each with its name; none for whoever may not.
        due: True where something is to be purged now.
    """

    parts: tuple[PartLine, ...]
    holds: tuple[HoldLine, ...]
    notes: tuple[str, ...]
    listed: str
    offered: tuple[tuple[str, str], ...]
    due: bool


class KeepingScreen(Protocol):
    """What the presenter asks of the part."""

    def show_keeping(self, keeping: Keeping) -> None:
        """Show how long the case is kept."""
        ...

    def tell_held(self) -> None:
        """The case was put on hold."""
        ...

    def tell_released(self) -> None:
        """A hold was released."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not done, and why."""
        ...


class KeepingPresenter:
    """Keeps the part true to the case, holds and releases it."""

    def __init__(self, screen: KeepingScreen, session: Session, navigator: Navigator) -> None:
        """No case is shown yet."""
        self._screen = screen
        self._words = session.words
        self._navigator = navigator
        self._may_hold = session.desk.actor.role is UserRole.DPO
        self._doer = Doer(session, screen.refuse)
        self._reference = ""

    def show(self, page: CasePage) -> None:
        """Show how long the case is kept."""
        self._reference = page.case.reference
        self._screen.show_keeping(keeping(page, self._words, may_hold=self._may_hold))

    def ends_when(self, kind: HoldKind) -> str:
        """The event that ends a hold of that kind, unless somebody names another."""
        return self._words.say(f"hold_end.{kind}")

    def hold(self, kind: HoldKind, reason: str, ends_when: str) -> None:
        """Keep everything until that event."""
        self._doer.do(
            self._reference,
            lambda context, actor, reference: hold_case(
                context, actor, reference, kind, reason=reason, ends_when=ends_when
            ),
            self._screen.tell_held,
        )

    def release(self, kind: HoldKind) -> None:
        """Record that the event came."""
        self._doer.do(
            self._reference,
            lambda context, actor, reference: release_case(context, actor, reference, kind),
            self._screen.tell_released,
        )

    def go_to_purge(self) -> None:
        """Go where what is due is purged."""
        self._navigator.show_retention()


def keeping(page: CasePage, words: Catalogue, *, may_hold: bool) -> Keeping:
    """How long the case is kept, in words."""
    kept = page.retention
    held = {hold.kind for hold in kept.holds if not hold.because_of}
    free = tuple(kind for kind in HoldKind if kind not in held) if may_hold else ()
    return Keeping(
        parts=tuple(_part(line, kept, page.today, words) for line in kept.lines),
        holds=tuple(
            HoldLine(
                hold.kind,
                words.say(f"hold_kind.{hold.kind}"),
                explain_hold(hold, words),
                hold.reason,
                by_hand=not hold.because_of,
            )
            for hold in kept.holds
        ),
        notes=tuple(words.say(f"retention_warning.{warning}") for warning in kept.warnings),
        listed=words.say("retention_step.suppressed", on=kept.suppressed_until) if kept.suppressed_until else "",
        offered=tuple((kind.value, words.say(f"hold_kind.{kind}")) for kind in free),
        due=bool(kept.due(page.today)) or (kept.waits_for_decision and not kept.holds),
    )


def _part(line: RetentionLine, kept: Retention, today: date, words: Catalogue) -> PartLine:
    title = words.say(f"kept.{line.what}")
    due = line.on is not None and line.on <= today and not kept.holds
    return PartLine(
        title=title[:1].upper() + title[1:],
        day=words.say(f"retention.{_day_key(line, kept, due=due)}", on=line.on),
        steps=explain_line(line, words),
        due=due,
    )


def _day_key(line: RetentionLine, kept: Retention, *, due: bool) -> str:
    if line.on is None:
        return "day_undecided" if kept.waits_for_decision else "day_open"
    if kept.holds:
        return "day_held"
    return "day_due" if due else "day_on"
