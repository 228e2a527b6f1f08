"""Somebody who writes again."""

from __future__ import annotations

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.services.context import Context, search_terms
from dsardesk.services.ports import CaseQuery

MOST = 50


def open_cases_of(context: Context, actor: Actor, email: str) -> tuple[str, ...]:
    """References of the open cases of whoever answers to *email*, the most urgent first."""
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    asked = email.strip().casefold()
    if not asked:
        return ()
    with context.work.read() as transaction:
        lines = transaction.cases.page(CaseQuery(terms=search_terms(asked), closed=False), offset=0, limit=MOST)
        cases = [transaction.cases.get(line.reference) for line in lines]
    return tuple(case.reference for case in cases if case.requester.email.casefold() == asked)
