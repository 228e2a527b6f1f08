"""The annual report: what the requests of one year came to, in figures; small ones are hidden from others.

No text prescribes it: it serves accountability (GDPR 5(2) and 39(1)(b)).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import ceil
from statistics import median

from dsardesk.domain.case import CaseKind
from dsardesk.domain.purging import DirectiveFigures, Figures
from dsardesk.domain.rights import RightType

SMALL = "design.report.small_cells"
UNANSWERED = "unanswered"


class Part(StrEnum):
    """One table of the report; its title stands in the messages under `annual.<part>`, its lines under their own."""

    RIGHTS = "rights"
    OUTCOMES = "outcomes"
    COMPLAINTS = "complaints"
    RIGHTS_OUTCOMES = "rights_outcomes"
    DELAYS = "delays"
    AMONG = "among"
    EXTENSION_GROUNDS = "extension_grounds"
    CODES = "codes"
    KINDS = "kinds"
    MONTHS = "months"
    CHANNELS = "channels"
    CATEGORIES = "categories"
    OTHERS = "others"
    DIRECTIVES = "directives"


SUMS = frozenset({Part.OTHERS, Part.DIRECTIVES})
"""Tables whose lines count different things: they have no total that would give a hidden one away."""
CROSSED = frozenset({Part.RIGHTS_OUTCOMES, Part.COMPLAINTS})
"""Tables that cross two others, whose lines would give small figures of this one away: for the company alone."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure; None where it is hidden."""

    key: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Tally:
    """One table of the report."""

    part: Part
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Annual:
    """The report of one year.

    Attributes:
        year: in which the requests were received.
        received: how many there were; None where that is hidden.
        median_days: days to the last answer, for half of the requests answered; None without any, or hidden.
        ninth_days: the same for nine out of ten.
        tallies: its tables.
        least: the least figure that others may read; None in the company's own version.
        median_hours: hours for which half of the destroyed copies of identity documents were held at most; None
            without any, or hidden.
        longest_hours: the same for all of them.
        authority_letters: references of the letters of the supervisory authority, in the company's own version.
    """

    year: int
    received: int | None
    median_days: int | None
    ninth_days: int | None
    tallies: tuple[Tally, ...]
    least: int | None = None
    median_hours: int | None = None
    longest_hours: int | None = None
    authority_letters: tuple[str, ...] = ()

    def tally(self, part: Part) -> Mapping[str, int | None]:
        """The lines of one table, by their keys."""
        found = next((tally.lines for tally in self.tallies if tally.part is part), ())
        return {line.key: line.count for line in found}


def annual_report(
    year: int,
    figures: Sequence[Figures],
    directives: Iterable[DirectiveFigures],
    *,
    month: int,
    extended: int,
    authority_letters: Iterable[str] = (),
) -> Annual:
    """The company's own version, of the requests received in *year* and of what happened in the register in it.

    Answers are told apart by the months of GDPR 12(3): *month* without an extension, *extended* with one. Letters of
    the supervisory authority are named by the references of their cases.
    """
    mine = [each for each in figures if each.received_month.startswith(f"{year}-")]
    days = sorted(each.days_used for each in mine if each.days_used is not None)
    hours = sorted(each for case in mine for each in case.hours_held)
    tables = {
        **_of_items(mine),
        **_of_cases(mine, year),
        Part.DELAYS: _delays(mine, month, extended),
        Part.DIRECTIVES: _of_register(year, directives),
    }
    return Annual(
        year=year,
        received=len(mine),
        median_days=ceil(median(days)) if days else None,
        ninth_days=days[ceil(len(days) * 0.9) - 1] if days else None,
        tallies=tuple(Tally(part, _lines(tables[part])) for part in Part),
        median_hours=ceil(median(hours)) if hours else None,
        longest_hours=hours[-1] if hours else None,
        authority_letters=tuple(sorted(authority_letters)),
    )


def _lines(counts: Mapping[str, int]) -> tuple[Line, ...]:
    return tuple(Line(key, count) for key, count in counts.items())


def _of_items(mine: Sequence[Figures]) -> dict[Part, dict[str, int]]:
    """What counts rights, not requests: one request may exercise several."""
    asked = [
        (right, outcome or "undecided")
        for each in mine
        for right, outcome in zip(each.rights, each.outcomes, strict=True)
    ]
    return {
        Part.RIGHTS: _count(right for right, _ in asked),
        Part.OUTCOMES: _count(outcome for _, outcome in asked),
        Part.COMPLAINTS: _count(_complaints(mine)),
        Part.RIGHTS_OUTCOMES: _count(f"{right}/{outcome}" for right, outcome in asked),
        Part.EXTENSION_GROUNDS: _count(ground for each in mine for ground in each.extension_grounds),
        Part.CODES: _count(code for each in mine for code in each.codes),
    }


def _complaints(mine: Iterable[Figures]) -> Iterator[str]:
    """What came of each complaint to the company; a letter of the authority is none."""
    for each in mine:
        if each.kind == CaseKind.COMPLAINT:
            pairs = zip(each.rights, each.outcomes, strict=True)
            yield from (outcome or "undecided" for right, outcome in pairs if right == RightType.COMPLAINT)


def _of_cases(mine: Sequence[Figures], year: int) -> dict[Part, dict[str, int]]:
    months = {f"{year}-{month:02d}": 0 for month in range(1, 13)}
    return {
        Part.AMONG: {
            "late": sum(each.answered_late is True for each in mine),
            "extended": sum(each.extended for each in mine),
            "suspended": sum(each.suspended for each in mine),
            "identity_asked": sum(each.identity_asked for each in mine),
            "forwarded": sum(each.forwarded for each in mine),
        },
        Part.KINDS: _count(each.kind for each in mine),
        Part.MONTHS: months | Counter(each.received_month for each in mine),
        Part.CHANNELS: _count(each.channel for each in mine),
        Part.CATEGORIES: _count(each.category for each in mine),
        Part.OTHERS: {
            "copies_destroyed": sum(each.copies_destroyed for each in mine),
            "recipients_told": sum(each.recipients_told for each in mine),
        },
    }


def _of_register(year: int, directives: Iterable[DirectiveFigures]) -> dict[str, int]:
    known = list(directives)
    ended = [each.state for each in known if each.ended_month.startswith(f"{year}-")]
    registered = sum(each.registered_month.startswith(f"{year}-") for each in known)
    return {"registered": registered, "revoked": ended.count("revoked"), "executed": ended.count("executed")}


def _delays(mine: Iterable[Figures], month: int, extended: int) -> dict[str, int]:
    found = []
    for each in mine:
        used = each.months_used
        within = "month" if used and used <= month else "extended" if used and used <= extended else "longer"
        found.append(within if used else UNANSWERED)
    return _in_order(("month", "extended", "longer", UNANSWERED), found)


def _count(keys: Iterable[str]) -> dict[str, int]:
    """How often each key stands, the most frequent first."""
    found = Counter(keys)
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0])))


def _in_order(keys: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    return dict.fromkeys(keys, 0) | Counter(found)


def for_others(report: Annual, least: int) -> Annual:
    """The version that others may read: no figure from 1 to below *least*, nor one that would give it away.

    A total is hidden too where it is that small, and with it all that stands on so few requests.
    """
    few = report.received is not None and 0 < report.received < least
    shown = [tally for tally in report.tallies if tally.part not in CROSSED]
    answered = sum(count or 0 for key, count in report.tally(Part.DELAYS).items() if key != UNANSWERED)
    enough = answered >= least
    copies = report.tally(Part.OTHERS).get("copies_destroyed") or 0
    return replace(
        report,
        received=None if few else report.received,
        median_days=report.median_days if enough else None,
        ninth_days=report.ninth_days if enough else None,
        tallies=tuple(replace(tally, lines=_masked(tally, least, report.received or 0)) for tally in shown),
        least=least,
        median_hours=report.median_hours if copies >= least else None,
        longest_hours=report.longest_hours if copies >= least else None,
        authority_letters=(),
    )


def _masked(tally: Tally, least: int, received: int) -> tuple[Line, ...]:
    counts = {line.key: line.count or 0 for line in tally.lines}
    hidden = {key for key, count in counts.items() if 0 < count < least}
    if tally.part is Part.AMONG:
        # How many requests are not so is what is left of all of them.
        hidden |= {key for key, count in counts.items() if 0 < received - count < least}
    elif tally.part not in SUMS:
        hidden |= _given_away(counts, hidden, least)
    return tuple(replace(line, count=None) if line.key in hidden else line for line in tally.lines)


def _given_away(counts: Mapping[str, int], hidden: set[str], least: int) -> set[str]:
    """The smallest figures that would otherwise tell the *hidden* ones, by what they lack to the total."""
    more: set[str] = set()
    left = sorted((count, key) for key, count in counts.items() if count and key not in hidden)
    together = sum(counts[key] for key in hidden)
    while hidden and left and (len(hidden | more) == 1 or together < least):
        count, key = left.pop(0)
        more.add(key)
        together += count
    return more
