"""Somebody who writes again, and where somebody lives."""

from __future__ import annotations

from dataclasses import replace

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.case import Case
from dsardesk.services.context import Context, OnCase, change_case, search_terms
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


def record_residence(context: Context, actor: Actor, reference: str, residence: str) -> Case:
    """The case once it is known in which country the person lives: letters name its authority too (GDPR 77).

    *residence* is a code of the table of authorities, or "" for one that is not known any more.
    """
    actor.must_be(UserRole.DPO, UserRole.ASSISTANT)
    context.authorities.must_know(residence)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        # The log keeps that it was recorded; where somebody lives is told by the case alone.
        return replace(on.case, requester=replace(on.case.requester, residence=residence)), {}

    return change_case(context, actor, reference, "requester.residence", change)
