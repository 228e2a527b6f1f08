"""A spreadsheet looked at, its columns put right, its rows imported, and the import taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import Protocol
from zoneinfo import ZoneInfo

from dsardesk.domain.errors import DeskError
from dsardesk.domain.folding import folded_text
from dsardesk.domain.importing.columns import guess_plan, guess_sheet, plan_under
from dsardesk.domain.importing.sheet import Field, Plan, Sheet
from dsardesk.domain.rights import RightType
from dsardesk.intake.register.reading import read_sheets
from dsardesk.services.import_batches import Batch, imports, undo_import
from dsardesk.services.register_import import ImportStopped, Preview, import_register, preview_import
from dsardesk.ui.files import read_file
from dsardesk.ui.options import Options
from dsardesk.ui.register_import.reading import NONE, Choices, PastImport, Shown, choices_of, past_imports, shown_of
from dsardesk.ui.session import Session
from dsardesk.wording import sentence


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
        self._guessed: Mapping[Field, int] = {}
        self._said: dict[Field, int] = {}
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
            self._guess(guess_plan(self._open.sheets[number]))

    def choose_header(self, row: int) -> None:
        """Say which row names the columns, 0 for none; they are guessed anew."""
        if self._open is not None and row != self._plan.header:
            self._guess(plan_under(self._open.sheets[self._number], row))

    def _guess(self, plan: Plan) -> None:
        """Begin with what is guessed: nobody said anything of its columns yet."""
        self._guessed, self._said = plan.columns, {}
        self._read(plan)

    def choose_column(self, field: str, column: str) -> None:
        """Say which column says something; a column says one thing, and another's again once it is left.

        Whoever goes through a list with the arrows passes columns that say something else already.
        """
        self._said = {Field(field): int(column), **{each: n for each, n in self._said.items() if each != field}}
        columns: dict[Field, int] = {}
        for each, number in (*self._said.items(), *self._guessed.items()):
            if each not in columns and (number == int(NONE) or number not in columns.values()):
                columns[each] = number
        kept = {each: number for each, number in columns.items() if number != int(NONE)}
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
        self._screen.show_choices(choices_of(self._open.name, self._open.sheets, self._number, plan, self._words))
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

    def _show(self, preview: Preview, asked: int) -> None:
        if asked != self._asked:
            return
        self._screen.show_working(working=False)
        self._screen.show_preview(shown_of(preview, self._words))

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
        self._screen.show_imports(past_imports(found, ZoneInfo(self._session.desk.profile.zone)))

    def _failed(self, error: DeskError) -> None:
        self._screen.show_working(working=False)
        self._screen.refuse(sentence(error, self._words))
