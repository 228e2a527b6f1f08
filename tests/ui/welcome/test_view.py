"""The first start as a person goes through it, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.ui.session import Session
from dsardesk.ui.welcome.progress import Step, Way
from dsardesk.ui.welcome.view import WelcomeView
from tests.ui.conftest import AtOnce
from tests.ui.program import CODE, PlainProgram

pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)
"""Nothing here depends on which store it is."""

PASSWORD = "corail tuile orme sept"


@pytest.fixture
def welcome(
    dressed: QApplication, qtbot: QtBot, session: Session, program: PlainProgram, tmp_path: Path
) -> WelcomeView:
    made = WelcomeView(tmp_path / "coffre", AtOnce(), program, session.words)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def at(welcome: WelcomeView) -> Step:
    return welcome.progress.step


def go(welcome: WelcomeView) -> None:
    """Press Enter where nothing else takes it."""
    welcome.next_button.setFocus()
    QTest.keyClick(welcome.next_button, Qt.Key.Key_Return)


def test_from_the_first_card_to_the_desk(welcome: WelcomeView, program: PlainProgram, tmp_path: Path) -> None:
    go(welcome)
    form = welcome.company.form
    form.name.setText("Atelier Roux")
    form.address.setPlainText("3 rue Basse\n69004 Lyon")
    form.city.setText("Lyon")
    go(welcome)
    assert at(welcome) is Step.VAULT
    welcome.vault.password.once.setText(PASSWORD)
    go(welcome)
    assert welcome.vault.fault.isVisible()
    welcome.vault.password.again.setText(PASSWORD)
    go(welcome)
    assert at(welcome) is Step.CODE
    go(welcome)
    assert welcome.code.differs.isVisible()
    welcome.code.answer.setText(CODE.split("-")[welcome.progress.asked - 1])
    go(welcome)
    assert at(welcome) is Step.START
    go(welcome)
    assert program.done == [f"remember {tmp_path / 'coffre'}", f"opened {tmp_path / 'coffre'}"]


def test_a_field_that_letters_need_is_named_and_gets_the_focus(welcome: WelcomeView) -> None:
    go(welcome)
    go(welcome)
    form = welcome.company.form
    assert form.faults["name"].isVisible()
    assert not form.faults["contact"].isVisible()
    assert form.name.accessibleDescription() == form.faults["name"].text()


@pytest.mark.parametrize("way", list(Way))
def test_one_way_at_a_time_is_open(welcome: WelcomeView, way: Way) -> None:
    go(welcome)
    welcome.company.ways[way].click()
    open_ones = [each for each, panel in welcome.company._panels.items() if panel.isVisible()]
    assert open_ones == [way]


def test_a_profile_file_with_a_mistake_is_refused_beside_it(welcome: WelcomeView, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("[")
    go(welcome)
    welcome.company.ways[Way.FILE].click()
    welcome.company.file.take(tmp_path / "mine.toml")
    go(welcome)
    assert welcome.company.refusals[Way.FILE].isVisible()
    assert "TOML" in welcome.company.refusals[Way.FILE].text()


def test_the_training_example_is_said_to_be_one(welcome: WelcomeView) -> None:
    assert "Alto SAS" in welcome.company.company.itemText(0)
    assert welcome.company.company.itemText(0) != "Alto SAS"
    go(welcome)
    welcome.company.ways[Way.SHIPPED].click()
    go(welcome)
    assert welcome.progress.company
    assert welcome.progress.company.invented


def test_a_password_does_not_stay_in_its_field(welcome: WelcomeView) -> None:
    go(welcome)
    welcome.company.ways[Way.SHIPPED].click()
    go(welcome)
    welcome.vault.password.once.setText(PASSWORD)
    welcome.presenter.back()
    assert welcome.vault.password.typed == ""


def test_a_message_dropped_on_the_last_card_is_read(welcome: WelcomeView, program: PlainProgram) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/x/mail.eml")])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    welcome.start.drop.dropEvent(event)
    assert Path(program.done[-1].removeprefix("read ")) == Path("/x/mail.eml")


def test_the_reminder_file_is_offered_and_may_be_refused(welcome: WelcomeView) -> None:
    assert welcome.start.reminders.isChecked()
    welcome.start.reminders.click()
    assert welcome.progress.reminders is False


def test_everything_that_takes_the_focus_has_a_name(welcome: WelcomeView) -> None:
    takes = [
        widget
        for widget in welcome.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.window() is welcome and not widget.focusProxy()
    ]
    assert len(takes) > 15
    assert [widget for widget in takes if not widget.accessibleName()] == []
