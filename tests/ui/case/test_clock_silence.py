"""The person does not answer: what may be recorded and chosen from the page of the case."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from dsardesk.domain.clock_records import Asked
from dsardesk.domain.identity import Rung
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.rights import RightType
from dsardesk.domain.standing import Urgency
from dsardesk.services.case_page import read_page
from dsardesk.services.identity import request_identity
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.ui.case.clock.dialogs import QuestionDialog
from dsardesk.ui.case.clock.gestures import Gesture
from dsardesk.ui.case.clock.presenter import ClockPresenter
from dsardesk.ui.case.clock.questions import QuestionForm, Weight
from dsardesk.ui.case.clock.reading import clock_lines
from dsardesk.ui.case.clock.silence_dialogs import ChooseDialog, ReceiptDialog, RemindDialog
from dsardesk.ui.session import Session
from tests.makers import DPO, NOW, TODAY
from tests.services.conftest import Bench
from tests.ui.case.test_clock_presenter import Bar, question, refresh, show


@pytest.fixture
def bar() -> Bar:
    return Bar()


@pytest.fixture
def presenter(bar: Bar, session: Session) -> ClockPresenter:
    return ClockPresenter(bar, session)


def waits(presenter: ClockPresenter, bench: Bench) -> str:
    """The reference of a case on which the person was asked who they are."""
    reference = show(presenter, bench, RightType.ACCESS)
    request_identity(
        bench.context, DPO, reference, rung=Rung.DATA_POINTS, doubt="autre adresse", asked_on=TODAY, promptly=True
    )
    refresh(presenter, bench, reference)
    return reference


def rests(presenter: ClockPresenter, bench: Bench) -> str:
    """The reference of a case closed until the person answers."""
    reference = waits(presenter, bench)
    bench.clock.forward(days=8)
    presenter.remind("identity", "phone", bench.clock.now().date())
    bench.clock.forward(days=25)
    refresh(presenter, bench, reference)
    presenter.choose("close_for_now", "nous ne savons pas qui écrit")
    kind = LetterKind.PROVISIONAL_CLOSING
    draft_letter(bench.context, DPO, reference, kind)
    approve_letter(bench.context, DPO, reference, kind)
    send_letter(bench.context, DPO, reference, kind)
    refresh(presenter, bench, reference)
    return reference


def test_while_something_is_asked_a_reminder_and_a_choice_are_offered(
    presenter: ClockPresenter, bar: Bar, bench: Bench
) -> None:
    waits(presenter, bench)
    assert {Gesture.REMIND, Gesture.CHOOSE} <= set(bar.offers)
    presenter.do(Gesture.REMIND)
    form = bar.last("ask_reminder")
    assert form.questions == (("identity", "l’identité"),)
    assert (form.first, form.today) == (TODAY, TODAY)


def test_a_reminder_is_recorded_and_told(presenter: ClockPresenter, bar: Bar, bench: Bench) -> None:
    reference = waits(presenter, bench)
    presenter.remind("identity", "phone", TODAY)
    assert bar.last("tell") is Gesture.REMIND
    assert [(each.kind, each.channel) for each in bench.case(reference).reminders] == [(Asked.IDENTITY, "phone")]


def test_too_soon_only_a_decision_may_be_chosen_and_it_is_said_from_when(
    presenter: ClockPresenter, bar: Bar, bench: Bench
) -> None:
    waits(presenter, bench)
    presenter.do(Gesture.CHOOSE)
    form = bar.last("ask_course")
    assert [course for course, _ in form.courses] == ["decide"]
    assert form.why_not.endswith("le 25 novembre 2026.")
    assert form.strict == "mardi 24 novembre 2026"


def test_without_a_reminder_it_is_said_that_one_is_owed_first(
    presenter: ClockPresenter, bar: Bar, bench: Bench
) -> None:
    reference = waits(presenter, bench)
    bench.clock.forward(days=31)
    refresh(presenter, bench, reference)
    presenter.do(Gesture.CHOOSE)
    assert bar.last("ask_course").why_not.startswith("Relancez")


def test_in_its_time_both_may_be_chosen(presenter: ClockPresenter, bar: Bar, bench: Bench) -> None:
    reference = waits(presenter, bench)
    presenter.remind("identity", "phone", TODAY)
    bench.clock.forward(days=31)
    refresh(presenter, bench, reference)
    presenter.do(Gesture.CHOOSE)
    form = bar.last("ask_course")
    assert ([course for course, _ in form.courses], form.why_not) == (["close_for_now", "decide"], "")


def test_a_case_that_rests_says_so_and_offers_the_answer(
    presenter: ClockPresenter, bar: Bar, bench: Bench, session: Session
) -> None:
    reference = rests(presenter, bench)
    page = read_page(bench.context, DPO, reference)
    line = clock_lines(page, bench.context.rules, session.words)[0].sentence
    assert line.urgency is Urgency.PROVISIONALLY_CLOSED
    assert line.text == (
        "Clos provisoirement le 28 novembre 2026, faute de réponse\N{NO-BREAK SPACE}; reprend à la réponse de la "
        "personne, avec 29 jours restants\N{NO-BREAK SPACE}; clos définitivement après le 28 mai 2027."
    )
    assert Gesture.ANSWER in bar.offers
    assert Gesture.CHOOSE not in bar.offers
    presenter.suspend_or_resume()
    assert bar.last("ask_answer")[2][0].startswith("Le dossier était clos provisoirement")
    presenter.answer(bench.clock.now().date())
    assert not bench.case(reference).provisionally_closed


def test_chosen_to_be_decided_the_clock_names_the_day(
    presenter: ClockPresenter, bench: Bench, session: Session
) -> None:
    reference = waits(presenter, bench)
    presenter.choose("decide", "tout est connu")
    page = read_page(bench.context, DPO, reference)
    lines = [line.sentence for line in clock_lines(page, bench.context.rules, session.words)]
    assert lines[-1].text == "Vous avez choisi de décider sans la réponse, au plus tard le mardi 24 novembre 2026."
    bench.clock.forward(days=60)
    late = clock_lines(read_page(bench.context, DPO, reference), bench.context.rules, session.words)
    assert late[-1].sentence.urgency is Urgency.TODAY


def test_once_the_month_is_over_a_question_counts_by_decision_alone(
    presenter: ClockPresenter, bar: Bar, bench: Bench
) -> None:
    reference = show(presenter, bench, RightType.ACCESS)
    bench.clock.instant = NOW.replace(month=11, day=25)
    refresh(presenter, bench, reference)
    assert presenter.weigh(date(2026, 11, 25)) is Weight.EXPIRED
    presenter.ask(question(asked_on=date(2026, 11, 24), override=True))
    assert bar.last("refuse").startswith("La question est posée")


def test_the_day_of_receipt_is_put_right_with_its_reason(presenter: ClockPresenter, bar: Bar, bench: Bench) -> None:
    reference = show(presenter, bench)
    presenter.do(Gesture.RECEIPT)
    form = bar.last("ask_receipt")
    assert (form.received_on, form.presented_on, form.by_post) == (date(2026, 10, 24), None, False)
    presenter.receive(date(2026, 10, 20), None, "")
    assert bar.last("refuse").startswith("Le jour de réception")
    presenter.receive(date(2026, 10, 20), None, "arrivé au support")
    assert bench.case(reference).receipt.received_on == date(2026, 10, 20)


class TestDialogs:
    """The dialogs show what counts, and hand over what was answered."""

    def test_a_reminder(self, presenter: ClockPresenter, bar: Bar, bench: Bench, dressed: object, qtbot: QtBot) -> None:
        waits(presenter, bench)
        presenter.do(Gesture.REMIND)
        given: list[object] = []
        dialog = RemindDialog(None, bar.last("ask_reminder"), lambda *said: given.append(said))  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        dialog.submit()
        assert given == [("identity", "email", TODAY)]

    def test_a_choice(self, presenter: ClockPresenter, bar: Bar, bench: Bench, dressed: object, qtbot: QtBot) -> None:
        waits(presenter, bench)
        presenter.do(Gesture.CHOOSE)
        given: list[object] = []
        dialog = ChooseDialog(None, bar.last("ask_course"), lambda *said: given.append(said))  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        dialog.reasons.setPlainText(" tout est connu ")
        dialog.submit()
        assert given == [("decide", "tout est connu")]

    def test_a_receipt(self, presenter: ClockPresenter, bar: Bar, bench: Bench, dressed: object, qtbot: QtBot) -> None:
        show(presenter, bench)
        presenter.do(Gesture.RECEIPT)
        given: list[object] = []
        dialog = ReceiptDialog(None, bar.last("ask_receipt"), lambda *said: given.append(said))  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        dialog.submit()
        dialog.registered.setChecked(True)
        dialog.submit()
        received = date(2026, 10, 24)
        assert given == [(received, None, ""), (received, received, "")]

    def test_a_question_once_the_month_is_over(self, dressed: object, qtbot: QtBot) -> None:
        given: list[object] = []
        form = QuestionForm((("1", "accès"),), date(2026, 10, 24), TODAY, frozenset({"1"}))
        dialog = QuestionDialog(None, form, lambda _day: Weight.EXPIRED, given.append)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        assert dialog.form.isRowVisible(dialog.override)
        assert not dialog.form.isRowVisible(dialog.reason)
        dialog.override.setChecked(True)
        assert dialog.form.isRowVisible(dialog.reason)
        dialog.submit()
        assert given[0].override  # type: ignore[attr-defined]
