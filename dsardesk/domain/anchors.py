"""What is remembered of a vault outside of it, and what a vault that differs from it has gone through.

Encryption notices a page that was edited without the key. It does not notice an earlier page, or a whole earlier file,
put back in its place, nor committed rows lost with the write-ahead log: only a memory kept elsewhere does.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsardesk.domain.audit import GENESIS


class Doubt(StrEnum):
    """Why the log of a vault is not to be relied on."""

    DAMAGED = "damaged"  # Pages cannot be read any more.
    ROLLED_BACK = "rolled_back"  # An earlier file stands in its place.
    TAIL_REMOVED = "tail_removed"  # The newest events are gone, the rest is not older.
    REWRITTEN = "rewritten"  # Another event stands where one was remembered.
    EVENT_CHANGED = "event_changed"  # Chain or signatures are broken.
    PAGE_REPLACED = "page_replaced"  # The file is not the one that was closed.
    WAL_MISSING = "wal_missing"  # The write-ahead log that a sudden end left is gone.
    WAL_TRUNCATED = "wal_truncated"  # It is there, but not whole.


@dataclass(frozen=True, slots=True)
class Anchor:
    """What was remembered of a vault.

    Attributes:
        seq: number of the last event of its log.
        hash: hash of that event, hex.
        opening: how often it had been opened; 0 where that was not counted yet.
        closed: True if it was closed as it should be.
        seals: fingerprint of the seals of all pages of its file once closed, hex; "" while open, or unknown.
    """

    seq: int = 0
    hash: str = GENESIS
    opening: int = 0
    closed: bool = False
    seals: str = ""

    @property
    def age(self) -> tuple[int, int, bool]:
        """Of two anchors the one with the greater age was made later."""
        return self.opening, self.seq, self.closed


@dataclass(frozen=True, slots=True)
class Traces:
    """What stands in the vault's folder before it is opened.

    Attributes:
        seals: fingerprint of the seals of all pages, hex.
        wal_bytes: size of the write-ahead log, 0 if there is none.
    """

    seals: str
    wal_bytes: int


@dataclass(frozen=True, slots=True)
class State:
    """What a look into an open vault found.

    Attributes:
        traces: what stood in its folder before.
        opening: how often it had been opened before this time.
        seq: number of its last event.
        continues: True if the event that was anchored stands where it stood.
        chain_whole: True if chain and signatures are whole as far as they were read.
        pages_whole: True if every page bears its own seal.
        structure_whole: True if the database's own check finds nothing.
    """

    traces: Traces
    opening: int
    seq: int
    continues: bool
    chain_whole: bool
    pages_whole: bool
    structure_whole: bool


def may_differ(anchor: Anchor | None, traces: Traces, opening: int) -> bool:
    """True if the file is not the one that was closed, though nobody has opened it since."""
    if anchor is None or not anchor.closed or not anchor.seals or opening != anchor.opening:
        return False
    return traces.seals != anchor.seals or traces.wal_bytes > 0


def judge(anchor: Anchor | None, state: State) -> Doubt | None:
    """What happened to a vault since *anchor*; None if nothing did that its user did not do."""
    if not state.pages_whole:
        return Doubt.DAMAGED
    if not state.structure_whole:
        return Doubt.PAGE_REPLACED
    if anchor is not None and not state.continues:
        return _lost(anchor, state)
    if not state.chain_whole:
        return Doubt.EVENT_CHANGED
    older = anchor is not None and state.opening < anchor.opening
    return Doubt.PAGE_REPLACED if older or may_differ(anchor, state.traces, state.opening) else None


def _lost(anchor: Anchor, state: State) -> Doubt:
    """Why the event that was anchored is not there."""
    if state.opening < anchor.opening or not anchor.opening:
        return Doubt.ROLLED_BACK
    if state.seq >= anchor.seq:
        return Doubt.REWRITTEN
    if anchor.closed or state.opening > anchor.opening:
        return Doubt.TAIL_REMOVED
    return Doubt.WAL_TRUNCATED if state.traces.wal_bytes else Doubt.WAL_MISSING
