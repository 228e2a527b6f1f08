"""A spreadsheet looked at, its columns put right, its rows imported, and the import taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import Protocol
from zoneinfo import ZoneInfo

from dsardesk.domain.errors import DeskError
from dsardesk.domain.folding import folded_text
from dsardesk.domain.importing.columns import guess_plan, guess_sheet, plan_under
from dsardesk.domain.importing.sheet import Field, Plan, Sheet, letters, title
from dsardesk.domain.rights import RightType
from dsardesk.intake.register.reading import read_sheets
from dsardesk.intake.register.telling import difference_sentence, place_of, problem_sentence
from dsardesk.services.register_import import (
    Batch,
    ImportStopped,
    Preview,
    import_register,
    imports,
    preview_import,
    undo_import,
)
from dsardesk.ui.files import read_file
from dsardesk.ui.session import Session
from dsardesk.wording import sentence

NONE = "-1"
"""The choice that no column says it."""
MOST_UNKNOWN = 12
"""Words whose meaning is asked at a time; the others follow once those are known."""
Options = tuple[tuple[str, str], ...]


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


class ImportScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_working(self, *, working: bool) -> None:
        """Show that work lasts, and offer to stop it."""
        ...

    def show_choices(self, choices: Choices) -> None:
        """Show how the sheet is read."""
        ...

    def show_preview(self, shown: Shown) -> None:
        """Show what an import would do."""
        ...

    def show_nothing(self) -> None:
        """No file is open any more."""
        ...

    def show_imports(self, past: tuple[PastImport, ...]) -> None:
        """Show what may be taken back."""
        ...

    def done(self, sentence: str) -> None:
        """What was asked for was done."""
        ...

    def refuse(self, sentence: str) -> None:
        """It was not, and why."""
        ...


@dataclass(frozen=True, slots=True)
class _Open:
    """The file that is looked at; nothing of it is kept elsewhere."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]


class RegisterImportPresenter:
    """Keeps the open file, and how it is read, in memory only."""

    def __init__(self, screen: ImportScreen, session: Session) -> None:
        """No file is open."""
        self._screen = screen
        self._session = session
        self._words = session.words
        self._open: _Open | None = None
        self._number = 0
        self._plan = Plan(0, {})
        self._asked = 0
        self._stopped = Event()
        self._progress = ("reading", 0)

    def start(self) -> None:
        """Show what may be taken back."""
        desk = self._session.desk
        self._session.runner.run(lambda: imports(desk.context, desk.actor), self._show_imports, self._failed)

    @property
    def progress(self) -> str:
        """How far the work is, in words."""
        stage, count = self._progress
        return self._words.say(f"register_import.{stage}", count=count)

    def stop(self) -> None:
        """Have the work end; what was asked to be written then is not written at all."""
        self._stopped.set()

    def rights(self) -> Options:
        """Rights that words may mean, none first."""
        return (("", "—"), *((each.value, self._words.say(f"right.{each}")) for each in RightType))

    def open_file(self, path: Path) -> None:
        """Read the spreadsheet in *path*."""

        def work() -> _Open:
            content = read_file(path)
            return _Open(path.name, hashlib.sha256(content).hexdigest(), read_sheets(content))

        self._begin("reading")
        self._session.runner.run(work, self._opened, self._failed)

    def _opened(self, found: _Open) -> None:
        self._open = found
        self._take_sheet(guess_sheet(found.sheets))

    def choose_sheet(self, number: str) -> None:
        """Read another sheet of the file."""
        self._take_sheet(int(number))

    def _take_sheet(self, number: int) -> None:
        if self._open is not None:
            self._number = number
            self._read(guess_plan(self._open.sheets[number]))

    def choose_header(self, row: int) -> None:
        """Say which row names the columns, 0 for none; they are guessed anew."""
        if self._open is not None and row != self._plan.header:
            self._read(plan_under(self._open.sheets[self._number], row))

    def choose_column(self, field: str, column: str) -> None:
        """Say which column says something; a column says one thing."""
        chosen = int(column)
        kept = {each: number for each, number in self._plan.columns.items() if each != field and number != chosen}
        if column != NONE:
            kept[Field(field)] = chosen
        self._read(replace(self._plan, columns=kept))

    def choose_day_first(self, *, day_first: bool) -> None:
        """Say whether 03/04 is 3 April; from then on it is sure."""
        self._read(replace(self._plan, day_first=day_first, sure=True))

    def choose_right(self, text: str, right: str) -> None:
        """Say what words of the right's column mean."""
        rights = {**self._plan.rights, folded_text(text): (RightType(right),)}
        self._read(replace(self._plan, rights=rights))

    def _read(self, plan: Plan) -> None:
        """Look at the sheet anew; what an earlier look gives is no longer shown."""
        if self._open is None:
            return
        self._plan = plan
        self._asked += 1
        asked, desk, sheet = self._asked, self._session.desk, self._open.sheets[self._number]
        self._screen.show_choices(self._choices(self._open, plan))
        watch = self._begin("counting")
        self._session.runner.run(
            lambda: preview_import(desk.context, desk.actor, sheet, plan, watch),
            lambda preview: self._show(preview, asked),
            self._failed,
        )

    def _begin(self, stage: str) -> Callable[[int], None]:
        self._stopped.clear()
        self._progress = (stage, 0)
        self._screen.show_working(working=True)

        def watch(seen: int) -> None:
            self._progress = (stage, seen)
            if self._stopped.is_set():
                raise ImportStopped

        return watch

    def _choices(self, found: _Open, plan: Plan) -> Choices:
        sheet = found.sheets[self._number]
        columns = ((str(n), _named(sheet, plan, n)) for n in range(sheet.width))
        return Choices(
            file=found.name,
            sheets=tuple((str(n), each.name or found.name) for n, each in enumerate(found.sheets)),
            sheet=str(self._number),
            header=plan.header,
            rows=len(sheet.rows),
            columns=((NONE, "—"), *columns),
            fields=tuple(
                (f.value, self._words.say(f"import_field.{f}"), str(plan.columns.get(f, NONE))) for f in Field
            ),
            day_first=plan.day_first,
        )

    def _show(self, preview: Preview, asked: int) -> None:
        if asked != self._asked:
            return
        self._screen.show_working(working=False)
        unknown = dict.fromkeys(each.value for each in preview.problems if each.code == "right_unknown")
        summary = self._words.say(
            "register_import.summary",
            rows=preview.rows,
            cases=len(preview.requests),
            closed=preview.closed,
            left_out=preview.left_out,
            known=len(preview.known),
        )
        remarks = tuple(sorted(self._remarks(preview), key=lambda each: each.row))
        self._screen.show_preview(Shown(summary, remarks, tuple(unknown)[:MOST_UNKNOWN], bool(preview.requests)))

    def _remarks(self, preview: Preview) -> Iterator[Remark]:
        for problem in preview.problems:
            said = problem_sentence(problem, self._words)
            yield Remark(problem.row, place_of(problem, self._words), said, problem.left_out)
        for each in preview.differences:
            place = self._words.say(
                "register_import.row_column", row=each.row, column=self._words.say("import_field.due_on")
            )
            yield Remark(each.row, place, difference_sentence(each, self._words))

    def import_(self) -> None:
        """Write every request that was shown, all of them or none."""
        if self._open is None:
            return
        desk, found, plan = self._session.desk, self._open, self._plan
        sheet, watch = found.sheets[self._number], self._begin("writing")
        self._session.runner.run(
            lambda: import_register(desk.context, desk.actor, sheet, plan, sha256=found.sha256, watch=watch),
            self._imported,
            self._failed,
        )

    def _imported(self, batch: Batch) -> None:
        self._open = None
        self._screen.show_nothing()
        said = self._words.say("register_import.done", cases=batch.cases, first=batch.first, last=batch.last)
        self._finish(said)

    def undo(self, batch: str) -> None:
        """Take an import back whole."""
        desk, watch = self._session.desk, self._begin("undoing")
        self._session.runner.run(
            lambda: undo_import(desk.context, desk.actor, batch, watch),
            lambda count: self._finish(self._words.say("register_import.undone", cases=count)),
            self._failed,
        )

    def _finish(self, said: str) -> None:
        self._screen.show_working(working=False)
        self._session.news.tell()
        self._screen.done(said)
        self.start()

    def _show_imports(self, found: tuple[Batch, ...]) -> None:
        zone = ZoneInfo(self._session.desk.profile.zone)
        self._screen.show_imports(
            tuple(
                PastImport(each.id, each.at.astimezone(zone).date(), each.user, each.cases, each.first, each.last)
                for each in found
            )
        )

    def _failed(self, error: DeskError) -> None:
        self._screen.show_working(working=False)
        self._screen.refuse(sentence(error, self._words))


def _named(sheet: Sheet, plan: Plan, column: int) -> str:
    named = title(sheet, plan, column)
    return named if named == letters(column) else f"{letters(column)} · {named}"
