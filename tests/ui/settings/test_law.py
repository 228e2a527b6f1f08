"""The law tables in the settings: which are in use, what a file brings, and that nothing changes at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from dsardesk.ui.program import LawState
from dsardesk.ui.session import Session
from dsardesk.ui.settings.law.presenter import LawLine, LawPresenter
from dsardesk.ui.settings.law.view import LawCard
from dsardesk.updates import shipped
from dsardesk.updates.bundle import NotSigned
from dsardesk.updates.installed import TablesInUse
from tests.ui.program import PlainProgram
from tests.ui.settings.test_presenter import Desk

pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)
"""Nothing here depends on which store it is."""

FILE = Path("law.dsarlaw")
SHIPPED = TablesInUse()
INSTALLED = TablesInUse({}, "2027.1", date(2027, 2, 1))


@dataclass
class Screen:
    """Remembers what it was told."""

    lines: list[LawLine] = field(default_factory=list)

    def show_law(self, line: LawLine) -> None:
        self.lines.append(line)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def desk(program: PlainProgram) -> Desk:
    return Desk(program=program)


@pytest.fixture
def law(screen: Screen, session: Session, desk: Desk) -> LawPresenter:
    return LawPresenter(screen, session, desk)


def shown(law: LawPresenter, screen: Screen, desk: Desk, now: TablesInUse, later: TablesInUse) -> LawLine:
    desk.program.vaults.law = LawState(now, later)
    law.activate()
    return screen.lines[-1]


def test_the_tables_that_ship_are_said_to(law: LawPresenter, screen: Screen, desk: Desk) -> None:
    line = shown(law, screen, desk, SHIPPED, SHIPPED)
    assert line.in_use == f"Tables juridiques\N{NO-BREAK SPACE}: version {shipped.version()}, livrée avec le programme."
    assert (line.note, line.removable) == ("", False)


def test_installed_ones_bear_their_date_and_can_be_removed(law: LawPresenter, screen: Screen, desk: Desk) -> None:
    line = shown(law, screen, desk, INSTALLED, INSTALLED)
    assert "version 2027.1 du 1er février 2027" in line.in_use
    assert (line.note, line.removable) == ("", True)


def test_what_the_next_opening_will_use_is_said_and_is_no_warning(
    law: LawPresenter, screen: Screen, desk: Desk
) -> None:
    line = shown(law, screen, desk, SHIPPED, INSTALLED)
    assert "2027.1" in line.note
    assert "prochaine ouverture" in line.note
    assert not line.warns


def test_installed_tables_that_are_not_used_are_a_warning(law: LawPresenter, screen: Screen, desk: Desk) -> None:
    refused = TablesInUse(refused=NotSigned())
    line = shown(law, screen, desk, refused, refused)
    assert "pas signées" in line.note
    assert line.warns
    assert line.removable


def test_a_file_is_installed_and_it_is_said_from_when(law: LawPresenter, screen: Screen, desk: Desk) -> None:
    desk.program.vaults.law = LawState(SHIPPED, INSTALLED)
    law.install(FILE)
    assert desk.program.vaults.asked == [("install law", FILE)]
    assert desk.said == [
        "Tables juridiques version 2027.1 installées. Elles servent à partir de la prochaine ouverture du coffre."
    ]
    assert screen.lines[-1].note


def test_a_file_that_is_refused_changes_nothing(law: LawPresenter, screen: Screen, desk: Desk) -> None:
    desk.program.vaults.refusal = NotSigned()
    law.install(FILE)
    assert screen.lines == []
    assert desk.warned[0].endswith("Elles ne sont pas utilisées.")


def test_installed_ones_are_removed(law: LawPresenter, screen: Screen, desk: Desk) -> None:
    law.remove()
    assert desk.program.vaults.asked == [("remove law",)]
    assert "retirées" in desk.said[0]
    assert screen.lines


class TestCard:
    """As a person meets it."""

    @pytest.fixture
    def card(self, dressed: QApplication, qtbot: QtBot, session: Session, desk: Desk) -> LawCard:
        made = LawCard("Tables juridiques", session, desk)
        qtbot.addWidget(made)
        made.show()
        made.presenter.activate()
        return made

    def test_only_what_was_installed_can_be_removed(self, card: LawCard, desk: Desk) -> None:
        assert not card.remove_button.isVisible()
        desk.program.vaults.law = LawState(SHIPPED, INSTALLED)
        card.presenter.activate()
        assert card.remove_button.isVisible()
        assert card.note.isVisible()
        assert card.in_use.accessibleName() == "Tables juridiques utilisées"

    def test_a_file_is_chosen(self, card: LawCard, desk: Desk) -> None:
        card.install_button.click()
        (dialog,) = card.findChildren(QFileDialog)
        dialog.fileSelected.emit("law.dsarlaw")
        assert desk.program.vaults.asked == [("install law", FILE)]
        dialog.close()
