"""The texts that the desk reads once: law tables, cues, messages. Quick to load, unlike the desk.

Law tables are those that ship, or newer ones that the user installed; all of them come through `law_tables`.
"""

from __future__ import annotations

from functools import cache

from dsardesk import resources
from dsardesk.domain.authorities import Authorities
from dsardesk.domain.calendars import Calendar, UnknownCalendar
from dsardesk.domain.rules import RuleBook
from dsardesk.intake.cues import Cues, read_cues
from dsardesk.law.authorities import read_authorities
from dsardesk.law.calendars import read_calendar
from dsardesk.law.rules import read_rules
from dsardesk.policies.catalogue import read_catalogue
from dsardesk.policies.lexicon import read_lexicon
from dsardesk.policies.report import Knowledge
from dsardesk.updates.installed import TablesInUse, in_use
from dsardesk.wording import Catalogue

CALENDARS, TABLE = "calendars/", ".toml"


@cache
def law_tables() -> TablesInUse:
    """The law tables in use."""
    return in_use()


@cache
def rule_book() -> RuleBook:
    """Every rule of the law tables."""
    return read_rules(*(law_tables().text(name) for name in law_tables().names() if not name.startswith(CALENDARS)))


@cache
def calendar(calendar_id: str) -> Calendar:
    """The holiday table of that id; UnknownCalendar if there is none."""
    if calendar_id not in calendars():
        raise UnknownCalendar(name=calendar_id)
    return read_calendar(law_tables().text(f"{CALENDARS}{calendar_id}{TABLE}"))


def calendars() -> tuple[str, ...]:
    """Ids of the holiday tables, those of France first."""
    names = (name for name in law_tables().names() if name.startswith(CALENDARS))
    ids = (name.removeprefix(CALENDARS).removesuffix(TABLE) for name in names)
    return tuple(sorted(ids, key=lambda name: (not name.startswith("FR"), name)))


@cache
def authorities() -> Authorities:
    """The table of supervisory authorities."""
    return read_authorities(law_tables().text(f"authorities{TABLE}"))


def forget_law() -> None:
    """Read law tables afresh when they are next asked for: others may have been installed or removed."""
    for known in (law_tables, rule_book, calendar, authorities):
        known.cache_clear()


@cache
def cues() -> Cues:
    """What rights look like in each language."""
    return read_cues(*(resources.text("intake", f"{name}.toml") for name in resources.names("intake", suffix=".toml")))


@cache
def policy_knowledge() -> Knowledge:
    """What the check of privacy policies needs: their wordings, what to tell of each rule, the law's figures."""
    languages = (resources.text("policies", f"{lang}.toml") for lang in resources.LANGUAGES)
    return Knowledge(read_lexicon(*languages), read_catalogue(resources.text("policies", "rules.toml")), rule_book())


@cache
def messages(lang: str) -> Catalogue:
    """What the desk says to its users, in *lang*."""
    return Catalogue(lang, resources.text("messages", f"{lang}.toml"))
