"""The papers part walked through as a person does, offscreen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dsardesk.domain.letters import LetterKind
from dsardesk.domain.papers import LetterState
from dsardesk.domain.rights import RightType
from dsardesk.services.case_page import read_page
from dsardesk.ui.papers.letters.view import LetterSentDialog, ToldByDialog
from dsardesk.ui.papers.models import Column, DocumentsModel
from dsardesk.ui.papers.package.view import DeliveredDialog
from dsardesk.ui.papers.presenter import DocumentLine
from dsardesk.ui.papers.view import PapersTab
from dsardesk.ui.session import Session
from dsardesk.ui.widgets.dialogs import FormDialog
from dsardesk.ui.widgets.pdf_window import PdfWindow
from tests.makers import DPO, document_id
from tests.services.conftest import Bench
from tests.ui.conftest import Steps
from tests.ui.papers.test_package_presenter import gather


class Walk:
    """The part over one case, in front of a person."""

    def __init__(self, session: Session, bench: Bench, steps: Steps, qtbot: QtBot) -> None:
        self.bench, self.steps, self.qtbot = bench, steps, qtbot
        self.reference = bench.opened(RightType.ACCESS).reference
        gather(bench, self.reference)
        self.tab = PapersTab(session, steps)
        qtbot.addWidget(self.tab)
        session.news.listen(lambda _reference: self.read())
        self.read()
        self.tab.resize(560, 900)
        self.tab.show()

    def read(self) -> None:
        self.tab.show_page(read_page(self.bench.context, DPO, self.reference))

    def press(self, words: str) -> None:
        """Press the button whose name begins with *words*."""
        self.qtbot.waitUntil(lambda: len(self._shown(words)) == 1)
        self._shown(words)[0].click()

    def _shown(self, words: str) -> list[QPushButton]:
        buttons = self.tab.findChildren(QPushButton)
        return [button for button in buttons if button.accessibleName().startswith(words) and button.isVisible()]

    def window(self) -> QDialog | None:
        """The letter that is shown."""
        return self.tab.letters.window_shown

    def dialog(self) -> FormDialog | None:
        """What is asked about a letter."""
        return self.tab.letters.asking.dialog

    def save_to(self, path: Path) -> None:
        """Answer the file dialog that is open."""
        dialog = next(d for d in self.tab.findChildren(QFileDialog) if d.isVisible())
        dialog.fileSelected.emit(str(path))
        dialog.close()


@pytest.fixture
def walk(dressed: QApplication, session: Session, bench: Bench, steps: Steps, qtbot: QtBot) -> Walk:
    return Walk(session, bench, steps, qtbot)


def test_a_letter_is_written_read_approved_saved_and_marked_as_sent(walk: Walk, tmp_path: Path) -> None:
    """Acceptance A14, A17."""
    walk.press("Écrire")
    window = walk.window()
    assert isinstance(window, PdfWindow)
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert walk.window() is None
    walk.press("Approuver")
    walk.press("Enregistrer le DOCX")
    walk.save_to(tmp_path / "letter.docx")
    assert (tmp_path / "letter.docx").read_bytes() == b"acknowledgement 1 DOCX"
    walk.press("Noter l’envoi")
    dialog = walk.dialog()
    assert isinstance(dialog, LetterSentDialog)
    assert not dialog.confirmed.isVisible()
    dialog.address.setText("zephyrine@couriel.example")
    assert dialog.confirmed.isVisible()
    assert dialog.chip.isVisible()
    dialog.do_button.click()
    assert dialog.isVisible()
    dialog.confirmed.click()
    dialog.do_button.click()
    assert walk.dialog() is None
    assert walk.bench.case(walk.reference).letters[0].state is LetterState.SENT


def test_a_confirmation_speaks_of_one_address_only(walk: Walk) -> None:
    walk.press("Écrire")
    walk.press("Approuver")
    walk.press("Noter l’envoi")
    dialog = walk.tab.letters.asking.dialog
    assert isinstance(dialog, LetterSentDialog)
    dialog.address.setText("zephyrine@couriel.example")
    dialog.confirmed.click()
    dialog.address.setText("zephyrine@couriiel.example")
    assert not dialog.confirmed.isChecked()
    dialog.channel.choose("in_person")
    assert not dialog.address.isVisible()
    assert not dialog.confirmed.isVisible()


def test_f9_shows_the_newest_letter_and_hides_it_again(walk: Walk) -> None:
    letters = walk.tab.letters
    letters._toggle()
    assert walk.window() is None
    walk.press("Écrire")
    letters._toggle()
    assert walk.window() is None
    letters._toggle()
    assert isinstance(walk.window(), PdfWindow)
    walk.tab.hide()
    assert walk.window() is None


def test_the_way_of_the_password_is_asked_before_the_access_reply_is_written(walk: Walk) -> None:
    walk.press("Faire l’archive")
    letters = walk.tab.letters
    letters.kinds.choose(LetterKind.ACCESS_REPLY)
    walk.press("Écrire")
    dialog = letters.asking.dialog
    assert isinstance(dialog, ToldByDialog)
    dialog.way.choose("sms")
    dialog.do_button.click()
    assert walk.bench.case(walk.reference).letters[-1].kind == LetterKind.ACCESS_REPLY


def test_a_package_is_made_its_password_copied_then_it_is_saved_and_delivered(walk: Walk, tmp_path: Path) -> None:
    """Acceptance A15."""
    card = walk.tab.package
    assert card.password.text() == "four words in fr"
    walk.press("Copier pour 30 s")
    assert QGuiApplication.clipboard().text() == "four words in fr"
    walk.press("Faire l’archive")
    assert not card.other_button.isVisible()
    walk.press("Enregistrer l’archive")
    walk.save_to(tmp_path / "package.zip")
    assert (tmp_path / "package.zip").read_bytes() == b"sealed 1"
    walk.press("Noter la remise")
    dialog = card.asking.dialog
    assert isinstance(dialog, DeliveredDialog)
    dialog.channel.choose("post")
    dialog.address.setText("3 rue Basse")
    dialog.confirmed.click()
    dialog.told_by.choose("post")
    dialog.do_button.click()
    assert "un autre moyen que l’archive" in dialog._error.text()
    dialog.told_by.choose("phone")
    dialog.do_button.click()
    assert walk.bench.case(walk.reference).packages[0].told_by == "phone"


def test_documents_are_copied_out_and_their_hash_can_be_read_whole(walk: Walk, tmp_path: Path) -> None:
    document = walk.bench.case(walk.reference).documents[0]
    walk.press("Copier le SHA-256")
    assert QGuiApplication.clipboard().text() == document.sha256
    walk.press("Enregistrer une copie")
    walk.save_to(tmp_path / "message.eml")
    assert (tmp_path / "message.eml").stat().st_size == document.size_bytes


def test_the_evidence_file_is_shown_then_saved(walk: Walk, tmp_path: Path) -> None:
    """Acceptance A21."""
    walk.tab.language.choose("en")
    walk.press("Faire et voir")
    window = walk.tab.window_shown
    assert isinstance(window, PdfWindow)
    (save,) = [b for b in window.findChildren(QPushButton) if b.accessibleName().startswith("Enregistrer")]
    save.click()
    walk.save_to(tmp_path / "evidence.pdf")
    assert (tmp_path / "evidence.pdf").read_bytes() == b"evidence in en"


def test_another_case_closes_what_was_open_on_this_one(walk: Walk) -> None:
    walk.press("Écrire")
    walk.press("Faire et voir")
    walk.tab.show_page(read_page(walk.bench.context, DPO, walk.bench.opened().reference))
    assert walk.tab.window_shown is None
    assert walk.tab.letters.window_shown is None
    assert walk.tab.package.password.text() == ""


def test_everything_that_takes_the_keyboard_has_a_name(walk: Walk) -> None:
    walk.press("Écrire")
    walk.press("Faire l’archive")
    for widget in walk.tab.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            assert widget.accessibleName(), widget


def test_the_list_of_documents_is_a_sound_model(dressed: QApplication, qtmodeltester: ModelTester) -> None:
    model = DocumentsModel()
    model.set_lines((DocumentLine(document_id(), "liste.csv", "Fichier clients", 12_345, "ab" * 32),))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    row = [model.index(0, column).data() for column in Column]
    assert row == [
        "liste.csv",
        "Fichier clients",
        QLocale().formattedDataSize(12_345, 0, QLocale.DataSizeFormat.DataSizeSIFormat),
        "abababab…",
    ]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Nom"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.data(model.index(5, 5)) is None
