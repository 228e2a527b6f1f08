"""`dsardesk suppression`."""

from __future__ import annotations

from pathlib import Path

import click

from dsardesk.cli.oncase import on_case
from dsardesk.cli.options import FILE, Call, in_language, read_text, with_vault
from dsardesk.desk.opened import Desk
from dsardesk.desk.places import write_file
from dsardesk.services.suppression import SuppressionChannel, check_list, clear_list, note_opt_out, suppress

CHANNELS = click.Choice([channel.value for channel in SuppressionChannel])
FOUND = 1


@click.group("suppression")
@in_language
def suppression() -> None:
    """The suppression list."""


@suppression.command("add")
@click.option("--channel", type=CHANNELS, default=SuppressionChannel.EMAIL.value)
@click.option("--address-file", "address_file", required=True)
@click.option("--in-clear", "in_clear", is_flag=True)
@on_case
def add(desk: Desk, reference: str, *, channel: str, address_file: str, in_clear: bool) -> None:
    """Put an address or a number of a case's person on the list."""
    suppress(
        desk.context,
        desk.actor,
        reference,
        read_text(address_file),
        channel=SuppressionChannel(channel),
        in_clear=in_clear,
    )


@suppression.command("opt-out")
@click.option("--channel", type=CHANNELS, default=SuppressionChannel.EMAIL.value)
@click.option("--address-file", "address_file", required=True)
@with_vault
def opt_out(call: Call, *, channel: str, address_file: str) -> None:
    """Put on the list whoever unsubscribed by themselves."""
    with call.desk() as desk:
        note_opt_out(desk.context, desk.actor, read_text(address_file), channel=SuppressionChannel(channel))
    call.answer({"channel": channel}, call.words.say("cli.opted_out"))


@suppression.command("check")
@click.argument("file", metavar="FILE")
@click.option("--clean-to", "clean_to", type=FILE)
@with_vault
def check(call: Call, *, file: str, clean_to: Path | None) -> int:
    """Compare a new mailing list with the suppression list."""
    text = read_text(file)
    with call.desk() as desk:
        found = check_list(desk.context, desk.actor, text)
        if clean_to is not None:
            write_file(clean_to, found.cleaned(text).encode())
    key = "cli.suppressed_lines" if found.matches else "cli.suppressed_none"
    numbers = ", ".join(map(str, found.matches))
    call.answer(
        {"lines": found.lines, "matches": list(found.matches)},
        call.words.say(key, lines=found.lines, matches=len(found.matches), numbers=numbers),
    )
    return FOUND if found.matches else 0


@suppression.command("list")
@click.option("--channel", type=CHANNELS, required=True)
@with_vault
def list_(call: Call, *, channel: str) -> None:
    """Give the numbers or postal addresses kept in clear."""
    with call.desk() as desk:
        kept = clear_list(desk.context, desk.actor, SuppressionChannel(channel))
    call.answer({"channel": channel, "entries": list(kept)}, "\n".join(kept))
