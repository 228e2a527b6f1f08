"""`dsardesk export-all` and `dsardesk vault salvage`: the content of a vault in open formats."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from dsardesk.cli.options import FILE, Call, read_password, with_vault
from dsardesk.desk.rescue import export_all as export_everything
from dsardesk.desk.rescue import salvage_vault

FOUND_SOMETHING = 1


@click.command("export-all")
@click.argument("out", type=FILE)
@with_vault
def export_all(call: Call, *, out: Path) -> int:
    """Write everything in open formats into a new folder."""
    with call.desk() as desk:
        told = export_everything(desk, out)
    text = call.words.say("cli.exported_all", out=str(out), **asdict(told))
    call.answer({"out": str(out), **asdict(told)}, text)
    if told.lost_documents:
        click.echo(call.words.say("cli.export_lost", names=", ".join(told.lost_documents)), err=True)
    return FOUND_SOMETHING if told.lost_documents else 0


@click.command("salvage")
@click.argument("out", type=FILE)
@click.option("--header", "header_of", metavar="BACKUP", type=FILE)
@with_vault
def salvage(call: Call, *, out: Path, header_of: Path | None) -> int:
    """Take out whatever can still be read of a damaged vault."""
    told = salvage_vault(call.folder(), read_password(call.password_file), out, backup=header_of)
    text = call.words.say("cli.salvaged", out=str(out), **asdict(told))
    whole = f"\n{call.words.say('cli.salvage_nothing_lost')}" if told.whole else ""
    call.answer({"out": str(out), "whole": told.whole, **asdict(told)}, text + whole)
    if told.whole:
        return 0
    click.echo(call.words.say("cli.salvage_lost", **told.losses), err=True)
    return FOUND_SOMETHING
