"""`dsardesk directive`; what files hold is documented in docs/directives.md."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from dsardesk.cli.absences import COMMANDS
from dsardesk.cli.directive_views import alike_text, directive_json, directive_text
from dsardesk.cli.oncase import on_case
from dsardesk.cli.options import FILE, Call, Day, in_language, read_text, with_vault
from dsardesk.desk.opened import Desk
from dsardesk.desk.places import write_file
from dsardesk.domain.directives import Directive, Wording
from dsardesk.domain.folding import folded_name
from dsardesk.law.reading import BadText, located, read_into
from dsardesk.services.directives import (
    Entry,
    change_directive,
    print_receipt,
    read_directive,
    read_register,
    register_directive,
    revoke_directive,
)
from dsardesk.services.execution import Result, carry_out_wish, confirm_directives, look_up_directives

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Results:
    """What a file of results holds."""

    result: tuple[Result, ...]


@click.group("directive")
@in_language
def directive() -> None:
    """Directives on data after death."""


@directive.command("register")
@click.argument("file", metavar="FILE")
@click.option("--request")
@with_vault
def register(call: Call, *, file: str, request: str | None) -> None:
    """Register a directive."""
    entry = read_entry(Entry, file)
    with call.desk() as desk:
        _tell(call, register_directive(desk.context, desk.actor, entry, request=request or ""))


@directive.command("change")
@click.argument("directive_reference", metavar="PM")
@click.argument("file", metavar="FILE")
@click.option("--request")
@with_vault
def change(call: Call, *, directive_reference: str, file: str, request: str | None) -> None:
    """Replace the wording of a directive by a later one."""
    wording = read_entry(Wording, file)
    with call.desk() as desk:
        _tell(call, change_directive(desk.context, desk.actor, directive_reference, wording, request=request or ""))


@directive.command("revoke")
@click.argument("directive_reference", metavar="PM")
@click.option("--on", type=Day())
@click.option("--request")
@with_vault
def revoke(call: Call, *, directive_reference: str, on: date | None, request: str | None) -> None:
    """Record that its author revoked a directive."""
    with call.desk() as desk:
        _tell(call, revoke_directive(desk.context, desk.actor, directive_reference, on=on, request=request or ""))


@directive.command("list")
@click.option("--search-file", "search_file")
@with_vault
def list_(call: Call, *, search_file: str | None) -> None:
    """List the register."""
    wanted = folded_name(read_text(search_file)) if search_file else frozenset()
    with call.desk() as desk:
        entries = read_register(desk.context, desk.actor)
    found = [each for each in entries if wanted <= folded_name(each.author.name)]
    text = "\n".join(directive_text(each, call.words) for each in found)
    call.answer({"directives": [directive_json(each) for each in found]}, text or call.words.say("cli.no_directive"))


@directive.command("show")
@click.argument("directive_reference", metavar="PM")
@with_vault
def show(call: Call, *, directive_reference: str) -> None:
    """Show a directive with every version."""
    with call.desk() as desk:
        _tell(call, read_directive(desk.context, desk.actor, directive_reference))


@directive.command("receipt")
@click.argument("directive_reference", metavar="PM")
@click.option("--out", type=FILE, required=True)
@with_vault
def receipt(call: Call, *, directive_reference: str, out: Path) -> None:
    """Print the receipt of a directive."""
    with call.desk() as desk:
        printed = print_receipt(desk.context, desk.actor, directive_reference)
    pdf, docx = out / f"{directive_reference}.pdf", out / f"{directive_reference}.docx"
    write_file(pdf, printed.pdf)
    write_file(docx, printed.docx)
    call.answer({"pdf": str(pdf), "docx": str(docx)}, f"{pdf}\n{docx}")


@directive.command("find")
@click.argument("reference", metavar="REF")
@with_vault
def find(call: Call, *, reference: str) -> None:
    """Find the directives that may be the deceased's."""
    with call.desk() as desk:
        found = look_up_directives(desk.context, desk.actor, reference)
    text = "\n".join(alike_text(each, call.words) for each in found)
    shown = [{**directive_json(each.directive), "likeness": each.likeness} for each in found]
    call.answer({"directives": shown}, text or call.words.say("cli.no_directive"))


@directive.command("confirm")
@click.option("--directive", "directives", multiple=True)
@click.option("--contrary", is_flag=True)
@on_case
def confirm(desk: Desk, reference: str, *, directives: tuple[str, ...], contrary: bool) -> None:
    """Record which directives are the deceased's; none where none is named."""
    confirm_directives(desk.context, desk.actor, reference, directives, contrary=contrary)


@directive.command("execute")
@click.option("--results-file", "results_file", required=True)
@on_case
def execute(desk: Desk, reference: str, *, results_file: str) -> None:
    """Record what became of the directives of a case."""
    carry_out_wish(desk.context, desk.actor, reference, *read_entry(Results, results_file).result)


def read_entry(kind: type[T], file: str) -> T:
    """What a TOML or JSON file says; a mistake is a `BadText` that names its line and key."""
    text = read_text(file)
    try:
        return read_into(kind, _table(text))
    except BadText as error:
        raise located(error, text) from None


def _table(text: str) -> Any:
    try:
        return json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except json.JSONDecodeError as error:
        raise BadText(key="", problem="not_json", line=error.lineno) from None
    except tomllib.TOMLDecodeError:
        raise BadText(key="", problem="not_toml", line=0) from None


def _tell(call: Call, found: Directive) -> None:
    call.answer(directive_json(found), directive_text(found, call.words))


for command in COMMANDS:
    directive.add_command(command)
