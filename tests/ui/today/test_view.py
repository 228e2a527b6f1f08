"""The page of the day in a window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from dsardesk.domain.identity import DestructionCause, Rung
from dsardesk.domain.rights import RightType
from dsardesk.services import agenda
from dsardesk.services.identity import request_identity
from dsardesk.services.identity_documents import destroy_document
from dsardesk.services.marketing import stop_marketing
from dsardesk.ui.session import Session
from dsardesk.ui.today.page import Kind, Part
from dsardesk.ui.today.view import TodayView
from tests.makers import DPO, TODAY
from tests.services.conftest import Bench
from tests.services.test_case_list import opened
from tests.ui.conftest import Steps


@pytest.fixture
def filled(bench: Bench) -> Bench:
    """One line in each part."""
    opened(bench, "Luc Martin", received_on=date(2026, 9, 22))
    waits = opened(bench, "Thị Nguyễn", received_on=date(2026, 10, 20))
    request_identity(
        bench.context, DPO, waits.reference, rung=Rung.CODE, doubt="homonyme", asked_on=TODAY, promptly=True
    )
    stop_marketing(bench.context, DPO, bench.opened(RightType.OBJECTION_MARKETING, cards=1).reference)
    bench.clock.forward(days=10)
    return bench


@pytest.fixture
def view(dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps) -> TodayView:
    made = TodayView(session, steps)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    made.activate()
    return made


def buttons(view: TodayView) -> list[str]:
    return [made.text() for card in view.cards.values() for made in card.findChildren(QPushButton)]


def test_each_part_has_its_title_and_its_button(filled: Bench, view: TodayView) -> None:
    assert [card.title.text() for card in view.cards.values()] == [
        "Aujourd’hui",
        "En attente",
        "Pièces d’identité à détruire",
        "Promesses",
    ]
    assert buttons(view) == ["Traiter", "Traiter", "Pourquoi\u00a0?", "Vérifier et détruire", "Vérifier"]


def test_the_buttons_lead_to_the_case(filled: Bench, view: TodayView, steps: Steps) -> None:
    for part in (Part.TO_DO, Part.HELD, Part.PROMISED):
        view.cards[part].findChildren(QPushButton)[0].click()
    assert steps.went == ["DSR-2026-0001", "DSR-2026-0003", "DSR-2026-0003"]


def test_copies_left_elsewhere_lead_to_their_case(
    bench: Bench, session: Session, view: TodayView, steps: Steps
) -> None:
    case = bench.opened(cards=1)
    document = case.identity.documents[0].id
    destroy_document(bench.context, DPO, case.reference, document, cause=DestructionCause.UNSOLICITED)
    session.news.tell(case.reference)
    (attest,) = view.cards[Part.TO_CLEAN].findChildren(QPushButton)
    assert attest.text() == "Attester"
    attest.click()
    assert steps.went == [case.reference]


def test_why_explains_the_clock_below_the_line_and_again_hides_it(filled: Bench, view: TodayView) -> None:
    card = view.cards[Part.WAITING]
    label = card.why["DSR-2026-0002"]
    for shown in (True, False):
        card.findChildren(QPushButton)[0].click()
        assert label.isVisible() is shown
    assert "suspendu" in label.text()


def test_a_figure_is_pressed_by_keyboard_and_keeps_the_focus(filled: Bench, view: TodayView, qtbot: QtBot) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.figures[Kind.WAITING].setFocus()
    view.figures[Kind.WAITING].click()
    assert list(view.cards) == [Part.WAITING]
    assert view.figures[Kind.WAITING].isChecked()
    qtbot.waitUntil(view.figures[Kind.WAITING].hasFocus)


def test_what_does_not_fit_leads_to_the_list(
    filled: Bench, session: Session, view: TodayView, steps: Steps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agenda, "LONGEST", 1)
    for name in ("Ange Bianchi", "Paul Auclair"):
        opened(filled, name, received_on=date(2026, 9, 22))
    session.news.tell()
    more = view.cards[Part.TO_DO].findChildren(QPushButton)[-1]
    assert more.text() == "2 autres demandes dans la liste"
    more.click()
    assert steps.went == ["requests"]


def test_a_calm_day_offers_three_things_to_do(bench: Bench, view: TodayView, steps: Steps) -> None:
    shown = {made.text(): made for made in view.findChildren(QPushButton) if made.isVisible()}
    for name in ("Nouvelle demande", "Organisme", "Demandes"):
        shown[name].click()
    assert steps.went == ["new", "company", "requests"]


def test_the_page_is_looked_at_again_only_while_somebody_sees_it(
    bench: Bench, session: Session, view: TodayView
) -> None:
    (timer,) = view.findChildren(QTimer)
    assert 0 < timer.interval() <= 15 * 60 * 1000
    opened(bench, "Luc Martin", received_on=date(2026, 9, 22))
    timer.timeout.emit()
    assert list(view.cards) == [Part.TO_DO]
    view.hide()
    opened(bench, "Thị Nguyễn", received_on=date(2026, 9, 22))
    session.news.tell("DSR-2026-0002")
    assert len(view.cards[Part.TO_DO].why) == 1
    view.show()
    view.activate()
    assert len(view.cards[Part.TO_DO].why) == 2


def test_every_button_says_what_it_is_about(filled: Bench, view: TodayView) -> None:
    names = [made.accessibleName() for made in view.findChildren(QAbstractButton)]
    assert all(names)
    assert "Traiter: DSR-2026-0001 · Luc Martin, Envoyer l’accusé de réception, en retard de 14 jours" in names
    assert "En retard\u00a0: 1" in names
