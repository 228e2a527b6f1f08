"""Nobody who objected is written to: a list is checked before it leaves, and nothing of it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from dsardesk.domain.rights import RightType
from dsardesk.services.case_page import read_page
from dsardesk.services.marketing import stop_marketing
from dsardesk.services.suppression import SuppressionChannel
from dsardesk.ui.case.marketing.presenter import MarketingPresenter
from dsardesk.ui.case.marketing.view import MarketingTab
from dsardesk.ui.session import Session
from dsardesk.ui.suppression.dialogs import SuppressDialog
from dsardesk.ui.suppression.presenter import SuppressionPresenter
from dsardesk.ui.suppression.view import SuppressionView
from tests.makers import DPO
from tests.services.conftest import EMAIL, Bench
from tests.ui.case.conftest import Recorder
from tests.ui.conftest import Steps


@pytest.fixture
def screen() -> Recorder:
    return Recorder()


@pytest.fixture
def reference(bench: Bench) -> str:
    reference = bench.opened(RightType.OBJECTION_MARKETING).reference
    stop_marketing(bench.context, DPO, reference)
    return reference


@pytest.fixture
def mailing(tmp_path: Path) -> Path:
    path = tmp_path / "envoi.csv"
    path.write_text(f"nom;adresse\nA;a@courriel.example\nZ;{EMAIL}\n", encoding="utf-8")
    return path


@pytest.mark.usefixtures("reference")
class TestChecking:
    def test_lines_to_take_out_are_told_and_the_cleaned_list_saved(
        self, session: Session, screen: Recorder, mailing: Path, tmp_path: Path
    ) -> None:
        presenter = SuppressionPresenter(screen, session)
        presenter.save(tmp_path / "rien.csv")
        assert not screen.told
        presenter.check(mailing)
        checked = screen.last("show_checked")
        assert checked.found
        assert "3" in checked.said
        presenter.save(tmp_path / "propre.csv")
        assert (tmp_path / "propre.csv").read_text(encoding="utf-8") == "nom;adresse\nA;a@courriel.example\n"
        assert screen.was("done")

    def test_a_list_without_any_of_them_says_so(self, session: Session, screen: Recorder, tmp_path: Path) -> None:
        path = tmp_path / "autres.txt"
        path.write_text("a@courriel.example\n", encoding="utf-8")
        SuppressionPresenter(screen, session).check(path)
        assert not screen.last("show_checked").found

    def test_many_lines_are_not_all_named(self, session: Session, screen: Recorder, tmp_path: Path) -> None:
        path = tmp_path / "longue.txt"
        path.write_text(f"{EMAIL}\n" * 20, encoding="utf-8")
        SuppressionPresenter(screen, session).check(path)
        assert "…" in screen.last("show_checked").said

    def test_a_file_that_is_not_there_is_refused(self, session: Session, screen: Recorder, tmp_path: Path) -> None:
        SuppressionPresenter(screen, session).check(tmp_path / "absente.csv")
        assert screen.was("refuse")


class TestAdding:
    def test_whoever_unsubscribed_joins_the_list_without_a_case(
        self, session: Session, screen: Recorder, bench: Bench
    ) -> None:
        presenter = SuppressionPresenter(screen, session)
        presenter.opt_out("email", "luc@courriel.example")
        assert screen.was("done")
        with bench.work.read() as transaction:
            assert transaction.suppression.holds("luc@courriel.example")
        presenter.opt_out("email", " ")
        assert screen.was("refuse")

    def test_another_number_of_the_person_joins_it_from_the_case(
        self, session: Session, screen: Recorder, bench: Bench, reference: str
    ) -> None:
        presenter = MarketingPresenter(screen, session)
        presenter.show(read_page(bench.context, DPO, reference))
        assert [key for key, _ in presenter.channels()] == ["email", "phone", "post"]
        presenter.suppress("phone", "06 12 34 56 78", in_clear=True)
        assert screen.was("tell_suppressed")
        clear = SuppressionPresenter(screen, session)
        clear.read_clear("phone")
        assert len(screen.last("show_clear")) == 1
        assert [key for key, _ in clear.channels(clear=True)] == ["phone", "post"]


class TestByHand:
    def test_the_screen_checks_adds_and_reads(
        self, dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps, mailing: Path
    ) -> None:
        view = SuppressionView(session, steps)
        qtbot.addWidget(view)
        view.resize(760, 560)
        view.show()
        view.activate()
        view.ask_address()
        dialog = view.asking.dialog
        assert isinstance(dialog, SuppressDialog)
        assert not dialog.form.isRowVisible(dialog.clear)
        dialog.address.setText(EMAIL)
        dialog.do_button.click()
        view.presenter.check(mailing)
        assert view.save_button.isVisibleTo(view)
        assert any(EMAIL not in label.text() and "3" in label.text() for label in view.findChildren(QLabel))
        view.read()
        assert view.entries.text() == "Aucun."
        view.activate()
        assert not view.entries.isVisible()
        assert all(each.accessibleName() for each in (view.channel, view.check_button, view.add_button))

    def test_the_marketing_card_offers_to_keep_a_number_readable(
        self, dressed: QApplication, qtbot: QtBot, session: Session, bench: Bench, reference: str
    ) -> None:
        tab = MarketingTab(session, Steps())
        qtbot.addWidget(tab)
        tab.show_page(read_page(bench.context, DPO, reference))
        tab.ask_address()
        dialog = tab.asking.dialog
        assert isinstance(dialog, SuppressDialog)
        dialog.channel.choose(SuppressionChannel.PHONE)
        assert dialog.form.isRowVisible(dialog.clear)
        dialog.clear.setChecked(True)
        dialog.address.setText("0612345678")
        dialog.do_button.click()
        with bench.work.read() as transaction:
            assert transaction.suppression.holds("0612345678")
        tab.asking.close()


def test_what_a_case_does_not_ask_is_not_suppressed_for_it(session: Session, screen: Recorder, bench: Bench) -> None:
    presenter = MarketingPresenter(screen, session)
    presenter.show(read_page(bench.context, DPO, bench.opened(RightType.ACCESS).reference))
    presenter.suppress("email", EMAIL, in_clear=False)
    assert screen.was("refuse")
