"""The Article 15 answer in two layers: a copy of the data and the information about their processing.

Neither layer alone is complete (CNIL access checks of 2024 found each half missing, in opposite companies).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsardesk.domain.case import Case, SearchOutcome
from dsardesk.domain.errors import DeskError
from dsardesk.domain.profile import Activity, ControllerProfile, Line, Words, worded


class AnswerIncomplete(DeskError):
    """The access reply lacks something; `gaps` holds the keys, separated by spaces."""

    code = "access.incomplete"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing missing: key of its sentence, and the system or processing at fault."""

    code: str
    where: str


def activities_for(case: Case, profile: ControllerProfile) -> tuple[Activity, ...]:
    """Processings that concern the requester; all of them while the category of person is not known.

    The handling of the request itself is one of them: "no data held" excepts and describes the request file.
    """
    if not case.requester.category:
        return profile.activities
    return profile.activities_of(case.requester.category)


def gaps_in_copy(case: Case, profile: ControllerProfile) -> Iterator[Gap]:
    """What is missing from the copy of the data (Article 15(3))."""
    answered = {s.system: s for s in case.searches}
    needed = dict.fromkeys(system for activity in activities_for(case, profile) for system in activity.systems)
    for system in needed:
        search = answered.get(system)
        if search is None or search.outcome is None:
            yield Gap("system_not_searched", system)
        elif search.outcome is SearchOutcome.NOT_SEARCHED and not search.reason:
            yield Gap("system_without_reason", system)
    found = any(s.outcome is SearchOutcome.FOUND for s in case.searches)
    if found and not any(package.kind == "access" for package in case.packages):
        yield Gap("copy_not_made", "")


def gaps_in_information(case: Case, profile: ControllerProfile) -> Iterator[Gap]:
    """What is missing from the information on the processing (Article 15(1)(a) to (h) and 15(2))."""
    activities = activities_for(case, profile)
    if not activities:
        yield Gap("no_activity", case.requester.category)
    for activity in activities:
        lines: dict[Line, Words] = {
            Line.PURPOSES: activity.purposes,
            Line.DATA_CATEGORIES: activity.data_categories,
            Line.RETENTION: activity.retention,
            Line.SOURCE: activity.source,
            Line.AUTOMATED_DECISION: activity.automated_decision,
        }
        for line, words in lines.items():
            if line in activity.to_settle or not worded(words):
                yield Gap(f"{line}_missing", activity.id)
        yield from _recipient_gaps(activity)
    if not profile.authority.name:
        yield Gap("authority_missing", "")


def _recipient_gaps(activity: Activity) -> Iterator[Gap]:
    if Line.RECIPIENTS in activity.to_settle or not activity.recipients:
        yield Gap("recipients_missing", activity.id)
    for recipient in activity.recipients:
        if recipient.country not in EEA and not worded(recipient.safeguard):
            yield Gap("safeguard_missing", activity.id)


EEA = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IS",
        "IT",
        "LI",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
"""Countries to which sending data is no transfer in the sense of GDPR 44."""


def must_be_complete(case: Case, profile: ControllerProfile) -> None:
    """Refuse to call an access reply complete while a line or a system is open."""
    gaps = [*gaps_in_copy(case, profile), *gaps_in_information(case, profile)]
    if gaps:
        raise AnswerIncomplete(gaps=" ".join(dict.fromkeys(gap.code for gap in gaps)))
