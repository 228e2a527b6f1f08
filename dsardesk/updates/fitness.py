"""Whether a set of law tables can take the place of another: each one reads, and nothing that code asks is missing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dsardesk.domain.errors import DeskError
from dsardesk.domain.rules import Rule, RuleBook
from dsardesk.law.authorities import read_authorities
from dsardesk.law.calendars import read_calendar
from dsardesk.law.reading import BadText
from dsardesk.law.rules import read_rules
from dsardesk.law.versions import newest, version_key

AUTHORITIES = "authorities.toml"
CALENDARS = "calendars/"
FIGURES = ("months", "days", "hours", "count")


class TableUnfit(DeskError):
    """A table cannot be used: `table` names it, `what` the key or the line at fault."""

    code = "law.table_unfit"


class TableMissing(DeskError):
    """A table, or a rule, that this program needs is missing; `what` names it."""

    code = "law.missing"


class OtherVersion(DeskError):
    """The version that the set bears is not the newest of its tables' own."""

    code = "law.other_version"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A set of tables, read.

    Attributes:
        version: the newest among its tables' own.
        rules: the rule book.
        years: first and last year of each calendar by its id.
        countries: countries of which an authority is known.
    """

    version: str
    rules: RuleBook
    years: Mapping[str, tuple[int, int]]
    countries: frozenset[str]


def parse(texts: Mapping[str, str]) -> Parsed:
    """Everything in *texts* read as the program reads it; TableUnfit names the table at fault."""
    years, countries, versions = {}, frozenset[str](), []
    for name, text in texts.items():
        try:
            versions.append(_version(text))
            if name.startswith(CALENDARS):
                calendar = read_calendar(text)
                years[calendar.id] = calendar.first_year, calendar.last_year
                _must_be_named(name, calendar.id)
            elif name == AUTHORITIES:
                countries = frozenset(each.country for each in read_authorities(text).entries)
            else:
                read_rules(text)
        except BadText as error:
            raise TableUnfit(table=name, what=str(error.facts["key"])) from None
        except tomllib.TOMLDecodeError as error:
            raise TableUnfit(table=name, what=str(error)) from None
    return Parsed(newest(versions), _book(texts), years, countries)


def must_replace(new: Parsed, known: Parsed, version: str) -> None:
    """Refuse tables that bear another *version* than their own, or lack something that the known ones have."""
    if new.version != version:
        raise OtherVersion(version=version, tables=new.version)
    for what in _missing(new, known):
        raise TableMissing(what=what)


def must_have_every_rule(new: Mapping[str, str], known: Mapping[str, str]) -> None:
    """Refuse tables that lack a table, or a rule, that the known ones have; calendars are not read."""
    for name in known:
        if name not in new:
            raise TableMissing(what=name)
    for rule in _missing_rules(_book(new), _book(known)):
        raise TableMissing(what=rule)


def _missing_rules(new: RuleBook, known: RuleBook) -> Iterator[str]:
    for rule in known.rules.values():
        replacement = new.rules.get(rule.id)
        if replacement is None or _figures(replacement) != _figures(rule):
            yield rule.id
    yield from (code for code in known.grounds if code not in new.grounds)


def _missing(new: Parsed, known: Parsed) -> Iterator[str]:
    yield from _missing_rules(new.rules, known.rules)
    for calendar, (first, last) in known.years.items():
        found = new.years.get(calendar)
        if found is None or found[0] > first or found[1] < last:
            yield f"{CALENDARS}{calendar}.toml"
    if not known.countries <= new.countries:
        yield AUTHORITIES


def _figures(rule: Rule) -> list[str]:
    """Kinds of figures that a rule has: code asks for one by its kind."""
    return [kind for kind in FIGURES if getattr(rule, kind) is not None]


def _version(text: str) -> str:
    version = str(tomllib.loads(text).get("version", ""))
    version_key(version)
    return version


def _must_be_named(name: str, calendar_id: str) -> None:
    if name != f"{CALENDARS}{calendar_id}.toml":
        raise TableUnfit(table=name, what="id")


def _book(texts: Mapping[str, str]) -> RuleBook:
    """Rules of all files together: an id stands in one of them only."""
    files = [text for name, text in texts.items() if not name.startswith(CALENDARS) and name != AUTHORITIES]
    try:
        return read_rules(*files)
    except BadText as error:
        raise TableUnfit(table=str(error.facts["key"]), what=str(error.facts["problem"])) from None
    except tomllib.TOMLDecodeError as error:
        raise TableUnfit(table="", what=str(error)) from None
    except ValueError:  # No file of rules at all.
        raise TableMissing(what="clocks.toml") from None
