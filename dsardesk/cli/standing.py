"""Commands of `dsardesk case` about who may act for the person: a mandate, a parent, a guardian, and their papers."""

from __future__ import annotations

from pathlib import Path

import click

from dsardesk.cli.oncase import on_case
from dsardesk.cli.options import read_bytes, read_text
from dsardesk.desk.opened import Desk
from dsardesk.domain.mandates import ProofKind, Representation
from dsardesk.law.reading import read_json
from dsardesk.services.authority import keep_proof, record_own_request, record_representation


@click.command("standing")
@click.option("--standing-file", "standing_file")
@click.option("--for-oneself", "for_oneself", is_flag=True)
@on_case
def standing(desk: Desk, reference: str, *, standing_file: str | None, for_oneself: bool) -> None:
    """Record for whom the requester writes, and what was seen of their right to."""
    if for_oneself:
        record_own_request(desk.context, desk.actor, reference)
    elif standing_file is not None:
        known = read_json(Representation, read_text(standing_file))
        record_representation(desk.context, desk.actor, reference, known)


@click.command("proof")
@click.option("--kind", type=click.Choice([kind.value for kind in ProofKind]), required=True)
@click.option("--proof-file", "proof_file", required=True)
@click.option("--without-identity-pages", "without_identity_pages", is_flag=True)
@on_case
def proof(desk: Desk, reference: str, *, kind: str, proof_file: str, without_identity_pages: bool) -> None:
    """Keep a paper that shows a right to act, apart from the rest of the case."""
    keep_proof(
        desk.context,
        desk.actor,
        reference,
        ProofKind(kind),
        read_bytes(proof_file),
        suffix=Path(proof_file).suffix or ".pdf",
        without_identity_pages=without_identity_pages,
    )


STANDING = (standing, proof)
