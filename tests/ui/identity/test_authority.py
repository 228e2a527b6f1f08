"""On whose behalf a request is made: out of sight for whoever writes for themselves."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from dsardesk.domain.actors import UserRole
from dsardesk.domain.case import Case
from dsardesk.domain.mandates import Authority, ReplyTo, Representation
from dsardesk.domain.requests import Capacity
from dsardesk.domain.rights import RightType
from dsardesk.services.authority import record_representation
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.ui.identity.authority.dialogs import AuthorityDialog, ProofDialog
from dsardesk.ui.identity.authority.presenter import AuthorityPresenter
from dsardesk.ui.identity.authority.reading import AuthorityAnswer, AuthorityLine
from dsardesk.ui.identity.view import IdentityTab
from dsardesk.ui.session import Session
from tests.makers import ACTORS, DPO, TODAY
from tests.services.conftest import Bench
from tests.ui.conftest import Steps

MANDATE = AuthorityAnswer(
    Authority.MANDATE,
    " Odile Ferrand ",
    "odile@courriel.example",
    "1 rue Haute\n\n69001 Lyon",
    "CL-20500",
    shown_on=TODAY,
    rights=("access",),
    writer_identified=True,
)


@dataclass
class Shown:
    """A card that remembers what it was asked to show."""

    lines: list[AuthorityLine] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def show_authority(self, line: AuthorityLine) -> None:
        self.lines.append(line)

    def done(self, sentence: str) -> None:
        self.said.append(sentence)

    def refuse(self, sentence: str) -> None:
        self.refused.append(sentence)


class Desk:
    """The card over one case, which reads the case again whenever it changed."""

    def __init__(self, session: Session, bench: Bench, *rights: RightType) -> None:
        self.bench, self.screen = bench, Shown()
        self.reference = bench.opened(*(rights or (RightType.ACCESS,))).reference
        self.presenter = AuthorityPresenter(self.screen, session)
        session.news.listen(lambda _reference: self.presenter.show(self.page()))
        self.presenter.show(self.page())

    def page(self) -> CasePage:
        return read_page(self.bench.context, DPO, self.reference)

    @property
    def case(self) -> Case:
        return self.bench.case(self.reference)

    @property
    def now(self) -> AuthorityLine:
        return self.screen.lines[-1]


class TestTheCard:
    def test_whoever_writes_for_themselves_sees_nothing_of_it(self, session: Session, bench: Bench) -> None:
        line = Desk(session, bench).now
        assert (line.shown, line.offered, line.sentences, line.gaps) == (False, True, (), "")

    def test_nothing_is_offered_where_the_objection_is_carried_out_whoever_makes_it(
        self, session: Session, bench: Bench
    ) -> None:
        assert not Desk(session, bench, RightType.OBJECTION_MARKETING).now.offered

    def test_heirs_only_keep_their_papers_here(self, session: Session, bench: Bench) -> None:
        line = Desk(session, bench, RightType.HEIR_REQUEST).now
        assert (line.shown, line.represented, line.sentences, line.gaps) == (True, False, (), "")

    def test_an_agent_of_whom_nothing_is_known_yet(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        page = desk.page()
        agent = replace(page.case.requester, capacity=Capacity.AGENT)
        desk.presenter.show(replace(page, case=replace(page.case, requester=agent)))
        assert desk.now.sentences == ("Rien ne dit encore au nom de qui la demande est faite.",)
        assert desk.now.gaps == "il manque\u00a0: au nom de qui la demande est faite"
        assert not desk.now.recorded
        assert desk.presenter.form().known.authority is Authority.MANDATE
        parent = replace(agent, capacity=Capacity.LEGAL_REPRESENTATIVE)
        desk.presenter.show(replace(page, case=replace(page.case, requester=parent)))
        assert desk.presenter.form().known.authority is Authority.PARENT

    def test_nothing_is_shown_before_a_case_is(self, session: Session) -> None:
        with pytest.raises(RuntimeError, match="no case"):
            AuthorityPresenter(Shown(), session).form()


class TestRecording:
    def test_a_mandate_is_told_with_what_it_covers_and_where_replies_go(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.record(replace(MANDATE, valid_until="31/12/2027"))
        assert desk.screen.said == ["C’est noté."]
        known = desk.case.representation
        assert known
        assert (known.name, known.postal_address) == ("Odile Ferrand", ("1 rue Haute", "69001 Lyon"))
        assert (known.identifiers, known.rights) == ({"customer_number": "CL-20500"}, (RightType.ACCESS,))
        assert desk.now.sentences == (
            "Personne concernée\u00a0: Odile Ferrand (mandat).",
            "Justificatif vu le 26 octobre 2026.",
            "Couvre\u00a0: accès.",
            "Valable jusqu’au 31 décembre 2027.",
            "Les réponses vont à la personne qui écrit.",
        )
        assert (desk.now.gaps, desk.now.recorded, desk.now.offered) == ("", True, False)
        form = desk.presenter.form()
        assert (form.valid_until, form.born_on, form.known) == ("31/12/2027", "", known)

    def test_replies_to_the_person_are_said_so(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.record(replace(MANDATE, reply_to=ReplyTo.PERSON))
        assert desk.now.sentences[-1].startswith("Les réponses vont à Odile Ferrand")

    def test_a_mandate_without_rights_and_end_says_no_more_than_it_does(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.record(replace(MANDATE, rights=()))
        assert len(desk.now.sentences) == 3
        assert "ne couvre pas ce qui est demandé" in desk.now.gaps

    def test_a_missing_mandate_moves_no_date_and_the_card_says_so(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.record(replace(MANDATE, shown_on=None))
        assert "Le délai continue de courir" in desk.now.sentences[1]
        assert "le mandat n’a pas été vu" in desk.now.gaps

    def test_a_parent_says_how_old_the_child_is(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        parent = AuthorityAnswer(Authority.PARENT, "Noé", born_on="04/05/2010", shown_on=TODAY, writer_identified=True)
        desk.presenter.record(parent)
        assert "décider seul" in desk.screen.refused[0]
        desk.presenter.record(replace(parent, interest="Il demande lui-même cet accès."))
        known = desk.case.representation
        assert known
        assert (known.born_on, known.identifiers) == (date(2010, 5, 4), {})
        assert desk.now.sentences == (
            "Personne concernée\u00a0: Noé (autorité parentale).",
            "Justificatif vu le 26 octobre 2026.",
        )
        assert desk.presenter.form().born_on == "04/05/2010"
        assert "15 ans" in desk.presenter.form().interest

    def test_what_names_no_day_is_said_and_nothing_is_recorded(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.record(replace(MANDATE, valid_until="un jour"))
        assert desk.screen.refused == ["«\u00a0un jour\u00a0» n’est pas une date. Exemple\u00a0: 04/05/2012."]
        assert desk.case.representation is None

    def test_other_numbers_that_were_known_stay_known(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        known = Representation(Authority.MANDATE, "Odile Ferrand", identifiers={"phone": "06 39 98 00 11"})
        record_representation(bench.context, DPO, desk.reference, known)
        desk.presenter.show(desk.page())
        desk.presenter.record(MANDATE)
        assert desk.case.representation
        assert desk.case.representation.identifiers == {"phone": "06 39 98 00 11", "customer_number": "CL-20500"}

    def test_a_mistake_is_taken_back(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.record(MANDATE)
        desk.presenter.take_back()
        assert (desk.case.representation, desk.now.shown) == (None, False)


class TestProofs:
    def test_a_paper_is_kept_apart_once_it_was_looked_through(
        self, session: Session, bench: Bench, tmp_path: Path
    ) -> None:
        desk = Desk(session, bench)
        paper = tmp_path / "Mandat Odile.PDF"
        paper.write_bytes(b"%PDF")
        desk.presenter.keep("mandate", None, without_identity_pages=True)
        desk.presenter.keep("mandate", paper, without_identity_pages=False)
        desk.presenter.keep("mandate", tmp_path / "gone.pdf", without_identity_pages=True)
        assert len(desk.screen.refused) == 3
        assert desk.case.proofs == ()
        desk.presenter.keep("mandate", paper, without_identity_pages=True)
        assert desk.screen.said == ["Le document est gardé à part, comme preuve."]
        assert desk.now.proofs == ("mandat, gardé à part le 26 octobre 2026",)
        assert desk.case.documents[-1].name == "mandate.pdf"
        assert paper.exists()

    def test_every_kind_of_paper_is_offered(self, session: Session, bench: Bench) -> None:
        assert [kind for kind, _ in Desk(session, bench).presenter.proof_kinds()] == [
            *("mandate", "notorial_deed", "family_book", "death_record", "court_judgment")
        ]

    def test_an_assistant_may_keep_it_too(self, session: Session, bench: Bench, tmp_path: Path) -> None:
        helped = replace(session, desk=replace(session.desk, actor=ACTORS[UserRole.ASSISTANT]))
        desk = Desk(helped, bench)
        (tmp_path / "a.pdf").write_bytes(b"%PDF")
        desk.presenter.keep("mandate", tmp_path / "a.pdf", without_identity_pages=True)
        assert desk.case.proofs[0].by == "Sofiane Bensaïd"


@pytest.fixture
def tab(dressed: QApplication, session: Session, bench: Bench, steps: Steps, qtbot: QtBot) -> IdentityTab:
    """The identity of one case, in front of a person."""
    made = IdentityTab(session, steps)
    qtbot.addWidget(made)
    reference = bench.opened(RightType.ACCESS).reference
    session.news.listen(lambda _reference: made.show_page(read_page(bench.context, DPO, reference)))
    made.show_page(read_page(bench.context, DPO, reference))
    made.resize(560, 700)
    made.show()
    return made


def _visible(tab: IdentityTab) -> list[str]:
    return [each.accessibleName() for each in tab.findChildren(QWidget) if each.isVisible()]


class TestByHand:
    def test_a_mandate_is_recorded_from_a_quiet_link(self, tab: IdentityTab, bench: Bench) -> None:
        assert not tab.authority.isVisible()
        tab.other_button.click()
        dialog = tab.asking.dialog
        assert isinstance(dialog, AuthorityDialog)
        assert not dialog.born_on.isVisible()
        assert not dialog.rights.isVisible()
        dialog.do_button.click()
        assert "Indiquez le nom" in dialog._error.text()
        dialog.name.setText("Odile Ferrand")
        dialog.shown.click()
        assert dialog.rights.isVisible()
        dialog.identified.click()
        dialog.do_button.click()
        assert tab.asking.dialog is None
        assert tab.authority.isVisible()
        assert not tab.other_button.isVisible()
        assert "pouvoir d’agir établi" in _visible(tab)

    def test_each_right_to_act_asks_for_what_counts_for_it(self, tab: IdentityTab) -> None:
        tab.authority.ask()
        dialog = tab.asking.dialog
        assert isinstance(dialog, AuthorityDialog)
        dialog.authority.choose(Authority.PARENT)
        assert dialog.born_on.isVisible()
        assert dialog.interest.isVisible()
        dialog.authority.choose(Authority.GUARDIAN)
        assert (dialog.born_on.isVisible(), dialog.shown.isVisible()) == (False, True)
        dialog.authority.choose(Authority.DATA_GIVER)
        assert (dialog.shown.isVisible(), dialog.shown_on.isVisible()) == (False, False)
        dialog.name.setText("Odile Ferrand")
        dialog.do_button.click()
        assert "Pas encore établi" in [name[:1].upper() + name[1:] for name in _visible(tab)]

    def test_a_paper_is_kept(self, tab: IdentityTab, tmp_path: Path, bench: Bench) -> None:
        (tmp_path / "mandat.pdf").write_bytes(b"%PDF")
        tab.authority.ask_proof()
        dialog = tab.asking.dialog
        assert isinstance(dialog, ProofDialog)
        dialog.file.show_path(tmp_path / "mandat.pdf")
        dialog.attested.click()
        dialog.do_button.click()
        assert tab.asking.dialog is None
        assert tab.authority.isVisible()
