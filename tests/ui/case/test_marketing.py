"""Marketing stops today, everywhere, and somebody looks again fifteen days later."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.records import Measure
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.services.case_page import read_page
from dsardesk.ui.case.marketing.presenter import MarketingPresenter, marketing_part
from dsardesk.ui.case.promises.presenter import PromisesPresenter
from dsardesk.ui.session import Session
from tests.invented import DPO as CLAIRE
from tests.invented import case, messages
from tests.makers import DPO
from tests.services.conftest import EMAIL, Bench
from tests.ui.case.conftest import TODAY, Recorder, page

EN = messages("en")
STOPPED = (Measure(2, "marketing_stopped", "emailing", TODAY, CLAIRE),)


@pytest.fixture
def screen() -> Recorder:
    return Recorder()


@pytest.fixture
def presenter(screen: Recorder, session: Session) -> MarketingPresenter:
    return MarketingPresenter(screen, session)


def test_the_systems_that_send_are_listed_and_no_other() -> None:
    part = marketing_part(page(), EN)
    assert [(line.name, line.owner, line.stopped) for line in part.senders] == [("Newsletter tool", "marketing", None)]
    assert not part.stopped
    assert part.check_on == "Tuesday 5 May 2026"


def test_a_system_that_was_told_to_stop_says_by_whom_and_when() -> None:
    part = marketing_part(page(case(measures=STOPPED)), EN)
    assert part.senders[0].stopped == (CLAIRE, "20 April 2026")
    assert part.stopped


def test_an_objection_that_came_later_waits_for_its_own_stop() -> None:
    items = (*case().items, RequestItem(3, RightType.CONSENT_WITHDRAWAL))
    part = marketing_part(page(case(items=items, measures=STOPPED)), EN)
    assert not part.stopped
    assert part.senders[0].stopped is None


def test_a_company_that_sends_nothing_has_nothing_to_stop() -> None:
    silent = replace(page().profile, systems=())
    assert marketing_part(page(profile=silent), EN).stopped


def test_the_suppression_list_is_mentioned_where_there_is_an_address() -> None:
    nameless = replace(case().requester, email="")
    assert marketing_part(page(), EN).suppressed
    assert not marketing_part(page(case(requester=nameless)), EN).suppressed


def test_stopping_is_confirmed_recorded_and_promised_to_be_checked(
    presenter: MarketingPresenter, screen: Recorder, session: Session, bench: Bench
) -> None:
    """A13: no identity, tasks for each sending tool, a suppression entry, a check fifteen days later."""
    reference = bench.opened(RightType.OBJECTION_MARKETING).reference
    presenter.show(read_page(bench.context, DPO, reference))
    presenter.ask()
    assert screen.was("ask_to_stop")
    presenter.stop()
    assert screen.was("tell_stopped")
    with bench.work.read() as transaction:
        assert transaction.suppression.holds(EMAIL)
    promises = Recorder()
    PromisesPresenter(promises, session).show(read_page(bench.context, DPO, reference))
    (line,) = promises.last("show_promises")
    assert (line.kind, line.due_on) == ("marketing_check", "mardi 10 novembre 2026")


def test_what_is_stopped_is_not_asked_again(presenter: MarketingPresenter, screen: Recorder) -> None:
    presenter.show(page(case(measures=STOPPED)))
    presenter.ask()
    presenter.show(page(case(closed_on=TODAY)))
    presenter.ask()
    assert not screen.was("ask_to_stop")


def test_a_refusal_is_said(presenter: MarketingPresenter, screen: Recorder, bench: Bench) -> None:
    presenter.show(read_page(bench.context, DPO, bench.opened(RightType.ACCESS).reference))
    presenter.stop()
    assert screen.last("refuse") == "Ce dossier ne contient pas d’opposition à la prospection."
