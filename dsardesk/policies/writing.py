"""A first profile, written from the few things that a person can say of a company in a minute.

What is not asked stays open, as docs/profile.md wants it: letters list it as missing, nobody guesses it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dsardesk.policies.checks import LONGEST_ID

Entries = Mapping[str, str | tuple[str, ...] | date]
ESCAPES = {'"': '\\"', "\\": "\\\\"}
LAST_CONTROL = 0x20
DELETE = 0x7F


@dataclass(frozen=True, slots=True)
class CompanyForm:
    """What a person typed of a French company.

    Attributes:
        name: legal name in letters.
        address: postal lines.
        city: where letters are dated.
        calendar: id of the holiday table.
        zone: IANA time zone of the place of that table.
        language: language of plain words in the profile.
        in_force_from: first day of this version.
        contact: name of the data protection officer or contact; may be empty.
        email: where requests arrive; may be empty, and then no way in is named.
    """

    name: str
    address: tuple[str, ...]
    city: str
    calendar: str
    zone: str
    language: str
    in_force_from: date
    contact: str = ""
    email: str = ""


CNIL: Entries = {
    "name": "Commission nationale de l’informatique et des libertés (CNIL)",
    "address": ("3 place de Fontenoy", "TSA 80715", "75334 Paris Cedex 07", "France"),
    "phone": "01 53 73 22 22",
    "website": "https://www.cnil.fr/fr/plaintes",
}
"""The supervisory authority of every company established in France (LIL 8)."""


def write_profile(form: CompanyForm) -> str:
    """The profile of *form* as TOML; `read_profile` reads back the very words that were typed."""
    person = {key: value for key, value in (("name", form.contact), ("email", form.email)) if value}
    way_in = f"[[channels]]\n{_table({'kind': 'email', 'value': form.email})}" if form.email else ""
    return f"{_table(_company(form))}\n[officer]\n{_table(person)}\n[authority]\n{_table(CNIL)}\n{way_in}"


def _company(form: CompanyForm) -> Entries:
    """What stands above every table: a key below one would belong to it."""
    entries: Entries = {
        "id": short_name(form.name),
        "name": form.name,
        "address": form.address,
        "city": form.city,
        "country": "FR",
        "zone": form.zone,
        "calendar": form.calendar,
        "language": form.language,
        "in_force_from": form.in_force_from,
        "systems": (),
        "activities": (),
    }
    return entries if form.email else {**entries, "channels": ()}


def short_name(name: str) -> str:
    """A name without accents, spaces or signs; "company" if nothing is left of it.

    >>> short_name("L’Été & Cie")
    'l_ete_cie'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return "_".join(re.findall("[a-z0-9]+", plain))[:LONGEST_ID] or "company"


def _table(entries: Entries) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in entries.items())


def _value(value: str | tuple[str, ...] | date) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return f"[{', '.join(_value(item) for item in value)}]"
    return f'"{"".join(map(_character, value))}"'


def _character(character: str) -> str:
    """One character inside a quoted text of TOML."""
    if ord(character) < LAST_CONTROL or ord(character) == DELETE:
        return f"\\u{ord(character):04x}"
    return ESCAPES.get(character, character)
