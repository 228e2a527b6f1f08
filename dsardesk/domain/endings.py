"""What ended for good: destroyed cases and copies, addresses no longer written to, people who left.

A backup is older than some of it. What it does not know, the vault that is brought back from it must learn first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from dsardesk.domain.audit import GENESIS
from dsardesk.domain.backups import Burial
from dsardesk.domain.identity import Destruction
from dsardesk.domain.ids import DocumentId, UserId


@dataclass(frozen=True, slots=True)
class Suppressed:
    """One entry of the suppression list, without its address.

    Attributes:
        hash: of the address, keyed, hex: nobody reads it back, the vault's own list compares by it.
        channel: key of what is suppressed, e.g. "email".
        on: day of the last objection.
    """

    hash: str
    channel: str
    on: date


@dataclass(frozen=True, slots=True)
class Endings:
    """What one source knows to have ended for good; nothing in it is about anybody by name.

    Attributes:
        burials: cases, entries of the register and contents destroyed for good.
        destructions: of copies of identity documents; `by` is empty where the source names nobody.
        suppressed: the suppression list.
        left: when each of those who left was removed.
        mark: number and hash of the last event of the log that the source knows.
        at: aware instant up to which it knows; None where it knows nothing.
        unlisted: additions to the suppression list of which the source tells no more than that they were made.
    """

    burials: frozenset[Burial] = frozenset()
    destructions: Mapping[DocumentId, Destruction] = field(default_factory=dict)
    suppressed: frozenset[Suppressed] = frozenset()
    left: Mapping[UserId, datetime] = field(default_factory=dict)
    mark: tuple[int, str] = (0, GENESIS)
    at: datetime | None = None
    unlisted: int = 0

    @property
    def anything(self) -> bool:
        """True if anything is known to have ended."""
        return bool(self.burials or self.destructions or self.suppressed or self.left)

    def joined(self, other: Endings) -> Endings:
        """What both know together; the one that knows the longer log says up to when."""
        later = max(self, other, key=lambda each: each.mark[0])
        # A list says which addresses a journal only counts, as far as the list goes.
        listed = max((each.mark[0] for each in (self, other) if not each.unlisted), default=0)
        counted = [each.unlisted for each in (self, other) if each.unlisted and each.mark[0] > listed]
        return Endings(
            burials=self.burials | other.burials,
            destructions={**other.destructions, **self.destructions},
            suppressed=self.suppressed | other.suppressed,
            left={**other.left, **self.left},
            mark=later.mark,
            at=later.at,
            unlisted=max(counted, default=0),
        )
