"""Commands of `dsardesk case` that examine what is asked, and carry out what the first measures do not."""

from __future__ import annotations

from datetime import date

import click

from dsardesk.cli.oncase import on_case, tell_case
from dsardesk.cli.options import Call, Day, current_words, read_text, with_vault
from dsardesk.desk.opened import Desk
from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.restriction import RestrictedUse
from dsardesk.domain.rights import RightType
from dsardesk.domain.withholding import Piece, WithheldFor
from dsardesk.services.assessments import note_assessment
from dsardesk.services.complaints import note_authority_letter, note_right
from dsardesk.services.joint import name_joint_controllers
from dsardesk.services.objection import leave_in_system, stop_in_system
from dsardesk.services.restriction import lift_restriction, note_restricted_use
from dsardesk.services.splitting import split_case
from dsardesk.services.withholding import withhold_message

PIECES = {"message": Piece.MESSAGE, "document": Piece.DOCUMENT, "passage": Piece.PASSAGE}


@click.command("assess")
@click.option("--kind", type=click.Choice([kind.value for kind in AssessmentKind]), required=True)
@click.option("--item", type=int)
@click.option("--ground", default="")
@click.option("--words-file", "words_file")
@click.option("--who-file", "who_file")
@on_case
def assess(
    desk: Desk,
    reference: str,
    *,
    kind: str,
    item: int | None,
    ground: str,
    words_file: str | None,
    who_file: str | None,
) -> None:
    """Record what is examined before an item is decided."""
    note_assessment(
        desk.context,
        desk.actor,
        reference,
        AssessmentKind(kind),
        item=item,
        ground=ground,
        words=read_text(words_file) if words_file else "",
        who=read_text(who_file) if who_file else "",
    )


@click.command("stop-processing")
@click.option("--item", type=int, required=True)
@click.option("--system", required=True)
@click.option("--reason-file", "reason_file")
@on_case
def stop_processing(desk: Desk, reference: str, *, item: int, system: str, reason_file: str | None) -> None:
    """Record that one system stopped, or why it is not concerned."""
    if reason_file is None:
        stop_in_system(desk.context, desk.actor, reference, item, system)
    else:
        leave_in_system(desk.context, desk.actor, reference, item, system, reason=read_text(reason_file))


@click.command("use-restricted")
@click.option("--item", type=int, required=True)
@click.option("--system", required=True)
@click.option("--use", type=click.Choice([use.value for use in RestrictedUse]), required=True)
@click.option("--use-file", "use_file", required=True)
@on_case
def use_restricted(desk: Desk, reference: str, *, item: int, system: str, use: str, use_file: str) -> None:
    """Record a use of restricted data that the law leaves."""
    what, _, reason = read_text(use_file).strip().partition("\n")
    note_restricted_use(
        desk.context, desk.actor, reference, item, system, use=RestrictedUse(use), what=what, reason=reason
    )


@click.command("lift-restriction")
@click.option("--item", type=int, required=True)
@on_case
def lift(desk: Desk, reference: str, *, item: int) -> None:
    """Record that a restriction was lifted."""
    lift_restriction(desk.context, desk.actor, reference, item)


@click.command("withhold")
@click.option("--item", type=int, required=True)
@click.option("--system", required=True)
@click.option("--message-file", "message_file", required=True)
@click.option("--piece", type=click.Choice(sorted(PIECES)), default="message")
@click.option(
    "--because", type=click.Choice([each.value for each in WithheldFor]), default=WithheldFor.OTHERS_RIGHTS.value
)
@on_case
def withhold(
    desk: Desk, reference: str, *, item: int, system: str, message_file: str, piece: str, because: str
) -> None:
    """Leave one message, document or passage out of the copy."""
    message, _, reason = read_text(message_file).strip().partition("\n")
    withhold_message(
        desk.context,
        desk.actor,
        reference,
        item,
        system,
        message=message,
        reason=reason,
        piece=PIECES[piece],
        ground=WithheldFor(because),
    )


@click.command("add-right")
@click.option("--right", type=click.Choice([right.value for right in RightType]), required=True)
@click.option("--quote-file", "quote_file")
@on_case
def add_right(desk: Desk, reference: str, *, right: str, quote_file: str | None) -> None:
    """Add a right that the message exercises too."""
    quote = read_text(quote_file) if quote_file else ""
    note_right(desk.context, desk.actor, reference, RightType(right), quote=quote)


@click.command("authority-letter")
@click.option("--answer-by", "answer_by", type=Day())
@click.option("--about", default="")
@on_case
def authority_letter(desk: Desk, reference: str, *, answer_by: date | None, about: str) -> None:
    """Record that a case is a letter of the supervisory authority."""
    note_authority_letter(desk.context, desk.actor, reference, answer_by=answer_by, about=about)


@click.command("split")
@click.argument("reference", metavar="REF")
@click.option("--item", "both", type=int, multiple=True)
@click.option("--move", "moved", type=int, multiple=True)
@with_vault
def split(call: Call, *, reference: str, both: tuple[int, ...], moved: tuple[int, ...]) -> None:
    """Make two linked cases of one; the customer's is shown."""
    with call.desk() as desk:
        ours, theirs = split_case(desk.context, desk.actor, reference, both=both, moved=moved)
        click.echo(current_words().say("cli.split", reference=ours.reference, other=theirs.reference), err=True)
        tell_case(call, desk, theirs.reference)


@click.command("joint")
@click.option("--controller", "controllers", multiple=True)
@on_case
def joint(desk: Desk, reference: str, *, controllers: tuple[str, ...]) -> None:
    """Record which joint controllers a case concerns; without --controller, the company alone."""
    name_joint_controllers(desk.context, desk.actor, reference, controllers)


RIGHTS = (assess, stop_processing, use_restricted, lift, withhold, add_right, authority_letter, joint, split)
