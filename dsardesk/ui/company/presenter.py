"""The company's profile: read in words, replaced by a newer version, handed out as a file."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.domain.profile import ControllerProfile, JointController
from dsardesk.policies.joint import with_joint_controllers
from dsardesk.policies.writing import short_name
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

    def close_form(self) -> None:
        """What was asked is done."""
        ...

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; nothing typed is lost."""
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

    @property
    def joint_controllers(self) -> tuple[JointController, ...]:
        """Those that the profile names."""
        return self._session.desk.profile.joint_controllers

    def change_joint(self, changed: JointController, *, ended: bool) -> None:
        """Name a joint controller in the profile, as it is now or no more; the whole of it is a new version."""
        desk, words = self._session.desk, self._session.words
        if not changed.name:
            self._screen.refuse(words.say("company.joint_nameless"))
            return
        others = [each for each in self.joint_controllers if each.id != changed.id]
        named = changed if changed.id else replace(changed, id=self._new_id(changed.name))
        controllers = others if ended else [*others, named]

        def work() -> ControllerProfile:
            text = with_joint_controllers(profile_text(desk.context, desk.actor), controllers)
            return replace_profile(desk.context, desk.actor, text)

        def done(profile: ControllerProfile) -> None:
            self._screen.close_form()
            self._program.opened(replace(desk, profile=profile), words.say("company.replaced"))

        self._session.runner.run(work, done, lambda error: self._screen.refuse(sentence(error, words)))

    def _new_id(self, name: str) -> str:
        """A short name that no other joint controller has."""
        taken = {each.id for each in self.joint_controllers}
        short = short_name(name)
        return next(made for n in itertools.count(1) if (made := short if n == 1 else f"{short[:50]}_{n}") not in taken)

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
