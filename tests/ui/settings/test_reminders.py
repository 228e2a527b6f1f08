"""The reminder file, kept or refused by a box of the settings."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from dsardesk.domain.errors import CannotWrite
from dsardesk.ui.session import Session
from dsardesk.ui.settings.reminders.presenter import RemindersPresenter
from dsardesk.ui.settings.reminders.view import RemindersCard


class Folder:
    """A folder that remembers whether the file is wanted, or cannot be written."""

    def __init__(self) -> None:
        self.kept = True
        self.full = False

    def keep(self, kept: bool) -> None:
        if self.full:
            raise CannotWrite(what="file", why="full")
        self.kept = kept


class Screen:
    """What the card was told."""

    def __init__(self) -> None:
        self.shown: list[bool] = []
        self.warned: list[str] = []

    def show_kept(self, *, kept: bool) -> None:
        self.shown.append(kept)

    def warn(self, sentence: str) -> None:
        self.warned.append(sentence)


@pytest.fixture
def folder() -> Folder:
    return Folder()


@pytest.fixture
def on_folder(session: Session, folder: Folder) -> Session:
    desk = replace(session.desk, reminders_kept=lambda: folder.kept, keep_reminders=folder.keep)
    return replace(session, desk=desk)


def test_it_shows_what_stands_and_keeps_what_is_chosen(on_folder: Session, folder: Folder) -> None:
    screen = Screen()
    presenter = RemindersPresenter(screen, on_folder)
    presenter.activate()
    presenter.keep(kept=False)
    assert (screen.shown, folder.kept) == ([True, False], False)


def test_what_cannot_be_written_is_said_and_the_box_shows_the_truth(on_folder: Session, folder: Folder) -> None:
    folder.full = True
    screen = Screen()
    RemindersPresenter(screen, on_folder).keep(kept=False)
    assert screen.shown == [True]
    assert len(screen.warned) == 1


def test_the_box_is_named_and_a_tick_is_kept(on_folder: Session, folder: Folder, dressed: object, qtbot: QtBot) -> None:
    class Nobody:
        def warn(self, sentence: str) -> None:
            raise AssertionError(sentence)

    card = RemindersCard("", on_folder, Nobody())  # type: ignore[arg-type]
    qtbot.addWidget(card)
    card.presenter.activate()
    assert card.box.isChecked()
    card.box.click()
    assert not folder.kept
    assert card.box.accessibleName() == card.box.text()


def test_nobody_refused_a_file_that_is_never_written(session: Session) -> None:
    assert session.desk.reminders_kept()
    session.desk.keep_reminders(False)
    assert session.desk.reminders_kept()
