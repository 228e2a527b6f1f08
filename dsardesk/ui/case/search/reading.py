"""What each system answered and what an access reply lacks, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dsardesk.domain.access import Gap, systems_for
from dsardesk.domain.records import SearchOutcome
from dsardesk.domain.rights import RightType
from dsardesk.domain.words import words_in
from dsardesk.services.case_page import CasePage
from dsardesk.ui.case.reading import system_name
from dsardesk.wording import Catalogue

_OF_THE_SEARCH = {"system_not_searched", "system_without_reason"}
_OF_THE_PAPERS = {"copy_not_made"}


@dataclass(frozen=True, slots=True)
class SystemLine:
    """One system that may hold the person's data.

    Attributes:
        id: of the system.
        name: what the company calls it.
        owner: who answers for it.
        outcome: what it answered; None until it did.
        answer: the same in words; "" until it did.
        findings: how many places speak of the person.
        reason: why it, or a part of it, was not searched.
        by: who recorded it.
        on: when, in words.
        open: True while an answer may be recorded.
    """

    id: str
    name: str
    owner: str
    outcome: SearchOutcome | None
    answer: str
    findings: int
    reason: str
    by: str
    on: str
    open: bool


class Lead(StrEnum):
    """Where a gap is mended."""

    SEARCH = "search"
    PAPERS = "papers"
    COMPANY = "company"


@dataclass(frozen=True, slots=True)
class GapLine:
    """One thing that the access reply lacks, and where it is mended; *where* names the system or processing."""

    text: str
    lead: Lead
    where: str


@dataclass(frozen=True, slots=True)
class Completeness:
    """The two layers of an access reply, and what each lacks.

    Attributes:
        copy: what the copy of the data lacks (GDPR 15(3)).
        information: what the information on the processing lacks (GDPR 15(1)).
        profile_changed: True if the company's profile was replaced since the case was opened.
    """

    copy: tuple[GapLine, ...]
    information: tuple[GapLine, ...]
    profile_changed: bool


def system_lines(page: CasePage, words: Catalogue) -> tuple[SystemLine, ...]:
    """Systems that may hold the person's data, and those that were searched beside them."""
    searched = tuple(search.system for search in page.case.searches)
    systems = dict.fromkeys((*systems_for(page.case, page.profile), *searched))
    return tuple(_line(page, system, words) for system in systems)


def _line(page: CasePage, system_id: str, words: Catalogue) -> SystemLine:
    system = page.profile.system(system_id)
    found = next((search for search in page.case.searches if search.system == system_id), None)
    outcome = found.outcome if found else None
    return SystemLine(
        id=system_id,
        name=system_name(page, system_id, words),
        owner=system.owner if system else "",
        outcome=outcome,
        answer=words.say(f"search.{outcome}") if outcome else "",
        findings=found.findings if found else 0,
        reason=found.reason if found else "",
        by=found.by if found else "",
        on=words.date(found.answered_on) if found and found.answered_on else "",
        open=page.case.closed_on is None,
    )


def completeness(page: CasePage, words: Catalogue) -> Completeness | None:
    """What the access reply lacks; None where no access was asked, or its outcome is decided."""
    if all(item.outcome is not None for item in page.case.items_of(RightType.ACCESS)):
        return None
    of_copy = _OF_THE_SEARCH | _OF_THE_PAPERS
    return Completeness(
        copy=tuple(_gap(page, gap, words) for gap in page.gaps if gap.code in of_copy),
        information=tuple(_gap(page, gap, words) for gap in page.gaps if gap.code not in of_copy),
        profile_changed=page.profile_changed,
    )


def _gap(page: CasePage, gap: Gap, words: Catalogue) -> GapLine:
    lead, where = Lead.COMPANY, _activity_name(page, gap.where, words)
    if gap.code in _OF_THE_SEARCH:
        lead, where = Lead.SEARCH, system_name(page, gap.where, words)
    elif gap.code in _OF_THE_PAPERS:
        lead = Lead.PAPERS
    return GapLine(words.say(f"gap_here.{gap.code}", where=where), lead, gap.where)


def _activity_name(page: CasePage, activity_id: str, words: Catalogue) -> str:
    """What the company calls a processing; a system may bear the same id."""
    return next((words_in(each.name, words.lang) for each in page.profile.activities if each.id == activity_id), "")
