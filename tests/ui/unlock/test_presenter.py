"""The prompt: a wrong password loses nothing, and whoever lost theirs finds a way."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dsardesk.storage.errors import DamagedVault, WrongCode, WrongPassword
from dsardesk.ui.session import Session
from dsardesk.ui.unlock.presenter import UnlockPresenter
from tests.ui.conftest import AtOnce
from tests.ui.program import PlainProgram

pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)
"""Nothing here depends on which store it is."""

FOLDER = Path("coffre")


@dataclass
class Screen:
    """Remembers what it was told; it is the dialog of whoever lost the password, too."""

    opening: list[bool] = field(default_factory=list)
    refusals: list[tuple[str, int]] = field(default_factory=list)
    working: list[bool] = field(default_factory=list)
    refused: str = ""
    finished: bool = False

    def show_opening(self, *, opening: bool) -> None:
        self.opening.append(opening)

    def show_refusal(self, sentence: str, tries: int = 0) -> None:
        self.refusals.append((sentence, tries))

    def show_working(self, *, working: bool) -> None:
        self.working.append(working)

    def refuse(self, sentence: str) -> None:
        self.refused = sentence

    def finish(self) -> None:
        self.finished = True


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def prompt(screen: Screen, program: PlainProgram, session: Session) -> UnlockPresenter:
    return UnlockPresenter(screen, AtOnce(), program, session.words)


def test_the_password_opens_the_vault(prompt: UnlockPresenter, screen: Screen, program: PlainProgram) -> None:
    prompt.unlock(FOLDER, "secret")
    assert program.vaults.opened == [(FOLDER, "secret")]
    assert (screen.opening, program.done) == ([True, False], ["opened coffre"])


def test_no_password_is_said_so_at_once(prompt: UnlockPresenter, screen: Screen, program: PlainProgram) -> None:
    prompt.unlock(FOLDER, "")
    assert screen.refusals == [("Le mot de passe est vide.", 0)]
    assert (screen.opening, program.vaults.opened) == ([], [])


def test_wrong_passwords_are_counted_and_nothing_is_blocked(
    prompt: UnlockPresenter, screen: Screen, program: PlainProgram
) -> None:
    program.vaults.refusal = WrongPassword()
    prompt.unlock(FOLDER, "a")
    prompt.unlock(FOLDER, "b")
    program.vaults.refusal = None
    prompt.unlock(FOLDER, "c")
    said = "Le mot de passe n’ouvre pas ce coffre."
    assert screen.refusals == [(said, 1), (said, 2)]
    assert program.done == ["opened coffre"]


def test_a_damaged_vault_is_no_wrong_password(prompt: UnlockPresenter, screen: Screen, program: PlainProgram) -> None:
    program.vaults.refusal = DamagedVault(part="cases.db")
    prompt.unlock(FOLDER, "a")
    ((said, tries),) = screen.refusals
    assert "restaurez une sauvegarde à côté" in said
    assert tries == 0


class TestAnotherVault:
    def test_it_is_asked_for(self, prompt: UnlockPresenter, program: PlainProgram, tmp_path: Path) -> None:
        (tmp_path / "vault.json").touch()
        prompt.choose(tmp_path)
        assert program.done == [f"ask for {tmp_path}"]

    def test_a_folder_without_one_changes_nothing(
        self, prompt: UnlockPresenter, screen: Screen, program: PlainProgram, tmp_path: Path
    ) -> None:
        prompt.choose(tmp_path)
        assert screen.refusals == [("Ce dossier ne contient pas de coffre.", 0)]
        assert program.done == []


class TestPasswordForgotten:
    def test_the_code_sets_another_one_which_opens(
        self, prompt: UnlockPresenter, screen: Screen, program: PlainProgram
    ) -> None:
        prompt.set_password(screen, FOLDER, "ABCD", "nouveau")
        assert program.vaults.asked == [("password by code", FOLDER, "ABCD", "nouveau")]
        assert program.vaults.opened == [(FOLDER, "nouveau")]
        assert (screen.working, screen.finished) == ([True], True)

    def test_another_code_is_said_so_and_nothing_typed_is_lost(
        self, prompt: UnlockPresenter, screen: Screen, program: PlainProgram
    ) -> None:
        program.vaults.refusal = WrongCode()
        prompt.set_password(screen, FOLDER, "ABCD", "nouveau")
        assert screen.refused.startswith("Ce code de récupération n’ouvre pas ce coffre.")
        assert (screen.working, screen.finished, program.done) == ([True, False], False, [])
