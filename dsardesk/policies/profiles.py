"""Controller profiles: the TOML file in which a company writes what it is, promised and does."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dsardesk.domain.identity import Rung
from dsardesk.domain.profile import ControllerProfile
from dsardesk.law.reading import BadText, line_of, read_into

_WORDS = {
    "": ("transfers",),
    "officer": ("title",),
    "identity": ("policy_says",),
    "reply": ("says",),
    "post_mortem": ("directives", "heirs"),
    "categories": ("name", "controller"),
    "activities": (
        "name",
        "purposes",
        "data_categories",
        "retention",
        "source",
        "automated_decision",
        "recipient_categories",
    ),
    "recipients": ("role", "safeguard"),
    "systems": ("name",),
}
"""Keys that hold words for people: plain text there means the profile's own language."""


def read_profile(text: str, calendars: Collection[str] = ()) -> ControllerProfile:
    """The profile written in *text*; a mistake is a `BadText` that names its line and key.

    *calendars* are the holiday tables that exist; any will do when there are none.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        # Without a line of its own, the mistake is that the text stops short.
        raise BadText(key="", problem="not_toml", line=int(found[1]) if found else len(text.splitlines())) from None
    try:
        profile = read_into(ControllerProfile, _with_languages(table))
        _check(profile, calendars)
    except BadText as error:
        raise BadText(**{**error.facts, "line": line_of(text, str(error.facts["key"]))}) from None
    return profile


def _with_languages(table: dict[str, Any]) -> dict[str, Any]:
    """The table in which every text for people is a mapping by language."""
    language = str(table.get("language", ""))

    def visit(value: Any, parent: str) -> Any:
        if isinstance(value, list):
            return [visit(item, parent) for item in value]
        if not isinstance(value, dict):
            return value
        words = _WORDS.get(parent, ())
        return {
            key: {language: item} if key in words and isinstance(item, str) else visit(item, key)
            for key, item in value.items()
        }

    visited: dict[str, Any] = visit(table, "")
    return visited


def _check(profile: ControllerProfile, calendars: Collection[str]) -> None:
    for key, problem in _problems(profile, calendars):
        raise BadText(key=key, problem=problem, line=0)


def _problems(profile: ControllerProfile, calendars: Collection[str]) -> Iterator[tuple[str, str]]:
    try:
        ZoneInfo(profile.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder of zones, or too long a one.
        yield "zone", "unknown_zone"
    if calendars and profile.calendar not in calendars:
        yield "calendar", "unknown_calendar"
    if profile.identity.default_rung not in set(Rung):
        yield "identity.default_rung", "unknown_word"
    yield from _impossible_figures(profile)
    yield from _people_problems(profile)
    known = {system.id for system in profile.systems}
    for number, activity in enumerate(profile.activities, start=1):
        for system in activity.systems:
            if system not in known:
                yield f"activities[{number}].systems", "unknown_system"


def _impossible_figures(profile: ControllerProfile) -> Iterator[tuple[str, str]]:
    figures = {
        "reply.months": profile.reply.months if profile.reply else None,
        "reply.extension_months": profile.reply.extension_months if profile.reply else None,
        "minors_age": profile.minors_age,
    }
    yield from ((key, "impossible_figure") for key, figure in figures.items() if figure is not None and figure < 1)


def _people_problems(profile: ControllerProfile) -> Iterator[tuple[str, str]]:
    """Categories of persons that are described twice, or named without being described.

    A profile that describes none may name those it likes.
    """
    known: set[str] = set()
    for number, category in enumerate(profile.categories, start=1):
        if category.id in known:
            yield f"categories[{number}].id", "used_twice"
        known.add(category.id)
    people = {f"channels[{n}].people": channel.people for n, channel in enumerate(profile.channels, start=1)}
    people |= {f"activities[{n}].people": activity.people for n, activity in enumerate(profile.activities, start=1)}
    yield from ((key, "unknown_category") for key, named in people.items() if known and not known.issuperset(named))
