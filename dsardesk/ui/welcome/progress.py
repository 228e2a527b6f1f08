"""How far the first start has come; nothing of it is written anywhere before the vault exists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum
from pathlib import Path

from dsardesk.policies.writing import CompanyForm
from dsardesk.ui.program import Company

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


class Step(IntEnum):
    """The cards, in order."""

    LANGUAGE = 0
    COMPANY = 1
    VAULT = 2
    CODE = 3
    START = 4


class Way(StrEnum):
    """How the company is described."""

    FORM = "form"
    FILE = "file"
    SHIPPED = "shipped"


class Problem(StrEnum):
    """What is wrong with a field."""

    MISSING = "missing"
    NOT_EMAIL = "not_email"


@dataclass(frozen=True, slots=True)
class Fields:
    """What was typed of the company, word for word; `address` has a line of text for each postal line."""

    name: str = ""
    address: str = ""
    city: str = ""
    contact: str = ""
    email: str = ""
    calendar: str = "FR"

    def problems(self) -> dict[str, Problem]:
        """What is wrong, by the name of the field; contact and address may be left open."""
        required = {"name": self.name, "address": self.address, "city": self.city}
        found = {name: Problem.MISSING for name, value in required.items() if not value.strip()}
        if self.email.strip() and not EMAIL.fullmatch(self.email.strip()):
            found["email"] = Problem.NOT_EMAIL
        return found

    def form(self, zones: Mapping[str, str], language: str, today: date) -> CompanyForm:
        """The same as a form that can be written as a profile."""
        return CompanyForm(
            name=self.name.strip(),
            address=tuple(line.strip() for line in self.address.splitlines() if line.strip()),
            city=self.city.strip(),
            calendar=self.calendar,
            zone=zones[self.calendar],
            language=language,
            in_force_from=today,
            contact=self.contact.strip(),
            email=self.email.strip(),
        )


@dataclass(slots=True)
class Progress:
    """What was chosen so far.

    Attributes:
        folder: where the vault will be.
        step: the card in front.
        way: how the company is described.
        fields: what was typed of it.
        file: its profile, where it comes from a file.
        shipped: short name of the company chosen among those that ship.
        company: the company, once it is known to be well described.
        password: kept from the making of the vault to its opening, and in memory only.
        code: the recovery code, until it is known to be written down.
        asked: number, from 1, of the group that is asked back.
        reminders: False once the reminder file beside the vault is refused.
    """

    folder: Path
    step: Step = Step.LANGUAGE
    way: Way = Way.FORM
    fields: Fields = field(default_factory=Fields)
    file: Path | None = None
    shipped: str = ""
    company: Company | None = None
    password: str = field(default="", repr=False)
    code: str = field(default="", repr=False)
    asked: int = 0
    reminders: bool = True
