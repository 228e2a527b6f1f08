"""The identity part walked through as a person does, offscreen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QBuffer, QIODeviceBase, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.domain.identity import DestructionCause, Rung, Verdict
from dsardesk.domain.rights import RightType
from dsardesk.services.case_page import read_page
from dsardesk.services.identity_documents import destroy_document
from dsardesk.ui.identity.asking import AskDialog
from dsardesk.ui.identity.dialogs import CheckDialog, DestroyDialog, HoldDialog
from dsardesk.ui.identity.elsewhere import AttestDialog, GoneDialog
from dsardesk.ui.identity.view import IdentityTab
from dsardesk.ui.identity.viewer import PictureWindow, picture
from dsardesk.ui.session import Session
from dsardesk.ui.widgets.pdf_window import PdfWindow
from tests.makers import DPO
from tests.services.conftest import Bench
from tests.ui.conftest import Steps


def _photo(width: int = 60, height: int = 40) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    buffer = QBuffer()
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class Walk:
    """The part over one case, in front of a person."""

    def __init__(self, session: Session, bench: Bench, steps: Steps, qtbot: QtBot, cards: int = 1) -> None:
        self.bench, self.steps, self.qtbot = bench, steps, qtbot
        self.tab = IdentityTab(session, steps)
        qtbot.addWidget(self.tab)
        self.reference = bench.opened(RightType.ACCESS, cards=cards).reference
        session.news.listen(lambda _reference: self.read())
        self.read()
        self.tab.resize(560, 700)
        self.tab.show()

    def read(self) -> None:
        self.tab.show_page(read_page(self.bench.context, DPO, self.reference))

    def button(self, words: str) -> QPushButton:
        """The button on which *words* stand."""
        self.qtbot.waitUntil(lambda: len(self._shown(words)) == 1)
        return self._shown(words)[0]

    def _shown(self, words: str) -> list[QPushButton]:
        buttons = self.tab.findChildren(QPushButton)
        return [button for button in buttons if words in button.accessibleName() and button.isVisible()]


@pytest.fixture
def walk(dressed: QApplication, session: Session, bench: Bench, steps: Steps, qtbot: QtBot) -> Walk:
    return Walk(session, bench, steps, qtbot)


def test_a_copy_is_asked_only_with_a_doubt_which_is_said_in_the_dialog(walk: Walk) -> None:
    walk.button("Demander un complément").click()
    dialog = walk.tab.asking.dialog
    assert isinstance(dialog, AskDialog)
    dialog.rung.choose(Rung.COPY)
    dialog.do_button.click()
    assert dialog.isVisible()
    assert "doute raisonnable" in dialog._error.text()
    dialog.doubt.setPlainText("deux clients portent ce nom")
    dialog.do_button.click()
    assert "plus léger" in dialog._error.text()
    dialog.softer.setPlainText("rien d’autre n’est connu")
    dialog.do_button.click()
    assert walk.tab.asking.dialog is None
    assert "délai suspendu" in walk.steps.said[0]


def test_a_check_is_recorded_and_the_document_goes_with_it(walk: Walk) -> None:
    walk.button("Noter une vérification").click()
    dialog = walk.tab.asking.dialog
    assert isinstance(dialog, CheckDialog)
    assert dialog.do_button.text() == "Noter et détruire le document"
    dialog.verdict.choose(Verdict.NOT_CONFIRMED)
    assert dialog.do_button.text() == "Noter"
    dialog.verdict.choose(Verdict.CONFIRMED)
    dialog.rung.choose(Rung.COPY)
    assert dialog.doubt.isVisible()
    dialog.rung.choose(Rung.DATA_POINTS)
    assert not dialog.doubt.isVisible()
    for fact in ("email", "customer_number"):
        dialog.facts.boxes[fact].click()
    dialog.places.boxes["mailbox"].click()
    dialog.do_button.click()
    identity = walk.bench.case(walk.reference).identity
    assert identity.check is not None
    assert identity.check.matched == ("email", "customer_number")
    ending = identity.documents[0].destruction
    assert ending is not None
    assert ending.attested == ("mailbox",)


def test_without_a_document_no_place_is_asked_about(
    dressed: QApplication, session: Session, bench: Bench, steps: Steps, qtbot: QtBot
) -> None:
    walk = Walk(session, bench, steps, qtbot, cards=0)
    walk.button("Noter une vérification").click()
    dialog = walk.tab.asking.dialog
    assert isinstance(dialog, CheckDialog)
    assert not hasattr(dialog, "places")
    dialog.verdict.choose(Verdict.NOT_NEEDED)
    dialog.do_button.click()
    assert walk.bench.case(walk.reference).identity.check is None
    dialog.why.setPlainText("elle écrit de son compte")
    dialog.do_button.click()
    check = walk.bench.case(walk.reference).identity.check
    assert check is not None
    assert check.why == "elle écrit de son compte"


def test_destroying_names_what_goes_and_is_never_one_enter_away(walk: Walk) -> None:
    """Acceptance A06."""
    walk.button("Vérifié").click()
    dialog = walk.tab.asking.dialog
    assert isinstance(dialog, DestroyDialog)
    assert not dialog.do_button.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert len(walk.bench.case(walk.reference).identity.held()) == 1
    walk.button("Vérifié").click()
    dialog = walk.tab.asking.dialog
    assert isinstance(dialog, DestroyDialog)
    dialog.why.setPlainText("elle écrit de son compte")
    dialog.do_button.click()
    assert walk.bench.case(walk.reference).identity.held() == ()
    walk.button("Aperçu").click()
    assert isinstance(walk.tab.window_shown, PdfWindow)
    walk.tab.hide()
    assert walk.tab.window_shown is None


def test_a_document_is_held_for_a_reason(walk: Walk) -> None:
    walk.button("Conserver").click()
    dialog = walk.tab.asking.dialog
    assert isinstance(dialog, HoldDialog)
    dialog.reason.setPlainText("faux soupçonné")
    dialog.do_button.click()
    assert walk.bench.case(walk.reference).identity.documents[0].hold_reason == "faux soupçonné"


def test_what_is_looked_at_is_closed_with_the_part_and_never_a_file(walk: Walk) -> None:
    """Acceptance A05: "the image is never shown in lists or previews"."""
    document = walk.bench.case(walk.reference).identity.documents[0].id
    walk.bench.store.contents[document] = _photo()
    walk.button("Regarder").click()
    window = walk.tab.window_shown
    assert isinstance(window, PictureWindow)
    assert not window.shown.pixmap().isNull()
    small = window.shown.pixmap().width()
    window.zoom(2.0)
    assert window.shown.pixmap().width() > small
    walk.tab.hide()
    assert walk.tab.window_shown is None


def test_what_comes_after_the_person_went_elsewhere_is_not_shown(walk: Walk) -> None:
    walk.tab.hide()
    walk.tab.show_document(_photo(), "image/png")
    assert walk.tab.window_shown is None


def test_another_case_closes_what_was_open_on_this_one(walk: Walk) -> None:
    walk.button("Demander un complément").click()
    walk.tab.show_document(b"", "application/pdf")
    walk.tab.show_page(read_page(walk.bench.context, DPO, walk.bench.opened().reference))
    assert walk.tab.asking.dialog is None
    assert walk.tab.window_shown is None


def test_a_picture_is_no_larger_than_a_screen_needs(dressed: QApplication) -> None:
    assert picture(_photo(3000, 1500)).width() == 2400
    assert picture(b"nothing").isNull()


def test_a_picture_that_cannot_be_read_is_said_so(walk: Walk) -> None:
    walk.tab.show_document(b"nothing", "image/heic")
    assert isinstance(walk.tab.window_shown, PictureWindow)
    assert walk.tab.window_shown.shown.pixmap().isNull()


def test_everything_that_takes_the_keyboard_has_a_name(walk: Walk) -> None:
    walk.button("Noter une vérification").click()
    dialog = walk.tab.asking.dialog
    assert dialog is not None
    for widget in (*walk.tab.findChildren(QWidget), *dialog.findChildren(QWidget)):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            assert widget.accessibleName() or _inside_a_day(widget), widget


def _inside_a_day(widget: QWidget) -> bool:
    """The line in which a day is typed bears the name of its field."""
    return isinstance(widget.parentWidget(), QDateEdit)


def test_other_places_are_attested_to_after_the_destruction(
    dressed: QApplication, session: Session, bench: Bench, steps: Steps, qtbot: QtBot
) -> None:
    walk = Walk(session, bench, steps, qtbot)
    document = bench.case(walk.reference).identity.documents[0].id
    destroy_document(bench.context, DPO, walk.reference, document, cause=DestructionCause.UNSOLICITED)
    walk.read()
    walk.button("Attester").click()
    dialog = walk.tab.asking.dialog
    assert isinstance(dialog, AttestDialog)
    dialog.do_button.click()
    assert "au moins un" in dialog._error.text()
    for box in dialog.places.boxes.values():
        box.setChecked(True)
    dialog.do_button.click()
    assert steps.said == ["C’est noté\u00a0: l’attestation de destruction le dira."]
    assert not walk._shown("Attester")


def test_a_copy_on_another_computer_can_only_be_declared_gone(
    dressed: QApplication, session: Session, bench: Bench, steps: Steps, qtbot: QtBot
) -> None:
    walk = Walk(session, bench, steps, qtbot)
    bench.store.contents.clear()
    bench.store.id = "ailleurs"
    walk.read()
    assert not walk._shown("Regarder")
    walk.button("n’existe plus").click()
    dialog = walk.tab.asking.dialog
    assert isinstance(dialog, GoneDialog)
    dialog.reason.setPlainText("disque casse")
    dialog.do_button.click()
    assert bench.case(walk.reference).identity.held() == ()
