"""The policy check as a person meets it: paste, check, read, copy a better wording."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from dsardesk.policies.catalogue import Severity
from dsardesk.ui.policy.presenter import Progress, Promised, Told
from dsardesk.ui.policy.view import PolicyView
from dsardesk.ui.session import Session
from tests.policies.test_lint import policy_of
from tests.ui.conftest import Steps

SECONDS_A_TURN = 0.15
"""Measured at 0.05 with two hundred findings; the window was held for up to 0.8 before."""

pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)


@pytest.fixture
def page(dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps) -> PolicyView:
    page = PolicyView(session, steps)
    qtbot.addWidget(page)
    page.show()
    page.activate()
    return page


def words(page: PolicyView) -> list[str]:
    """What is read on the page once all of it is there."""
    page.finish()
    QCoreApplication.processEvents()
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_a_text_is_pasted_and_checked(page: PolicyView, steps: Steps) -> None:
    assert not page.check_button.isEnabled()
    page.text.setPlainText(policy_of("flawed_fr"))
    page.check_button.click()
    assert "Une pièce d’identité est exigée de tous" in words(page)
    assert "Trouvé" in page.summary.accessibleName()
    copying = [each for each in page.findChildren(QPushButton) if "Copier en français" in each.accessibleName()]
    copying[0].click()
    assert QGuiApplication.clipboard().text() in words(page)
    assert steps.said == ["La rédaction est dans le presse-papiers."]


def test_another_text_takes_the_place_of_the_first(page: PolicyView) -> None:
    page.presenter.check(policy_of("flawed_fr"))
    page.presenter.check(policy_of("in_order_fr"))
    assert "Une pièce d’identité est exigée de tous" not in words(page)
    assert page.summary.accessibleName() == "Rien à corriger n’a été trouvé"
    assert "Ce que le texte promet" in words(page)


def test_a_text_that_promises_nothing_shows_no_empty_card(page: PolicyView) -> None:
    page.presenter.check("Recette\n\nBattez deux œufs.")
    assert "Ce que le texte promet" not in words(page)


def test_a_file_is_opened_from_a_dialog(page: PolicyView, tmp_path: Path) -> None:
    page.open_button.click()
    (tmp_path / "policy.txt").write_text(policy_of("in_order_fr"), "utf-8")
    (dialog,) = page.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "policy.txt"))
    dialog.close()
    assert page.summary.accessibleName() == "Rien à corriger n’a été trouvé"


def test_two_hundred_findings_never_hold_the_window(page: PolicyView) -> None:
    wordings = (("fr", "mots " * 30), ("en", "words " * 30))
    page.show_findings(
        tuple(
            Told(Severity.ERROR, "Erreur", f"Constat {n}", "RGPD 12", "citation " * 25, "conseil " * 40, wordings)
            for n in range(200)
        )
    )
    page.show_promises(tuple(Promised(f"Sujet {n}", tuple(f"{k} " * 60 for k in range(8))) for n in range(15)))
    turns: list[float] = []
    for _ in range(210):
        began = time.process_time()
        QCoreApplication.processEvents()
        turns.append(time.process_time() - began)
    # One slow turn may be the machine's; the tenth slowest is not.
    assert sorted(turns)[-10] < SECONDS_A_TURN
    assert "Constat 199" in words(page)


def test_a_check_that_lasts_shows_how_far_it_is_and_can_be_stopped(page: PolicyView) -> None:
    page.text.setPlainText("Vos droits")
    page.presenter.progress = Progress()
    page.show_checking(running=True)
    running = page.running.bar
    assert not running.isVisible()
    page.patience.timeout.emit()
    page.presenter.progress(4, 16)
    page.clock.timeout.emit()
    assert (running.isVisible(), running.value(), running.maximum()) == (True, 4, 16)
    page.text.setPlainText("Autre texte")
    assert (page.check_button.isEnabled(), page.open_button.isEnabled()) == (False, False)
    page.running.stop_button.click()
    assert page.presenter.progress.stopped
    page.presenter.progress = None
    page.clock.timeout.emit()
    page.show_checking(running=False)
    assert (running.isVisible(), page.check_button.isEnabled(), page.open_button.isEnabled()) == (False, True, True)
