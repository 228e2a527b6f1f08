"""A refusal asks for what its ground demands; the opinion and the approval stand beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.domain.actors import UserRole
from dsardesk.domain.case import Role
from dsardesk.domain.grounds import Approver
from dsardesk.domain.reasons import Fee, Given, SignOff, SignOffKind, StatedGround
from dsardesk.domain.refusals import with_grounds
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.services.sign_offs import approve_decision
from dsardesk.ui.case.items.dialogs import ApprovalDialog, DecisionDialog, OpinionDialog
from dsardesk.ui.case.items.grounds import TypedGround
from dsardesk.ui.case.items.presenter import ItemLine, ItemsPresenter, OutcomeChoice, decision_form
from dsardesk.ui.case.items.signing import SigningPresenter
from dsardesk.ui.case.items.view import ItemsTab
from dsardesk.ui.session import Session
from tests.invented import DPO as CLAIRE
from tests.invented import case, clock, day, messages, notified, numbered
from tests.makers import ACTORS, DPO
from tests.services.conftest import Bench
from tests.ui.case.conftest import TODAY, Recorder, page
from tests.ui.conftest import Steps

EN = messages("en")
FACTS = {"earlier_requests": "2 et 16 octobre", "interval": "14 jours", "unchanged": "aucun achat"}
ACCESS = RequestItem(1, RightType.ACCESS)


@pytest.fixture
def screen() -> Recorder:
    return Recorder()


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    path = tmp_path / "courriers.pdf"
    path.write_bytes(b"%PDF")
    return path


def choice(shown: CasePage, outcome: Outcome, number: int = 1) -> OutcomeChoice:
    form = decision_form(shown, shown.case.item(number), EN)
    return next(each for each in form.choices if each.outcome is outcome)


def asks(right: RightType) -> CasePage:
    return page(case(items=(RequestItem(1, right),)))


class TestWhatIsAsked:
    def test_only_grounds_that_fit_are_offered_in_words_with_their_article(self) -> None:
        offered = choice(asks(RightType.RESTRICTION), Outcome.REFUSED).grounds
        assert "R19 – No case of restriction" in {each.text for each in offered}
        assert "Article 18(1) GDPR." in {each.advice for each in offered}
        assert "R11" not in {each.code for each in offered}
        assert choice(asks(RightType.RESTRICTION), Outcome.GRANTED).grounds == ()

    def test_a_refusal_of_marketing_objections_and_withdrawals_is_not_even_offered(self) -> None:
        for right in (RightType.OBJECTION_MARKETING, RightType.CONSENT_WITHDRAWAL):
            shown = asks(right)
            outcomes = {each.outcome for each in decision_form(shown, shown.case.items[0], EN).choices}
            assert not outcomes & {Outcome.REFUSED, Outcome.PARTLY_GRANTED}

    def test_each_ground_says_what_it_asks_and_what_to_heed(self) -> None:
        (repeated,) = (each for each in choice(page(), Outcome.REFUSED).grounds if each.code == "R02")
        assert next(label for _, label in repeated.facts) == "Earlier requests"
        assert "fee" in repeated.advice
        assert (repeated.evidence, repeated.both, repeated.fee) == (True, True, True)
        (outside,) = (each for each in choice(page(), Outcome.REFUSED).grounds if each.code == "R26")
        assert (outside.advice, outside.evidence, outside.both) == ("Articles 2 and 4 GDPR.", False, False)

    def test_what_is_on_record_is_proposed_again(self) -> None:
        shown = with_grounds(
            case(), 1, (StatedGround(1, "R08", "les messages", {"withheld": "trois"}, (numbered(7),)),)
        )
        (typed,) = decision_form(page(shown), ACCESS, EN).grounds
        assert (typed.code, typed.scope, typed.facts) == ("R08", "les messages", {"withheld": "trois"})
        assert [key for key, _ in typed.proofs] == [str(numbered(7))]

    def test_a_full_refusal_after_an_extension_is_warned_of(self) -> None:
        extended = page(limits={1: clock(day(4, 1), notified(day(4, 10))), 2: clock(day(4, 1))})
        assert "by 4 May 2026" in choice(extended, Outcome.REFUSED).warning
        assert choice(extended, Outcome.PARTLY_GRANTED).warning == ""
        assert "should have left" in choice(replace(extended, today=day(5, 20)), Outcome.REFUSED).warning


class TestWhatIsShown:
    def line(self, shown: CasePage, session: Session) -> ItemLine:
        recorder = Recorder()
        ItemsPresenter(recorder, replace(session, words=EN)).show(shown)
        found: ItemLine = recorder.last("show_items")[0]
        return found

    def test_a_refusal_shows_its_grounds_who_advised_and_what_is_missing(self, session: Session) -> None:
        decided = case().decided(1, Outcome.REFUSED, reasons="abus", on=day(4, 10), by=CLAIRE)
        grounds = (
            StatedGround(1, "R02", "la copie", {"interval": "14 days"}, approval=Approver.CONTROLLER),
            StatedGround(1, "R99"),
        )
        opinion = SignOff(1, SignOffKind.OPINION, True, "yes", day(4, 10), CLAIRE)
        shown = replace(with_grounds(decided, 1, grounds), sign_offs=(opinion, replace(opinion, item=2)))
        line = self.line(page(shown), session)
        assert line.grounds == ("R02 – Excessive: repetitive · la copie · 14 days", "R99")
        assert line.signed == (
            f"Opinion of the DPO, {CLAIRE}, 10 April 2026: yes",
            "The controller’s approval is missing.",
        )
        assert line.waits
        assert not self.line(page(replace(shown, closed_on=TODAY)), session).waits

    @pytest.mark.parametrize(
        ("given", "favourable", "said"),
        [
            (Given.HERE, True, "Approved for the controller by Maud"),
            (Given.ALONE, True, "Approved alone by Maud"),
            (Given.OUTSIDE, True, "Approval given outside, recorded by Maud"),
            (Given.HERE, False, "Not approved by Maud on 10 April 2026: no"),
        ],
    )
    def test_an_approval_says_how_it_was_given(
        self, session: Session, given: Given, *, favourable: bool, said: str
    ) -> None:
        entry = SignOff(1, SignOffKind.APPROVAL, favourable, "no", day(4, 10), "Maud", given)
        assert self.line(page(case(sign_offs=(entry,))), session).signed[0].startswith(said)

    def test_a_fee_is_shown_until_it_is_paid_and_after(self, session: Session) -> None:
        fee = Fee(1, 1505, "une heure", day(4, 10), CLAIRE)
        line = self.line(page(case(fees=(fee,))), session)
        assert (line.fee, line.unpaid) == ("Fee asked: €15.05, set on 10 April 2026, not paid yet.", True)
        line = self.line(page(case(fees=(replace(fee, paid_on=day(4, 12)),))), session)
        assert (line.fee, line.unpaid) == ("Fee of €15.05 paid on 12 April 2026.", False)


class TestDeciding:
    @pytest.fixture
    def reference(self, bench: Bench) -> str:
        return bench.opened(RightType.ACCESS).reference

    @pytest.fixture
    def presenter(self, screen: Recorder, session: Session, bench: Bench, reference: str) -> ItemsPresenter:
        made = ItemsPresenter(screen, session)
        made.show(read_page(bench.context, DPO, reference))
        return made

    def test_a_refusal_keeps_its_facts_its_proof_and_the_opinion(
        self, presenter: ItemsPresenter, screen: Recorder, bench: Bench, reference: str, proof: Path
    ) -> None:
        presenter.decide(1, Outcome.REFUSED, "répétée", (TypedGround("R02", FACTS, files=(proof,)),), "favorable")
        shown = bench.case(reference)
        assert shown.grounds[0].evidence
        assert shown.documents[-1].media_type == "application/pdf"
        assert shown.sign_offs[0].words == "favorable"
        assert screen.last("tell_decided") == ("accès", "refusée")

    def test_what_a_ground_lacks_is_said(self, presenter: ItemsPresenter, screen: Recorder) -> None:
        presenter.decide(1, Outcome.REFUSED, "répétée", (TypedGround("R02", {}),))
        assert "temps qui les sépare" in screen.last("refuse")
        presenter.decide(1, Outcome.REFUSED, "répétée", (TypedGround("R02", FACTS, files=(Path("/nulle/part"),)),))
        assert screen.last("refuse")

    def test_a_fee_is_recorded_instead_of_a_refusal(
        self, presenter: ItemsPresenter, screen: Recorder, bench: Bench, reference: str, proof: Path
    ) -> None:
        typed = (TypedGround("R02", FACTS, files=(proof,)),)
        presenter.charge(1, "quinze", "une heure", typed)
        assert "montant" in screen.last("refuse")
        presenter.charge(1, "15,50", "une heure", typed)
        assert bench.case(reference).fees[0].cents == 1550
        assert screen.last("tell_charged") == "accès"


class TestSigning:
    @pytest.fixture
    def reference(self, bench: Bench, session: Session, proof: Path) -> str:
        reference = bench.opened(RightType.ACCESS).reference
        decider = ItemsPresenter(Recorder(), session)
        decider.show(read_page(bench.context, DPO, reference))
        decider.charge(1, "15", "une heure", (TypedGround("R02", FACTS, files=(proof,)),))
        return reference

    @pytest.fixture
    def presenter(self, screen: Recorder, session: Session, bench: Bench, reference: str) -> SigningPresenter:
        made = SigningPresenter(screen, session)
        made.show(read_page(bench.context, DPO, reference))
        return made

    def test_the_opinion_is_asked_for_then_the_approval(
        self, presenter: SigningPresenter, screen: Recorder, bench: Bench, reference: str, proof: Path
    ) -> None:
        presenter.ask(1)
        assert screen.last("ask_opinion") == 1
        presenter.advise(1, "plutôt un refus", favourable=False)
        presenter.show(read_page(bench.context, DPO, reference))
        presenter.ask(1)
        assert screen.was("ask_approval")
        presenter.approve(1, "", None, favourable=True)
        assert "d’autres utilisateurs" in screen.last("refuse")
        presenter.approve(1, "", proof, favourable=True)
        opinion, approval = bench.case(reference).sign_offs
        assert (opinion.favourable, approval.given) == (False, Given.OUTSIDE)
        assert screen.was("tell_signed")

    def test_a_payment_is_recorded(self, presenter: SigningPresenter, bench: Bench, reference: str) -> None:
        presenter.paid(1)
        assert bench.case(reference).fees[0].paid_on

    def test_a_case_is_hidden_and_shown_again(
        self, presenter: SigningPresenter, screen: Recorder, bench: Bench, reference: str
    ) -> None:
        assert bench.case(reference).confidential is False
        presenter.change_confidential()
        assert bench.case(reference).confidential is True
        presenter.show(read_page(bench.context, DPO, reference))
        presenter.change_confidential()
        assert bench.case(reference).confidential is False

    @pytest.mark.parametrize(
        ("shared", "confidential", "offered"), [(False, False, False), (True, False, True), (False, True, True)]
    )
    def test_whoever_is_alone_is_not_asked_to_hide_anything(
        self, session: Session, *, shared: bool, confidential: bool, offered: bool
    ) -> None:
        screen = Recorder()
        SigningPresenter(screen, session).show(page(case(confidential=confidential), shared=shared))
        assert screen.last("offer_confidential") == (offered, confidential)


def words(widget: QWidget) -> str:
    """Everything that a widget says."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


class TestDialogs:
    @pytest.fixture
    def tab(
        self, dressed: QApplication, qtbot: QtBot, session: Session, steps: Steps, bench: Bench
    ) -> Iterator[ItemsTab]:
        tab = ItemsTab(session, steps)
        qtbot.addWidget(tab)
        tab.resize(760, 600)
        tab.show()
        tab.show_page(read_page(bench.context, DPO, bench.opened(RightType.ACCESS).reference))
        yield tab
        tab.asking.close()

    def test_a_repeated_request_is_refused_then_signed_by_hand(self, tab: ItemsTab, bench: Bench, proof: Path) -> None:
        reference = tab.presenter.page.case.reference
        tab.presenter.ask(1)
        dialog = tab.asking.dialog
        assert isinstance(dialog, DecisionDialog)
        assert not dialog.blocks
        dialog.outcome.choose(Outcome.REFUSED)
        (block,) = dialog.blocks
        assert not dialog.form.isRowVisible(dialog.opinion)
        block.code.choose("R02")
        assert dialog.form.isRowVisible(dialog.opinion)
        assert "Préférez des frais" in words(block)
        for key, text in FACTS.items():
            block.facts[key].setPlainText(text)
        block.code.choose("R01")
        block.code.choose("R02")
        assert block.facts["interval"].toPlainText() == "14 jours"
        block.files.take(proof)
        dialog.reasons.setPlainText("répétée")
        dialog.do_button.click()
        assert [ground.code for ground in bench.case(reference).grounds] == ["R02"]
        tab.show_page(read_page(bench.context, DPO, reference))
        tab.signing.ask(1)
        opinion = tab.asking.dialog
        assert isinstance(opinion, OpinionDialog)
        opinion.words.setPlainText("favorable")
        opinion.do_button.click()
        tab.show_page(read_page(bench.context, DPO, reference))
        tab.signing.ask(1)
        approval = tab.asking.dialog
        assert isinstance(approval, ApprovalDialog)
        approval.do_button.click()
        assert "Choisissez le fichier" in words(approval)
        approval.file.take(proof)
        approval.do_button.click()
        assert bench.case(reference).sign_offs[-1].given is Given.OUTSIDE

    def test_the_only_user_of_a_vault_approves_alone(self, tab: ItemsTab) -> None:
        tab.ask_approval(1, alone=True)
        dialog = tab.asking.dialog
        assert isinstance(dialog, ApprovalDialog)
        assert not dialog.form.isRowVisible(dialog.file)
        dialog.answer.choose("withholds")
        assert dialog.form.isRowVisible(dialog.file)
        dialog.answer.choose("approves")
        dialog.do_button.click()
        assert words(dialog)

    def test_a_second_ground_is_added_and_a_fee_asked_for_instead(
        self, tab: ItemsTab, bench: Bench, proof: Path
    ) -> None:
        reference = tab.presenter.page.case.reference
        tab.presenter.ask(1)
        dialog = tab.asking.dialog
        assert isinstance(dialog, DecisionDialog)
        dialog.outcome.choose(Outcome.REFUSED)
        dialog.blocks[0].code.choose("R02")
        dialog.more_button.click()
        dialog.blocks[1].code.choose("R26")
        assert not dialog.form.isRowVisible(dialog.charge)
        dialog.blocks[1].code.choose("")
        dialog.charge.setChecked(True)
        assert not dialog.form.isRowVisible(dialog.reasons)
        for key, text in FACTS.items():
            dialog.blocks[0].facts[key].setPlainText(text)
        dialog.blocks[0].files.take(proof)
        dialog.amount.setText("15,50")
        dialog.calculation.setPlainText("une heure de tri")
        dialog.do_button.click()
        assert bench.case(reference).fees[0].cents == 1550
        tab.show_page(read_page(bench.context, DPO, reference))
        assert "15,50" in words(tab)

    def test_a_decision_on_record_comes_back_as_it_was_typed(self, tab: ItemsTab, bench: Bench, proof: Path) -> None:
        reference = tab.presenter.page.case.reference
        tab.presenter.decide(1, Outcome.REFUSED, "répétée", (TypedGround("R02", FACTS, "la copie", (proof,)),))
        tab.show_page(read_page(bench.context, DPO, reference))
        tab.presenter.ask(1)
        dialog = tab.asking.dialog
        assert isinstance(dialog, DecisionDialog)
        (block,) = dialog.blocks
        assert block.typed is not None
        assert (block.typed.facts, block.typed.scope, block.typed.files) == (FACTS, "la copie", ())
        assert block.files.names == ("courriers.pdf",)
        dialog.do_button.click()
        assert bench.case(reference).grounds[0].evidence

    def test_files_are_added_and_taken_back_by_their_names(
        self, tab: ItemsTab, bench: Bench, proof: Path, tmp_path: Path
    ) -> None:
        reference = tab.presenter.page.case.reference
        calls = tmp_path / "appels.csv"
        calls.write_bytes(b"date")
        tab.presenter.decide(1, Outcome.REFUSED, "répétée", (TypedGround("R02", FACTS, files=(proof,)),))
        tab.show_page(read_page(bench.context, DPO, reference))
        tab.presenter.ask(1)
        dialog = tab.asking.dialog
        assert isinstance(dialog, DecisionDialog)
        files = dialog.blocks[0].files
        for path in (calls, calls, proof):
            files.take(path)
        assert list(files.names) == ["courriers.pdf", "appels.csv", "courriers.pdf"]
        removers = [each for each in files.findChildren(QToolButton) if each.isEnabled()]
        assert removers[0].accessibleName() == "Retirer courriers.pdf"
        removers[0].click()
        files.findChildren(QToolButton)[-1].click()
        assert list(files.names) == ["appels.csv"]
        dialog.do_button.click()
        case = bench.case(reference)
        names = {document.id: document.name for document in case.documents}
        assert [names[each] for each in case.grounds[0].evidence] == ["appels.csv"]

    def test_every_field_has_a_name_for_screen_readers(self, tab: ItemsTab) -> None:
        tab.presenter.ask(1)
        dialog = tab.asking.dialog
        assert isinstance(dialog, DecisionDialog)
        dialog.outcome.choose(Outcome.REFUSED)
        (block,) = dialog.blocks
        block.code.choose("R02")
        fields = (dialog.opinion, dialog.amount, dialog.calculation, block.code, block.scope, *block.facts.values())
        assert all(field.accessibleName() for field in fields)
        assert dialog.charge.accessibleName()
        assert block.files.add_button.accessibleName()


def test_an_approval_by_the_manager_shows_on_the_page(bench: Bench, session: Session, proof: Path) -> None:
    reference = bench.opened(RightType.ACCESS).reference
    recorder = Recorder()
    presenter = ItemsPresenter(recorder, session)
    presenter.show(read_page(bench.context, DPO, reference))
    presenter.decide(1, Outcome.REFUSED, "répétée", (TypedGround("R02", FACTS, files=(proof,)),), "favorable")
    approve_decision(bench.context, ACTORS[UserRole.MANAGER], reference, 1)
    presenter.show(read_page(bench.context, DPO, reference))
    assert recorder.last("show_items")[0].waits is False


def test_a_processor_is_offered_no_ground_of_its_own() -> None:
    shown = page(case(role=Role.PROCESSOR))
    assert choice(shown, Outcome.FORWARDED_TO_CONTROLLER).grounds == ()
