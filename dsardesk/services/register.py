"""The register of requests handed out in a file of an open form; that it was, and how much of it, is recorded."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.register import RegisterLine, register_lines
from dsardesk.domain.retention import archived_if_closed_by
from dsardesk.services.context import Context, cases_for
from dsardesk.services.ports import CaseOrder, CaseQuery, Transaction

PAGE = 500
RegisterWriter = Callable[[Sequence[RegisterLine]], bytes]
"""Puts the lines in a file."""


@dataclass(frozen=True, slots=True)
class MadeRegister:
    """The file, and how many lines it holds."""

    content: bytes
    lines: int


def export_register(
    context: Context, actor: Actor, write: RegisterWriter, *, year: int | None = None, names: bool = False
) -> MadeRegister:
    """The requests received in *year*, or all of them, that *actor* may see, by reference.

    Who asked stands in it with *names* only, for those who handle cases; the restricted archive for the data protection
    officer alone.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT, *(() if names else (UserRole.MANAGER,)))
    with context.work.write() as transaction:
        lines = tuple(_lines(context, actor, transaction, year, names=names))
        content = write(lines)
        facts = {"year": year, "lines": len(lines), "names": names, "sha256": hashlib.sha256(content).hexdigest()}
        transaction.audit.append(actor, "register.exported", None, facts)
    return MadeRegister(content, len(lines))


def _lines(
    context: Context, actor: Actor, transaction: Transaction, year: int | None, *, names: bool
) -> Iterator[RegisterLine]:
    cases = cases_for(transaction, actor)
    query = CaseQuery(order=CaseOrder.REFERENCE)
    if actor.role is not UserRole.DPO:
        today = context.today(context.read_profile(transaction.profiles.current()[1]))
        query = CaseQuery(order=CaseOrder.REFERENCE, closed_after=archived_if_closed_by(today, context.rules))
    for start in range(0, cases.count(query), PAGE):
        for line in cases.page(query, offset=start, limit=PAGE):
            if year in {None, line.received_on.year}:
                case = cases.get(line.reference)
                limits = context.time_limits(case, context.profile_of(transaction, case))
                yield from register_lines(case, limits, names=names)
