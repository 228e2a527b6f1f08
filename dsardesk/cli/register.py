"""`dsardesk register`."""

from __future__ import annotations

from pathlib import Path

import click

from dsardesk.cli.options import FILE, Call, in_language, with_vault
from dsardesk.cli.register_import import import_, imports_, undo
from dsardesk.desk.places import write_file
from dsardesk.exports.register import writer_for
from dsardesk.services.register import export_register


@click.group("register")
@in_language
def register() -> None:
    """The register of requests."""


@register.command("export")
@click.argument("out", metavar="FILE", type=FILE)
@click.option("--year", type=click.IntRange(2018, 2200))
@click.option("--names", is_flag=True)
@with_vault
def export(call: Call, *, out: Path, year: int | None, names: bool) -> None:
    """Write the register as CSV or as a spreadsheet, as the end of the file's name says."""
    writer = writer_for(out.suffix, call.words, names=names)
    with call.desk() as desk:
        made = export_register(desk.context, desk.actor, writer, year=year, names=names)
    write_file(out, made.content)
    text = call.words.say("cli.register_exported", out=str(out), lines=made.lines)
    call.answer({"file": str(out), "lines": made.lines, "names": names}, text)


for _command in (import_, imports_, undo):
    register.add_command(_command)
