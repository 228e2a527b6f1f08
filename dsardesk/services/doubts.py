"""A vault whose log is in doubt is read, and nothing is written to it until somebody answers for it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.anchors import Anchor, Doubt
from dsardesk.domain.checkpoints import Checkpoint
from dsardesk.domain.errors import DeskError
from dsardesk.services.ports import Transaction, UnitOfWork

ACCEPTED = "log.accepted"


class LogInDoubt(DeskError):
    """The vault is open for reading only: its log differs from what was remembered; `reason` says how."""

    code = "audit.in_doubt"
    exit_code = 3


class ReadOnlyVault(DeskError):
    """The vault lies where nothing may be written: it is open for reading only."""

    code = "vault.read_only"
    exit_code = 6


READING_ONLY = (LogInDoubt, ReadOnlyVault)
"""Why an open vault is only read."""


class NothingInDoubt(DeskError):
    """There is nothing to answer for: the log is as it was left."""

    code = "audit.nothing_in_doubt"


class NoReasons(DeskError):
    """Whoever answers for a log in doubt says what happened."""

    code = "audit.no_reasons"
    exit_code = 2


@dataclass(frozen=True, slots=True)
class LogState:
    """What is known of the log of an open vault.

    Attributes:
        doubt: why nothing may be written; None if nothing is in doubt.
        remembered: each place outside the vault ("cache", "keyring", "file"), and the number of the event that it
            remembers as the last one; None where nothing can be read now.
        signed: the newest signature; None if there is none.
        checked_at: when the whole log was checked last; None if it never was.
        ahead: the latest instant that the log knows, where the clock is behind it; None where it may be right.
        partly: True where the log was too long to be checked at the opening: the rest is still to be.
        read_only: True where the vault lies on a disk, or in a folder, where nothing may be written.
    """

    doubt: Doubt | None
    remembered: tuple[tuple[str, int | None], ...]
    signed: Checkpoint | None
    checked_at: datetime | None
    ahead: datetime | None = None
    read_only: bool = False
    partly: bool = False


class GuardedWork:
    """Transactions on the store, of which only readers pass while the log is in doubt."""

    def __init__(self, work: UnitOfWork, doubt: Doubt | None) -> None:
        """Let readers pass, and writers unless there is a *doubt*."""
        self._work = work
        self.doubt = doubt

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A transaction that commits at its end; LogInDoubt while the log is in doubt."""
        if self.doubt is not None:
            raise LogInDoubt(reason=self.doubt)
        with self._work.write() as transaction:
            yield transaction

    def read(self) -> AbstractContextManager[Transaction]:
        """A transaction that only reads."""
        return self._work.read()


Problem = tuple[str, int]
"""Code of a break of the log, and number of its event."""


def accept_log(
    work: UnitOfWork,
    actor: Actor,
    doubt: Doubt | None,
    anchor: Anchor | None,
    reasons: str,
    *,
    problems: Iterable[Problem] = (),
) -> None:
    """Answer for a log in doubt: what was remembered, what is broken, and what happened, go into the log itself."""
    actor.must_be(UserRole.DPO)
    if doubt is None:
        raise NothingInDoubt
    if not reasons.strip():
        raise NoReasons
    facts = {"doubt": doubt, "seq": anchor.seq if anchor else 0, "hash": anchor.hash if anchor else ""}
    broken = [list(each) for each in problems]
    with work.write() as transaction:
        transaction.audit.append(actor, ACCEPTED, None, {**facts, "reasons": reasons.strip(), "problems": broken})


def accepted_problems(transaction: Transaction) -> frozenset[Problem]:
    """Breaks of the log that somebody answered for."""
    line = transaction.audit.newest_of(ACCEPTED)
    found = json.loads(line.payload).get("problems", []) if line and line.payload else []
    return frozenset((str(code), int(seq)) for code, seq in found)
