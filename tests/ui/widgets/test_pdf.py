"""The window on a PDF: its very pages, by keyboard, and its words for whoever cannot see them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.desk.printing import printer
from dsardesk.documents.model import Document, Paragraph
from dsardesk.ui.widgets.pdf import show_pdf
from installers.private_python import ROOT

LINES = 90


@pytest.fixture(scope="module")
def content() -> bytes:
    """Two pages and more."""
    blocks = tuple(Paragraph(f"Ligne {number} de la lettre, adressée à Éloïse d’Œuvre.") for number in range(LINES))
    return printer().print_pdf(
        Document(lang="fr", title="Réponse", author="Alto SAS", dated_on=date(2026, 10, 26), blocks=blocks)
    )


@pytest.fixture
def parent(dressed: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_pages_are_turned_and_enlarged_by_keyboard(parent: QWidget, qtbot: QtBot, content: bytes) -> None:
    saved: list[int] = []
    window = show_pdf(parent, "Réponse", content, lambda: saved.append(1))
    with qtbot.waitExposed(window):
        pass
    assert window.pages >= 2
    assert window.view.accessibleName() == f"Page 1 sur {window.pages}"
    assert "Ligne 0" in window.view.accessibleDescription()
    QTest.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.view.accessibleName() == f"Page 2 sur {window.pages}"
    window.turn(99)
    window.turn(99)
    assert window.view.accessibleName() == f"Page {window.pages} sur {window.pages}"
    QTest.keyClick(window, Qt.Key.Key_Plus)
    larger = window.view.zoomFactor()
    QTest.keyClick(window, Qt.Key.Key_Minus)
    assert window.view.zoomFactor() < larger
    window.fit()
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert not window.isVisible()


def test_its_words_can_be_read_alone(parent: QWidget, qtbot: QtBot, content: bytes) -> None:
    window = show_pdf(parent, "Réponse", content)
    window.text_button.click()
    assert "Éloïse d’Œuvre" in window.words.toPlainText()
    assert window.stack.currentWidget() is window.words
    window.text_button.click()
    assert window.stack.currentWidget() is window.view
    window.close()


def test_what_is_not_a_pdf_is_said_to_be_none(parent: QWidget, qtbot: QtBot) -> None:
    window = show_pdf(parent, "Réponse", b"not a PDF")
    assert window.pages == 0
    assert not window._trouble.isHidden()
    window.turn(1)
    window.zoom(2.0)
    window.close()


def test_what_draws_pdfs_is_not_loaded_at_the_start() -> None:
    code = "import sys, dsardesk.ui.papers.view, dsardesk.ui.identity.view; print('PySide6.QtPdf' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
