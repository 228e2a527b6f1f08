"""The settings: each choice is kept at once, and what keeps the vault safe is one gesture away."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dsardesk.domain.errors import CannotWrite
from dsardesk.storage.errors import WrongPassword
from dsardesk.ui.program import Choices, Findings
from dsardesk.ui.session import Session
from dsardesk.ui.settings.presenter import SettingsPresenter
from tests.ui.conftest import Steps
from tests.ui.program import CODE, PlainProgram


@dataclass
class Screen:
    """Remembers what it was told; it is each dialog, too."""

    choices: Choices | None = None
    shortcuts: tuple[tuple[str, str], ...] = ()
    folder: Path = Path()
    checking: list[bool] = field(default_factory=list)
    found: tuple[tuple[str, ...], bool] = ((), False)
    code: tuple[tuple[str, ...], int] = ((), 0)
    differs: int = 0
    closed: int = 0
    sheets: list[bytes] = field(default_factory=list)
    working: list[bool] = field(default_factory=list)
    refused: str = ""
    finished: int = 0

    def show_choices(self, choices: Choices, shortcuts: tuple[tuple[str, str], ...]) -> None:
        self.choices, self.shortcuts = choices, shortcuts

    def show_place(self, folder: Path) -> None:
        self.folder = folder

    def show_checking(self, *, checking: bool) -> None:
        self.checking.append(checking)

    def show_check(self, sentences: tuple[str, ...], *, whole: bool) -> None:
        self.found = sentences, whole

    def show_code(self, groups: tuple[str, ...], asked: int) -> None:
        self.code = groups, asked

    def show_code_differs(self) -> None:
        self.differs += 1

    def close_code(self) -> None:
        self.closed += 1

    def print_sheet(self, sheet: bytes) -> None:
        self.sheets.append(sheet)

    def show_working(self, *, working: bool) -> None:
        self.working.append(working)

    def refuse(self, sentence: str) -> None:
        self.refused = sentence

    def finish(self) -> None:
        self.finished += 1


@dataclass
class Desk(Steps):
    """A navigator with the program behind it."""

    program: PlainProgram = field(kw_only=True)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def desk(program: PlainProgram) -> Desk:
    return Desk(program=program)


@pytest.fixture
def settings(screen: Screen, session: Session, desk: Desk) -> SettingsPresenter:
    return SettingsPresenter(screen, session, desk, pick=lambda _count: 0)


class TestChoices:
    def test_what_was_chosen_is_shown_with_the_keys_and_the_folder(
        self, settings: SettingsPresenter, screen: Screen, session: Session
    ) -> None:
        settings.activate()
        assert screen.choices == Choices("fr", "system", 10)
        assert screen.shortcuts == (("New request", "Ctrl+N"),)
        assert screen.folder == session.desk.folder

    def test_each_choice_is_kept_at_once(self, settings: SettingsPresenter, program: PlainProgram) -> None:
        settings.choose_language("en")
        settings.choose_theme("dark")
        settings.lock_after(5)
        assert program.done == ["speak en", "wear dark", "lock after 5"]

    def test_the_language_that_is_spoken_changes_nothing(
        self, settings: SettingsPresenter, program: PlainProgram
    ) -> None:
        settings.choose_language("fr")
        assert program.done == []


class TestPassword:
    def test_it_is_changed(self, settings: SettingsPresenter, screen: Screen, desk: Desk) -> None:
        settings.change_password(screen, "old", "new")
        assert desk.program.vaults.asked == [("change password", "old", "new")]
        assert screen.finished == 1
        assert desk.said == ["Mot de passe changé. Les sauvegardes déjà faites s’ouvrent encore avec l’ancien."]

    def test_a_wrong_one_is_refused_in_the_dialog(
        self, settings: SettingsPresenter, screen: Screen, program: PlainProgram
    ) -> None:
        program.vaults.refusal = WrongPassword()
        settings.change_password(screen, "guess", "new")
        assert screen.refused == "Le mot de passe n’ouvre pas ce coffre."
        assert (screen.working, screen.finished) == ([True, False], 0)


class TestRecoveryCode:
    def test_a_new_one_is_shown_once_and_asked_back(
        self, settings: SettingsPresenter, screen: Screen, desk: Desk
    ) -> None:
        settings.renew_code(screen, "secret")
        assert screen.code == (tuple(CODE.split("-")), 1)
        settings.confirm_code("wxyz")
        assert (screen.differs, screen.closed, desk.said) == (1, 0, [])
        settings.confirm_code("abcd")
        assert screen.closed == 1
        assert "détruisez l’ancienne fiche" in desk.said[0]

    def test_its_sheet_is_printed_or_kept(
        self, settings: SettingsPresenter, screen: Screen, session: Session, tmp_path: Path
    ) -> None:
        settings.renew_code(screen, "secret")
        settings.print_sheet()
        settings.save_sheet(tmp_path / "sheet.pdf")
        sheet = f"Alto SAS {session.desk.folder} {CODE} fr".encode()
        assert screen.sheets == [sheet]
        assert (tmp_path / "sheet.pdf").read_bytes() == sheet

    def test_a_wrong_password_makes_none(
        self, settings: SettingsPresenter, screen: Screen, program: PlainProgram
    ) -> None:
        program.vaults.refusal = WrongPassword()
        settings.renew_code(screen, "guess")
        assert screen.refused == "Le mot de passe n’ouvre pas ce coffre."
        assert screen.code == ((), 0)


class TestCheck:
    def test_a_whole_vault_is_said_so_with_what_was_read(self, settings: SettingsPresenter, screen: Screen) -> None:
        settings.verify()
        assert screen.found == (
            ("Tout est intact\N{NO-BREAK SPACE}: chaque page, chaque document et les 3 événements du journal.",),
            True,
        )
        assert screen.checking == [True, False]

    def test_every_damage_is_said_in_words(
        self, settings: SettingsPresenter, screen: Screen, program: PlainProgram
    ) -> None:
        program.vaults.findings = Findings(3, ("vault.documents_lost",), (("audit.chain_broken", 2),))
        heard: list[str] = []
        settings._session.news.listen(heard.append)
        settings.verify()
        assert heard == [""], "whoever watches over the journal looks again"
        assert screen.found == (
            ("Des documents du coffre manquent ou sont abîmés.", "La chaîne est rompue (événement 2)."),
            False,
        )

    def test_a_check_that_cannot_be_made_is_said(self, settings: SettingsPresenter, screen: Screen, desk: Desk) -> None:
        desk.program.vaults.refusal = CannotWrite(what="file", why="read_only")
        settings.verify()
        assert desk.warned
        assert screen.checking == [True, False]
