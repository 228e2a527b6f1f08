"""The desk of each of the five companies whose published commitments are the measure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from dsardesk.desk.profiles import checked_profile, profile_text
from dsardesk.domain.case import Case
from dsardesk.domain.draft import Draft
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import RightType
from dsardesk.services.context import Context
from dsardesk.services.open_case import Opening, open_case, take_in
from tests.fakes import MemoryWork
from tests.makers import ACTORS, DPO, Clock
from tests.services.conftest import Bench, a_draft


@dataclass
class Office:
    """One company at its desk.

    Attributes:
        profile: what it promised.
        bench: its use cases, on a store in memory.
    """

    profile: ControllerProfile
    bench: Bench

    @property
    def context(self) -> Context:
        """What use cases are given."""
        return self.bench.context

    def asked(self, *rights: RightType, category: str = "", cards: int = 0, draft: Draft | None = None) -> Case:
        """A case opened from a message that asks for *rights*, received two days ago."""
        draft = draft or a_draft(*rights, cards=cards)
        waiting = take_in(self.context, DPO, draft.raw)
        category = category or self.profile.categories[0].id
        return open_case(self.context, DPO, draft, Opening(category=category), waiting)


@pytest.fixture
def office() -> Callable[[str], Office]:
    """The desk of the company of that name."""

    def at(name: str) -> Office:
        clock = Clock()
        work = MemoryWork(clock.now)
        text = profile_text(name)
        with work.write() as transaction:
            for actor in ACTORS.values():
                transaction.users.add(actor)
            transaction.profiles.add(name, text, date(2026, 1, 5))
        return Office(checked_profile(text), Bench(work, clock))

    return at
