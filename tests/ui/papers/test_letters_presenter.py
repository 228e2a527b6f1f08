"""Letters of a case: the right one offered first, read and approved by a person, sent to the right address."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from dsardesk.domain.letters import LetterKind
from dsardesk.domain.papers import LetterState
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.services.clocks import ask_clarification
from dsardesk.services.decide import decide_item
from dsardesk.services.marketing import stop_marketing
from dsardesk.services.packages import create_package
from dsardesk.ui.options import Options
from dsardesk.ui.papers.letters.presenter import LetterLine, LettersPresenter, Offer
from dsardesk.ui.papers.recipient import Sent
from dsardesk.ui.session import Session
from tests.makers import DPO, TODAY
from tests.services.conftest import EMAIL, Bench

BY_EMAIL = Sent("email", EMAIL)


@dataclass
class Shown:
    """A part that remembers what it was asked to show."""

    offers: list[Offer] = field(default_factory=list)
    lines: tuple[LetterLine, ...] = ()
    writing: list[bool] = field(default_factory=list)
    letters: list[tuple[LetterLine, bytes]] = field(default_factory=list)
    asked: list[tuple[LetterKind, Options]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def show_letters(self, offer: Offer, lines: tuple[LetterLine, ...]) -> None:
        self.offers.append(offer)
        self.lines = lines

    def show_writing(self, *, writing: bool) -> None:
        self.writing.append(writing)

    def show_letter(self, line: LetterLine, content: bytes) -> None:
        self.letters.append((line, content))

    def ask_told_by(self, kind: LetterKind, ways: Options) -> None:
        self.asked.append((kind, ways))

    def done(self, sentence: str) -> None:
        self.said.append(sentence)

    def refuse(self, sentence: str) -> None:
        self.refused.append(sentence)


class Desk:
    """The part over one case, which reads the case again whenever it changed."""

    def __init__(self, session: Session, bench: Bench, *rights: RightType) -> None:
        self.bench, self.screen = bench, Shown()
        self.reference = bench.opened(*rights).reference
        self.presenter = LettersPresenter(self.screen, session)
        session.news.listen(lambda _reference: self.read())
        self.read()

    def page(self) -> CasePage:
        return read_page(self.bench.context, DPO, self.reference)

    def read(self) -> None:
        self.presenter.show(self.page())

    def acknowledged(self) -> Desk:
        self.presenter.write(LetterKind.ACKNOWLEDGEMENT)
        self.presenter.approve(LetterKind.ACKNOWLEDGEMENT)
        return self


def test_nothing_is_done_before_a_case_is_shown(session: Session) -> None:
    with pytest.raises(RuntimeError, match="no case"):
        LettersPresenter(Shown(), session).write(LetterKind.ACKNOWLEDGEMENT)


class TestWriting:
    def test_the_letter_that_the_case_calls_for_is_offered_first(self, session: Session, bench: Bench) -> None:
        offer = Desk(session, bench, RightType.ACCESS).screen.offers[-1]
        assert offer.due == (("acknowledgement", "Accusé de réception"),)
        assert "acknowledgement" not in dict(offer.others)
        assert "no_data" in dict(offer.others)
        assert offer.open

    def test_a_written_letter_is_a_draft_that_is_shown_to_be_read(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.write(LetterKind.ACKNOWLEDGEMENT)
        (line, content) = desk.screen.letters[0]
        assert content == b"acknowledgement 1 PDF"
        assert (line.state, line.state_name, line.next) == (LetterState.DRAFT, "projet", "approve")
        assert line.about == "En français, datée du 26 octobre 2026"
        assert desk.screen.writing == [True, False]
        assert "Relisez-la" in desk.screen.said[0]
        assert desk.screen.lines == (line,)

    def test_with_a_question_its_effect_on_the_time_limit_is_told(self, session: Session, bench: Bench) -> None:
        """No text suspends the time limit of an erasure."""
        desk = Desk(session, bench, RightType.ERASURE)
        ask_clarification(bench.context, DPO, desk.reference, 1, question="votre compte ?", large=False)
        desk.read()
        desk.presenter.write(LetterKind.CLARIFICATION)
        [said] = desk.screen.said
        assert "Effacement\u00a0: cette question ne suspend pas le délai." in said

    def test_a_missing_fact_is_told_as_a_sentence_that_says_where_to_mend_it(
        self, session: Session, bench: Bench
    ) -> None:
        desk = Desk(session, bench, RightType.ACCESS)
        desk.presenter.write(LetterKind.IDENTITY_REQUEST)
        assert "«\u00a0Demander un complément\u00a0»" in desk.screen.refused[0]
        assert desk.screen.writing == [True, False]
        assert desk.screen.lines == ()

    def test_the_way_of_the_password_is_asked_when_a_letter_tells_it(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, RightType.ACCESS)
        create_package(bench.context, DPO, bench.packages, desk.reference, kind="access", password="x")
        desk.read()
        desk.presenter.write(LetterKind.ACCESS_REPLY)
        assert [(kind, [way for way, _ in ways]) for kind, ways in desk.screen.asked] == [
            (LetterKind.ACCESS_REPLY, ["phone", "sms", "post"])
        ]
        assert desk.screen.refused == []
        desk.presenter.write(LetterKind.ACCESS_REPLY, "phone")
        assert desk.screen.lines[0].kind is LetterKind.ACCESS_REPLY

    def test_a_letter_written_anew_replaces_the_draft_before_it(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench).acknowledged()
        desk.presenter.write(LetterKind.ACKNOWLEDGEMENT)
        newest, older = desk.screen.lines
        assert (newest.next, newest.replaced) == ("approve", False)
        assert (older.next, older.replaced) == ("", True)
        assert older.about.endswith("Remplacée par une plus récente.")

    def test_a_letter_can_be_read_again(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench).acknowledged()
        desk.presenter.read(desk.screen.lines[0])
        assert [content for _, content in desk.screen.letters] == [b"acknowledgement 1 PDF"] * 2


class TestSending:
    def test_a_letter_is_sent_once_it_was_approved(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench).acknowledged()
        assert desk.screen.lines[0].next == "send"
        desk.presenter.send(LetterKind.ACKNOWLEDGEMENT, BY_EMAIL)
        (line,) = desk.screen.lines
        assert (line.state, line.next) == (LetterState.SENT, "")
        assert line.about == "En français, datée du 26 octobre 2026\u00a0; envoyée le 26 octobre 2026, e-mail"
        assert desk.screen.said[-1].startswith("Envoi noté")
        assert desk.screen.offers[-1].due == ()
        assert json.loads(bench.payload("letter.sent"))["sent_to"] == "case"

    def test_an_approval_needs_a_draft(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.approve(LetterKind.ACKNOWLEDGEMENT)
        assert len(desk.screen.refused) == 1

    def test_the_case_proposes_the_address_it_knows(self, session: Session, bench: Bench) -> None:
        sending = Desk(session, bench).presenter.sending(LetterKind.ACKNOWLEDGEMENT)
        assert sending.channel == "email"
        assert sending.addresses == {"email": EMAIL, "post": ""}
        assert [channel for channel, _ in sending.channels] == ["email", "post", "portal", "in_person"]

    def test_a_request_by_telephone_is_answered_by_e_mail_unless_told_otherwise(
        self, session: Session, bench: Bench
    ) -> None:
        desk = Desk(session, bench)
        page = desk.page()
        receipt = replace(page.case.receipt, channel="phone")
        desk.presenter.show(replace(page, case=replace(page.case, receipt=receipt)))
        assert desk.presenter.sending(LetterKind.ACKNOWLEDGEMENT).channel == "email"

    def test_a_wrong_address_is_shown_beside_the_right_one_and_must_be_confirmed(
        self, session: Session, bench: Bench
    ) -> None:
        """Acceptance A14."""
        desk = Desk(session, bench).acknowledged()
        wrong = Sent("email", "zephyrine@couriel.example")
        verdict = desk.presenter.compare(LetterKind.ACKNOWLEDGEMENT, wrong)
        assert verdict.differs
        assert "«\u00a0couriel.example\u00a0» au lieu de «\u00a0courriel.example\u00a0»" in verdict.sentence
        desk.presenter.send(LetterKind.ACKNOWLEDGEMENT, wrong)
        assert "Vérifiez-la lettre à lettre" in desk.screen.refused[0]
        assert bench.case(desk.reference).letters[0].state is LetterState.APPROVED
        desk.presenter.send(LetterKind.ACKNOWLEDGEMENT, replace(wrong, confirmed=True))
        assert desk.screen.lines[0].state is LetterState.SENT
        assert "zephyrine@couriel.example" in bench.payload("letter.sent")

    @pytest.mark.parametrize(
        ("sent", "differs", "says"),
        [
            (Sent("email", " Zephyrine@Courriel.EXAMPLE "), False, "bien celle du dossier"),
            (Sent("email", " "), False, ""),
            (Sent("in_person", "au comptoir"), False, ""),
            (Sent("post", "3 rue Basse"), True, "ne contient pas d’adresse"),
        ],
    )
    def test_what_is_said_of_an_address(
        self, session: Session, bench: Bench, sent: Sent, differs: bool, says: str
    ) -> None:
        verdict = Desk(session, bench).presenter.compare(LetterKind.ACKNOWLEDGEMENT, sent)
        assert verdict.differs is differs
        assert says in verdict.sentence

    def test_an_e_mail_went_somewhere(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench).acknowledged()
        desk.presenter.send(LetterKind.ACKNOWLEDGEMENT, Sent("email", "  "))
        assert desk.screen.refused == ["Dites à quelle adresse l’envoi est parti."]
        desk.presenter.send(LetterKind.ACKNOWLEDGEMENT, Sent("in_person"))
        assert desk.screen.lines[0].state is LetterState.SENT

    def test_marketing_that_was_stopped_is_confirmed_by_its_own_letter(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, RightType.OBJECTION_MARKETING)
        stop_marketing(bench.context, DPO, desk.reference)
        decide_item(bench.context, DPO, desk.reference, 1, Outcome.GRANTED)
        desk.read()
        assert "marketing_stopped" in dict(desk.screen.offers[-1].due)


class TestSaving:
    def test_either_form_is_written_where_the_person_says(self, session: Session, bench: Bench, tmp_path: Path) -> None:
        desk = Desk(session, bench).acknowledged()
        (line,) = desk.screen.lines
        desk.presenter.save(line.docx, tmp_path / "a.docx")
        assert (tmp_path / "a.docx").read_bytes() == b"acknowledgement 1 DOCX"
        assert "sous votre garde" in desk.screen.said[-1]

    def test_a_read_only_folder_is_told(self, session: Session, bench: Bench, tmp_path: Path) -> None:
        def read_only(path: Path, content: bytes) -> None:
            raise OSError(30, "read-only file system")

        desk = Desk(replace(session, desk=replace(session.desk, write_file=read_only)), bench).acknowledged()
        desk.presenter.save(desk.screen.lines[0].pdf, tmp_path / "a.pdf")
        assert "protégé en écriture" in desk.screen.refused[0]

    def test_a_closed_case_offers_nothing_to_write_approve_or_send(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench).acknowledged()
        page = desk.page()
        desk.presenter.show(replace(page, case=replace(page.case, closed_on=TODAY)))
        assert not desk.screen.offers[-1].open
        assert desk.screen.lines[0].next == ""
