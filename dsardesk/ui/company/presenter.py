"""The company's profile: read in words, replaced by a newer version, handed out as a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.domain.profile import ControllerProfile
from dsardesk.services.company import profile_text, replace_profile
from dsardesk.ui.company.sections import ProfileInWords, Section
from dsardesk.ui.program import Company, DeskNavigator
from dsardesk.ui.session import Session
from dsardesk.wording import sentence


class CompanyScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_sections(self, name: str, sections: tuple[Section, ...]) -> None:
        """The company, section by section."""
        ...

    def ask(self, name: str, in_force_from: str, company: Company) -> None:
        """Ask whether that version is to be used from now on."""
        ...


class CompanyPresenter:
    """Shows the profile in force; nothing of it is changed but by a whole new version."""

    def __init__(self, screen: CompanyScreen, session: Session, navigator: DeskNavigator) -> None:
        """Work for one open vault."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self._program = navigator.program

    def activate(self) -> None:
        """Show what the profile says."""
        desk, words = self._session.desk, self._session.words
        in_words = ProfileInWords(desk.profile, words, desk.context.keep_hours(desk.profile))
        self._screen.show_sections(desk.profile.name, in_words.sections())

    def consider(self, file: Path) -> None:
        """Read the version in *file*, and ask before it is used."""

        def read(company: Company) -> None:
            since = self._session.words.date(company.profile.in_force_from)
            self._screen.ask(company.profile.name, since, company)

        self._session.runner.run(lambda: self._program.vaults.read_company_file(file), read, self._warn)

    def replace(self, company: Company) -> None:
        """Use that version from now on."""
        desk = self._session.desk

        def replaced(profile: ControllerProfile) -> None:
            # Every screen is made anew: all of them show the company.
            self._program.opened(replace(desk, profile=profile), self._session.words.say("company.replaced"))

        self._session.runner.run(lambda: replace_profile(desk.context, desk.actor, company.text), replaced, self._warn)

    def export(self, file: Path) -> None:
        """The profile in force, as it was written, in *file*."""
        desk, words = self._session.desk, self._session.words
        self._session.runner.run(
            lambda: desk.write_file(file, profile_text(desk.context, desk.actor).encode()),
            lambda _nothing: self._navigator.say(words.say("company.exported", out=str(file))),
            self._warn,
        )

    def _warn(self, error: DeskError) -> None:
        self._navigator.warn(sentence(error, self._session.words))
