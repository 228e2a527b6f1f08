"""The two answers to an access request: the copy with its information, or that nothing is held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dsardesk.domain.access import AnswerIncomplete
from dsardesk.domain.activities import Activity, Line, Recipient
from dsardesk.domain.bodies.body import (
    Body,
    marketing_too,
    needed,
    remedies,
    stated,
    unsolicited,
    way_of_the_password,
    withheld,
)
from dsardesk.domain.bodies.grounds import grounds_told
from dsardesk.domain.letter_facts import FactMissing, LetterFacts
from dsardesk.domain.letters import Grid, Head, Listing, Say, Section, Warn
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.words import Words, worded

RIGHTS = (RightType.ACCESS, RightType.OBJECTION_MARKETING)
MAY_HOLD_NOTHING = (
    RightType.ACCESS,
    RightType.RECTIFICATION,
    RightType.ERASURE,
    RightType.RESTRICTION,
    RightType.PORTABILITY,
    RightType.OBJECTION,
    RightType.AUTOMATED_DECISION,
    RightType.HEIR_REQUEST,
)
"""Rights to which the answer may be that nothing is held."""

Row = tuple[str, Say | Words]


def _access_reply(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 15: confirmation, copy, then the information of 15(1)(a) to (h) and 15(2)."""
    yield Say("access.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Say("access.confirmed")
    yield from _in_part(facts)
    yield Head("access.copy_title")
    yield from _copy(facts)
    yield Head("access.information_title")
    yield from _information(facts)
    yield from _other_items(facts)
    yield Head("rights.title")
    yield Say("rights.text")
    yield from remedies(facts)


def _in_part(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 12(4): what is not done is said with its reasons."""
    for item in facts.items:
        if item.right is RightType.ACCESS and item.outcome is Outcome.PARTLY_GRANTED:
            yield Say("access.in_part", (("reasons", stated(item.reasons, "reasons")),))
            yield from grounds_told(item)
    yield from withheld(facts, RightType.ACCESS)


def _information(facts: LetterFacts) -> Iterator[Section]:
    yield Say("access.information")
    if not facts.activities:
        raise FactMissing(fact="activities")
    gaps = dict.fromkeys(f"{line}_missing" for activity in facts.activities for line in activity.open_lines())
    if gaps and facts.complete_by is None:
        raise AnswerIncomplete(gaps=" ".join(gaps))
    if gaps:
        yield Warn(Say("access.open", (("due_on", needed(facts.complete_by, "complete_by")),)))
    for activity in facts.activities:
        yield Head("access.activity", activity.name)
        yield Grid(tuple(_activity_rows(activity, facts.complete_by)))


def _no_data(facts: LetterFacts) -> Iterator[Section]:
    """GDPR 15(1): "none" is a full answer too; the file of the request itself is excepted and described."""
    asked = [item for item in facts.items if item.outcome is Outcome.NO_DATA_HELD]
    if not asked:
        raise FactMissing(fact="outcome")
    yield Say("no_data.received", (("received_on", facts.received_on), ("reference", facts.reference)))
    yield Listing(tuple(Say(f"asked.{item.right}") for item in asked))
    if facts.deceased and any(item.right is RightType.HEIR_REQUEST for item in asked):
        yield Say("no_data.deceased", (("name", facts.deceased.name),))
    else:
        yield Say("no_data.answer")
    if facts.searched:
        yield Say("no_data.searched", (("systems", tuple(system.name for system in facts.searched)),))
    yield Say("no_data.request_file")
    yield from _other_items(facts)
    yield from remedies(facts)


def _copy(facts: LetterFacts) -> Iterator[Section]:
    searched = tuple(system.name for system in facts.searched)
    if searched:
        yield Say("access.searched", (("systems", searched),))
    files = needed(facts.package_files, "package_files")
    yield Say("access.package_one" if files == 1 else "access.package", (("files", files),))
    yield way_of_the_password(facts)
    yield Say("access.help")


def _activity_rows(activity: Activity, complete_by: date | None) -> Iterator[Row]:
    """Every line of Article 15(1): what the company says of it, or that it is open and told by a day."""
    still_open = activity.open_lines()

    def row(line: Line, words: Words) -> Row:
        return _open_row(line, "line", complete_by) if line in still_open else (f"row.{line}", words)

    yield row(Line.PURPOSES, activity.purposes)
    if activity.legal_basis is not None:  # Article 15 does not ask for it; where it is known, the letter tells it.
        yield "row.legal_basis", Say(f"basis.{activity.legal_basis}")
    yield row(Line.DATA_CATEGORIES, activity.data_categories)
    yield from _recipient_rows(activity, complete_by)
    yield row(Line.RETENTION, activity.retention)
    yield row(Line.SOURCE, activity.source)
    yield row(Line.AUTOMATED_DECISION, activity.automated_decision)


def _recipient_rows(activity: Activity, complete_by: date | None) -> Iterator[Row]:
    """Recipients by name; where some are open, the kinds that are known stand in for them meanwhile (C-154/21)."""
    still_open = activity.open_lines()
    for recipient in activity.recipients:
        yield "row.recipient", _recipient(recipient)
        if worded(recipient.safeguard):
            yield "row.safeguard", recipient.safeguard
    if Line.RECIPIENTS in still_open:
        if worded(activity.recipient_categories):
            yield "row.recipient_categories", activity.recipient_categories
        yield _open_row(Line.RECIPIENTS, "other_recipients" if activity.recipients else "recipients", complete_by)
    if Line.SAFEGUARD in still_open:
        yield _open_row(Line.SAFEGUARD, "safeguard", complete_by)


def _recipient(recipient: Recipient) -> Say:
    named = (("name", recipient.name), ("role", recipient.role))
    if not recipient.country:
        return Say("access.recipient_somewhere", named)
    return Say("access.recipient", (*named, ("country", recipient.country)))


def _open_row(line: Line, key: str, complete_by: date | None) -> Row:
    return f"row.{line}", Say(f"open.{key}", (("due_on", needed(complete_by, line)),))


def _other_items(facts: LetterFacts) -> Iterator[Section]:
    yield from marketing_too(facts)
    yield from unsolicited(facts)


ACCESS_REPLY = Body(
    _access_reply,
    mandatory=("gdpr.15.1", "gdpr.15.2", "gdpr.15.3", "gdpr.77", "gdpr.79"),
    rights=RIGHTS,
    outcomes=(Outcome.GRANTED, Outcome.PARTLY_GRANTED),
    answers=frozenset(RIGHTS),
)
NO_DATA = Body(
    _no_data,
    mandatory=("gdpr.15.1", "gdpr.77", "gdpr.79"),
    rights=(*MAY_HOLD_NOTHING, RightType.OBJECTION_MARKETING),
    outcomes=(Outcome.NO_DATA_HELD,),
    answers=frozenset({*MAY_HOLD_NOTHING, RightType.OBJECTION_MARKETING}),
)
