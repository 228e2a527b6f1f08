"""`dsardesk evidence`."""

from __future__ import annotations

from pathlib import Path

import click

from dsardesk.cli.options import FILE, Call, with_vault
from dsardesk.desk.places import write_file
from dsardesk.desk.printing import reports
from dsardesk.services.evidence import evidence_file


@click.command("evidence")
@click.argument("reference", metavar="REF")
@click.option("--out", type=FILE, required=True)
@with_vault
def evidence(call: Call, *, reference: str, out: Path) -> None:
    """Write the evidence file of a case."""
    with call.desk() as desk:
        content = evidence_file(desk.context, desk.actor, reports(), reference, call.words.lang)
    write_file(out, content)
    call.answer({"evidence": str(out)}, str(out))
