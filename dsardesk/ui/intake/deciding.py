"""What is done in the vault once a person decided: a case opened, or the message added to one that is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dsardesk.domain.case import Case
from dsardesk.domain.clarifications import WHICH_RIGHT
from dsardesk.domain.draft import Draft
from dsardesk.domain.letters import LetterKind
from dsardesk.services.clocks import ask_clarification
from dsardesk.services.letters import draft_letter
from dsardesk.services.linking import add_message, add_search_answer
from dsardesk.services.open_case import NOT_LOCATED, open_at_once
from dsardesk.ui.intake.belonging import Decided
from dsardesk.ui.intake.form import Form
from dsardesk.ui.session import Opened

ABOUT_IDENTITY = (NOT_LOCATED, "intake.identity_document")
"""Warnings that no longer hold once a person looked at the attachments."""


def open_confirmed(desk: Opened, draft: Draft, form: Form, today: date) -> Case:
    """The case of *draft* as confirmed, with the letter that asks the person to specify where something is asked."""
    confirmed = form.confirmed(_told(desk, draft, form))
    case = open_at_once(desk.context, desk.actor, draft.raw, confirmed, form.opening(today))
    if not form.question.strip():
        return case
    number = WHICH_RIGHT if form.asks_about is None else case.items_of(form.asks_about)[0].number
    # Nothing says that the company holds much about the person: the time limit runs on.
    ask_clarification(desk.context, desk.actor, case.reference, number, question=form.question, large=False)
    return draft_letter(desk.context, desk.actor, case.reference, LetterKind.CLARIFICATION)


def add_confirmed(desk: Opened, draft: Draft, form: Form, decided: Decided, today: date) -> Case:
    """The case to which *draft* was added."""
    told, day = _told(desk, draft, form), form.received_on(today)
    if decided.answer is not None:
        return add_search_answer(desk.context, desk.actor, decided.reference, told, decided.answer, received_on=day)
    return add_message(desk.context, desk.actor, decided.reference, told, decided.relation, received_on=day)


def _told(desk: Opened, draft: Draft, form: Form) -> Draft:
    """The same draft with its attachments as a person knows them."""
    parts = form.told_parts()
    if parts is None:
        return draft
    looked = desk.read_message(draft.raw, parts)
    return replace(
        draft,
        attachments=looked.attachments,
        without_identity=looked.without_identity,
        warnings=tuple(code for code in draft.warnings if code in looked.warnings or code not in ABOUT_IDENTITY),
    )
