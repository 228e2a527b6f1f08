"""What a message is, and whether it belongs to a case, decided by a few gestures; all of it by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.domain.case import Role
from dsardesk.domain.draft import MessageKind
from dsardesk.domain.linking import Relation
from dsardesk.domain.rights import RightType
from dsardesk.ui.drafts import fields
from dsardesk.ui.intake.linked import LATER, CandidateRow
from dsardesk.ui.intake.view import IntakeView
from dsardesk.ui.session import Session
from dsardesk.ui.widgets.fields import Choice
from tests.services.conftest import EMAIL, Bench
from tests.ui.conftest import Steps
from tests.ui.fronts import bring_to_front
from tests.ui.intake.conftest import mail

SAYING = {
    MessageKind.NOT_A_REQUEST: "Bonjour, quels sont vos horaires d'ouverture samedi ? Merci, Luc",
    MessageKind.UNCLEAR: "Bonjour,\n\nJe souhaite exercer mes droits RGPD.\n\nLuc Martin",
    MessageKind.AUTHORITY_LETTER: "La CNIL a été saisie d'une plainte de Mme Petit. Nous vous demandons de répondre.",
    MessageKind.BREACH_NOTICE: "Nous vous informons d'une violation de données : les données de vos clients ont fuité.",
}
STROKES_A_SECOND = 2
"""Slower than anybody who types: thinking has its share of each."""


@pytest.fixture
def view(dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps) -> IntakeView:
    made = IntakeView(session, steps)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activate()
    bring_to_front(made, qtbot)
    return made


def read(view: IntakeView, folder: Path, body: str, *headers: str, sender: str = "Luc <luc@courriel.example>") -> None:
    path = folder / "m.eml"
    path.write_bytes(mail(body, *headers, sender=sender))
    view.read_file(path)


def reminded(view: IntakeView, bench: Bench, folder: Path, qtbot: QtBot) -> CandidateRow:
    """The row of the case that a reminder is offered to."""
    reference = bench.opened(RightType.ACCESS).reference
    body = f"Je n'ai toujours pas reçu de réponse à ma demande {reference} d'accès à mes données."
    read(view, folder, body, "Subject: Relance", sender=f"Z <{EMAIL}>")
    qtbot.waitUntil(lambda: bool(view.sheet.fields.linked.rows))
    return view.sheet.fields.linked.rows[0]


class TestWhatItIs:
    @pytest.mark.parametrize("kind", SAYING)
    def test_it_is_said_in_a_word_and_what_to_do(self, view: IntakeView, tmp_path: Path, kind: MessageKind) -> None:
        read(view, tmp_path, SAYING[kind])
        verdict = view.sheet.fields.verdict
        word = view._words.say(f"message_kind.{kind}")
        assert verdict._chip.accessibleName().casefold() == word.casefold()
        assert view._words.say(f"intake.kind.{kind}") in verdict._said.text()
        assert verdict._breach.isVisibleTo(verdict) is (kind is MessageKind.BREACH_NOTICE)
        assert verdict.question.isVisibleTo(verdict) is (kind is MessageKind.UNCLEAR)
        assert verdict.aside.isVisibleTo(verdict)

    def test_a_plain_request_is_told_in_one_line(self, view: IntakeView, tmp_path: Path) -> None:
        read(view, tmp_path, "Supprimez mon compte.")
        verdict = view.sheet.fields.verdict
        assert not verdict._said.isVisibleTo(verdict)
        assert not verdict.aside.isVisibleTo(verdict)

    def test_what_is_no_request_leaves_by_its_button(self, view: IntakeView, tmp_path: Path, bench: Bench) -> None:
        read(view, tmp_path, SAYING[MessageKind.NOT_A_REQUEST])
        assert view.focusWidget() is view.sheet.fields.verdict.aside.reason.field
        view.sheet.fields.verdict.aside.button.click()
        assert bench.actions() == ["message.set_aside"]
        assert view.start.isVisible()

    def test_a_question_goes_with_the_case(self, view: IntakeView, tmp_path: Path, bench: Bench) -> None:
        read(view, tmp_path, SAYING[MessageKind.UNCLEAR])
        view.sheet.fields.verdict.question.field.setPlainText("Lesquels ?")
        view.sheet.create_button.click()
        assert "Cochez" in view.sheet.fields.asked._mistake.text()
        view.sheet.fields.asked._boxes[RightType.ACCESS].setChecked(True)
        view.sheet.create_button.click()
        assert [each.kind for each in bench.case("DSR-2026-0001").letters] == ["clarification"]

    def test_what_may_be_asked_is_offered_and_what_it_does_is_said(
        self, view: IntakeView, tmp_path: Path, bench: Bench
    ) -> None:
        read(view, tmp_path, SAYING[MessageKind.UNCLEAR])
        verdict, boxes = view.sheet.fields.verdict, view.sheet.fields.asked._boxes
        for right in (RightType.ACCESS, RightType.ERASURE, RightType.OBJECTION_MARKETING):
            boxes[right].setChecked(True)
        view._form_now()
        offered = verdict.asks_about.field
        assert [offered.itemText(n) for n in range(offered.count())] == ["Le droit exercé", "Accès", "Effacement"]
        for right, says in ((RightType.ACCESS, "ne suspend pas le délai"), (RightType.ERASURE, "continue de courir")):
            say(offered, right.value)
            assert says in verdict.asks_about._note.text()
        boxes[RightType.ACCESS].setChecked(False)
        view._form_now()
        assert offered.value == RightType.ERASURE
        verdict.question.field.setPlainText("Quelles données ?")
        view.sheet.create_button.click()
        case = bench.case("DSR-2026-0001")
        assert case.item(case.clarifications[0].item).right is RightType.ERASURE

    def test_of_a_clients_data_nothing_is_asked_and_it_is_said_why(self, view: IntakeView, tmp_path: Path) -> None:
        read(view, tmp_path, SAYING[MessageKind.UNCLEAR])
        verdict = view.sheet.fields.verdict
        view.sheet.fields.who.category.field.choose(a_processors_category(view))
        view._form_now()
        assert not verdict.question.isVisibleTo(verdict)
        assert not verdict.asks_about.isVisibleTo(verdict)
        assert "sous-traitant" in verdict._unasked.text()
        assert verdict._unasked.isVisibleTo(verdict)

    def test_the_letter_of_an_authority_opens_its_case_and_acknowledges_nothing(
        self, view: IntakeView, tmp_path: Path, bench: Bench, qtbot: QtBot
    ) -> None:
        read(view, tmp_path, SAYING[MessageKind.AUTHORITY_LETTER])
        sheet = view.sheet
        shown = [each for each in sheet._buttons() if each.isVisible()]
        assert shown == [sheet.create_alone_button, sheet.discard_button]
        assert sheet.create_alone_button.property("kind") == "primary"
        QTest.keyClick(sheet.create_alone_button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: "case.opened" in bench.actions())
        case = bench.case("DSR-2026-0001")
        assert (case.kind, case.letters) == ("authority_letter", ())

    def test_once_it_is_a_request_after_all_its_receipt_is_acknowledged(self, view: IntakeView, tmp_path: Path) -> None:
        read(view, tmp_path, SAYING[MessageKind.AUTHORITY_LETTER])
        view.sheet.fields.verdict.kind.kind.field.choose("request")
        view._form_now()
        assert view.sheet.acknowledge_button.isVisible()
        assert view.sheet.create_button.isVisible()
        assert not view.sheet.create_alone_button.isVisible()


def a_processors_category(view: IntakeView) -> str:
    profile = view._session.desk.profile
    return next(each.id for each in profile.categories if each.role is Role.PROCESSOR)


def say(field: Choice, value: str) -> None:
    """Choose that value as a person does."""
    field.choose(value)
    field.activated.emit(field.currentIndex())


class TestACaseThatIsThere:
    def test_a_reminder_is_said_to_be_one_and_added_with_one_button(
        self, view: IntakeView, bench: Bench, tmp_path: Path, qtbot: QtBot, steps: Steps
    ) -> None:
        row, sheet = reminded(view, bench, tmp_path, qtbot), view.sheet
        assert row.choice.isChecked()
        assert view.focusWidget() is row.choice
        assert sheet.fields.verdict._chip.accessibleName() == "Une relance – DSR-2026-0001"
        assert sheet.add_button.text() == "&Ajouter à DSR-2026-0001"
        assert sheet.add_button.isVisible()
        assert not any(each.isVisible() for each in (sheet.create_button, sheet.acknowledge_button))
        sheet.add_button.click()
        assert steps.went == ["DSR-2026-0001"]
        assert [each.kind for each in bench.case("DSR-2026-0001").documents] == ["original", "message"]

    def test_ctrl_enter_adds_it_too(self, view: IntakeView, bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
        row = reminded(view, bench, tmp_path, qtbot)
        QTest.keyClick(row, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: "message.filed" in bench.actions())
        assert bench.actions().count("case.opened") == 1

    def test_one_key_opens_a_linked_case_instead(
        self, view: IntakeView, bench: Bench, tmp_path: Path, qtbot: QtBot
    ) -> None:
        row, sheet = reminded(view, bench, tmp_path, qtbot), view.sheet
        sheet.instead_button.click()
        assert row.relation.field.value == Relation.COMPLAINT
        assert sheet.acknowledge_button.isVisible()
        assert not sheet.add_button.isVisible()
        assert sheet.fields.verdict.kind.about.field.text() == "DSR-2026-0001"
        sheet.create_button.click()
        assert bench.case("DSR-2026-0002").linked == ("DSR-2026-0001",)

    def test_what_has_its_own_time_limit_opens_a_linked_case(
        self, view: IntakeView, bench: Bench, tmp_path: Path, qtbot: QtBot
    ) -> None:
        row = reminded(view, bench, tmp_path, qtbot)
        say(row.relation.field, Relation.COMPLAINT.value)
        kind, verdict = view.sheet.fields.verdict.kind, view.sheet.fields.verdict
        assert (kind.kind.field.value, kind.about.field.text()) == ("complaint", "DSR-2026-0001")
        assert verdict._chip.accessibleName() == "Une réclamation – DSR-2026-0001"
        assert kind.about.isVisibleTo(verdict)
        view.sheet.create_button.click()
        assert bench.case("DSR-2026-0002").linked == ("DSR-2026-0001",)

    def test_a_new_case_is_a_case_tied_to_none(
        self, view: IntakeView, bench: Bench, tmp_path: Path, qtbot: QtBot
    ) -> None:
        reminded(view, bench, tmp_path, qtbot)
        view.sheet.fields.linked.none.click()
        assert view.sheet.fields.verdict.kind.about.field.text() == ""
        assert view.sheet.fields.verdict._chip.accessibleName() == "Réclamation"
        view.sheet.create_button.click()
        assert bench.case("DSR-2026-0002").linked == ()

    def test_the_kind_said_by_hand_is_what_it_is_for_the_case(
        self, view: IntakeView, bench: Bench, tmp_path: Path, qtbot: QtBot
    ) -> None:
        row = reminded(view, bench, tmp_path, qtbot)
        view.sheet.fields.verdict.kind.kind.field.choose("complaint")
        qtbot.waitUntil(lambda: row.relation.field.value == Relation.COMPLAINT)
        assert view.sheet.acknowledge_button.isVisible()

    def test_a_colleagues_answer_names_its_system(
        self, view: IntakeView, bench: Bench, tmp_path: Path, qtbot: QtBot
    ) -> None:
        row = reminded(view, bench, tmp_path, qtbot)
        assert not row.outcome.isVisibleTo(row)
        say(row.relation.field, Relation.SEARCH_ANSWER.value)
        assert row.outcome.isVisibleTo(row)
        assert row.outcome.field.value == ""
        view.sheet.add_button.click()
        assert view.sheet.problem.sentence
        say(row.outcome.field, LATER)
        view.sheet.add_button.click()
        assert view.start.isVisible()

    def test_what_was_chosen_stays_while_the_cases_are_the_same(
        self, view: IntakeView, bench: Bench, tmp_path: Path, qtbot: QtBot
    ) -> None:
        row = reminded(view, bench, tmp_path, qtbot)
        say(row.relation.field, Relation.REPLY.value)
        view.presenter.edited(view.sheet.form())
        assert view.sheet.fields.linked.rows == [row]
        assert row.relation.field.value == Relation.REPLY

    def test_it_does_not_move_the_fields_of_a_draft(
        self, view: IntakeView, bench: Bench, tmp_path: Path, qtbot: QtBot
    ) -> None:
        reminded(view, bench, tmp_path, qtbot)
        offered = fields.read(view.sheet)
        view.sheet.fields.linked.show_candidates(())
        assert fields.read(view.sheet).text == offered.text

    def test_it_has_room_in_a_narrow_window_too(
        self, view: IntakeView, bench: Bench, tmp_path: Path, qtbot: QtBot
    ) -> None:
        reminded(view, bench, tmp_path, qtbot)
        view.resize(732, 580)
        page = view.sheet._page
        qtbot.waitUntil(lambda: page.viewport().width() <= 732)
        content = page.widget()
        assert content is not None
        assert content.minimumSizeHint().width() <= page.viewport().width()


def test_one_message_of_several_can_be_skipped(view: IntakeView) -> None:
    view.presenter.write("Supprimez mon compte.")
    view.presenter.write("Je veux une copie de mes données.")
    assert (view.sheet.queue.text(), view.sheet.discard_button.text()) == ("1 sur 2", "Pa&sser ce message")
    view.sheet.discard_button.click()
    assert (view.sheet.queue.text(), view.sheet.discard_button.text()) == ("2 sur 2", "&Abandonner")


class TestByKeyboard:
    """UX 3.9: a mailed request is logged in 60 seconds."""

    def strike(
        self, view: IntakeView, *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> int:
        for key in keys:
            focused = view.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key, held)
        return len(keys)

    def type_words(self, view: IntakeView, words: str) -> int:
        focused = view.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, words)
        return len(words)

    def test_a_mailed_request_takes_one_key(self, view: IntakeView, bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
        read(view, tmp_path, "Supprimez mon compte.")
        self.strike(view, Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: bool(bench.actions()))
        assert [letter.kind for letter in bench.case("DSR-2026-0001").letters] == ["acknowledgement"]

    def test_a_pasted_request_is_logged_in_less_than_a_minute(
        self, view: IntakeView, bench: Bench, qtbot: QtBot
    ) -> None:
        """A01: three things asked in one breath, by somebody who signs nothing."""
        words = "Merci de ne plus m'écrire, de me supprimer, et d'où tenez-vous mes données ?"
        QGuiApplication.clipboard().setText(words)
        strokes = 1  # Ctrl+Shift+V is the window's.
        view.paste()
        assert view.focusWidget() is view.sheet.fields.who.name.field
        strokes += self.type_words(view, "Luc Martin")
        strokes += self.strike(view, Qt.Key.Key_F8)
        assert view.focusWidget() is view.sheet.fields.receipt.day.field
        strokes += self.type_words(view, "hier")
        strokes += self.strike(view, Qt.Key.Key_F8)
        assert view.focusWidget() is view.sheet.fields.receipt.way.field
        strokes += self.strike(view, Qt.Key.Key_Down)
        strokes += self.strike(view, Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: bool(bench.actions()))
        case = bench.case("DSR-2026-0001")
        assert {item.right for item in case.items} == {
            RightType.OBJECTION_MARKETING, RightType.ERASURE, RightType.ACCESS,
        }  # fmt: skip
        assert (case.requester.name, case.receipt.channel) == ("Luc Martin", "email")
        assert strokes / STROKES_A_SECOND < 60

    def test_f8_says_nothing_where_no_message_is_shown(self, view: IntakeView) -> None:
        self.strike(view, Qt.Key.Key_F8)
        assert view.start.isVisible()

    def test_every_gesture_on_a_case_that_is_there_has_a_name(
        self, view: IntakeView, bench: Bench, tmp_path: Path, qtbot: QtBot
    ) -> None:
        row = reminded(view, bench, tmp_path, qtbot)
        for widget in row.findChildren(QWidget):
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and isinstance(widget, QPushButton):
                assert "DSR-2026-0001" in widget.accessibleName()


def test_a_draft_knows_a_right_by_its_name_wherever_a_second_reading_puts_it(view: IntakeView) -> None:
    view.presenter.write("Supprimez mon compte.")
    before = fields.read(view.sheet).text
    view.sheet.fields.asked.propose((), (RightType.ACCESS, RightType.ERASURE))
    after = fields.read(view.sheet).text
    assert (before["=right erasure"], before["=right access"], after["=right access"]) == ("1", "", "1")
    assert {key for key in before if not key.startswith("=")} == {key for key in after if not key.startswith("=")}
