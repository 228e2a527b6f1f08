"""Pages of invented cases, and a screen that remembers what it was told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dsardesk.domain.access import gaps_in_copy, gaps_in_information
from dsardesk.domain.case import Case
from dsardesk.domain.retention import retention
from dsardesk.domain.rights import RightType
from dsardesk.domain.steps import next_step
from dsardesk.services.case_page import CasePage
from tests.invented import calendar, case, clock, day, profile, rule_book

TODAY = day(4, 20)


def page(shown: Case | None = None, **changes: Any) -> CasePage:
    """The page of an invented case, as its use case would read it."""
    shown = shown or case()
    asked_access = shown.items_of(RightType.ACCESS)
    read = CasePage(
        case=shown,
        profile=profile(),
        profile_changed=False,
        calendar=calendar(),
        limits={
            item.number: clock(shown.receipt.received_on, *shown.facts_for(item.number), right=item.right)
            for item in shown.items
        },
        step=next_step(shown, profile()),
        blockers=shown.blockers(TODAY),
        gaps=(*gaps_in_copy(shown, profile()), *gaps_in_information(shown, profile())) if asked_access else (),
        events=(),
        users={},
        message=None,
        today=TODAY,
        rules=rule_book(),
        retention=retention(shown, profile(), None, rule_book()),
    )
    return replace(read, **changes)


class Recorder:
    """A screen: whatever it is asked to do, it remembers, in order."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *given, **named: self.told.append((name, *given, *named.values()))

    def last(self, name: str) -> Any:
        """What it was given the last time it was asked to do *name*."""
        return next(told[1] if len(told) == 2 else told[1:] for told in reversed(self.told) if told[0] == name)

    def was(self, name: str) -> bool:
        """True if it was asked to do *name*."""
        return any(told[0] == name for told in self.told)
