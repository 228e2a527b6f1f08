"""`dsardesk case add` and `ask`: messages filed into a case that is there already; what a message looks linked to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from dsardesk.cli.oncase import on_case
from dsardesk.cli.options import Call, Day, read_bytes, read_text, with_vault
from dsardesk.desk.opened import Desk
from dsardesk.desk.reading import read_arrived
from dsardesk.domain.draft import Draft
from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.domain.linking import NAMING, Relation
from dsardesk.domain.records import SearchOutcome
from dsardesk.domain.search_answers import SearchAnswer
from dsardesk.reports.search_question import question
from dsardesk.services.linking import Candidate, UnknownAttachment, add_message, add_search_answer, candidates
from dsardesk.services.searches import search_question

FILED = tuple(relation.value for relation in Relation if relation.case_kind is None)
LATER = "later"
OUTCOMES = (*(outcome.value for outcome in SearchOutcome), LATER)


class LooksLinked(DeskError):
    """The message itself names a case that is there already; a new one is opened only if somebody says so."""

    code = "linking.looks_linked"


def draft_in(file: str, identity_parts: Sequence[int], *, no_identity_document: bool) -> Draft:
    """The one message in *file*, read with what somebody said of its attachments.

    Those named are identity documents beside those found; with *no_identity_document*, no others are.
    """
    content, name, named = read_bytes(file), Path(file.removeprefix("-")).name, frozenset(identity_parts)
    draft = _one(read_arrived(content, name, named if no_identity_document else None))
    if not named:
        return draft
    if max(named) > len(draft.attachments):
        raise UnknownAttachment(number=max(named))
    if no_identity_document:
        return draft
    found = {number for number, each in enumerate(draft.attachments, start=1) if each.identity_document}
    return _one(read_arrived(content, name, named | found))


def _one(drafts: Sequence[Draft]) -> Draft:
    if len(drafts) > 1:
        raise UnreadableInput(reason="several_messages")
    return drafts[0]


def must_be_new(found: Sequence[Candidate]) -> None:
    """Refuse to open a case for a message that itself names the case it belongs to."""
    named = next((each for each in found if NAMING & set(each.why) and each.relation.case_kind is None), None)
    if named is not None:
        raise LooksLinked(reference=named.reference)


def tell_linked(call: Call, found: Sequence[Candidate]) -> None:
    """Say on stderr which cases a message looks linked to."""
    for each in found:
        why = call.words.listing([call.words.say(f"link.{sign}") for sign in each.why])
        relation = call.words.say(f"relation.{each.relation}")
        click.echo(call.words.say("cli.linked", reference=each.reference, relation=relation, why=why), err=True)


def linked_json(found: Sequence[Candidate]) -> list[dict[str, Any]]:
    """The same for programs."""
    return [
        {
            "reference": each.reference,
            "relation": each.relation.value,
            "why": [sign.value for sign in each.why],
            "answer": _answer_json(each.answer),
        }
        for each in found
    ]


def _answer_json(answer: SearchAnswer | None) -> dict[str, Any] | None:
    if answer is None:
        return None
    outcome = LATER if answer.later else answer.outcome.value if answer.outcome else None
    return {"system": answer.system or None, "outcome": outcome, "files": list(answer.files)}


@click.command("add")
@click.option("--as", "relation", type=click.Choice(FILED))
@click.option("--received-on", "received_on", type=Day())
@click.option("--identity-attachment", "identity_parts", multiple=True, type=click.IntRange(min=1))
@click.option("--no-identity-document", "no_identity_document", is_flag=True)
@click.option("--system", "answering_system", default="")
@click.option("--outcome", "answered", type=click.Choice(OUTCOMES))
@click.option("--attachment", "answer_files", multiple=True, type=click.IntRange(min=1))
@click.option("--reasons-file", "reasons_file")
@on_case
@click.argument("file", metavar="FILE")
def add(
    desk: Desk,
    reference: str,
    *,
    file: str,
    relation: str | None,
    received_on: date | None,
    identity_parts: tuple[int, ...],
    no_identity_document: bool,
    answering_system: str,
    answered: str | None,
    answer_files: tuple[int, ...],
    reasons_file: str | None,
) -> None:
    """File a message into a case."""
    draft = draft_in(file, identity_parts, no_identity_document=no_identity_document)
    found = candidates(desk.context, desk.actor, draft)
    proposed = next((each for each in found if each.reference == reference), None)
    meant = Relation(relation) if relation else proposed.relation if proposed else Relation.REPLY
    if meant is not Relation.SEARCH_ANSWER:
        add_message(desk.context, desk.actor, reference, draft, meant, received_on=received_on)
        return
    read = (proposed.answer if proposed else None) or SearchAnswer("")
    answer = SearchAnswer(
        answering_system or read.system,
        _outcome(answered) if answered else read.outcome,
        later=answered == LATER if answered else read.later,
        files=answer_files or (read.files if answered in {None, SearchOutcome.FOUND} else ()),
    )
    reason = read_text(reasons_file) if reasons_file else ""
    add_search_answer(desk.context, desk.actor, reference, draft, answer, reason=reason, received_on=received_on)


def _outcome(answered: str) -> SearchOutcome | None:
    return None if answered == LATER else SearchOutcome(answered)


@click.command("ask")
@click.argument("reference", metavar="REF")
@click.option("--system", required=True)
@with_vault
def ask(call: Call, *, reference: str, system: str) -> None:
    """Write the e-mail that asks what a system holds."""
    with call.desk() as desk:
        asked = search_question(desk.context, desk.actor, reference, system)
    made = question(asked, call.words)
    told = {"task": asked.task, "owner": asked.owner or None, "subject": made.subject, "text": made.text}
    call.answer(told, f"{made.subject}\n\n{made.text}")


LINKING = (add, ask)
