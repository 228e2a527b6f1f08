"""How long a case is kept is said with its reasons, and it can be put on hold from its own page."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsardesk.domain.actors import UserRole
from dsardesk.domain.holds import HoldKind
from dsardesk.domain.records import Measure
from dsardesk.domain.rights import RightType
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.services.holds import hold_case
from dsardesk.ui.case.keeping.presenter import Keeping, KeepingPresenter, keeping
from dsardesk.ui.case.keeping.view import HoldDialog, KeepingTab
from dsardesk.ui.case.reading import Part, parts_of
from dsardesk.ui.session import Session
from dsardesk.ui.widgets.dialogs import FormDialog
from tests.invented import messages
from tests.makers import ACTORS, DPO, TODAY
from tests.services.conftest import Bench
from tests.services.test_retention import KEEPS_NOTHING, closed, with_policy
from tests.ui.case.conftest import Recorder
from tests.ui.conftest import Steps

FR, EN = messages("fr"), messages("en")


@pytest.fixture
def screen() -> Recorder:
    return Recorder()


@pytest.fixture
def presenter(screen: Recorder, session: Session, steps: Steps) -> KeepingPresenter:
    return KeepingPresenter(screen, session, steps)


def shown(bench: Bench, reference: str) -> CasePage:
    return read_page(bench.context, DPO, reference)


def told(page: CasePage) -> Keeping:
    return keeping(page, FR, may_hold=True)


def test_each_part_has_its_day_and_the_way_it_was_found(bench: Bench) -> None:
    page = shown(bench, closed(bench).reference)
    found = told(page)
    assert [(part.title, part.day, part.due) for part in found.parts] == [
        ("Copies de travail", "À purger le 25 novembre 2026", False),
        ("Archive remise", "À purger le 26 avril 2027", False),
        ("Dossier entier", "À purger le 26 octobre 2031", False),
    ]
    assert found.parts[2].steps[0] == "Le dossier a été clos le 26 octobre 2026."
    assert "article 2224" in found.parts[2].steps[2]
    assert (found.due, found.holds, found.notes, found.listed) == (False, (), (), "")
    assert Part.KEEPING in parts_of(page)


def test_what_is_due_says_since_when(bench: Bench) -> None:
    reference = closed(bench).reference
    bench.clock.forward(days=31)
    found = told(shown(bench, reference))
    assert (found.parts[0].day, found.parts[0].due) == ("À purger depuis le 25 novembre 2026", True)
    assert found.due


def test_an_open_case_of_which_nothing_is_dated_has_no_such_tab(bench: Bench) -> None:
    page = shown(bench, bench.opened(RightType.ACCESS).reference)
    assert Part.KEEPING not in parts_of(page)
    assert [part.day for part in told(page).parts] == ["Daté une fois le dossier clos"]


def test_a_case_that_waits_for_a_decision_says_so(bench: Bench) -> None:
    with_policy(bench, KEEPS_NOTHING)
    found = told(shown(bench, closed(bench).reference))
    assert found.parts[-1].day == "Attend une décision sur la conservation"
    assert found.notes == (FR.say("retention_warning.decision_needed"),)
    assert found.due


def test_a_stopped_address_is_said_to_stay_on_the_suppression_list(bench: Bench) -> None:
    stopped = Measure(1, "marketing_stopped", "emailing", TODAY, DPO.name)
    found = told(shown(bench, closed(bench, measures=(stopped,)).reference))
    assert found.listed == FR.say("retention_step.suppressed", on=TODAY.replace(year=2029))


class TestHolding:
    """A complaint or litigation."""

    def test_the_case_is_put_on_hold_and_released(
        self, presenter: KeepingPresenter, screen: Recorder, bench: Bench
    ) -> None:
        reference = closed(bench).reference
        presenter.show(shown(bench, reference))
        assert presenter.ends_when(HoldKind.COMPLAINT) == FR.say("hold_end.complaint")
        presenter.hold(HoldKind.COMPLAINT, "plainte 26-118", "clôture")
        assert screen.was("tell_held")
        found = told(shown(bench, reference))
        assert (found.holds[0].title, found.holds[0].reason) == ("Réclamation", "plainte 26-118")
        assert "clôture" in found.holds[0].text
        assert found.offered == (("litigation", "Contentieux"),)
        assert found.parts[0].day.startswith("Conservé tant que dure")
        presenter.release(HoldKind.COMPLAINT)
        assert screen.was("tell_released")
        assert told(shown(bench, reference)).holds == ()

    def test_nothing_falls_due_meanwhile(self, bench: Bench) -> None:
        reference = closed(bench).reference
        hold_case(bench.context, DPO, reference, HoldKind.LITIGATION, reason="assignation", ends_when="décision")
        bench.clock.forward(days=300)
        found = told(shown(bench, reference))
        assert not found.due
        assert not any(part.due for part in found.parts)

    def test_a_hold_without_a_reason_is_refused_in_words(
        self, presenter: KeepingPresenter, screen: Recorder, bench: Bench
    ) -> None:
        presenter.show(shown(bench, closed(bench).reference))
        presenter.hold(HoldKind.COMPLAINT, " ", "clôture")
        assert screen.last("refuse") == FR.say("error.hold.incomplete")

    def test_whoever_may_not_hold_is_offered_nothing(self, screen: Recorder, session: Session, bench: Bench) -> None:
        assistant = replace(session, desk=replace(session.desk, actor=ACTORS[UserRole.ASSISTANT]))
        KeepingPresenter(screen, assistant, Steps()).show(shown(bench, closed(bench).reference))
        assert screen.last("show_keeping").offered == ()

    def test_the_way_to_what_is_due(self, presenter: KeepingPresenter, steps: Steps) -> None:
        presenter.go_to_purge()
        assert steps.went == ["retention"]


@pytest.mark.parametrize("work", ["in memory"], indirect=True)
def test_one_puts_a_case_on_hold_and_releases_it_by_hand(
    dressed: QApplication, qtbot: QtBot, session: Session, bench: Bench, steps: Steps
) -> None:
    reference = closed(bench).reference
    tab = KeepingTab(session, steps)
    qtbot.addWidget(tab)
    session.news.listen(lambda _reference: tab.show_page(shown(bench, reference)))
    tab.show()
    tab.show_page(shown(bench, reference))
    tab.hold_button.click()
    dialog = cast("HoldDialog", tab.asking.dialog)
    assert dialog.ends_when.toPlainText() == FR.say("hold_end.complaint")
    dialog.kind.choose("litigation")
    assert dialog.ends_when.toPlainText() == FR.say("hold_end.litigation")
    dialog.reason.setPlainText("assignation du 12")
    dialog.do_button.click()
    assert [hold.kind for hold in bench.case(reference).holds] == [HoldKind.LITIGATION]
    assert steps.said
    (hold,) = told(shown(bench, reference)).holds
    tab.ask_release(hold)
    cast("FormDialog", tab.asking.dialog).do_button.click()
    assert bench.case(reference).holds[0].released_by == DPO.name
    assert len(steps.said) == 2
