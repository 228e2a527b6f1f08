"""The annual report as a document: one table for each thing counted, and what to know of the figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dsardesk.documents.model import Block, Document, Facts, Heading, Notice, Paragraph, Table
from dsardesk.domain.annual import Annual, Part, Tally
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.words import words_in
from dsardesk.wording import Catalogue

HIDDEN = "*"
WIDTHS = (4, 1)
WORDS = {
    Part.RIGHTS: "right",
    Part.OUTCOMES: "outcome",
    Part.COMPLAINTS: "outcome",
    Part.CODES: "ground",
    Part.KINDS: "case_kind",
    Part.CHANNELS: "channel",
    Part.EXTENSION_GROUNDS: "extension_ground",
}
"""Tables whose lines are named as everywhere else, and the sections of their words; the others have their own."""


def annual_document(report: Annual, profile: ControllerProfile, made_on: date, words: Catalogue) -> Document:
    """The report of one year as a document."""
    version = "company" if report.least is None else "published"
    return Document(
        lang=words.lang,
        title=words.say("annual.title", year=report.year),
        author=profile.name,
        dated_on=made_on,
        blocks=tuple(_blocks(report, profile, made_on, words)),
        footer=words.say(f"annual.footer_{version}", year=report.year),
    )


def _blocks(report: Annual, profile: ControllerProfile, made_on: date, words: Catalogue) -> Iterator[Block]:
    yield Paragraph(words.say("annual.about", company=profile.name, year=report.year, on=made_on))
    if report.least is None:
        yield Notice(words.say("annual.confidential"))
    else:
        yield Notice(words.say("annual.hidden", mark=HIDDEN, least=report.least))
    yield Facts(
        (
            (words.say("annual.received"), _figure(report.received, report)),
            (words.say("annual.median_days"), _figure(report.median_days, report)),
            (words.say("annual.ninth_days"), _figure(report.ninth_days, report)),
            (words.say("annual.median_hours"), _figure(report.median_hours, report)),
            (words.say("annual.longest_hours"), _figure(report.longest_hours, report)),
        )
    )
    if report.authority_letters:
        yield Paragraph(words.say("annual.authority_letters", references=report.authority_letters))
    for tally in report.tallies:
        if any(line.count != 0 for line in tally.lines):
            yield from _table(tally, report, profile, words)
    yield Paragraph(words.say("annual.counting"))


def _table(tally: Tally, report: Annual, profile: ControllerProfile, words: Catalogue) -> Iterator[Block]:
    yield Heading(words.say(f"annual.part.{tally.part}"))
    header = (words.say("annual.line"), words.say("annual.count"))
    rows = tuple((line_name(tally.part, line.key, profile, words), _figure(line.count, report)) for line in tally.lines)
    yield Table(header, rows, WIDTHS)


def _figure(count: int | None, report: Annual) -> str:
    """A figure; a mark where it is hidden, a dash where there is none."""
    if count is not None:
        return str(count)
    return "–" if report.least is None else HIDDEN


def line_name(part: Part, key: str, profile: ControllerProfile, words: Catalogue) -> str:
    """What one line of a table counts, in words."""
    if part is Part.RIGHTS_OUTCOMES:
        right, _, outcome = key.partition("/")
        return f"{words.say(f'right.{right}')} – {line_name(Part.OUTCOMES, outcome, profile, words)}"
    if part is Part.CATEGORIES:
        names = {category.id: words_in(category.name, words.lang) for category in profile.categories}
        return names.get(key, key) or words.say("annual.no_category")
    if part is Part.MONTHS:
        return f"{key[5:]}/{key[:4]}"
    own = f"annual.{part}_line.{key}"
    if own in words:
        return words.say(own)
    name = words.name(WORDS[part], key)
    return f"{key} – {name}" if part is Part.CODES else name
