"""What a company does with personal data, as Article 15(1) asks to tell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dsardesk.domain.words import Words, worded

EEA = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
"""Countries to which sending data is no transfer in the sense of GDPR 44."""


class LegalBasis(StrEnum):
    """GDPR 6(1)."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTERESTS = "legitimate_interests"


class Line(StrEnum):
    """One line of what GDPR 15(1) and 15(2) ask to say about a processing, in the order in which letters tell them."""

    PURPOSES = "purposes"  # 15(1)(a)
    DATA_CATEGORIES = "data_categories"  # 15(1)(b)
    RECIPIENTS = "recipients"  # 15(1)(c)
    SAFEGUARD = "safeguard"  # 15(2)
    RETENTION = "retention"  # 15(1)(d)
    SOURCE = "source"  # 15(1)(g)
    AUTOMATED_DECISION = "automated_decision"  # 15(1)(h)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who receives data, by name (CJEU C-154/21).

    Attributes:
        name: the organisation.
        role: what it does, in words.
        country: ISO 3166-1 alpha-2 code of where the data go; "" if not known, and then a safeguard is missing.
        safeguard: GDPR 46 safeguard when that is outside the EEA, in words.
    """

    name: str
    role: Words
    country: str = ""
    safeguard: Words = field(default_factory=dict)

    @property
    def lacks_safeguard(self) -> bool:
        """True where data may leave the EEA and nothing says what protects them (GDPR 15(2))."""
        return self.country not in EEA and not worded(self.safeguard)


@dataclass(frozen=True, slots=True)
class Activity:
    """One processing, with what Article 15(1) asks to say about it.

    Attributes:
        id: short name used in the profile.
        name: name shown to people.
        people: categories of persons concerned (ids), e.g. ("customer",).
        purposes: GDPR 15(1)(a).
        legal_basis: GDPR 6(1); None where the policy gives none to this processing.
        data_categories: GDPR 15(1)(b).
        recipients: GDPR 15(1)(c).
        retention: GDPR 15(1)(d), the period with its starting point, in words.
        source: GDPR 15(1)(g): where the data come from, the person included.
        automated_decision: GDPR 15(1)(h); the words say so when there is none.
        systems: ids of the systems that hold the data.
        recipient_categories: kinds of recipients that the policy mentions without naming them, in words.
        to_settle: lines on which the policy says something too vague, or contradictory, for a letter to repeat.
        inferred: True where the company makes the data itself, so that the person provided none of them.
        on_paper: True where nothing of it is automated.
    """

    id: str
    name: Words
    people: tuple[str, ...]
    purposes: Words
    legal_basis: LegalBasis | None = field(default=None, kw_only=True)
    data_categories: Words
    recipients: tuple[Recipient, ...]
    retention: Words
    source: Words = field(default_factory=dict)
    automated_decision: Words = field(default_factory=dict)
    systems: tuple[str, ...] = ()
    recipient_categories: Words = field(default_factory=dict)
    to_settle: tuple[Line, ...] = ()
    inferred: bool = False
    on_paper: bool = False

    def open_lines(self) -> tuple[Line, ...]:
        """Lines that cannot be told in full yet: nothing is said of them, or what is said is to be settled."""
        said: dict[Line, bool] = {
            Line.PURPOSES: worded(self.purposes),
            Line.DATA_CATEGORIES: worded(self.data_categories),
            Line.RECIPIENTS: bool(self.recipients),
            Line.SAFEGUARD: not any(recipient.lacks_safeguard for recipient in self.recipients),
            Line.RETENTION: worded(self.retention),
            Line.SOURCE: worded(self.source),
            Line.AUTOMATED_DECISION: worded(self.automated_decision),
        }
        return tuple(line for line in Line if line in self.to_settle or not said[line])
