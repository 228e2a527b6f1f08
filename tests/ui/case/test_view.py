"""The page of a case, walked through by keyboard and by button."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.desk.reading import read_message
from dsardesk.domain.deceased import HeirPurpose
from dsardesk.domain.records import SearchOutcome
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.stages import Stage
from dsardesk.services.notes import add_note
from dsardesk.services.open_case import Opening, open_at_once
from dsardesk.ui.case.items.adding import AddRightDialog, AuthorityDialog, SplitDialog
from dsardesk.ui.case.items.dialogs import DecisionDialog
from dsardesk.ui.case.measures.asking import QuestionDialog, UseDialog
from dsardesk.ui.case.measures.dialogs import (
    CorrectionDialog,
    DeathDialog,
    EraseDialog,
    KeepDialog,
    PrincipalDialog,
    SureDialog,
    WordsDialog,
)
from dsardesk.ui.case.measures.reading import Gesture
from dsardesk.ui.case.measures.view import MeasuresTab
from dsardesk.ui.case.reading import Part
from dsardesk.ui.case.search.dialogs import NotSearchedDialog, UnreadDialog
from dsardesk.ui.case.timeline.view import _NoteDialog
from dsardesk.ui.case.view import CaseView
from dsardesk.ui.session import Session
from dsardesk.ui.theme.look import LOOK, Theme
from dsardesk.ui.widgets.dialogs import FormDialog
from tests.makers import CANARY, DPO, sample_message
from tests.services.conftest import EMAIL, Bench
from tests.ui.conftest import Steps

_W = TypeVar("_W", bound=QWidget)


@pytest.fixture
def view(dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps) -> CaseView:
    made = CaseView(session, steps)
    qtbot.addWidget(made)
    made.resize(1000, 740)
    return made


@pytest.fixture
def shows(view: CaseView, qtbot: QtBot, bench: Bench) -> str:
    """The reference of an access request and an objection, shown."""
    return show(view, qtbot, bench, RightType.ACCESS, RightType.OBJECTION_MARKETING)


def show(view: CaseView, qtbot: QtBot, bench: Bench, *rights: RightType) -> str:
    reference = bench.opened(*rights).reference
    view.open_case(reference)
    view.activate()
    with qtbot.waitExposed(view):
        view.show()
    view.activateWindow()
    view.setFocus()
    return reference


def visible_tabs(view: CaseView) -> list[str]:
    assert view.parts  # All are made by now.
    return [view.tabs.tabText(n) for n in range(view.tabs.count()) if view.tabs.isTabVisible(n)]


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if not label.isHidden())


def answer(dialog: FormDialog) -> None:
    """Press the button that does it."""
    dialog.do_button.click()


def press(widget: QWidget, text: str) -> None:
    found = [each for each in widget.findChildren(QPushButton) if each.text().replace("&", "").startswith(text)]
    found[0].click()


def test_the_top_says_who_what_next_and_when(view: CaseView, shows: str) -> None:
    said = words(view.content)
    assert CANARY in said
    assert "Arrêter la prospection aujourd’hui" in said
    assert "Reçue le samedi 24 octobre 2026. Un mois" in said
    assert view.next.do_button.text() == "Arrêter la prospection…"
    assert shows not in view.windowTitle()


def test_a_part_is_filled_once_it_comes_to_the_front(view: CaseView, shows: str) -> None:
    assert not view.items._shown
    view.go_to(Part.ITEMS)
    assert [line.right for line in view.items._shown] == ["accès", "opposition à la prospection"]


def test_the_stages_follow_the_case(view: CaseView, shows: str) -> None:
    chips = view.stages._chips
    assert not chips[Stage.IDENTITY].isHidden()
    assert chips[Stage.MEASURES].accessibleName() == "Exécution: en cours"
    view.go_to(Part.MARKETING)
    view.marketing.presenter.stop()
    assert chips[Stage.MEASURES].accessibleName() == "Exécution: fait"


def test_only_the_parts_that_the_case_calls_for_are_shown(view: CaseView, shows: str) -> None:
    assert visible_tabs(view) == [
        "Demande",
        "Droits",
        "Identité",
        "Recherche",
        "Prospection",
        "Lettres",
    ]


def test_the_reference_is_copied_by_a_click(view: CaseView, shows: str, steps: Steps) -> None:
    view.who.reference_button.click()
    assert QGuiApplication.clipboard().text() == shows
    assert steps.said == ["Référence copiée."]


def test_the_next_step_is_done_by_keyboard(view: CaseView, shows: str, qtbot: QtBot, bench: Bench) -> None:
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert view.tabs.currentWidget() is view.marketing
    dialog = view.marketing.asking.dialog
    assert dialog is not None
    assert "Lettre d’information" in words(dialog)
    answer(dialog)
    assert [measure.kind for measure in bench.case(shows).measures] == ["marketing_stopped"]
    assert "Promesses" in visible_tabs(view)
    assert not view.marketing.stop_button.isVisible()


def test_a_promise_is_kept_from_its_tab(view: CaseView, shows: str, bench: Bench, steps: Steps) -> None:
    view.go_to(Part.MARKETING)
    view.marketing.presenter.stop()
    view.go_to(Part.PROMISES)
    tab = view.parts[Part.PROMISES]
    press(tab, "C’est fait")
    answer(tab.asking.dialog)  # type: ignore[attr-defined]
    assert bench.case(shows).promises[0].kept_on is not None
    assert steps.said[-1] == "Enregistré\u00a0: la promesse est tenue."


def test_a_note_is_added_by_keyboard(view: CaseView, shows: str, qtbot: QtBot, steps: Steps) -> None:
    QTest.keyClick(view, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    dialog = view.timeline.asking.dialog
    assert isinstance(dialog, _NoteDialog)
    assert "article 15" in words(dialog)
    answer(dialog)
    assert "Une note doit dire quelque chose." in words(dialog)
    dialog.text.setPlainText("Elle a rappelé.")
    answer(dialog)
    assert view.timeline.asking.dialog is None
    assert view.timeline.model.index(0).data().startswith("Note ajoutée. Elle a rappelé.")
    assert steps.said == ["Note ajoutée à la chronologie."]


def test_an_event_is_copied_by_keyboard(view: CaseView, shows: str, qtbot: QtBot) -> None:
    view.timeline.list.setCurrentIndex(view.timeline.model.index(0))
    QTest.keyClick(view.timeline.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("Dossier ouvert")


def test_a_long_note_is_shown_whole(view: CaseView, shows: str, bench: Bench, session: Session) -> None:
    short = view.timeline.list.visualRect(view.timeline.model.index(0)).height()
    add_note(bench.context, DPO, shows, "Elle a rappelé pour dire que tout allait bien. " * 20)
    session.news.tell(shows)
    QApplication.processEvents()
    assert view.timeline.list.visualRect(view.timeline.model.index(0)).height() > 3 * short
    view.grab()


def test_a_decision_is_taken_by_keyboard(view: CaseView, shows: str, qtbot: QtBot, bench: Bench, steps: Steps) -> None:
    QTest.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    dialog = view.items.asking.dialog
    assert isinstance(dialog, DecisionDialog)
    dialog.outcome.choose(Outcome.REFUSED)
    answer(dialog)
    assert "12(4)" in words(dialog)
    dialog.reasons.setPlainText("demande abusive")
    (block,) = dialog.blocks
    block.code.choose("R26")
    answer(dialog)
    assert "pourquoi elle en sort" in words(dialog)
    block.facts["why_outside"].setPlainText("les données d’une société")
    answer(dialog)
    assert bench.case(shows).items[0].reasons == "demande abusive"
    assert "Elle peut être changée tant que la lettre n’est pas partie." in steps.said[-1]
    assert "Raisons\u00a0: demande abusive" in words(view.items)


def test_why_explains_the_whole_calculation(view: CaseView, shows: str) -> None:
    view.clock.why_button.click()
    dialog = view.findChild(QDialog)
    assert dialog is not None
    assert "mardi 24 novembre 2026, jusqu’à minuit" in words(dialog)
    assert "1182/71" in words(dialog)
    view.explain()
    view.open_case("DSR-1999-0001")
    assert not any(each.isVisible() for each in view.findChildren(QDialog))


def test_one_goes_back_by_keyboard(view: CaseView, shows: str, qtbot: QtBot, steps: Steps) -> None:
    QTest.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert steps.went == ["requests"]


def test_closing_names_what_is_open_and_leads_there(view: CaseView, shows: str) -> None:
    view.who.close_button.click()
    dialog = view.findChild(QDialog)
    assert dialog is not None
    assert "Un élément n’a pas de décision" in words(dialog)
    press(dialog, "Y aller")
    assert view.tabs.currentWidget() is view.items


def test_a_case_with_nothing_open_is_closed(
    view: CaseView, qtbot: QtBot, bench: Bench, steps: Steps, session: Session
) -> None:
    reference = show(view, qtbot, bench, RightType.ACCESS)
    view.go_to(Part.ITEMS)
    view.items.presenter.decide(1, Outcome.WITHDRAWN, "")
    with bench.work.write() as transaction:
        case = transaction.cases.get(reference)
        told = case.with_item(replace(case.item(1), answered_on=case.item(1).decided_on))
        transaction.cases.save(told, bench.context.index(told, session.desk.profile))
    session.news.tell(reference)
    view.who.close_button.click()
    dialog = view.asking.dialog
    assert dialog is not None
    answer(dialog)
    assert bench.case(reference).closed_on is not None
    assert steps.said[-1] == "Clos en 2 jours."
    assert not view.who.close_button.isVisible()


def test_a_narrow_window_puts_the_parts_above_the_timeline(view: CaseView, shows: str) -> None:
    assert view.panes.orientation() is Qt.Orientation.Horizontal
    view.resize(620, 600)
    assert view.panes.orientation() is Qt.Orientation.Vertical
    assert [view.panes.widget(n) for n in range(2)] == [view.tabs, view.timeline]
    view.resize(1200, 740)
    assert [view.panes.widget(n) for n in range(2)] == [view.timeline, view.tabs]


def test_what_came_with_the_message_is_named_and_the_identity_card_is_not_there(
    view: CaseView, qtbot: QtBot, bench: Bench
) -> None:
    """A05: never shown in lists or previews."""
    raw = sample_message()
    case = open_at_once(bench.context, DPO, raw, read_message(raw), Opening(category="customer"))
    view.open_case(case.reference)
    view.activate()
    said = words(view.parts[Part.REQUEST])
    assert "carte_identite.jpg" in said
    assert "pièce d’identité, non conservée avec le message" in said
    marked = view.parts[Part.REQUEST].text.extraSelections()  # type: ignore[attr-defined]
    assert len(marked) == 2
    LOOK.wear(Theme.DARK)
    again = view.parts[Part.REQUEST].text.extraSelections()  # type: ignore[attr-defined]
    assert again[0].format.background() != marked[0].format.background()


class TestTheSearch:
    def test_an_answer_is_recorded_system_by_system(
        self, view: CaseView, shows: str, bench: Bench, steps: Steps
    ) -> None:
        view.go_to(Part.SEARCH)
        lines = view.search._shown
        view.search.ask_nothing(lines[0])
        confirmed = view.search.asking.dialog
        assert confirmed is not None
        answer(confirmed)
        view.search.ask_not_searched(lines[1])
        dialog = view.search.asking.dialog
        assert isinstance(dialog, NotSearchedDialog)
        answer(dialog)
        assert "sans raison écrite" in words(dialog)
        dialog.reason.setText("en panne")
        answer(dialog)
        assert [search.outcome for search in bench.case(shows).searches] == [
            SearchOutcome.NOTHING,
            SearchOutcome.NOT_SEARCHED,
        ]
        assert "Laissé de côté, parce que\u00a0: en panne" in words(view.search)

    def test_files_left_out_are_named_and_explained(
        self, view: CaseView, shows: str, bench: Bench, tmp_path: Path
    ) -> None:
        folder = tmp_path / "crm"
        folder.mkdir()
        (folder / "clients.csv").write_text(f"nom,courriel\n{CANARY},{EMAIL}\n", "utf-8")
        (folder / "boîte.pst").write_bytes(b"!BDN")
        view.go_to(Part.SEARCH)
        view.search.presenter.search("crm", folder)
        dialog = view.search.asking.dialog
        assert isinstance(dialog, UnreadDialog)
        assert dialog.files.item(0).text().startswith("boîte.pst – ")
        answer(dialog)
        assert "Dites pourquoi" in words(dialog)
        dialog.reason.setPlainText("lue à la main")
        answer(dialog)
        assert view.search.asking.dialog is None
        assert bench.case(shows).searches[0].findings == 1
        assert "1 endroit parle de la personne." in words(view.search)

    def test_a_gap_leads_to_its_system(self, view: CaseView, shows: str) -> None:
        view.go_to(Part.SEARCH)
        assert "Il manque" not in words(view.search)
        press(view.search, "Noter sa réponse")
        assert view.focusWidget() is view.search._buttons["crm"]

    def test_a_running_search_shows_how_far_it_is_and_can_be_stopped(self, view: CaseView, shows: str) -> None:
        view.go_to(Part.SEARCH)
        view.search.show_searching("Fichier clients")
        assert view.search._running.isVisible()
        view.search._running.show_seen(3)
        assert "3 fichiers parcourus" in words(view.search._running)
        view.search._running.stop_button.click()
        view.search._count()
        view.search.show_searching("")
        assert not view.search._running.isVisible()

    def test_places_are_chosen_without_stopping_the_window(self, view: CaseView, shows: str) -> None:
        view.go_to(Part.SEARCH)
        view.search.choose_folder("crm")
        view.search.choose_files("crm")
        for dialog in view.search.findChildren(QDialog):
            dialog.close()

    def test_the_profile_as_it_stands_can_be_taken_up(self, view: CaseView, shows: str, steps: Steps) -> None:
        view.go_to(Part.SEARCH)
        view.search.presenter.adopt_profile()
        assert steps.said == ["Le dossier suit désormais le profil actuel."]


class TestTheMeasures:
    def test_a_recipient_whom_the_profile_does_not_name_is_told_by_hand(
        self, view: CaseView, qtbot: QtBot, bench: Bench, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("dsardesk.ui.case.measures.reading.others_may_be_told", lambda *_: True)
        reference = show(view, qtbot, bench, RightType.ERASURE)
        view.go_to(Part.MEASURES)
        tab = view.parts[Part.MEASURES]
        tab.ask(Gesture.ERASE, 1, tab._shown.items[0].systems[0])  # type: ignore[attr-defined]
        answer(tab.asking.dialog)  # type: ignore[attr-defined]
        next(each for each in tab.findChildren(QPushButton) if each.text() == "Un autre a été prévenu…").click()
        dialog = the(WordsDialog, tab)
        answer(dialog)
        assert "Dites qui a été prévenu." in words(dialog)
        dialog.text.setPlainText("Nuage Clair SAS")
        answer(dialog)
        told = [measure.what for measure in bench.case(reference).measures if measure.kind == "recipient_told"]
        assert told == ["Nuage Clair SAS"]

    def test_an_erasure_is_recorded_system_by_system(
        self, view: CaseView, qtbot: QtBot, bench: Bench, steps: Steps
    ) -> None:
        reference = show(view, qtbot, bench, RightType.ERASURE)
        view.go_to(Part.MEASURES)
        tab = view.parts[Part.MEASURES]
        crm, billing = tab._shown.items[0].systems[:2]  # type: ignore[attr-defined]
        tab.ask(Gesture.ERASE, 1, crm)  # type: ignore[attr-defined]
        dialog = tab.asking.dialog  # type: ignore[attr-defined]
        assert isinstance(dialog, EraseDialog)
        assert "ne peut être annulé" in words(dialog)
        dialog.backups.setChecked(True)
        answer(dialog)
        tab.ask(Gesture.KEEP, 1, billing)  # type: ignore[attr-defined]
        dialog = tab.asking.dialog  # type: ignore[attr-defined]
        assert isinstance(dialog, KeepDialog)
        dialog.what.setText("factures")
        answer(dialog)
        assert "pour quelle raison" in words(dialog)
        dialog.reason.setPlainText("L123-22")
        answer(dialog)
        tab.ask_told(1, "Compta & Cie")  # type: ignore[attr-defined]
        answer(tab.asking.dialog)  # type: ignore[attr-defined]
        tab.ask_untold(1, "Nuage Clair SAS")  # type: ignore[attr-defined]
        dialog = tab.asking.dialog  # type: ignore[attr-defined]
        answer(dialog)
        dialog.text.setPlainText("société dissoute")
        answer(dialog)
        kinds = [measure.kind for measure in bench.case(reference).measures]
        assert kinds == ["erased", "kept", "recipient_told", "recipient_not_told"]
        assert steps.said[-1] == "Enregistré."

    @pytest.mark.parametrize(
        ("right", "gestures"),
        [
            (RightType.RECTIFICATION, (Gesture.CORRECT, Gesture.NOT_HELD)),
            (RightType.RESTRICTION, (Gesture.RESTRICT,)),
            (RightType.HEIR_REQUEST, (Gesture.CLOSE_ACCOUNT, Gesture.NOTE_DEATH, Gesture.GIVE)),
            (RightType.PORTABILITY, (Gesture.LEAVE_OUT,)),
        ],
    )
    def test_each_gesture_asks_for_what_it_needs(
        self,
        view: CaseView,
        qtbot: QtBot,
        bench: Bench,
        right: RightType,
        gestures: tuple[Gesture, ...],
    ) -> None:
        reference = show(view, qtbot, bench, right)
        view.go_to(Part.MEASURES)
        tab = view.parts[Part.MEASURES]
        if right is RightType.RECTIFICATION:
            tab.ask_correction(1)  # type: ignore[attr-defined]
            correction = tab.asking.dialog  # type: ignore[attr-defined]
            assert isinstance(correction, CorrectionDialog)
            correction.label.setText("téléphone")
            correction.new.setText("06 02")
            answer(correction)
        if right is RightType.HEIR_REQUEST:
            tab.ask_death()  # type: ignore[attr-defined]
            death = tab.asking.dialog  # type: ignore[attr-defined]
            assert isinstance(death, DeathDialog)
            death.name.setText("Alcide Quatrebarbes")
            death.purposes.boxes[HeirPurpose.ESTATE].setChecked(True)
            death.born_on.setText("04/05/1940")
            answer(death)
            known = bench.case(reference).deceased
            assert known is not None
            assert known.born_on == date(1940, 5, 4)
            assert bench.case(reference).deceased is not None
        for gesture, system in zip(gestures, tab._shown.items[0].systems, strict=False):  # type: ignore[attr-defined]
            tab.ask(gesture, 1, system)  # type: ignore[attr-defined]
            answer(tab.asking.dialog)  # type: ignore[attr-defined]
            assert tab.asking.dialog is None, gesture  # type: ignore[attr-defined]
        assert len(bench.case(reference).measures) == len(gestures)

    def test_what_is_for_a_customer_is_forwarded(self, view: CaseView, qtbot: QtBot, bench: Bench) -> None:
        reference = show(view, qtbot, bench, RightType.PROCESSOR_REDIRECT)
        view.go_to(Part.MEASURES)
        tab = view.parts[Part.MEASURES]
        press(tab, "Transmettre à un client")
        dialog = tab.asking.dialog  # type: ignore[attr-defined]
        assert isinstance(dialog, PrincipalDialog)
        answer(dialog)
        assert tab.asking.dialog is dialog  # type: ignore[attr-defined]
        dialog.name.setText("Atelier Orme")
        dialog.address.setPlainText("3 rue Basse\n\n01500 Ambérieu\n")
        assert dialog.days.text() == "non précisé"
        dialog.days.setValue(3)
        answer(dialog)
        principal = bench.case(reference).principal
        assert principal is not None
        assert principal.postal_address == ("3 rue Basse", "01500 Ambérieu")
        assert principal.forward_days == 3
        assert "À transmettre à Atelier Orme" in words(tab)


def test_every_part_that_takes_the_keyboard_says_its_name(view: CaseView, shows: str) -> None:
    for part in view.parts:
        view.go_to(part)
    mine = [view.who, view.next, view.clock, view.timeline, view.items, view.search, view.marketing]
    for bar in mine:
        for widget in bar.findChildren(QWidget):
            internal = widget.objectName().startswith("qt_")
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not internal and not isinstance(widget, QLabel):
                assert widget.accessibleName(), (bar, widget)


def the(kind: type[_W], within: QWidget) -> _W:
    """The one child of that kind."""
    found = within.findChild(kind)
    assert found is not None
    return found


class TestExamining:
    """What a decision rests on, recorded by hand."""

    def test_a_ground_is_chosen_and_a_restriction_noted(self, view: CaseView, qtbot: QtBot, bench: Bench) -> None:
        reference = show(view, qtbot, bench, RightType.RESTRICTION)
        view.go_to(Part.MEASURES)
        tab = view.parts[Part.MEASURES]
        assert isinstance(tab, MeasuresTab)
        assert tab._shown
        (restriction,) = tab._shown.items
        tab.ask_question(restriction.questions[0])
        dialog = the(QuestionDialog, tab)
        assert dialog.ground
        dialog.ground.choose("claims")
        dialog.submit()
        assert bench.case(reference).assessments[0].ground == "claims"
        tab.ask(Gesture.RESTRICT, 1, restriction.systems[0])
        the(SureDialog, tab).submit()
        tab.ask(Gesture.USE, 1, restriction.systems[0])
        used = the(UseDialog, tab)
        used.what.setText("contrat")
        used.reason.setPlainText("audience")
        used.submit()
        assert [each.kind for each in bench.case(reference).measures] == ["restricted", "restricted_use"]

    def test_an_objection_stops_or_says_why_not(self, view: CaseView, qtbot: QtBot, bench: Bench) -> None:
        reference = show(view, qtbot, bench, RightType.OBJECTION)
        view.go_to(Part.MEASURES)
        tab = view.parts[Part.MEASURES]
        assert isinstance(tab, MeasuresTab)
        assert tab._shown
        (newsletter,) = tab._shown.items[0].systems
        tab.ask(Gesture.STOP, 1, newsletter)
        the(SureDialog, tab).submit()
        tab.ask(Gesture.NOT_CONCERNED, 1, newsletter)
        why = the(WordsDialog, tab)
        why.text.setPlainText("contrat en cours")
        why.submit()
        assert [each.kind for each in bench.case(reference).measures] == ["not_concerned"]

    def test_a_right_is_added_and_a_customer_s_part_split_off(self, view: CaseView, qtbot: QtBot, bench: Bench) -> None:
        reference = show(view, qtbot, bench, RightType.ACCESS)
        view.go_to(Part.ITEMS)
        view.items.ask_right()
        adding = the(AddRightDialog, view.items)
        adding.right.choose(RightType.ERASURE)
        adding.submit()
        assert len(bench.case(reference).items) == 2
        view.items.ask_split()
        splitting = the(SplitDialog, view.items)
        splitting.choices[1].choose("both")
        splitting.choices[2].choose("theirs")
        splitting.submit()
        assert [item.right for item in bench.case(reference).items] == [RightType.ACCESS]

    def test_a_complaint_is_recognised_as_the_authority_s(self, view: CaseView, qtbot: QtBot, bench: Bench) -> None:
        reference = show(view, qtbot, bench, RightType.COMPLAINT)
        view.go_to(Part.ITEMS)
        assert view.items.authority_button.isVisibleTo(view.items)
        view.items.ask_authority()
        dialog = the(AuthorityDialog, view.items)
        dialog.submit()
        assert bench.case(reference).answer_by is not None
        dialog.gives_day.setChecked(False)
        assert not dialog.day.isEnabled()
