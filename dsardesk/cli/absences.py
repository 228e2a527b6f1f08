"""`dsardesk directive absent` and `proof`: somebody that a directive designates died or refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from dsardesk.cli.directive_views import directive_json, directive_text
from dsardesk.cli.options import FILE, Call, Day, read_bytes, read_text, with_vault
from dsardesk.desk.places import write_file
from dsardesk.domain.designated import Absence
from dsardesk.services.absences import AbsenceProof, absence_proof, record_absence


@click.command("absent")
@click.argument("directive_reference", metavar="PM")
@click.option("--why", "absence", type=click.Choice([each.value for each in Absence]), required=True)
@click.option("--on", "happened_on", type=Day(), required=True)
@click.option("--absence-file", "absence_file", required=True)
@click.option("--proof-file", "proof_file", type=FILE)
@click.option("--without-identity-pages", "without_identity_pages", is_flag=True)
@with_vault
def absent(
    call: Call,
    *,
    directive_reference: str,
    absence: str,
    happened_on: date,
    absence_file: str,
    proof_file: Path | None,
    without_identity_pages: bool,
) -> None:
    """Record that a designated person died or refused."""
    name, _, how_known = read_text(absence_file).strip().partition("\n")
    proof = _proof(proof_file, without_identity_pages=without_identity_pages) if proof_file else None
    with call.desk() as desk:
        changed = record_absence(
            desk.context,
            desk.actor,
            directive_reference,
            name.strip(),
            Absence(absence),
            happened_on=happened_on,
            how_known=how_known,
            proof=proof,
        )
    call.answer(directive_json(changed), directive_text(changed, call.words))


def _proof(file: Path, *, without_identity_pages: bool) -> AbsenceProof:
    return AbsenceProof(read_bytes(file), file.suffix, without_identity_pages)


@click.command("proof")
@click.argument("directive_reference", metavar="PM")
@click.option("--number", type=click.IntRange(min=1), required=True)
@click.option("--out", type=FILE, required=True)
@with_vault
def proof(call: Call, *, directive_reference: str, number: int, out: Path) -> None:
    """Write the proof of a death or a refusal."""
    with call.desk() as desk:
        content = absence_proof(desk.context, desk.actor, directive_reference, number)
    write_file(out, content)
    call.answer({"out": str(out)}, str(out))


COMMANDS = (absent, proof)
"""Commands of `dsardesk directive`."""
