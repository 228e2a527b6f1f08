"""`dsardesk case set-aside`: a message that exercises no right, filed without a case."""

from __future__ import annotations

from collections.abc import Sequence

import click

from dsardesk.cli.linking import draft_in, linked_json, tell_linked
from dsardesk.cli.options import Call, with_vault
from dsardesk.domain.draft import Draft, MessageKind
from dsardesk.domain.errors import DeskError
from dsardesk.domain.linking import NAMING
from dsardesk.domain.setting_aside import AsideReason
from dsardesk.services.linking import Candidate, candidates
from dsardesk.services.set_aside import digest_of, set_aside

REASONS = click.Choice([reason.value for reason in AsideReason])
OWED_AN_ANSWER = frozenset({MessageKind.REQUEST, MessageKind.AUTHORITY_LETTER})


class ReadsAsRequest(DeskError):
    """The message reads as one that is owed an answer; it is set aside only once somebody says that it is none."""

    code = "aside.reads_as_request"


class BelongsToCase(DeskError):
    """The message itself names a case; it is set aside only once somebody says that it is nothing for it."""

    code = "aside.belongs_to_case"


@click.command("set-aside")
@click.argument("file", metavar="FILE")
@click.option("--reason", "aside_reason", type=REASONS, required=True)
@click.option("--no-request", "no_request", is_flag=True)
@click.option("--identity-attachment", "identity_parts", multiple=True, type=click.IntRange(min=1))
@click.option("--no-identity-document", "no_identity_document", is_flag=True)
@with_vault
def aside(
    call: Call,
    *,
    file: str,
    aside_reason: str,
    no_request: bool,
    identity_parts: tuple[int, ...],
    no_identity_document: bool,
) -> None:
    """File a message without a case: the log keeps why, and neither its words nor its sender."""
    draft, reason = draft_in(file, identity_parts, no_identity_document=no_identity_document), AsideReason(aside_reason)
    with call.desk() as desk:
        found = candidates(desk.context, desk.actor, draft)
        tell_linked(call, found)
        if not no_request:
            _must_be_owed_nothing(draft, found)
        set_aside(desk.context, desk.actor, draft, reason)
    told = {"reason": reason.value, "taken_for": draft.kind.value, "sha256": digest_of(draft)}
    call.answer({**told, "looks_linked": linked_json(found)}, call.words.say("intake.set_aside"))


def _must_be_owed_nothing(draft: Draft, found: Sequence[Candidate]) -> None:
    named = next((each for each in found if NAMING & set(each.why)), None)
    if named is not None:
        raise BelongsToCase(reference=named.reference)
    if draft.kind in OWED_AN_ANSWER:
        raise ReadsAsRequest
