"""What a command did alone until now, by hand: a part withheld, controllers named, a site found, a person unchecked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsardesk.domain.case import Role
from dsardesk.domain.profile import JointController
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.withholding import Piece, WithheldFor
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.services.clocks import record_minor
from dsardesk.ui.case.clock.establishment import CalendarDialog
from dsardesk.ui.case.clock.gestures import Gesture
from dsardesk.ui.case.clock.presenter import ClockPresenter
from dsardesk.ui.case.clock.reading import source
from dsardesk.ui.case.clock.view import ClockBar
from dsardesk.ui.case.items.adding import JointDialog, OwnErasureDialog, WithholdDialog
from dsardesk.ui.case.items.dialogs import DecisionDialog
from dsardesk.ui.case.items.more import MorePresenter
from dsardesk.ui.case.items.presenter import ItemsPresenter, decision_form
from dsardesk.ui.case.items.view import ItemsTab
from dsardesk.ui.case.items.withholding import Withheld, WithholdForm, WithholdingPresenter
from dsardesk.ui.session import Session
from tests.invented import case, day, messages, rule_book
from tests.makers import DPO
from tests.services.conftest import Bench
from tests.ui.case.conftest import Recorder, page
from tests.ui.conftest import Steps

EN = messages("en")
TOGETHER = (JointController("cuivre", "Cuivre SA"), JointController("etain", "Étain SARL"))


@pytest.fixture
def screen() -> Recorder:
    return Recorder()


@pytest.fixture
def reference(bench: Bench) -> str:
    return bench.opened(RightType.ACCESS).reference


def joined(shown: CasePage) -> CasePage:
    """The page of a company that decides together with others."""
    return replace(shown, profile=replace(shown.profile, joint_controllers=TOGETHER))


class TestWithholding:
    def test_a_part_is_withheld_and_then_stands_on_its_item(
        self, session: Session, screen: Recorder, bench: Bench, reference: str
    ) -> None:
        presenter = WithholdingPresenter(screen, session)
        presenter.show(read_page(bench.context, DPO, reference))
        presenter.ask(1)
        form: WithholdForm = screen.last("ask_withheld")
        assert [key for key, _ in form.message_grounds] == ["others_rights"]
        assert len(form.grounds) == 3
        system = form.systems[0][0]
        presenter.withhold(Withheld(1, system, Piece.DOCUMENT, "devis 12", WithheldFor.TRADE_SECRET, "nos marges"))
        assert screen.was("tell_more")
        items = ItemsPresenter(screen, session)
        items.show(read_page(bench.context, DPO, reference))
        (line,) = screen.last("show_items")
        assert line.may_withhold
        assert "devis 12" in line.withheld[0]
        assert "nos marges" in line.withheld[0]

    def test_what_lacks_a_reason_is_said(
        self, session: Session, screen: Recorder, bench: Bench, reference: str
    ) -> None:
        presenter = WithholdingPresenter(screen, session)
        presenter.show(read_page(bench.context, DPO, reference))
        presenter.withhold(Withheld(1, "support", Piece.MESSAGE, "message", WithheldFor.OTHERS_RIGHTS, ""))
        assert "propre raison" in screen.last("refuse")

    def test_a_closed_case_and_other_rights_withhold_nothing(self, session: Session, screen: Recorder) -> None:
        ItemsPresenter(screen, session).show(page(case(closed_on=day(5, 1))))
        assert not any(line.may_withhold for line in screen.last("show_items"))


class TestMore:
    def test_joint_controllers_are_asked_about_only_where_the_profile_names_some(
        self, session: Session, screen: Recorder
    ) -> None:
        more = MorePresenter(screen, session)
        more.show(page())
        assert not screen.last("show_more").may_join
        more.show(joined(page()))
        assert screen.last("show_more").may_join
        assert more.controllers() == (("cuivre", "Cuivre SA"), ("etain", "Étain SARL"))
        more.show(joined(page(case(role=Role.PROCESSOR))))
        assert not screen.last("show_more").may_join

    def test_one_that_the_vaults_profile_does_not_name_is_refused_in_words(
        self, session: Session, screen: Recorder, bench: Bench, reference: str
    ) -> None:
        more = MorePresenter(screen, session)
        more.show(read_page(bench.context, DPO, reference))
        more.join(("cuivre",))
        assert "cuivre" in screen.last("refuse")
        more.join(())
        assert screen.was("tell_more")

    def test_an_erasure_that_nobody_asked_for_is_offered_while_it_is_owed(
        self, session: Session, screen: Recorder, bench: Bench, reference: str
    ) -> None:
        more = MorePresenter(screen, session)
        record_minor(bench.context, DPO, reference, online_service=True, minor_at_collection=True)
        read = read_page(bench.context, DPO, reference)
        more.show(replace(read, profile=replace(read.profile, minors_age=16)))
        assert screen.last("show_more").owed_to_minor
        more.show(replace(read, profile=replace(read.profile, minors_age=None)))
        assert not screen.last("show_more").owed_to_minor
        more.erase_unasked()
        assert screen.was("tell_more") or "initiative" in screen.last("refuse")


class TestAnotherEstablishment:
    def test_its_calendar_is_set_for_a_reason_and_explained(
        self, session: Session, screen: Recorder, bench: Bench, reference: str
    ) -> None:
        clock = ClockPresenter(screen, session)
        clock.show(read_page(bench.context, DPO, reference))
        assert Gesture.CALENDAR in screen.last("offer")
        clock.do(Gesture.CALENDAR)
        named, chosen = screen.last("ask_calendar")
        assert chosen == "FR"
        assert ("FR-974", "La Réunion") in named
        clock.calendar("FR-974", " ")
        assert "jours fériés" in screen.last("refuse")
        clock.calendar("FR-974", "traitée à Saint-Denis")
        assert screen.last("tell") is Gesture.CALENDAR
        shown = read_page(bench.context, DPO, reference)
        assert "traitée à Saint-Denis" in source(shown, rule_book(), session.words)


class TestWhoWasNotChecked:
    def test_a_grant_asks_why_nobody_was_checked(self) -> None:
        unchecked = page(replace(case(), identity=type(case().identity)()))
        form = decision_form(unchecked, unchecked.case.items[0], EN)
        assert form.unchecked
        assert {each.outcome for each in form.choices if each.favours} == {Outcome.GRANTED, Outcome.PARTLY_GRANTED}

    def test_the_reason_is_recorded_and_shown(
        self, session: Session, screen: Recorder, bench: Bench, reference: str
    ) -> None:
        items = ItemsPresenter(screen, session)
        items.show(read_page(bench.context, DPO, reference))
        items.decide(1, Outcome.PARTLY_GRANTED, "en partie", unchecked="")
        assert "vérifié qui demande" in screen.last("refuse")

    def test_what_nobody_asked_for_says_so(self, session: Session, screen: Recorder) -> None:
        shown = case()
        unasked = replace(shown.items[0], own_initiative=True, unchecked="de vue")
        ItemsPresenter(screen, session).show(page(shown.with_item(unasked)))
        own, why = screen.last("show_items")[0].notes
        assert "initiative" in own
        assert "de vue" in why


@pytest.fixture
def ready(dressed: QApplication, steps: Steps) -> Steps:
    """Steps of a window that is dressed."""
    return steps


class TestByHand:
    @pytest.fixture
    def tab(self, qtbot: QtBot, session: Session, ready: Steps, bench: Bench, reference: str) -> Iterator[ItemsTab]:
        tab = ItemsTab(session, ready)
        qtbot.addWidget(tab)
        tab.resize(760, 600)
        tab.show()
        tab.show_page(read_page(bench.context, DPO, reference))
        yield tab
        tab.asking.close()

    def test_a_document_is_withheld(self, tab: ItemsTab, bench: Bench, reference: str) -> None:
        tab.withholding.ask(1)
        dialog = tab.asking.dialog
        assert isinstance(dialog, WithholdDialog)
        assert dialog.ground.count() == 1
        dialog.piece.choose(Piece.PASSAGE)
        assert dialog.ground.count() == 3
        assert all(field.accessibleName() for field in (dialog.piece, dialog.system, dialog.what, dialog.reason))
        dialog.what.setText("page 3")
        dialog.reason.setPlainText("un autre client y est nommé")
        dialog.do_button.click()
        assert bench.case(reference).measures[0].kind == "passage_withheld"

    def test_controllers_are_ticked_and_an_erasure_begun(self, tab: ItemsTab, bench: Bench, reference: str) -> None:
        tab.more.show(joined(read_page(bench.context, DPO, reference)))
        assert tab.joint_button.isVisibleTo(tab)
        tab.ask_joint()
        dialog = tab.asking.dialog
        assert isinstance(dialog, JointDialog)
        dialog.do_button.click()
        tab.ask_own_erasure()
        assert isinstance(tab.asking.dialog, OwnErasureDialog)
        tab.asking.dialog.do_button.click()
        assert bench.case(reference).controllers == ()

    def test_a_grant_shows_the_field_of_the_reason(self, tab: ItemsTab) -> None:
        tab.presenter.ask(1)
        dialog = tab.asking.dialog
        assert isinstance(dialog, DecisionDialog)
        dialog.outcome.choose(Outcome.GRANTED)
        assert dialog.form.isRowVisible(dialog.unchecked)
        dialog.outcome.choose(Outcome.REFUSED)
        assert not dialog.form.isRowVisible(dialog.unchecked)

    def test_another_calendar_is_chosen(
        self, qtbot: QtBot, session: Session, ready: Steps, bench: Bench, reference: str
    ) -> None:
        bar = ClockBar(session, ready, lambda: None)
        qtbot.addWidget(bar)
        bar.show_page(read_page(bench.context, DPO, reference))
        bar.presenter.do(Gesture.CALENDAR)
        dialog = bar.asking.dialog
        assert isinstance(dialog, CalendarDialog)
        dialog.calendar.choose("FR-974")
        dialog.reason.setPlainText("traitée à Saint-Denis")
        dialog.do_button.click()
        assert bench.case(reference).calendar == "FR-974"
        bar.asking.close()
