"""The whole content of the vault, or what is left of it, taken out from the settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from dsardesk.domain.actors import UserRole
from dsardesk.domain.errors import CannotWrite
from dsardesk.domain.taken_out import Exported, Salvaged
from dsardesk.ui.session import Session
from dsardesk.ui.settings.taking.presenter import TakingPresenter
from dsardesk.ui.settings.taking.view import TakingCard
from tests.makers import ACTORS
from tests.ui.program import PlainProgram
from tests.ui.settings.test_presenter import Desk


class Screen:
    """What the card was told."""

    def __init__(self) -> None:
        self.allowed: bool | None = None
        self.working: list[bool] = []
        self.told: list[tuple[str, bool]] = []

    def show_allowed(self, *, allowed: bool) -> None:
        self.allowed = allowed

    def show_working(self, *, working: bool) -> None:
        self.working.append(working)

    def show_done(self, words: str, *, whole: bool) -> None:
        self.told.append((words, whole))


@pytest.fixture
def desk(program: PlainProgram) -> Desk:
    return Desk(program=program)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def presenter(screen: Screen, session: Session, desk: Desk) -> TakingPresenter:
    return TakingPresenter(screen, session, desk)


def test_everything_is_written_where_it_was_asked_for_and_said(
    presenter: TakingPresenter, screen: Screen, program: PlainProgram, tmp_path: Path
) -> None:
    presenter.export(tmp_path)
    assert program.vaults.asked == [("export", tmp_path)]
    assert screen.working == [True, False]
    words, whole = screen.told[0]
    assert whole
    assert str(tmp_path) in words


def test_documents_that_could_not_be_read_are_named(
    presenter: TakingPresenter, screen: Screen, program: PlainProgram, tmp_path: Path
) -> None:
    program.vaults.exported = Exported(1, 1, 0, 3, ("DSR-2026-0001/02-lettre.pdf",))
    presenter.export(tmp_path)
    words, whole = screen.told[0]
    assert not whole
    assert "DSR-2026-0001/02-lettre.pdf" in words


@pytest.mark.parametrize(("lost", "whole"), [((), True), ((7, 9), False)])
def test_a_salvage_says_whether_something_is_lost(  # noqa: PLR0917 -- fixtures, each named
    presenter: TakingPresenter,
    screen: Screen,
    program: PlainProgram,
    tmp_path: Path,
    lost: tuple[int, ...],
    whole: bool,
) -> None:
    program.vaults.salvaged = Salvaged(1, damaged_pages=lost)
    presenter.salvage(tmp_path)
    assert program.vaults.asked == [("salvage", tmp_path)]
    assert screen.told[0][1] is whole


def test_what_cannot_be_written_is_said_and_may_be_asked_again(
    presenter: TakingPresenter, screen: Screen, desk: Desk, program: PlainProgram, tmp_path: Path
) -> None:
    program.vaults.refusal = CannotWrite(what="file", why="full")
    presenter.export(tmp_path)
    assert screen.working == [True, False]
    assert screen.told == []
    assert len(desk.warned) == 1


@pytest.mark.parametrize("role", UserRole)
def test_it_is_offered_to_the_data_protection_officer_alone(
    screen: Screen, session: Session, desk: Desk, role: UserRole
) -> None:
    theirs = replace(session, desk=replace(session.desk, actor=ACTORS[role]))
    TakingPresenter(screen, theirs, desk).activate()
    assert screen.allowed is (role is UserRole.DPO)


class TestTheCard:
    @pytest.fixture
    def card(self, dressed: QApplication, qtbot: QtBot, session: Session, desk: Desk) -> TakingCard:
        card = TakingCard("Take everything out", session, desk)
        qtbot.addWidget(card)
        card.show()
        card.presenter.activate()
        return card

    def test_a_folder_is_asked_for_first(self, card: TakingCard, program: PlainProgram) -> None:
        card.export_button.click()
        card.salvage_button.click()
        dialogs = card.findChildren(QFileDialog)
        assert len(dialogs) == 2
        assert program.vaults.asked == []
        for dialog in dialogs:
            dialog.reject()

    def test_it_shows_what_was_written(self, card: TakingCard, tmp_path: Path) -> None:
        card.presenter.export(tmp_path)
        assert str(tmp_path) in card.told.text()
        assert card.told.isVisible()
        assert card.export_button.isEnabled()
