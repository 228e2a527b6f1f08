"""What was promised for a day stays in sight until it is kept."""

from __future__ import annotations

import pytest

from dsardesk.domain.marketing import CHECK
from dsardesk.domain.records import Promise
from dsardesk.domain.rights import RightType
from dsardesk.services.case_page import read_page
from dsardesk.services.marketing import stop_marketing
from dsardesk.ui.case.promises.presenter import PromisesPresenter, promise_lines
from dsardesk.ui.session import Session
from tests.invented import DPO as CLAIRE
from tests.invented import case, day, messages
from tests.makers import DPO
from tests.services.conftest import Bench
from tests.ui.case.conftest import TODAY, Recorder, page

EN = messages("en")


@pytest.fixture
def screen() -> Recorder:
    return Recorder()


@pytest.fixture
def presenter(screen: Recorder, session: Session) -> PromisesPresenter:
    return PromisesPresenter(screen, session)


def test_those_to_keep_come_first_by_day_and_a_missed_one_is_late() -> None:
    kept = Promise(CHECK, day(4, 5), 2, kept_on=day(4, 4), by=CLAIRE)
    promises = (kept, Promise("call_back", day(5, 5)), Promise(CHECK, day(4, 19), 3))
    lines = promise_lines(page(case(promises=promises)), EN)
    assert [(line.text, line.late, line.kept, line.open) for line in lines] == [
        ("Check that no message has left since the objection", True, False, True),
        ("call_back", False, False, True),
        (
            EN.say("promise.marketing_check_kept", due_on=day(4, 5), on=day(4, 4), by=CLAIRE),
            False,
            True,
            False,
        ),
    ]


def test_a_kept_promise_without_words_of_its_own_keeps_its_name() -> None:
    (line,) = promise_lines(page(case(promises=(Promise("call_back", day(4, 5), kept_on=day(4, 4)),))), EN)
    assert (line.text, line.kept) == ("call_back", True)


def test_one_promise_for_two_rights_is_one_line() -> None:
    promises = (Promise(CHECK, day(5, 5), 2), Promise(CHECK, day(5, 5), 3))
    assert len(promise_lines(page(case(promises=promises)), EN)) == 1


def test_nothing_is_promised_any_more_on_a_closed_case() -> None:
    (line,) = promise_lines(page(case(promises=(Promise(CHECK, day(5, 5)),), closed_on=TODAY)), EN)
    assert not line.open


def test_keeping_one_is_recorded(presenter: PromisesPresenter, screen: Recorder, bench: Bench) -> None:
    reference = bench.opened(RightType.OBJECTION_MARKETING).reference
    stop_marketing(bench.context, DPO, reference)
    presenter.show(read_page(bench.context, DPO, reference))
    presenter.keep(CHECK)
    assert screen.was("tell_kept")
    assert bench.case(reference).promises[0].kept_on is not None


def test_one_that_does_not_stand_is_said_so(presenter: PromisesPresenter, screen: Recorder, bench: Bench) -> None:
    presenter.show(read_page(bench.context, DPO, bench.opened().reference))
    presenter.keep(CHECK)
    assert screen.was("refuse")
