"""What a profile may not say though each of its keys is well formed: ids used twice, impossible words and figures."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dsardesk.domain.identity import Rung
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import RightType
from dsardesk.law.reading import BadText

CHANNELS = ("email", "post", "form", "phone", "link")
LONGEST_ID = 60
LARGEST: Mapping[str, int] = {
    "reply.months": 12,
    "reply.extension_months": 12,
    "minors_age": 21,
    "promised_days": 31,
    "forward_days": 30,
    "identity.keep_hours": 720,
    "request_retention.months": 240,
}
"""Figures beyond which somebody surely meant another key; each of them is 1 at least, unless it stands below."""
LEAST: Mapping[str, int] = {"request_retention.months": 0}
"""A policy that keeps requests no longer than their handling takes keeps them for no month."""
UNCONDITIONAL = (RightType.ERASURE, RightType.RESTRICTION)
"""Rights whose conditions a policy may leave out."""

_LANGUAGE = re.compile(r"[a-z]{2}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def problems(profile: ControllerProfile, calendars: Collection[str]) -> Iterator[BadText]:
    """Every mistake of *profile*, its line not known yet; any calendar will do when there are none."""
    yield from _place(profile, calendars)
    yield from _ids(profile)
    yield from _kinds(profile)
    yield from _addresses(profile)
    yield from _figures(profile)
    yield from _promises(profile)
    yield from _references(profile)


def is_language(code: str) -> bool:
    """True for two small letters, as in ISO 639-1."""
    return bool(_LANGUAGE.fullmatch(code))


def _bad(key: str, problem: str) -> BadText:
    return BadText(key=key, problem=problem, line=0)


def _place(profile: ControllerProfile, calendars: Collection[str]) -> Iterator[BadText]:
    try:
        ZoneInfo(profile.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: the name of a folder of zones, or too long a one.
        yield _bad("zone", "unknown_zone")
    if calendars and profile.calendar not in calendars:
        yield _bad("calendar", "unknown_calendar")
    if not is_language(profile.language):
        yield _bad("language", "not_language")
    countries = {"country": profile.country}
    for n, activity in enumerate(profile.activities, start=1):
        for m, recipient in enumerate(activity.recipients, start=1):
            # One that is not known is left out: it is then a gap.
            countries[f"activities[{n}].recipients[{m}].country"] = recipient.country or profile.country
    yield from (_bad(key, "not_country") for key, code in countries.items() if not _COUNTRY.fullmatch(code))


def _ids(profile: ControllerProfile) -> Iterator[BadText]:
    """Short names that are blank or too long, or stand for two things; a company without a name."""
    lists = {
        "categories": [each.id for each in profile.categories],
        "systems": [each.id for each in profile.systems],
        "activities": [each.id for each in profile.activities],
        "joint_controllers": [each.id for each in profile.joint_controllers],
    }
    written = {"id": profile.id}
    for name, ids in lists.items():
        written |= {f"{name}[{n}].id": each for n, each in enumerate(ids, start=1)}
        repeated = (n for n, each in enumerate(ids, start=1) if each in ids[: n - 1])
        yield from (_bad(f"{name}[{n}].id", "used_twice") for n in repeated)
    yield from (_bad(key, "unfit_id") for key, each in written.items() if not 0 < len(each.strip()) <= LONGEST_ID)
    if not profile.name.strip():
        yield _bad("name", "blank")


def _kinds(profile: ControllerProfile) -> Iterator[BadText]:
    words: dict[str, tuple[str, tuple[str, ...]]] = {
        "identity.default_rung": (profile.identity.default_rung, tuple(Rung))
    }
    words |= {f"channels[{n}].kind": (each.kind, CHANNELS) for n, each in enumerate(profile.channels, start=1)}
    for key, (word, allowed) in words.items():
        if word not in allowed:
            yield BadText(key=key, problem="unknown_word", line=0, allowed=", ".join(allowed))


def _addresses(profile: ControllerProfile) -> Iterator[BadText]:
    addresses = {f"channels[{n}].value": c.value for n, c in enumerate(profile.channels, start=1) if c.kind == "email"}
    together = enumerate(profile.joint_controllers, start=1)
    addresses |= {f"joint_controllers[{n}].email": each.email for n, each in together if each.email}
    if profile.officer.email:
        addresses["officer.email"] = profile.officer.email
    yield from (_bad(key, "not_email") for key, address in addresses.items() if not _ADDRESS.fullmatch(address))


def _promises(profile: ControllerProfile) -> Iterator[BadText]:
    """What is said to be promised beyond the law."""
    if any(right not in UNCONDITIONAL for right in profile.unconditional):
        yield BadText(key="unconditional", problem="unknown_word", line=0, allowed=", ".join(UNCONDITIONAL))


def _figures(profile: ControllerProfile) -> Iterator[BadText]:
    figures = {
        "reply.months": profile.reply.months if profile.reply else None,
        "reply.extension_months": profile.reply.extension_months if profile.reply else None,
        "minors_age": profile.minors_age,
        "promised_days": profile.promised_days,
        "identity.keep_hours": profile.identity.keep_hours,
        "request_retention.months": profile.request_retention.months if profile.request_retention else None,
    }
    contracts = enumerate(profile.categories, start=1)
    figures |= {f"categories[{n}].forward_days": each.forward_days for n, each in contracts}
    for path, figure in figures.items():
        key = path.rpartition("].")[2]
        least = LEAST.get(key, 1)
        if figure is not None and not least <= figure <= LARGEST[key]:
            yield BadText(key=path, problem="figure_out_of_range", line=0, least=least, most=LARGEST[key])


def _references(profile: ControllerProfile) -> Iterator[BadText]:
    """Systems and categories of persons that are named without being described.

    A profile that describes no category may name those it likes.
    """
    categories = {category.id for category in profile.categories}
    people = {f"channels[{n}].people": channel.people for n, channel in enumerate(profile.channels, start=1)}
    people |= {f"activities[{n}].people": activity.people for n, activity in enumerate(profile.activities, start=1)}
    together = enumerate(profile.joint_controllers, start=1)
    people |= {f"joint_controllers[{n}].people": each.people for n, each in together}
    for key, named in people.items():
        if categories and not categories.issuperset(named):
            yield _bad(key, "unknown_category")
    systems = {system.id for system in profile.systems}
    for n, activity in enumerate(profile.activities, start=1):
        if not systems.issuperset(activity.systems):
            yield _bad(f"activities[{n}].systems", "unknown_system")
