"""The first start, card by card: language, company, vault, recovery sheet, first request."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Protocol

from dsardesk import resources
from dsardesk.domain.errors import DeskError
from dsardesk.policies.writing import write_profile
from dsardesk.ui.backing import Where
from dsardesk.ui.program import Company, Program
from dsardesk.ui.recovery_code import same_group
from dsardesk.ui.session import Opened
from dsardesk.ui.shell.presenter import HEADER
from dsardesk.ui.welcome.progress import Fields, Problem, Progress, Step, Way
from dsardesk.ui.work import Runner
from dsardesk.wording import Catalogue, sentence


class WelcomeScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_step(self, step: Step) -> None:
        """Bring the card of *step* to the front."""
        ...

    def offer(self, calendars: tuple[tuple[str, str], ...], companies: tuple[Company, ...]) -> None:
        """Places with their holidays, and companies, among which one chooses."""
        ...

    def show_problems(self, problems: Mapping[str, Problem]) -> None:
        """Say what is wrong beside each field; nothing is, where there are none."""
        ...

    def show_company_refused(self, sentence: str) -> None:
        """Say what is wrong with the company beside the way that was chosen; "" for nothing."""
        ...

    def show_folder(self, folder: Path, refusal: str) -> None:
        """Where the vault will be, and why it cannot be there; "" if it can."""
        ...

    def show_place(self, warning: str) -> None:
        """What is to be known of where the vault will be; "" for nothing."""
        ...

    def show_working(self, *, working: bool) -> None:
        """Say that something lasts, or that one may go on."""
        ...

    def show_code(self, groups: tuple[str, ...], asked: int) -> None:
        """The recovery code, and the number of the group that will be asked back."""
        ...

    def show_code_differs(self) -> None:
        """Say that the group typed is not the one asked for."""
        ...

    def show_company(self, company: Company) -> None:
        """Whose vault it will be."""
        ...

    def print_sheet(self, sheet: bytes) -> None:
        """Let the recovery sheet be printed."""
        ...

    def warn(self, sentence: str) -> None:
        """Say what went wrong."""
        ...


class WelcomePresenter:
    """Goes from card to card; what was typed is kept while one goes back."""

    def __init__(
        self,
        screen: WelcomeScreen,
        runner: Runner,
        program: Program,
        words: Catalogue,
        progress: Progress,
        *,
        today: Callable[[], date],
        pick: Callable[[int], int] = secrets.randbelow,
    ) -> None:
        """Go on from *progress*; *pick* chooses which group of the code is asked back."""
        self._screen = screen
        self._runner = runner
        self._program = program
        self._words = words
        self.progress = progress
        self._today = today
        self._pick = pick
        self._companies: tuple[Company, ...] = ()

    def begin(self) -> None:
        """Show the card at which one was, and bring in what there is to choose from."""
        self._screen.show_folder(self.progress.folder, "")
        self._look_where(self.progress.folder)
        if self.progress.company is not None:
            self._screen.show_company(self.progress.company)
        self._screen.show_step(self.progress.step)
        vaults = self._program.vaults
        self._runner.run(lambda: (vaults.calendars(), vaults.companies()), self._offer, self.failed)

    def _offer(self, found: tuple[Mapping[str, str], tuple[Company, ...]]) -> None:
        zones, self._companies = found
        places = tuple((place, self._words.name("calendar", place)) for place in zones)
        self._screen.offer(places, self._companies)

    def _go(self, step: Step) -> None:
        self.progress.step = step
        self._screen.show_step(step)

    def failed(self, error: DeskError) -> None:
        """Say what went wrong."""
        self._screen.show_working(working=False)
        self._screen.warn(sentence(error, self._words))

    def back(self) -> None:
        """Go to the card before; once the vault exists there is no way back."""
        if self.progress.step in {Step.COMPANY, Step.VAULT}:
            self._go(Step(self.progress.step - 1))

    def choose_language(self, language: str) -> None:
        """Speak another language, at once."""
        if language != self._program.choices().language:
            self._program.speak(language)

    def open_existing(self, folder: Path) -> None:
        """Leave the first start for a vault that exists."""
        if (folder / HEADER).is_file():
            self._program.ask_for(folder)
        else:
            self._screen.warn(self._words.say("error.vault.none"))

    def restored(self, folder: Path, password: str) -> None:
        """Leave the first start for a vault that was just brought back."""
        self._runner.run(lambda: self._program.vaults.open(folder, password), self._program.opened, self.failed)

    def leave_language(self) -> None:
        """Go on to the company."""
        self._go(Step.COMPANY)

    def describe(self, fields: Fields) -> None:
        """The company as it was typed."""
        self.progress.way, self.progress.fields = Way.FORM, fields
        problems = fields.problems()
        self._screen.show_problems(problems)
        if not problems:
            self._check(lambda: self._program.vaults.read_company(self._written(fields)))

    def _written(self, fields: Fields) -> str:
        zones = self._program.vaults.calendars()
        return write_profile(fields.form(zones, self._program.choices().language, self._today()))

    def use_file(self, file: Path | None) -> None:
        """The company whose profile is in *file*."""
        self.progress.way, self.progress.file = Way.FILE, file
        if file is None:
            self._screen.show_company_refused(self._words.say("welcome.no_file"))
        else:
            self._check(lambda: self._program.vaults.read_company_file(file))

    def use_shipped(self, name: str) -> None:
        """A company whose profile ships with the desk."""
        self.progress.way, self.progress.shipped = Way.SHIPPED, name
        found = next((company for company in self._companies if company.profile.id == name), None)
        if found is None:
            self._screen.show_company_refused(self._words.say("welcome.no_company"))
        else:
            self._accept(found)

    def _check(self, read: Callable[[], Company]) -> None:
        self._screen.show_working(working=True)
        self._runner.run(read, self._accept, self._company_refused)

    def _company_refused(self, error: DeskError) -> None:
        self._screen.show_working(working=False)
        self._screen.show_company_refused(sentence(error, self._words))

    def _accept(self, company: Company) -> None:
        self.progress.company = company
        self._screen.show_working(working=False)
        self._screen.show_company_refused("")
        self._screen.show_company(company)
        self._go(Step.VAULT)

    def choose_folder(self, folder: Path) -> None:
        """Put the vault into *folder*, if nothing stands there."""

        def accepted(_nothing: None) -> None:
            self.progress.folder = folder
            self._screen.show_folder(folder, "")

        def refused(error: DeskError) -> None:
            self._screen.show_folder(folder, sentence(error, self._words))

        self._look_where(folder)
        self._runner.run(lambda: self._program.vaults.must_be_new(folder), accepted, refused)

    def _look_where(self, folder: Path) -> None:
        """Warn of a place that is copied elsewhere, or that another computer writes to, before anything lies there."""

        def found(where: Where) -> None:
            cloud = [self._words.say("welcome.cloud", service=where.service)] if where.service else []
            shared = [self._words.say("welcome.shared")] if where.shared else []
            self._screen.show_place("\n".join((*shared, *cloud)))

        self._runner.run(lambda: self._program.vaults.backups.where(folder), found, self.failed)

    def make(self, folder: Path, password: str) -> None:
        """Make the vault."""
        company = self.progress.company
        if company is None:
            self._go(Step.COMPANY)
            return

        def made(code: str) -> None:
            self.progress.folder, self.progress.password, self.progress.code = folder, password, code
            self.progress.asked = self._pick(len(code.split("-"))) + 1
            # From now on the program asks for this vault, whatever becomes of the cards to come.
            self._program.remember(folder)
            self._screen.show_working(working=False)
            self.show_code()
            self._go(Step.CODE)

        def refused(error: DeskError) -> None:
            self._screen.show_working(working=False)
            self._screen.show_folder(folder, sentence(error, self._words))

        self._screen.show_working(working=True)
        self._runner.run(lambda: self._program.vaults.create(folder, password, company.text), made, refused)

    def show_code(self) -> None:
        """Show the recovery code, in groups."""
        self._screen.show_code(tuple(self.progress.code.split("-")), self.progress.asked)

    def print_sheet(self) -> None:
        """Have the recovery sheet printed."""
        self._runner.run(self._sheet, self._screen.print_sheet, self.failed)

    def save_sheet(self, file: Path) -> None:
        """Keep the recovery sheet as a file, as somebody asked who was warned."""
        self._runner.run(
            lambda: self._program.vaults.write_file(file, self._sheet()), lambda _nothing: None, self.failed
        )

    def _sheet(self) -> bytes:
        progress, language = self.progress, self._program.choices().language
        company = progress.company.profile.name if progress.company else ""
        return self._program.vaults.recovery_sheet(company, progress.folder, progress.code, language)

    def confirm(self, typed: str) -> None:
        """Go on if *typed* is the group that was asked for: the code is written down."""
        if not same_group(typed, self.progress.code, self.progress.asked):
            self._screen.show_code_differs()
            return
        self.progress.code = ""
        self._go(Step.START)

    def start(self, message: Path | None = None) -> None:
        """Open the vault, and land on Today, or on a new request made of *message*."""
        self._begin(lambda: self._program.read_message(message) if message is not None else None)

    def import_register(self) -> None:
        """Open the vault, on the page on which a register kept in a spreadsheet is imported."""
        self._begin(self._program.import_register)

    def _begin(self, then: Callable[[], None]) -> None:
        def opened(desk: Opened) -> None:
            self.progress.password = ""
            self._program.opened(desk)
            then()

        self._screen.show_working(working=True)
        self._runner.run(self._open, opened, self.failed)

    def _open(self) -> Opened:
        """The vault, open; a reminder file that was refused is not written even once more."""
        desk = self._program.vaults.open(self.progress.folder, self.progress.password)
        if not self.progress.reminders:
            desk.keep_reminders(False)  # noqa: FBT003 -- what a box says
        return desk

    def keep_reminders(self, *, kept: bool) -> None:
        """Have a reminder file beside the vault, or none."""
        self.progress.reminders = kept

    def try_example(self) -> None:
        """Open the vault, and show what an invented message says; nothing of it is kept unless one opens a case."""
        self.start(resources.folder("samples", "alto", "request-access.eml"))
