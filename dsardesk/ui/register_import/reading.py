"""A sheet, what importing it would do and what was imported, in the words of the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, tzinfo

from dsardesk.domain.importing.sheet import Field, Plan, Sheet, letters, title
from dsardesk.intake.register.telling import difference_sentence, place_of, problem_sentence
from dsardesk.services.import_batches import Batch
from dsardesk.services.register_import import Preview
from dsardesk.ui.options import Options
from dsardesk.wording import Catalogue

NONE = "-1"
"""The choice that no column says it."""
MOST_UNKNOWN = 12
"""Words whose meaning is asked at a time; the others follow once those are known."""


@dataclass(frozen=True, slots=True)
class Choices:
    """How the sheet is read, and what else could be chosen.

    Attributes:
        file: name of the file.
        sheets: numbers and names of its sheets.
        sheet: number of the one that is read.
        header: number of the row that names the columns; 0 for none.
        rows: how many rows the sheet has.
        columns: numbers and titles of its columns, no column first.
        fields: each field, its words, and the number of its column.
        day_first: True where 03/04 is 3 April.
    """

    file: str
    sheets: Options
    sheet: str
    header: int
    rows: int
    columns: Options
    fields: tuple[tuple[str, str, str], ...]
    day_first: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing said of a row; *left_out* where the row becomes no case."""

    row: int
    place: str
    said: str
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """What an import would do, in words.

    Attributes:
        summary: rows, requests, rows left out.
        remarks: in the order of the rows.
        unknown: words of the right's column whose meaning is not known.
        may_import: True if any row becomes a case.
    """

    summary: str
    remarks: tuple[Remark, ...]
    unknown: tuple[str, ...]
    may_import: bool


@dataclass(frozen=True, slots=True)
class PastImport:
    """One import that may be taken back."""

    id: str
    on: date
    user: str
    cases: int
    first: str
    last: str


def choices_of(file: str, sheets: tuple[Sheet, ...], number: int, plan: Plan, words: Catalogue) -> Choices:
    """How the sheet of that *number* is read by *plan*, and what else could be chosen."""
    sheet = sheets[number]
    columns = ((str(n), _named(sheet, plan, n)) for n in range(sheet.width))
    return Choices(
        file=file,
        sheets=tuple((str(n), each.name or file) for n, each in enumerate(sheets)),
        sheet=str(number),
        header=plan.header,
        rows=len(sheet.rows),
        columns=((NONE, "—"), *columns),
        fields=tuple((f.value, words.say(f"import_field.{f}"), str(plan.columns.get(f, NONE))) for f in Field),
        day_first=plan.day_first,
    )


def _named(sheet: Sheet, plan: Plan, column: int) -> str:
    named = title(sheet, plan, column)
    return named if named == letters(column) else f"{letters(column)} · {named}"


def shown_of(preview: Preview, words: Catalogue) -> Shown:
    """What an import would do."""
    unknown = dict.fromkeys(each.value for each in preview.problems if each.code == "right_unknown")
    summary = words.say(
        "register_import.summary",
        rows=preview.rows,
        cases=len(preview.requests),
        closed=preview.closed,
        left_out=preview.left_out,
        known=len(preview.known),
    )
    remarks = tuple(sorted(_remarks(preview, words), key=lambda each: each.row))
    return Shown(summary, remarks, tuple(unknown)[:MOST_UNKNOWN], bool(preview.requests))


def _remarks(preview: Preview, words: Catalogue) -> Iterator[Remark]:
    for problem in preview.problems:
        yield Remark(problem.row, place_of(problem, words), problem_sentence(problem, words), problem.left_out)
    for each in preview.differences:
        place = words.say("register_import.row_column", row=each.row, column=words.say("import_field.due_on"))
        yield Remark(each.row, place, difference_sentence(each, words))


def past_imports(batches: Iterable[Batch], zone: tzinfo) -> tuple[PastImport, ...]:
    """Imports that may be taken back, on civil days of *zone*."""
    return tuple(
        PastImport(each.id, each.at.astimezone(zone).date(), each.user, each.cases, each.first, each.last)
        for each in batches
    )
