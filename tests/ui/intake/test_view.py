"""The page of a new request, by the gestures of a person: what is dropped, pasted, ticked and pressed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from dsardesk import resources
from dsardesk.domain.requests import Capacity
from dsardesk.domain.rights import RightType
from dsardesk.ui.intake.view import IntakeView
from dsardesk.ui.session import Session
from dsardesk.ui.theme.look import LOOK, Theme
from tests.makers import sample_message
from tests.services.conftest import EMAIL, Bench
from tests.ui.conftest import Steps
from tests.ui.fronts import bring_to_front
from tests.ui.intake.conftest import with_picture

SAMPLE = resources.folder("samples", "alto", "request-access.eml")


@pytest.fixture
def view(dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps) -> IntakeView:
    made = IntakeView(session, steps)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activate()
    bring_to_front(made, qtbot)
    return made


def drop(view: IntakeView, mime: QMimeData) -> None:
    """What happens when something is let go over the page."""
    where, copy, left = QPointF(200, 200), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    view.dropEvent(QDropEvent(where, copy, mime, left, Qt.KeyboardModifier.NoModifier))


def press(keys: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(keys, key, held)


def files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def named(view: IntakeView, name: str, kind: type[QWidget]) -> QWidget:
    return next(widget for widget in view.findChildren(kind) if widget.accessibleName() == name)


def pressed(view: IntakeView, name: str) -> None:
    """Press the button of that name."""
    found = named(view, name, QPushButton)
    assert isinstance(found, QPushButton)
    found.click()


class TestTheWaysIn:
    def test_a_dropped_message_is_shown_beside_what_it_asks(self, view: IntakeView) -> None:
        drop(view, files(SAMPLE))
        assert view.sheet.isVisible()
        assert "copie de toutes les données" in view.sheet.message.text.toPlainText()
        email = named(view, "Adresse électronique", QLineEdit)
        assert isinstance(email, QLineEdit)
        assert email.text() == "camille.duvernay@courriel.example"

    def test_several_dropped_at_once_are_counted(self, view: IntakeView, tmp_path: Path) -> None:
        other = tmp_path / "b.eml"
        other.write_bytes(sample_message())
        drop(view, files(SAMPLE, other))
        assert view.sheet.queue.text() == "1 sur 2"
        view.sheet.discard_button.click()
        assert view.sheet.queue.text() == "2 sur 2"
        view.sheet.discard_button.click()
        assert view.start.isVisible()

    def test_an_empty_drop_out_of_outlook_says_what_to_do(self, view: IntakeView) -> None:
        mime = QMimeData()
        mime.setData('application/x-qt-windows-mime;value="FileGroupDescriptorW"', b"")
        mime.setText("Luc Martin\tDemande")
        drop(view, mime)
        assert "Outlook" in view.start.problem.sentence
        assert view.start.isVisible()

    def test_dropped_words_are_read(self, view: IntakeView) -> None:
        mime = QMimeData()
        mime.setText("Supprimez mon compte.\nCordialement,\nLuc Martin")
        drop(view, mime)
        assert view.sheet.fields.asked.rights == (RightType.ERASURE,)

    def test_the_clipboard_is_pasted(self, view: IntakeView) -> None:
        QGuiApplication.clipboard().setText("Supprimez mon compte.")
        view.paste()
        assert view.sheet.message.text.toPlainText() == "Supprimez mon compte."

    def test_an_empty_clipboard_is_explained(self, view: IntakeView) -> None:
        QGuiApplication.clipboard().clear()
        view.paste()
        assert view.start.problem.sentence

    def test_a_typed_note_is_read_and_says_how_it_came(self, view: IntakeView) -> None:
        note = named(view, "Ce qui a été demandé", QPlainTextEdit)
        assert isinstance(note, QPlainTextEdit)
        assert not view.start.continue_button.isEnabled()
        note.setPlainText("M. Petit : arrêtez de m'appeler.")
        view.start.continue_button.click()
        way = named(view, "Par", QComboBox)
        assert isinstance(way, QComboBox)
        assert way.currentText() == "Téléphone"
        assert view.sheet.fields.receipt.place.isVisible()
        assert view.start.note.toPlainText() == ""

    @pytest.mark.parametrize("file", [Path("nowhere.eml"), SAMPLE])
    def test_a_note_begun_is_still_there_after_a_message(self, view: IntakeView, file: Path) -> None:
        view.start.note.setPlainText("Supprimez mon compte.")
        drop(view, files(file))
        assert view.start.note.toPlainText() == "Supprimez mon compte."

    def test_messages_are_chosen_in_a_dialog_that_does_not_hold_the_window(
        self, view: IntakeView, qtbot: QtBot
    ) -> None:
        view.start.choose_button.click()
        dialog = view.findChild(QWidget, "QFileDialog")
        assert dialog is not None
        assert not dialog.isModal() or dialog.isVisible()
        dialog.filesSelected.emit([str(SAMPLE)])  # type: ignore[attr-defined]
        dialog.close()
        assert view.sheet.isVisible()


class TestOneMessage:
    def test_the_words_that_were_understood_are_underlined_in_both_themes(self, view: IntakeView) -> None:
        view.read_file(SAMPLE)
        for theme in (Theme.DARK, Theme.LIGHT):
            LOOK.wear(theme)
            marked = view.sheet.message.text.extraSelections()
            assert [each.cursor.selectedText().split()[0] for each in marked] == ["Je", "Par"]
            assert all(each.format.underlineColor().name() == LOOK.colours.accent for each in marked)

    def test_an_identity_card_is_told_apart_and_never_shown(self, view: IntakeView) -> None:
        view.read_file(SAMPLE)
        assert view.sheet.fields.identity.isVisibleTo(view.sheet)
        assert view.sheet.message.identity_parts is None
        assert view.sheet.fields.identity.none_enclosed.isHidden()

    def test_why_an_attachment_is_taken_for_one_is_said_and_the_space_bar_frees_it(
        self, view: IntakeView, bench: Bench, qtbot: QtBot
    ) -> None:
        view.read_file(SAMPLE)
        box = view.sheet.message.parts[1].box
        assert (box.isChecked(), box.accessibleDescription()) == (True, "Reconnue au nom de son fichier.")
        box.setFocus()
        press(box, Qt.Key.Key_Space)
        assert view.sheet.form().told_parts() == frozenset()
        said = view.sheet.fields.identity._text
        qtbot.waitUntil(lambda: said.text().startswith("Vous indiquez"))
        assert view.focusWidget() is box
        view.sheet.create_button.click()
        assert not bench.case("DSR-2026-0001").identity.documents

    def test_another_attachment_is_told_by_its_box(self, view: IntakeView, bench: Bench, tmp_path: Path) -> None:
        path = tmp_path / "a.eml"
        path.write_bytes(with_picture("Je demande l'accès à mes données.", "carte_identite.jpg"))
        view.read_file(path)
        parts = view.sheet.message.parts
        parts[1].box.click()
        parts[2].box.click()
        view.sheet.create_button.click()
        (held,) = bench.case("DSR-2026-0001").identity.held()
        assert held.media_type == "image/png"

    def test_what_is_typed_is_read_back_in_full(self, view: IntakeView, qtbot: QtBot) -> None:
        view.read_file(SAMPLE)
        day = view.sheet.fields.receipt.day
        day.field.setText("hier")
        qtbot.waitUntil(lambda: day.field.accessibleDescription().startswith("Dimanche 25 octobre 2026"))
        assert "1 jour plus tard" in day.field.accessibleDescription()

    def test_the_due_date_explains_itself(self, view: IntakeView) -> None:
        view.read_file(SAMPLE)
        receipt = view.sheet.fields.receipt
        why = named(view, "Pourquoi cette date\u00a0?", QPushButton)
        assert isinstance(why, QPushButton)
        assert receipt._because.isHidden()
        why.click()
        assert "mardi 24 novembre 2026" in receipt._because.text()

    def test_the_due_date_stands_beside_the_buttons_while_there_is_room(self, view: IntakeView) -> None:
        view.read_file(SAMPLE)
        assert view.sheet.due.text() == "Échéance\u00a0: mardi 24 novembre 2026"
        for width, said in ((400, ""), (1000, view.sheet.due.text())):
            view.sheet.resize(width, 600)
            assert view.sheet.due.text() == said
        view.sheet.fields.receipt.day.field.clear()
        view.presenter.edited(view.sheet.form())
        assert view.sheet.due.text() == ""

    def test_creating_it_goes_to_its_page_and_leaves_the_ways_in(self, view: IntakeView, steps: Steps) -> None:
        view.read_file(SAMPLE)
        view.sheet.create_button.click()
        assert steps.went == ["DSR-2026-0001"]
        assert view.start.isVisible()

    def test_what_was_changed_is_what_is_kept(self, view: IntakeView, bench: Bench) -> None:
        view.read_file(SAMPLE)
        fields = view.sheet.fields
        fields.asked.fold.head.click()
        fields.asked._boxes[RightType.ERASURE].setChecked(True)
        fields.asked._boxes[RightType.OBJECTION_MARKETING].setChecked(False)
        assert fields.asked._order.isVisibleTo(fields.asked)
        fields.who.others.head.click()
        fields.who.capacity.field.choose(Capacity.AGENT.value)
        fields.who.category.field.choose("customer")
        fields.receipt.way.field.setCurrentIndex(fields.receipt.way.field.findText("Autre adresse électronique"))
        fields.receipt.place.field.setText("accueil@alto.example")
        view.sheet.create_button.click()
        case = bench.case("DSR-2026-0001")
        assert [item.right for item in case.items] == [RightType.ACCESS, RightType.ERASURE]
        assert (case.requester.capacity, case.requester.category) == (Capacity.AGENT, "customer")
        assert (case.receipt.channel, case.receipt.inbox) == ("email", "accueil@alto.example")

    def test_as_a_processor_the_client_is_named_beside_the_category(self, view: IntakeView, bench: Bench) -> None:
        view.read_file(SAMPLE)
        who = view.sheet.fields.who
        assert who.client.isHidden()
        who.category.field.choose("participant")
        view.presenter.edited(view.sheet.form())
        assert not who.client.isHidden()
        who.client.field.setText("Atelier Orme")
        view.sheet.create_button.click()
        principal = bench.case("DSR-2026-0001").principal
        assert principal
        assert principal.name == "Atelier Orme"
        view.read_file(SAMPLE)
        who.category.field.choose("participant")
        view.presenter.edited(view.sheet.form())
        assert who.client.field.text() == ""
        assert who._clients.stringList() == ["Atelier Orme"]

    def test_ctrl_enter_creates_and_acknowledges(self, view: IntakeView, bench: Bench, qtbot: QtBot) -> None:
        view.read_file(SAMPLE)
        press(view.sheet, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: bool(bench.actions()))
        assert [letter.kind for letter in bench.case("DSR-2026-0001").letters] == ["acknowledgement"]

    def test_escape_leaves_and_keeps_what_was_typed(self, view: IntakeView, steps: Steps, qtbot: QtBot) -> None:
        view.read_file(SAMPLE)
        view.sheet.fields.who.name.field.setText("Camille D.")
        press(view.sheet, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: steps.went == ["today"])
        view.activate()
        assert view.sheet.fields.who.name.field.text() == "Camille D."

    def test_what_is_missing_is_said_at_its_field(self, view: IntakeView) -> None:
        view.read_file(SAMPLE)
        who, receipt = view.sheet.fields.who, view.sheet.fields.receipt
        who.name.field.clear()
        who.email.field.clear()
        receipt.day.field.setText("demain")
        view.sheet.create_button.click()
        assert "nom ou une adresse" in who.name.field.accessibleDescription()
        assert "après aujourd’hui" in receipt.day.field.accessibleDescription()
        assert view.focusWidget() is who.name.field
        who.name.field.setText("Camille")
        receipt.day.field.setText("24/10/2026")
        view.sheet.create_button.click()
        assert view.start.isVisible()

    def test_somebody_who_writes_again_has_a_link_to_the_open_case(
        self, view: IntakeView, bench: Bench, steps: Steps, qtbot: QtBot
    ) -> None:
        known = bench.opened().reference
        view.read_file(SAMPLE)
        view.sheet.fields.who.email.field.setText(EMAIL)
        qtbot.waitUntil(lambda: bool(view.sheet.fields.linked.rows))
        pressed(view, f"Regarder {known}")
        assert steps.went == [known]

    def test_the_day_of_a_note_is_one_click_away(self, view: IntakeView) -> None:
        view.presenter.write("Supprimez mon compte.", "phone")
        today = named(view, "Aujourd’hui", QPushButton)
        assert isinstance(today, QPushButton)
        assert today.isVisibleTo(view)
        today.click()
        assert view.sheet.fields.receipt.day.field.text() == "aujourd’hui"


class TestForEverybody:
    def test_everything_that_takes_the_focus_has_a_name(self, view: IntakeView) -> None:
        view.read_file(SAMPLE)
        nameless = [
            widget
            for widget in view.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not widget.accessibleName()
            # The list that a combo box opens has the name of the combo box.
            and not isinstance(widget, QListView)
        ]
        assert nameless == []

    @pytest.mark.parametrize("width", [732, 1000])
    def test_nothing_is_cut_off_in_a_narrow_window(self, view: IntakeView, width: int, qtbot: QtBot) -> None:
        view.read_file(SAMPLE)
        view.resize(width, 580)
        page = view.sheet._page
        qtbot.waitUntil(lambda: page.viewport().width() <= width)
        content = page.widget()
        assert content is not None
        assert content.minimumSizeHint().width() <= page.viewport().width()

    def test_a_message_beside_the_fields_moves_above_them_where_there_is_no_room(self, view: IntakeView) -> None:
        view.read_file(SAMPLE)
        for width, beside in ((1000, True), (400, False), (1000, True)):
            view.sheet.resize(width, 600)
            assert (view.sheet._columns.indexOf(view.sheet.message) >= 0) is beside

    def test_a_company_that_is_only_the_processor_is_told_so(
        self, dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps
    ) -> None:
        processors = [category.id for category in session.desk.profile.categories if category.role == "processor"]
        if not processors:
            pytest.skip("the sample company is nobody's processor")
        view = IntakeView(replace(session), steps)
        qtbot.addWidget(view)
        view.read_file(SAMPLE)
        view.sheet.fields.who.category.field.choose(processors[0])
        qtbot.waitUntil(lambda: "sous-traitant" in view.sheet.fields.who._role.text())
