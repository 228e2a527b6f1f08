"""The company's page as a person meets it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dsardesk.ui.company.joint import JointDialog
from dsardesk.ui.company.view import CompanyView
from dsardesk.ui.session import Session
from dsardesk.ui.widgets.dialogs import FormDialog
from tests.ui.company.test_presenter import NEWER
from tests.ui.program import PlainProgram
from tests.ui.settings.test_presenter import Desk


@pytest.mark.parametrize("work", ["in memory"], indirect=True)
def test_the_profile_is_read_and_a_newer_one_is_confirmed_first(
    dressed: QApplication, qtbot: QtBot, session: Session, program: PlainProgram, tmp_path: Path
) -> None:
    page = CompanyView(session, Desk(program=program))
    qtbot.addWidget(page)
    page.show()
    page.activate()
    page.activate()
    shown = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Alto SAS" in shown
    (tmp_path / "newer.toml").write_text(NEWER, "utf-8")
    page.presenter.consider(tmp_path / "newer.toml")
    assert program.done == []
    (dialog,) = page.findChildren(FormDialog)
    dialog.submit()
    assert program.desks[0].profile.city == "Grenoble"


@pytest.mark.parametrize("work", ["in memory"], indirect=True)
def test_a_joint_controller_is_written_from_the_page(
    dressed: QApplication, qtbot: QtBot, session: Session, program: PlainProgram
) -> None:
    page = CompanyView(session, Desk(program=program))
    qtbot.addWidget(page)
    page.show()
    page.ask_joint()
    (dialog,) = page.findChildren(JointDialog)
    dialog.submit()
    assert dialog.isVisible()
    assert dialog.ended.isHidden()
    dialog.name.setText("Le Club")
    dialog.address.setPlainText("1 quai\n\n69001 Lyon")
    dialog.contact_point.setChecked(True)
    dialog.submit()
    assert page.form is None
    (made,) = program.desks[0].profile.joint_controllers
    assert (made.name, made.address, made.contact_point) == ("Le Club", ("1 quai", "69001 Lyon"), True)
