"""What the person chooses for the whole program, and what keeps the vault safe."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from dsardesk.domain.errors import DeskError
from dsardesk.ui.program import Choices, DeskNavigator, Findings
from dsardesk.ui.recovery_code import same_group
from dsardesk.ui.session import Session
from dsardesk.wording import sentence


class SettingsScreen(Protocol):
    """What the presenter asks of the screen."""

    def show_choices(self, choices: Choices, shortcuts: tuple[tuple[str, str], ...]) -> None:
        """What was chosen, and what can be done by keyboard."""
        ...

    def show_place(self, folder: Path) -> None:
        """Where the vault lies."""
        ...

    def show_checking(self, *, checking: bool) -> None:
        """Say that the vault is being checked, or that it was."""
        ...

    def show_check(self, sentences: tuple[str, ...], *, whole: bool) -> None:
        """What a check found."""
        ...

    def show_code(self, groups: tuple[str, ...], asked: int) -> None:
        """A new recovery code, and the number of the group that will be asked back."""
        ...

    def show_code_differs(self) -> None:
        """Say that the group typed is not the one asked for."""
        ...

    def close_code(self) -> None:
        """The code is written down."""
        ...

    def print_sheet(self, sheet: bytes) -> None:
        """Let the recovery sheet be printed."""
        ...


class SecretForm(Protocol):
    """A dialog in which a password is typed."""

    def show_working(self, *, working: bool) -> None:
        """Say that something lasts, or that one may try again."""
        ...

    def refuse(self, sentence: str) -> None:
        """Say what is wrong; nothing typed is lost."""
        ...

    def finish(self) -> None:
        """Close: it is done."""
        ...


class SettingsPresenter:
    """Keeps what is chosen, at once."""

    def __init__(
        self,
        screen: SettingsScreen,
        session: Session,
        navigator: DeskNavigator,
        *,
        pick: Callable[[int], int] = secrets.randbelow,
    ) -> None:
        """Work for one open vault; *pick* chooses which group of a new code is asked back."""
        self._screen = screen
        self._session = session
        self._navigator = navigator
        self._program = navigator.program
        self._pick = pick
        self._code, self._asked = "", 0

    def activate(self) -> None:
        """Show what stands now."""
        self._screen.show_choices(self._program.choices(), self._program.shortcuts())
        self._screen.show_place(self._session.desk.folder)

    def choose_language(self, language: str) -> None:
        """Speak another language."""
        if language != self._program.choices().language:
            self._program.speak(language)

    def choose_theme(self, theme: str) -> None:
        """Wear other colours."""
        self._program.wear(theme)

    def lock_after(self, minutes: int) -> None:
        """Lock after so many minutes without a gesture."""
        self._program.lock_after(minutes)

    def change_password(self, form: SecretForm, old: str, new: str) -> None:
        """A new password for the vault."""
        words = self._session.words

        def changed(_nothing: None) -> None:
            form.finish()
            self._navigator.say(words.say("settings.password_changed"))

        form.show_working(working=True)
        self._session.runner.run(
            lambda: self._program.vaults.change_password(old, new), changed, lambda error: self._refuse(form, error)
        )

    def renew_code(self, form: SecretForm, password: str) -> None:
        """A new recovery code, shown once."""

        def renewed(code: str) -> None:
            groups = tuple(code.split("-"))
            self._code, self._asked = code, self._pick(len(groups)) + 1
            form.finish()
            self._screen.show_code(groups, self._asked)

        form.show_working(working=True)
        self._session.runner.run(
            lambda: self._program.vaults.renew_recovery_code(password), renewed, lambda error: self._refuse(form, error)
        )

    def _refuse(self, form: SecretForm, error: DeskError) -> None:
        form.show_working(working=False)
        form.refuse(sentence(error, self._session.words))

    def confirm_code(self, typed: str) -> None:
        """Forget the code if *typed* is the group that was asked for: it is written down."""
        if not same_group(typed, self._code, self._asked):
            self._screen.show_code_differs()
            return
        self._code = ""
        self._screen.close_code()
        self._navigator.say(self._session.words.say("settings.code_renewed"))

    def print_sheet(self) -> None:
        """Have the new recovery sheet printed."""
        self._session.runner.run(self._sheet, self._screen.print_sheet, self.warn)

    def save_sheet(self, file: Path) -> None:
        """Keep the new recovery sheet as a file."""
        self._session.runner.run(
            lambda: self._program.vaults.write_file(file, self._sheet()), lambda _nothing: None, self.warn
        )

    def _sheet(self) -> bytes:
        desk, language = self._session.desk, self._program.choices().language
        return self._program.vaults.recovery_sheet(desk.profile.name, desk.folder, self._code, language)

    def verify(self) -> None:
        """Look at everything."""
        self._screen.show_checking(checking=True)
        self._session.runner.run(self._program.vaults.verify, self._found, self._not_checked)

    def _found(self, found: Findings) -> None:
        words = self._session.words
        self._screen.show_checking(checking=False)
        problems = [words.say(f"problem.{code}") for code in found.files]
        problems += [_as_sentence(words.say(f"audit_problem.{code}", seq=seq)) for code, seq in found.log]
        whole = words.say("settings.whole", events=found.events)
        self._screen.show_check(tuple(problems) or (whole,), whole=not problems)
        if found.log:
            # A break leaves the vault open for reading only: the alarm says so.
            self._session.news.tell()

    def _not_checked(self, error: DeskError) -> None:
        self._screen.show_checking(checking=False)
        self.warn(error)

    def warn(self, error: DeskError) -> None:
        """Say what went wrong."""
        self._navigator.warn(sentence(error, self._session.words))


def _as_sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
