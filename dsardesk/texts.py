"""The texts that ship with the desk, read once: rules, calendars, cues, messages. Quick to load, unlike the desk."""

from __future__ import annotations

from functools import cache

from dsardesk import resources
from dsardesk.domain.calendars import Calendar
from dsardesk.domain.rules import RuleBook
from dsardesk.intake.cues import Cues, read_cues
from dsardesk.law.calendars import read_calendar
from dsardesk.law.rules import read_rules
from dsardesk.wording import Catalogue


@cache
def rule_book() -> RuleBook:
    """Every rule of resources/law."""
    return read_rules(*(resources.text("law", f"{name}.toml") for name in resources.names("law", suffix=".toml")))


@cache
def calendar(calendar_id: str) -> Calendar:
    """The holiday table of that id."""
    return read_calendar(resources.text("law", "calendars", f"{calendar_id}.toml"))


def calendars() -> tuple[str, ...]:
    """Ids of the holiday tables."""
    return resources.names("law", "calendars", suffix=".toml")


@cache
def cues() -> Cues:
    """What rights look like in each language."""
    return read_cues(*(resources.text("intake", f"{name}.toml") for name in resources.names("intake", suffix=".toml")))


@cache
def messages(lang: str) -> Catalogue:
    """What the desk says to its users, in *lang*."""
    return Catalogue(lang, resources.text("messages", f"{lang}.toml"))
