"""What may be decided about the clock of a case, offered where it fits, recorded, refused with a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dsardesk.domain.case import Case
from dsardesk.domain.requests import Principal
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.terms import Regime
from dsardesk.services.case_page import read_page
from dsardesk.services.decide import decide_item
from dsardesk.services.processor import forward_to
from dsardesk.ui.case.clock.extending import ExtensionForm
from dsardesk.ui.case.clock.gestures import Gesture
from dsardesk.ui.case.clock.presenter import ClockPresenter
from dsardesk.ui.case.clock.questions import QuestionAnswer, Weight
from dsardesk.ui.session import Session
from tests.makers import DPO, NOW, TODAY
from tests.services.conftest import Bench
from tests.ui.case.conftest import Recorder

RECEIVED = date(2026, 10, 24)


class Bar(Recorder):
    """The bar: what it offers and asks is remembered."""

    def __init__(self) -> None:
        super().__init__()
        self.minors: list[tuple[bool, bool]] = []

    def ask_minor(self, *, online_service: bool, minor_at_collection: bool) -> None:
        self.minors.append((online_service, minor_at_collection))

    @property
    def offers(self) -> tuple[Gesture, ...]:
        """What is offered beside what every open case offers."""
        found: tuple[Gesture, ...] = self.last("offer")
        return tuple(gesture for gesture in found if gesture not in {Gesture.RECEIPT, Gesture.CALENDAR})


@pytest.fixture
def bar() -> Bar:
    return Bar()


@pytest.fixture
def presenter(bar: Bar, session: Session) -> ClockPresenter:
    return ClockPresenter(bar, session)


def show(presenter: ClockPresenter, bench: Bench, *rights: RightType) -> str:
    reference = bench.opened(*rights).reference
    refresh(presenter, bench, reference)
    return reference


def refresh(presenter: ClockPresenter, bench: Bench, reference: str) -> None:
    presenter.show(read_page(bench.context, DPO, reference))


def question(**changes: object) -> QuestionAnswer:
    given = QuestionAnswer(1, "vos contrats ?", large=True, asked_on=TODAY, promptly=True, reason="")
    return replace(given, **changes)  # type: ignore[arg-type]


def test_a_new_access_request_may_be_specified_and_extended(presenter: ClockPresenter, bar: Bar, bench: Bench) -> None:
    show(presenter, bench)
    assert bar.offers == (Gesture.ASK, Gesture.EXTEND)


def test_an_erasure_asks_whether_the_data_are_a_minors(presenter: ClockPresenter, bar: Bar, bench: Bench) -> None:
    show(presenter, bench, RightType.ERASURE)
    assert bar.offers == (Gesture.ASK, Gesture.EXTEND, Gesture.MINOR)


def test_nothing_is_asked_of_whoever_objects_to_marketing(presenter: ClockPresenter, bar: Bar, bench: Bench) -> None:
    """GDPR 21(2) and (3)."""
    show(presenter, bench, RightType.OBJECTION_MARKETING)
    assert Gesture.ASK not in bar.offers


def test_a_processors_case_and_a_closed_one_offer_nothing(presenter: ClockPresenter, bar: Bar, bench: Bench) -> None:
    reference = bench.opened(RightType.ACCESS).reference
    forward_to(bench.context, DPO, reference, Principal("Quai", "donnees@quai.example"))
    refresh(presenter, bench, reference)
    assert bar.offers == ()
    page = read_page(bench.context, DPO, bench.opened().reference)
    presenter.show(replace(page, case=replace(page.case, closed_on=TODAY)))
    assert bar.offers == ()
    presenter.do(Gesture.EXTEND)
    assert not bar.was("ask_extension")


def test_before_any_case_is_shown_nothing_is_asked_nor_recorded(presenter: ClockPresenter, bar: Bar) -> None:
    presenter.do(Gesture.EXTEND)
    presenter.suspend_or_resume()
    presenter.answer(TODAY)
    assert bar.told == []
    assert presenter.weigh(TODAY) is Weight.PROMPT


class TestExtending:
    """A09."""

    def test_the_form_says_until_when_the_letter_may_leave(
        self, presenter: ClockPresenter, bar: Bar, bench: Bench
    ) -> None:
        show(presenter, bench)
        presenter.do(Gesture.EXTEND)
        form = bar.last("ask_extension")
        assert isinstance(form, ExtensionForm)
        assert form.items == (("1", "accès"), ("2", "opposition à la prospection"))
        assert (form.due, form.first) == ("mardi 24 novembre 2026", date(2026, 11, 24))
        assert form.minor == frozenset()
        assert [value for value, _ in form.grounds] == ["complexity", "number"]

    def test_it_is_recorded_and_the_page_told(
        self, presenter: ClockPresenter, bar: Bar, bench: Bench, session: Session
    ) -> None:
        heard: list[str] = []
        session.news.listen(heard.append)
        reference = show(presenter, bench)
        presenter.extend(1, ("complexity",), "huit années", None, "")
        assert bar.last("tell") is Gesture.EXTEND
        assert heard == [reference]
        assert bench.case(reference).extensions[0].reasons == "huit années"

    def test_without_reasons_it_is_refused_in_words(self, presenter: ClockPresenter, bar: Bar, bench: Bench) -> None:
        show(presenter, bench)
        presenter.extend(1, (), "", None, "")
        assert bar.last("refuse").startswith("Une prolongation exige son motif")

    def test_once_notified_an_item_is_not_offered_again(
        self, presenter: ClockPresenter, bar: Bar, bench: Bench
    ) -> None:
        reference = show(presenter, bench, RightType.ACCESS)
        presenter.extend(1, ("complexity",), "huit années", None, "")
        with bench.work.write() as transaction:
            case = transaction.cases.get(reference)
            told = replace(case, extensions=(replace(case.extensions[0], notified_on=TODAY),))
            bench.context.save(transaction, told, bench.context.profile_of(transaction, told))
        refresh(presenter, bench, reference)
        assert Gesture.EXTEND not in bar.offers

    def test_once_the_first_period_is_over_nothing_is_called_an_extension(
        self, presenter: ClockPresenter, bar: Bar, bench: Bench
    ) -> None:
        reference = show(presenter, bench)
        bench.clock.instant = NOW + timedelta(days=31)
        refresh(presenter, bench, reference)
        assert Gesture.EXTEND not in bar.offers

    def test_a_minors_erasure_says_that_it_needs_a_reason(
        self, presenter: ClockPresenter, bar: Bar, bench: Bench
    ) -> None:
        reference = show(presenter, bench, RightType.ERASURE)
        presenter.minor(online_service=True, minor_at_collection=True)
        refresh(presenter, bench, reference)
        presenter.do(Gesture.EXTEND)
        assert bar.last("ask_extension").minor == {"1"}
        presenter.extend(1, ("number",), "trois demandes", None, "trois responsables à consulter")
        assert bench.case(reference).extensions[0].override == "trois responsables à consulter"

    def test_while_suspended_no_day_is_named_for_the_letter(
        self, presenter: ClockPresenter, bar: Bar, bench: Bench
    ) -> None:
        reference = show(presenter, bench, RightType.ACCESS)
        presenter.ask(question())
        refresh(presenter, bench, reference)
        presenter.do(Gesture.EXTEND)
        assert bar.last("ask_extension").due == ""


class TestAsking:
    """The person is asked to specify an access request."""

    def test_a_question_suspends_and_the_same_keys_then_record_its_answer(
        self, presenter: ClockPresenter, bar: Bar, bench: Bench
    ) -> None:
        reference = show(presenter, bench)
        presenter.suspend_or_resume()
        form = bar.last("ask_question")
        assert form.items == (("1", "accès"), ("0", "le droit exercé"))
        assert (form.received_on, form.today, form.suspending) == (RECEIVED, TODAY, {"1"})
        assert "suspend le délai" in form.told["1"]
        assert "continue de courir" in form.told["0"]
        presenter.ask(question())
        assert bar.last("tell") is Gesture.ASK
        refresh(presenter, bench, reference)
        assert bar.offers == (Gesture.ASK, Gesture.ANSWER, Gesture.REMIND, Gesture.EXTEND)
        presenter.suspend_or_resume()
        *days, told = bar.last("ask_answer")
        assert days == [TODAY, TODAY]
        assert "ne suspend plus le délai" in told[0]
        presenter.answer(TODAY)
        assert bench.case(reference).clarifications[0].answered_on == TODAY

    def test_an_answer_to_a_question_that_suspended_nothing_lets_nothing_run_again(
        self, presenter: ClockPresenter, bar: Bar, bench: Bench
    ) -> None:
        reference = show(presenter, bench, RightType.ERASURE)
        presenter.ask(question())
        refresh(presenter, bench, reference)
        presenter.suspend_or_resume()
        [told] = bar.last("ask_answer")[2]
        assert "n’a pas suspendu le délai" in told

    def test_from_the_eighth_day_on_a_reason_is_asked_for(self, presenter: ClockPresenter, bench: Bench) -> None:
        show(presenter, bench)
        days = [RECEIVED + timedelta(days=n) for n in (7, 8)]
        assert [presenter.weigh(day) for day in days] == [Weight.PROMPT, Weight.LATE]

    def test_a_question_without_words_is_refused(self, presenter: ClockPresenter, bar: Bar, bench: Bench) -> None:
        show(presenter, bench)
        presenter.ask(question(question=" "))
        assert bar.last("refuse") == "Dites ce que la personne est invitée à préciser."

    def test_an_answered_request_is_not_asked_about(self, presenter: ClockPresenter, bar: Bar, bench: Bench) -> None:
        reference = show(presenter, bench, RightType.ACCESS)
        decide_item(bench.context, DPO, reference, 1, Outcome.WITHDRAWN)
        page = read_page(bench.context, DPO, reference)
        presenter.show(replace(page, case=_answered(page.case)))
        assert bar.offers == ()


def _answered(case: Case) -> Case:
    return case.with_item(replace(case.item(1), answered_on=TODAY))


class TestMinorsAndRegimes:
    """Facts of a few cases only."""

    def test_what_is_known_of_a_minor_is_shown_again(self, presenter: ClockPresenter, bar: Bar, bench: Bench) -> None:
        reference = show(presenter, bench, RightType.ERASURE)
        presenter.do(Gesture.MINOR)
        presenter.minor(online_service=True, minor_at_collection=False)
        refresh(presenter, bench, reference)
        presenter.do(Gesture.MINOR)
        assert bar.minors == [(False, False), (True, False)]

    def test_only_a_profile_that_calls_for_it_offers_another_law(
        self, presenter: ClockPresenter, bar: Bar, bench: Bench
    ) -> None:
        with bench.work.write() as transaction:
            _, text = transaction.profiles.current()
            transaction.profiles.add("p2", 'regimes = ["health_record"]\n' + text, date(2026, 10, 20))
        reference = show(presenter, bench, RightType.ACCESS)
        assert bar.offers == (Gesture.ASK, Gesture.EXTEND, Gesture.REGIME)
        presenter.do(Gesture.REGIME)
        assert bar.last("ask_regime") == ((("health_record", "dossier médical (CSP L1111-7)"),), "")
        presenter.regime("health_record")
        assert bench.case(reference).regime is Regime.HEALTH_RECORD
        refresh(presenter, bench, reference)
        assert Gesture.EXTEND not in bar.offers
        presenter.regime("")
        assert bench.case(reference).regime is None
