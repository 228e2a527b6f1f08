"""`dsardesk discover`: where files speak of one person, without a vault; nothing is stored."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from dsardesk.cli.options import FILE, Call, read_text, spoken
from dsardesk.discovery.folder import search_file, search_folder
from dsardesk.domain.errors import DeskError, UnreadableInput
from dsardesk.domain.findings import Finding, SearchResult, Target

UNREAD = 4
"""Exit code where something could not be searched; the rest was."""
IDENTIFIERS = ("phone", "phones", "customer_number", "order_number", "own_reference", "identifiers")
"""Keys of a target that hold numbers by which the company may know the person."""
SQLITE = "sqlite:///"


class BadTarget(DeskError):
    """The file does not say who is looked for."""

    code = "discover.bad_target"
    exit_code = 2


class NothingToSearch(DeskError):
    """No file, folder or database was named."""

    code = "discover.nothing_to_search"
    exit_code = 2


@click.command("discover")
@click.argument("sources", metavar="SOURCE...", nargs=-1, type=FILE)
@click.option("--target", "target_file", required=True)
@click.option("--base", "base", type=FILE)
@click.option("--source-file", "source_file")
@spoken
def discover(
    call: Call, *, sources: tuple[Path, ...], target_file: str, base: Path | None, source_file: str | None
) -> int:
    """Look for one person in files and folders."""
    target = read_target(read_text(target_file))
    listed = [line.strip() for line in read_text(source_file).splitlines() if line.strip()] if source_file else []
    if not sources and not listed:
        raise NothingToSearch
    unread = 0
    for source in (*sources, *(Path(each.removeprefix(SQLITE)) for each in listed if _is_file(each))):
        for told in _told(source, base, target):
            unread += "not_searched" in told
            click.echo(json.dumps(told, ensure_ascii=False) if call.as_json else _line(told, call))
    for _ in (each for each in listed if not _is_file(each)):
        # A database's address may hold its password: it is never repeated.
        unread += 1
        told = {"not_searched": "--source-file", "reason": "unknown_type"}
        click.echo(json.dumps(told) if call.as_json else _line(told, call))
    if unread:
        click.echo(call.words.say("cli.not_searched", count=unread), err=True)
    return UNREAD if unread else 0


def _is_file(address: str) -> bool:
    return address.startswith(SQLITE) or "://" not in address


def read_target(text: str) -> Target:
    """Who is looked for, as `corpus/discovery/target.json` writes it; other keys are ignored."""
    try:
        told = json.loads(text)
    except ValueError:
        raise BadTarget from None
    if not isinstance(told, Mapping):
        raise BadTarget
    names = [*_words(told, "name", "names")]
    # A maiden name stands beside the same first name.
    names += [f"{name.split()[0]} {maiden}" for name in names[:1] for maiden in _words(told, "maiden_name")]
    target = Target(tuple(names), (*_words(told, "email", "emails"),), (*_words(told, *IDENTIFIERS),))
    if not (target.names or target.emails or target.identifiers):
        raise BadTarget
    return target


def _words(told: Mapping[str, Any], *keys: str) -> Iterator[str]:
    for key in keys:
        value = told.get(key) or ()
        yield from (str(each).strip() for each in ([value] if isinstance(value, str) else value) if str(each).strip())


def _told(source: Path, base: Path | None, target: Target) -> Iterator[dict[str, str]]:
    """What was found in one source, then what could not be searched there."""
    try:
        result = search_folder(source, target) if source.is_dir() else search_file(source, target)
    except UnreadableInput as error:
        yield {"not_searched": _named(source, base), "reason": str(error.facts["reason"])}
        return
    folder = source if source.is_dir() else source.parent
    yield from _results(result, folder, base)


def _results(result: SearchResult, folder: Path, base: Path | None) -> Iterator[dict[str, str]]:
    yield from (_finding(each, _named(folder / each.file, base)) for each in result.findings)
    for file, reason in result.not_searched:
        yield {"not_searched": _named(folder / file, base), "reason": reason}


def _finding(found: Finding, file: str) -> dict[str, str]:
    return {
        "file": file,
        "locator": found.locator,
        "matched_on": found.matched_on,
        "value": found.value,
        "match": found.match.value,
    }


def _named(path: Path, base: Path | None) -> str:
    """POSIX path relative to *base*, else as typed."""
    if base is None:
        return path.as_posix()
    try:
        return path.resolve().relative_to(base.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _line(told: Mapping[str, str], call: Call) -> str:
    if "not_searched" in told:
        reason = call.words.name("unread", told["reason"])
        return call.words.say("cli.discover_unread", file=told["not_searched"], reason=reason)
    match = call.words.name("match", told["match"])
    return call.words.say("cli.discover_found", **{**told, "match": match})
