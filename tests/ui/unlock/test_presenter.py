"""The prompt: a wrong password loses nothing, and whoever lost theirs finds a way."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dsardesk.domain.errors import CannotWrite, DeskError
from dsardesk.domain.taken_out import Salvaged
from dsardesk.storage.errors import (
    DamagedVault,
    EarlierSchema,
    KeyringUnusable,
    NotSettled,
    OnNetwork,
    WrongCode,
    WrongPassword,
)
from dsardesk.ui.session import Session
from dsardesk.ui.unlock.presenter import UnlockPresenter
from tests.ui.conftest import AtOnce
from tests.ui.dashboard.test_presenter import Board
from tests.ui.program import CODE, PlainProgram

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
    copies_offered: int = 0
    salvages_offered: int = 0
    salvaged: str = ""
    upgrades: list[bool] = field(default_factory=list)

    def offer_upgrade(self, *, offered: bool) -> None:
        self.upgrades.append(offered)

    def offer_copy(self) -> None:
        self.copies_offered += 1

    def offer_salvage(self) -> None:
        self.salvages_offered += 1

    def show_salvaged(self, sentences: str) -> None:
        self.salvaged = sentences

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


def test_whoever_only_follows_is_shown_the_dashboard(prompt: UnlockPresenter, program: PlainProgram) -> None:
    program.plain.board = Board(folder=FOLDER)
    prompt.unlock(FOLDER, "six-lampions")
    assert program.done == [f"followed {FOLDER}"]


def test_a_vault_on_a_share_is_not_opened_but_may_be_copied_here(
    prompt: UnlockPresenter, screen: Screen, program: PlainProgram
) -> None:
    program.vaults.refusal = OnNetwork(kind="cifs")
    prompt.unlock(FOLDER, "secret")
    assert "partage réseau (cifs)" in screen.refusals[0][0]
    assert screen.copies_offered == 1
    program.vaults.refusal = None
    prompt.copy_here(FOLDER, Path("ici"))
    assert program.vaults.asked == [("copy", FOLDER, Path("ici"))]
    assert program.done == ["ask for ici"]


@pytest.mark.parametrize(
    "refusal",
    [CannotWrite(what="vault", why="read_only"), NotSettled(file="cases.db-wal"), EarlierSchema()],
    ids=["read-only", "not settled", "earlier schema"],
)
def test_a_vault_on_a_disk_that_is_only_read_may_be_copied_here_too(
    prompt: UnlockPresenter, screen: Screen, program: PlainProgram, refusal: DeskError
) -> None:
    program.vaults.refusal = refusal
    prompt.unlock(FOLDER, "secret")
    assert "copiez-le sur cet ordinateur" in screen.refusals[0][0]
    assert screen.copies_offered == 1


def test_of_a_damaged_vault_whatever_is_readable_may_be_taken_out(
    prompt: UnlockPresenter, screen: Screen, program: PlainProgram
) -> None:
    program.vaults.refusal = DamagedVault(part="cases.db")
    prompt.unlock(FOLDER, "secret")
    assert screen.salvages_offered == 1
    program.vaults.refusal = None
    program.vaults.salvaged = Salvaged(3, damaged_pages=(7,))
    prompt.salvage(FOLDER, "secret", Path("sorti"))
    assert program.vaults.asked == [("salvage closed", FOLDER, "secret", Path("sorti"))]
    assert "sorti" in screen.salvaged
    assert "pages abîmées 1" in screen.salvaged
    assert screen.opening[-1] is False


def test_a_full_disk_is_said_and_no_copy_is_offered(
    prompt: UnlockPresenter, screen: Screen, program: PlainProgram
) -> None:
    program.vaults.refusal = CannotWrite(what="vault", why="full")
    prompt.unlock(FOLDER, "secret")
    assert screen.copies_offered == 0


def test_what_was_brought_back_opens_with_the_password_and_asks_for_a_new_one_where_only_the_code_is_known(
    prompt: UnlockPresenter, program: PlainProgram
) -> None:
    prompt.restored(Path("back"), "secret")
    prompt.restored(Path("back"), CODE.lower())
    assert program.done == ["opened back", "ask for back"]


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


class TestAVaultOfAnEarlierProgram:
    def test_before_it_is_upgraded_one_says_where_a_second_copy_goes(
        self, prompt: UnlockPresenter, screen: Screen, program: PlainProgram, tmp_path: Path
    ) -> None:
        program.plain.older = True
        prompt.unlock(FOLDER, "secret")
        assert program.vaults.asked == []
        assert "version antérieure" in screen.refusals[0][0]
        assert screen.upgrades == [False, True]
        prompt.upgrade(tmp_path)
        assert program.vaults.asked == [("upgrade", tmp_path)]
        assert program.done == [f"opened {FOLDER}"]
        assert screen.upgrades[-1] is False

    def test_a_copy_that_cannot_be_written_upgrades_nothing_and_is_asked_again(
        self, prompt: UnlockPresenter, screen: Screen, program: PlainProgram, tmp_path: Path
    ) -> None:
        program.plain.older = True
        prompt.unlock(FOLDER, "secret")
        prompt.upgrade(tmp_path / "taken-out")
        assert program.vaults.asked == []
        assert "n’a pas été mis à niveau" in screen.refusals[-1][0]
        assert screen.upgrades[-1] is True
        prompt.upgrade(None)
        assert program.vaults.asked == [("upgrade", None)]

    def test_the_keyring_asks_the_same(self, prompt: UnlockPresenter, screen: Screen, program: PlainProgram) -> None:
        program.plain.older = True
        prompt.open_by_keyring(FOLDER)
        assert screen.upgrades[-1] is True
        prompt.upgrade(None)
        assert program.vaults.asked == [("upgrade", None), ("keyring", FOLDER)]

    def test_nothing_is_upgraded_that_nobody_tried_to_open(self, prompt: UnlockPresenter, screen: Screen) -> None:
        prompt.upgrade(None)
        assert screen.opening == []


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


class TestTheKeyring:
    @pytest.fixture
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.delenv("DSARDESK_KEYRING", raising=False)
        (tmp_path / "vault.json").write_text('{"slots": [{"kind": "keyring"}]}', "utf-8")
        return tmp_path

    def test_it_is_offered_only_where_it_was_turned_on(self, prompt: UnlockPresenter, folder: Path) -> None:
        assert prompt.keyring_may_open(folder)
        (folder / "vault.json").write_text('{"slots": [{"kind": "password"}]}', "utf-8")
        assert not prompt.keyring_may_open(folder)
        assert not prompt.keyring_may_open(folder / "nowhere")

    def test_it_is_not_offered_where_keyrings_are_turned_off(
        self, prompt: UnlockPresenter, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DSARDESK_KEYRING", "off")
        assert not prompt.keyring_may_open(folder)

    def test_it_opens_the_vault_without_a_password(
        self, prompt: UnlockPresenter, screen: Screen, program: PlainProgram, folder: Path
    ) -> None:
        prompt.open_by_keyring(folder)
        assert program.vaults.asked == [("keyring", folder)]
        assert (screen.opening, program.done) == ([True, False], [f"opened {folder}"])

    def test_one_that_does_not_answer_leaves_the_password(
        self, prompt: UnlockPresenter, screen: Screen, program: PlainProgram, folder: Path
    ) -> None:
        program.vaults.refusal = KeyringUnusable(why="locked")
        prompt.open_by_keyring(folder)
        assert len(screen.refusals) == 1
        assert "verrouillé" in screen.refusals[0][0]
