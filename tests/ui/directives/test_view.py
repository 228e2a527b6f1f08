"""The screen of the register under a hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from dsardesk.domain.directives import DirectiveKind
from dsardesk.domain.wishes import Wish
from dsardesk.services.directives import read_register, register_directive
from dsardesk.ui.directives.absence import AbsenceDialog
from dsardesk.ui.directives.form import EVERYTHING, DirectiveForm
from dsardesk.ui.directives.models import Column, RegisterModel
from dsardesk.ui.directives.reading import Line
from dsardesk.ui.directives.view import DirectivesView, RevokeDialog
from dsardesk.ui.session import Session
from tests.makers import DPO, TODAY
from tests.services.conftest import Bench
from tests.ui.conftest import Steps
from tests.ui.directives.test_presenter import COPY, ENTRY

LINE = Line("PM-2026-0001", "Rose Petit", "particulière", "effacer", TODAY, "en vigueur", active=True)


@pytest.fixture
def page(dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps) -> DirectivesView:
    made = DirectivesView(session, steps)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activate()
    return made


def form(page: DirectivesView) -> DirectiveForm:
    assert isinstance(page.asking.dialog, DirectiveForm)
    return page.asking.dialog


def test_the_model_keeps_qts_rules(dressed: QApplication, qtmodeltester: ModelTester) -> None:
    model = RegisterModel()
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show_lines((LINE,))
    assert (model.rowCount(), model.row_of("PM-2026-0001"), model.row_of("x")) == (1, 0, -1)
    assert model.data(model.index(0, Column.SINCE)) == "26/10/2026"
    assert model.data(model.index(0, Column.STATE), Qt.ItemDataRole.DecorationRole) is not None
    assert model.data(model.index(0, Column.KIND), Qt.ItemDataRole.CheckStateRole) is None
    assert model.headerData(0, Qt.Orientation.Vertical) == "1"


@pytest.mark.parametrize("work", ["in memory"], indirect=True)
class TestByHand:
    def test_an_empty_register_says_what_it_is_for(self, page: DirectivesView) -> None:
        assert not page.empty.isHidden()
        assert page.table.isHidden()

    def test_a_directive_is_registered(self, page: DirectivesView, bench: Bench, steps: Steps) -> None:
        page.register_button.click()
        asked = form(page)
        QTest.keyClicks(asked.name, "Rose Petit")
        asked.wishes["contract"].wish.choose(Wish.ERASE)
        asked.wishes["support"].wish.choose(Wish.COMMUNICATE)
        QTest.keyClicks(asked.executor, "Jean Petit")
        asked.do_button.click()
        (directive,) = read_register(bench.context, DPO)
        assert [(each.wish, each.processing) for each in directive.wording.instructions] == [
            (Wish.ERASE, "contract"),
            (Wish.COMMUNICATE, "support"),
        ]
        assert steps.said
        assert page.card.title.text() == "PM-2026-0001 – Rose Petit"
        assert page.empty.isHidden()

    def test_a_general_one_asks_who_keeps_the_original(self, page: DirectivesView, bench: Bench) -> None:
        page.register_button.click()
        asked = form(page)
        assert asked.depositary.isHidden()
        asked.kind.choose(DirectiveKind.GENERAL)
        assert asked.consent.isHidden()
        assert asked.wishes["contract"].isHidden()
        QTest.keyClicks(asked.name, "Rose Petit")
        asked.do_button.click()
        assert form(page).answered is False
        QTest.keyClicks(asked.depositary, "Me Ancelin")
        asked.wishes[EVERYTHING].wish.choose(Wish.ERASE)
        asked.do_button.click()
        assert read_register(bench.context, DPO)[0].kind is DirectiveKind.GENERAL

    def test_it_is_changed_then_revoked(self, page: DirectivesView, bench: Bench) -> None:
        register_directive(bench.context, DPO, ENTRY)
        page.activate()
        page.table.selectRow(0)
        page.presenter.begin_change()
        asked = form(page)
        assert not asked.name.isEnabled()
        asked.wishes["support"].wish.choose(Wish.KEEP)
        asked.do_button.click()
        assert len(read_register(bench.context, DPO)[0].versions) == 2
        page.ask_revoke("PM-2026-0001")
        assert isinstance(page.asking.dialog, RevokeDialog)
        page.asking.dialog.do_button.click()
        assert read_register(bench.context, DPO)[0].revoked_on == TODAY

    def test_what_is_looked_for_is_shown_and_everything_has_a_name(self, page: DirectivesView, bench: Bench) -> None:
        for entry in (ENTRY, COPY):
            register_directive(bench.context, DPO, entry)
        page.activate()
        QTest.keyClicks(page.search, "ferrand")
        assert page.model.rowCount() == 1
        for widget in (page.search, page.table, page.table.horizontalHeader(), page.register_button):
            assert widget.accessibleName()

    def test_a_refusal_is_recorded_by_hand_and_the_entry_tells_who_acts(
        self, page: DirectivesView, bench: Bench
    ) -> None:
        register_directive(bench.context, DPO, ENTRY)
        page.activate()
        page.presenter.choose("PM-2026-0001")
        page.presenter.ask_absence()
        dialog = page.asking.dialog
        assert isinstance(dialog, AbsenceDialog)
        dialog.why.choose("refusal")
        dialog.do_button.click()
        assert dialog.isVisible()
        dialog.how.setPlainText("une lettre")
        dialog.do_button.click()
        assert not dialog.isVisible()
        entry = read_register(bench.context, DPO)[0]
        assert [each.name for each in entry.standing] == ["Paul Duvernay"]
