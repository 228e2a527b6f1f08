"""`dsardesk law` and `dsardesk authorities`: the law tables in use, without a vault."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import click

from dsardesk.cli.clocks import plain
from dsardesk.cli.options import Call, in_language, read_bytes, spoken
from dsardesk.domain.errors import DeskError
from dsardesk.texts import authorities as known_authorities
from dsardesk.texts import law_tables, rule_book
from dsardesk.updates import installed, shipped
from dsardesk.updates.installed import TablesInUse
from dsardesk.wording import Catalogue, sentence

FOUND_SOMETHING = 1


@click.group("law")
@in_language
def law() -> None:
    """Law tables."""


@law.command("show")
@spoken
def show(call: Call) -> int:
    """Say which law tables are in use."""
    tables, rules = law_tables(), rule_book()
    problem = _problem(tables.refused, call.words)
    found = {
        **_named(tables),
        "source": "installed" if tables.installed else "shipped",
        "shipped_version": shipped.version(),
        "rules": len(rules.rules),
        "to_confirm": sum(bool(rule.confirm) for rule in rules.rules.values()),
        "tables": list(tables.names()),
        "problem": problem,
    }
    lines = [describe(tables, call.words), *([problem["message"]] if problem else [])]
    call.answer(found, "\n".join(lines))
    return FOUND_SOMETHING if problem else 0


@law.command("verify")
@click.argument("file")
@spoken
def verify(call: Call, *, file: str) -> int:
    """Check a file of law tables; nothing is changed."""
    content = read_bytes(file)
    try:
        tables = installed.check(content)
    except DeskError as error:
        return _failed(call, error)
    call.answer({"ok": True, **_named(tables), "tables": list(tables.names()), "problem": None}, _whole(tables, call))
    return 0


def _failed(call: Call, error: DeskError) -> int:
    problem = _problem(error, call.words)
    found: dict[str, Any] = {"ok": False, "version": None, "issued_on": None, "tables": [], "problem": problem}
    call.answer(found, "")
    click.echo(sentence(error, call.words), err=True)
    return FOUND_SOMETHING


@law.command("install")
@click.argument("file")
@spoken
def install(call: Call, *, file: str) -> None:
    """Use the law tables of a file from now on."""
    from dsardesk.desk.places import write_file  # noqa: PLC0415 -- it is slow to load, and the other commands need none of it

    tables = installed.install(read_bytes(file), write_file)
    call.answer(_named(tables), call.words.say("law.installed", version=tables.version))


@law.command("remove")
@spoken
def remove(call: Call) -> None:
    """Go back to the law tables that ship."""
    removed = installed.remove()
    key = "law.removed" if removed else "law.none_installed"
    call.answer({"removed": removed, "version": shipped.version()}, call.words.say(key, version=shipped.version()))


@click.command("authorities")
@click.option("--country", default="")
@spoken
def authorities(call: Call, *, country: str) -> None:
    """List supervisory authorities."""
    known = known_authorities()
    known.must_know(country.upper())
    entries = known.of(country.upper()) if country else known.entries
    found = {
        "version": known.version,
        "source": known.source,
        "consulted_on": plain(known.consulted_on),
        "authorities": [asdict(each) for each in entries],
    }
    lines = ("\n".join((f"{e.country}  {e.name}", f"    {', '.join(e.address)}", f"    {e.website}")) for e in entries)
    call.answer(found, "\n".join(lines))


def describe(tables: TablesInUse, words: Catalogue) -> str:
    """One sentence about the tables in use."""
    if tables.issued_on is None:
        return words.say("law.shipped", version=tables.version)
    return words.say("law.in_use", version=tables.version, issued_on=tables.issued_on)


def _whole(tables: TablesInUse, call: Call) -> str:
    return call.words.say("law.whole", version=tables.version, issued_on=tables.issued_on, tables=len(tables.names()))


def _named(tables: TablesInUse) -> dict[str, Any]:
    return {"version": tables.version, "issued_on": plain(tables.issued_on)}


def _problem(error: DeskError | None, words: Catalogue) -> dict[str, str] | None:
    return {"code": error.code, "message": sentence(error, words)} if error else None
