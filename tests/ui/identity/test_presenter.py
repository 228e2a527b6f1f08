"""The identity part of a case: as little as possible is asked, and what is held is destroyed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from dsardesk.domain.commitments import IdentityRule
from dsardesk.domain.identity import Destruction, DestructionCause, Rung, Verdict
from dsardesk.domain.ids import DocumentId
from dsardesk.domain.rights import RightType
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.ui.identity.forms import AskAnswer, CheckAnswer, Lateness
from dsardesk.ui.identity.presenter import IdentityPresenter
from dsardesk.ui.identity.standing import Standing
from dsardesk.ui.session import Session
from tests.makers import DPO, NOW, TODAY
from tests.services.conftest import CARD, Bench

CONFIRMED = CheckAnswer(Rung.DATA_POINTS, Verdict.CONFIRMED, ("email", "customer_number"))


@dataclass
class Shown:
    """A part that remembers what it was asked to show."""

    standings: list[Standing] = field(default_factory=list)
    documents: list[tuple[bytes, str]] = field(default_factory=list)
    certificates: list[tuple[bytes, DocumentId, str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def show_standing(self, standing: Standing) -> None:
        self.standings.append(standing)

    def show_document(self, content: bytes, media_type: str) -> None:
        self.documents.append((content, media_type))

    def show_certificate(self, content: bytes, document: DocumentId, language: str) -> None:
        self.certificates.append((content, document, language))

    def done(self, sentence: str) -> None:
        self.said.append(sentence)

    def refuse(self, sentence: str) -> None:
        self.refused.append(sentence)

    @property
    def now(self) -> Standing:
        return self.standings[-1]


class Desk:
    """The part over one case, which reads the case again whenever it changed."""

    def __init__(self, session: Session, bench: Bench, *rights: RightType, cards: int = 0) -> None:
        self.bench, self.session, self.screen = bench, session, Shown()
        self.reference = bench.opened(*rights, cards=cards).reference
        self.presenter = IdentityPresenter(self.screen, session)
        session.news.listen(lambda reference: self.read() if reference == self.reference else None)
        self.read()

    def page(self) -> CasePage:
        return read_page(self.bench.context, DPO, self.reference)

    def read(self) -> None:
        self.presenter.show(self.page())

    @property
    def card(self) -> DocumentId:
        return self.bench.case(self.reference).identity.documents[0].id


def _ruled(page: CasePage, **rule: object) -> CasePage:
    """The same page for a company with another rule on identity."""
    identity = replace(IdentityRule(), **rule)  # type: ignore[arg-type]
    return replace(page, profile=replace(page.profile, identity=identity))


class TestWhereItStands:
    def test_nothing_is_shown_before_a_case_is(self, session: Session) -> None:
        screen = Shown()
        presenter = IdentityPresenter(screen, session)
        presenter.tick()
        assert screen.standings == []
        with pytest.raises(RuntimeError, match="no case"):
            presenter.check_form()

    def test_no_document_is_asked_for_by_default(self, session: Session, bench: Bench) -> None:
        """Acceptance A04."""
        desk = Desk(session, bench, RightType.ACCESS)
        assert desk.screen.now.sentence.startswith("Pas encore vérifiée.")
        assert "informations concordantes" in desk.screen.now.sentence
        assert "Aucune pièce d’identité n’est demandée" in desk.screen.now.sentence
        assert desk.presenter.check_form().rung is Rung.DATA_POINTS
        assert (desk.screen.now.open, desk.screen.now.verdict, desk.screen.now.notes) == (True, "", ())

    @pytest.mark.parametrize(
        ("chosen", "proposed"),
        [
            (Rung.COPY, Rung.KNOWN_CHANNEL),
            (Rung.SEEN, Rung.KNOWN_CHANNEL),
            (Rung.CODE, Rung.CODE),
            ("nonsense", Rung.KNOWN_CHANNEL),
        ],
    )
    def test_a_company_that_wants_a_copy_from_everybody_is_proposed_the_softest_means(
        self, session: Session, bench: Bench, chosen: str, proposed: Rung
    ) -> None:
        desk = Desk(session, bench)
        desk.presenter.show(_ruled(desk.page(), default_rung=chosen))
        assert desk.presenter.check_form().rung is proposed

    def test_a_policy_that_always_asks_is_told_that_the_law_does_not_allow_it(
        self, session: Session, bench: Bench
    ) -> None:
        desk = Desk(session, bench)
        desk.presenter.show(_ruled(desk.page(), policy_always_asks=True))
        assert ["La loi ne le permet pas" in note for note in desk.screen.now.notes] == [True]

    def test_a_policy_that_keeps_copies_longer_is_told_that_the_check_ends_them(
        self, session: Session, bench: Bench
    ) -> None:
        desk = Desk(session, bench)
        desk.presenter.show(_ruled(desk.page(), policy_keeps_longer=True))
        assert "règle la plus stricte" in desk.screen.now.notes[0]

    def test_an_objection_to_marketing_needs_no_check(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, RightType.OBJECTION_MARKETING)
        assert desk.screen.now.sentence.startswith("Aucune vérification n’est nécessaire")

    def test_a_check_is_told_with_its_means_its_author_and_what_matched(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.record(CONFIRMED)
        assert desk.screen.said == ["La vérification est notée."]
        assert desk.screen.now.sentence == (
            "Le 26 octobre 2026, Claire Morel a noté\u00a0: identité confirmée "
            "(informations concordantes\u00a0: adresse électronique et numéro de client)."
        )
        assert desk.screen.now.verdict == Verdict.CONFIRMED
        assert desk.screen.now.notes == ("Aucune pièce d’identité n’a été copiée.",)

    def test_a_check_by_a_known_channel_needs_nothing_that_matched(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.record(CheckAnswer(Rung.KNOWN_CHANNEL, Verdict.CONFIRMED))
        assert desk.screen.now.sentence.endswith("identité confirmée (depuis l’adresse électronique déjà connue).")

    def test_a_check_recorded_before_channels_were_says_its_rung(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.record(CheckAnswer(Rung.KNOWN_CHANNEL, Verdict.CONFIRMED))
        page = desk.page()
        assert page.case.identity.check is not None
        identity = replace(page.case.identity, check=replace(page.case.identity.check, channel=None))
        desk.presenter.show(replace(page, case=replace(page.case, identity=identity)))
        assert desk.screen.now.sentence.endswith("identité confirmée (canal déjà connu (adresse ou compte)).")

    def test_one_fact_that_matches_is_not_enough(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.record(CheckAnswer(Rung.DATA_POINTS, Verdict.CONFIRMED, ("email",)))
        assert desk.screen.refused == ["Il faut au moins 2 informations concordantes."]
        assert bench.case(desk.reference).identity.check is None

    def test_what_the_case_holds_stands_beside_the_facts_to_compare(self, session: Session, bench: Bench) -> None:
        facts = dict(Desk(session, bench).presenter.check_form().facts)
        assert facts["customer_number"] == "numéro de client (CL-20817)"
        assert facts["birth_date"] == "date de naissance"


class TestAskingForMore:
    def test_a_copy_cannot_be_asked_without_a_doubt_in_words(self, session: Session, bench: Bench) -> None:
        """Acceptance A04: "asking for a copy requires choosing rung 4 and typing the reasonable doubt"."""
        desk = Desk(session, bench)
        desk.presenter.ask(AskAnswer(Rung.COPY, "  ", TODAY, promptly=True))
        assert "doute raisonnable" in desk.screen.refused[0]
        assert bench.case(desk.reference).identity.requests == ()

    def test_asking_stops_the_clock_and_says_which_letter_is_to_be_sent(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, RightType.ACCESS)
        desk.presenter.ask(AskAnswer(Rung.CODE, "deux homonymes", TODAY, promptly=True))
        assert "le délai suspendu" in desk.screen.said[0]
        assert "«\u00a0demande d’identification\u00a0»" in desk.screen.said[0]
        assert "Le délai est suspendu jusqu’à la réponse" in desk.screen.now.sentence
        assert "il restera 29 jours" in desk.screen.now.sentence

    def test_asking_late_does_not_stop_it(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.ask(AskAnswer(Rung.CODE, "deux homonymes", TODAY, promptly=False))
        assert "le délai continue de courir" in desk.screen.said[0]
        assert "continue pourtant de courir" in desk.screen.now.sentence

    def test_a_copy_needs_why_nothing_softer_would_do(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.ask(AskAnswer(Rung.COPY, "deux homonymes", TODAY, promptly=True))
        assert "plus léger" in desk.screen.refused[0]
        desk.presenter.ask(AskAnswer(Rung.COPY, "deux homonymes", TODAY, promptly=True, softer="rien d’autre"))
        assert bench.case(desk.reference).identity.requests[-1].softer == "rien d’autre"

    def test_what_is_asked_of_the_person_is_only_what_they_have_to_send(self, session: Session, bench: Bench) -> None:
        form = Desk(session, bench).presenter.ask_form()
        assert [rung for rung, _ in form.rungs] == [Rung.DATA_POINTS, Rung.CODE, Rung.SEEN, Rung.COPY]
        assert "dernier recours" in form.advice[Rung.COPY]
        assert (form.received_on, form.today) == (date(2026, 10, 24), TODAY)

    def test_a_person_who_is_identified_is_asked_for_no_document(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench)
        desk.presenter.record(CONFIRMED)
        assert [rung for rung, _ in desk.presenter.ask_form().rungs] == [Rung.DATA_POINTS, Rung.CODE]

    def test_an_objection_to_marketing_lets_nothing_be_asked(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, RightType.OBJECTION_MARKETING)
        assert not desk.presenter.may_ask()
        assert [rung for rung, _ in desk.presenter.check_form().rungs] == [
            *(Rung.KNOWN_CHANNEL, Rung.DATA_POINTS, Rung.CODE)
        ]

    def test_a_check_at_delivery_is_offered_where_the_reply_may_go_by_post(
        self, session: Session, bench: Bench
    ) -> None:
        desk = Desk(session, bench)
        assert Rung.POST_OFFICE not in dict(desk.presenter.check_form().rungs)
        page = desk.page()
        person = replace(page.case.requester, postal_address=("3 quai des Brumes", "69001 Lyon"))
        desk.presenter.show(replace(page, case=replace(page.case, requester=person)))
        assert Rung.POST_OFFICE in dict(desk.presenter.check_form().rungs)

    @pytest.mark.parametrize(
        ("asked_on", "words", "red"),
        [
            (date(2026, 10, 31), "", False),
            (date(2026, 11, 1), "8 jours après la réception", False),
            (date(2026, 11, 8), "15 jours après la réception", True),
        ],
    )
    def test_asking_late_is_said_in_amber_then_in_red(
        self, session: Session, bench: Bench, asked_on: date, words: str, red: bool
    ) -> None:
        """Received on Saturday 24 October 2026; the rule book, decision 3."""
        late = Desk(session, bench).presenter.lateness(asked_on)
        assert late == Lateness() if not words else (words in late.words and late.red is red)

    def test_asking_once_the_month_is_over_is_said_to_stop_nothing(self, session: Session, bench: Bench) -> None:
        """The rule book, decision 6."""
        late = Desk(session, bench, RightType.ACCESS).presenter.lateness(date(2026, 11, 26))
        assert late.expired
        assert late.red
        assert late.words == session.words.say("asking_late.expired")

    def test_asked_late_the_reason_is_kept(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, RightType.ACCESS)
        bench.clock.forward(days=10)
        desk.read()
        late = AskAnswer(Rung.CODE, "deux homonymes", date(2026, 11, 5), promptly=True)
        desk.presenter.ask(late)
        assert "12 jours" in desk.screen.refused[0]
        desk.presenter.ask(replace(late, late_reason="une seconde lettre"))
        assert bench.case(desk.reference).facts[-1].fact.reason == "une seconde lettre"

    def test_the_clock_runs_again_on_the_day_of_the_answer_not_of_the_check(
        self, session: Session, bench: Bench
    ) -> None:
        """Acceptance A08: asked on the 26th, answered on the 30th, checked three days later: four days."""
        desk = Desk(session, bench, RightType.ACCESS)
        desk.presenter.ask(AskAnswer(Rung.DATA_POINTS, "homonyme", TODAY, promptly=True))
        bench.clock.forward(days=7)
        desk.read()
        form = desk.presenter.check_form()
        assert (form.asked_on, form.doubt, form.rung) == (TODAY, "homonyme", Rung.DATA_POINTS)
        desk.presenter.record(replace(CONFIRMED, received_on=date(2026, 10, 30)))
        limit = desk.page().limits[1]
        assert (limit.suspended_days, limit.effective_due) == (4, date(2026, 11, 30))
        assert desk.presenter.check_form().asked_on is None

    def test_a_question_put_again_on_the_day_of_a_check_is_open_again(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, RightType.ACCESS)
        desk.presenter.ask(AskAnswer(Rung.CODE, "homonyme", TODAY, promptly=True))
        desk.presenter.record(CheckAnswer(Rung.CODE, Verdict.NOT_CONFIRMED))
        assert "identité non confirmée" in desk.screen.now.sentence
        desk.presenter.ask(AskAnswer(Rung.SEEN, "toujours deux homonymes", TODAY, promptly=True))
        assert "(document vu, sans copie)" in desk.screen.now.sentence


class TestHeldDocuments:
    def test_a_card_that_nobody_asked_for_counts_down_and_shows_nothing_of_itself(
        self, session: Session, bench: Bench
    ) -> None:
        """Acceptance A05."""
        desk = Desk(session, bench, cards=1)
        (held,) = desk.screen.now.held
        assert held.kind == "document d’identité (copie)"
        assert "sans avoir été demandé" in held.received or "non demandé" in held.received
        assert held.ends == "Destruction d’office le 28 octobre 2026 à 09:12\u00a0: il reste 48 h."
        assert not held.soon
        bench.clock.forward(hours=47, days=0)
        desk.presenter.tick()
        assert desk.screen.now.held[0].ends.endswith("il reste 1 h.")
        assert desk.screen.now.held[0].soon
        bench.clock.instant = bench.clock.instant.replace(minute=30)
        desk.presenter.tick()
        assert desk.screen.now.held[0].ends.endswith("il reste moins d’une heure.")
        bench.clock.forward(hours=1)
        desk.presenter.tick()
        assert desk.screen.now.held[0].ends.startswith("Son temps est écoulé")

    def test_a_computer_without_a_keyring_is_said_to_forget_at_closing(self, session: Session, bench: Bench) -> None:
        bench.store.lasts = False
        assert "trousseau" in Desk(session, bench, cards=1).screen.now.notes[0]

    def test_it_can_be_looked_at_while_it_is_held(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, cards=1)
        desk.presenter.look(desk.card)
        assert desk.screen.documents == [(CARD, "image/jpeg")]

    def test_it_cannot_once_it_was_destroyed(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, cards=1)
        card = desk.card
        desk.presenter.destroy(card, CONFIRMED, ())
        desk.presenter.look(card)
        assert desk.screen.documents == []
        assert "déjà" in desk.screen.refused[0]

    @pytest.mark.parametrize("ended", [True, False])
    def test_it_cannot_once_its_key_is_gone_even_if_the_case_does_not_know(
        self, session: Session, bench: Bench, ended: bool
    ) -> None:
        desk = Desk(session, bench, cards=1)
        bench.store.destroy(desk.card, NOW, DestructionCause.DEADLINE)
        if not ended:
            bench.store.tombstones.clear()
        desk.presenter.look(desk.card)
        assert desk.screen.documents == []
        assert len(desk.screen.refused) == 1

    def test_a_check_destroys_what_waited_for_it(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, cards=1)
        assert [place for place, _ in desk.presenter.check_form().places] == [
            "mailbox",
            "deleted_items",
            "downloads",
            "scanner",
            "paper",
        ]
        desk.presenter.record(replace(CONFIRMED, attested=("mailbox",)))
        assert desk.screen.said[0].startswith("Le document est détruit.")
        assert desk.screen.now.held == ()
        (gone,) = desk.screen.now.gone
        assert "par Claire Morel\u00a0: copie non demandée" in gone.ended
        assert "téléchargements" in gone.to_clean
        assert "pièce jointe" not in gone.to_clean
        assert not bench.store.holds(gone.id)

    def test_a_card_that_did_not_convince_stays_until_somebody_decides(self, session: Session, bench: Bench) -> None:
        """The rule book, 2.1, 12: never destroyed silently."""
        desk = Desk(session, bench, cards=1)
        desk.presenter.record(CheckAnswer(Rung.SEEN, Verdict.NOT_CONFIRMED))
        assert desk.screen.said == ["La vérification est notée."]
        assert bench.case(desk.reference).identity.held()
        form = desk.presenter.check_form(desk.card)
        assert form.checked
        desk.presenter.destroy(desk.card, None, ("paper",))
        assert desk.screen.now.held == ()

    def test_destroying_records_the_check_that_was_missing(self, session: Session, bench: Bench) -> None:
        """Acceptance A06."""
        desk = Desk(session, bench, cards=1)
        form = desk.presenter.check_form(desk.card)
        assert (form.checked, form.verdict) == (False, Verdict.NOT_NEEDED)
        places = tuple(place for place, _ in form.places)
        answer = CheckAnswer(form.rung, form.verdict, attested=places, why=" elle écrit de son compte ")
        desk.presenter.destroy(desk.card, answer, places)
        check = bench.case(desk.reference).identity.check
        assert check is not None
        assert check.why == "elle écrit de son compte"
        assert bench.actions()[-2:] == ["identity.checked", "identity.destroyed"]
        assert desk.screen.now.gone[0].to_clean == ""

    def test_a_card_that_did_not_convince_may_be_destroyed_at_once(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, cards=1)
        desk.presenter.destroy(desk.card, CheckAnswer(Rung.SEEN, Verdict.NOT_CONFIRMED), ())
        assert desk.screen.now.held == ()

    def test_the_certificate_says_whether_the_copy_had_been_asked_for(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, cards=1)
        with bench.work.write() as transaction:
            case = transaction.cases.get(desk.reference)
            asked = replace(case.identity.documents[0], requested=True)
            case = replace(case, identity=case.identity.with_document(asked))
            bench.context.save(transaction, case, desk.page().profile)
        desk.read()
        assert desk.presenter.check_form(desk.card).verdict is Verdict.CONFIRMED
        desk.presenter.destroy(desk.card, None, ())
        ending = bench.case(desk.reference).identity.documents[0].destruction
        assert ending == Destruction(NOW, DPO.name, DestructionCause.CHECKED)

    def test_a_document_is_held_for_a_reason_and_until_a_day(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, cards=1)
        desk.presenter.hold(desk.card, " ", date(2027, 1, 31))
        assert "raison" in desk.screen.refused[0]
        desk.presenter.hold(desk.card, "faux soupçonné", date(2027, 1, 31))
        (held,) = desk.screen.now.held
        assert held.ends == "Conservé comme preuve jusqu’au 31 janvier 2027\u00a0: faux soupçonné"
        assert not held.soon

    def test_what_the_program_destroyed_is_said_to_be_the_programs_doing(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, cards=1)
        page = desk.page()
        ended = page.case.identity.documents[0].destroyed(Destruction(NOW, "", DestructionCause.DEADLINE))
        identity = page.case.identity.with_document(ended)
        desk.presenter.show(replace(page, case=replace(page.case, identity=identity, closed_on=TODAY)))
        assert "délai de conservation atteint" in desk.screen.now.gone[0].ended
        assert not desk.screen.now.open


class TestCopiesThatComeLater:
    def test_a_copy_that_was_asked_for_is_set_apart_and_waits_for_its_check(
        self, session: Session, bench: Bench, tmp_path: Path
    ) -> None:
        desk = Desk(session, bench, RightType.ACCESS)
        asked = [desk.screen.now.asked]
        desk.presenter.ask(AskAnswer(Rung.COPY, "deux homonymes", TODAY, promptly=True, softer="rien d’autre"))
        assert [*asked, desk.screen.now.asked] == [False, True]
        (tmp_path / "carte.png").write_bytes(CARD)
        desk.presenter.receive(tmp_path / "carte.png")
        assert desk.screen.said[-1].startswith("Le document est mis à part")
        (held,) = desk.screen.now.held
        assert (held.media_type, "non demandé" in held.received) == ("image/png", False)
        (tmp_path / "carte").write_bytes(CARD)
        desk.presenter.receive(tmp_path / "carte")
        assert desk.screen.now.held[1].media_type == "application/octet-stream"

    def test_a_file_that_is_not_there_is_said_so(self, session: Session, bench: Bench, tmp_path: Path) -> None:
        desk = Desk(session, bench)
        desk.presenter.receive(tmp_path / "gone.png")
        desk.presenter.receive(tmp_path)
        assert len(desk.screen.refused) == 2

    def test_a_document_that_did_not_convince_says_that_it_waits_for_a_decision(
        self, session: Session, bench: Bench
    ) -> None:
        desk = Desk(session, bench, RightType.ACCESS, cards=1)
        desk.presenter.record(CheckAnswer(Rung.SEEN, Verdict.NOT_CONFIRMED))
        bench.clock.forward(days=5)
        desk.read()
        assert desk.screen.now.held[0].ends.startswith("Ce document n’a pas convaincu")
        assert desk.presenter.usual_hold() == date(2027, 1, 29)


class TestCertificates:
    def test_a_certificate_is_shown_then_saved_where_the_person_says(
        self, session: Session, bench: Bench, tmp_path: Path
    ) -> None:
        desk = Desk(session, bench, cards=1)
        card = desk.card
        desk.presenter.destroy(card, CONFIRMED, ())
        desk.presenter.certify(card, "en")
        expected = f"certificate for {desk.reference} in en".encode()
        assert desk.screen.certificates == [(expected, card, "en")]
        desk.presenter.save_certificate(card, "en", tmp_path / "certificate.pdf")
        assert (tmp_path / "certificate.pdf").read_bytes() == expected
        assert "sous votre garde" in desk.screen.said[-1]

    def test_there_is_none_while_the_document_is_held(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, cards=1)
        desk.presenter.certify(desk.card, "fr")
        assert desk.screen.certificates == []
        assert len(desk.screen.refused) == 1

    def test_a_full_disk_is_told_and_nothing_is_lost(self, session: Session, bench: Bench, tmp_path: Path) -> None:
        def full(path: Path, content: bytes) -> None:
            raise OSError(28, "no space left on device")

        session = replace(session, desk=replace(session.desk, write_file=full))
        desk = Desk(session, bench, cards=1)
        desk.presenter.destroy(desk.card, CONFIRMED, ())
        desk.presenter.save_certificate(desk.card, "fr", tmp_path / "x.pdf")
        assert "disque" in desk.screen.refused[0]


class TestPlacesThatOnlyAPersonCanSee:
    def test_they_are_attested_to_later_and_the_card_says_by_whom(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, cards=1)
        desk.presenter.destroy(desk.card, replace(CONFIRMED, attested=("mailbox", "paper")), ())
        (gone,) = desk.screen.now.gone
        assert [place for place, _ in gone.places] == ["deleted_items", "downloads", "scanner"]
        desk.presenter.attest(gone.id, ("downloads", "scanner"))
        (gone,) = desk.screen.now.gone
        assert [place for place, _ in gone.places] == ["deleted_items"]
        assert gone.attested[0].startswith("Attesté le 26 octobre 2026")
        assert "Claire Morel" in gone.attested[0]
        assert "téléchargements" in gone.attested[0]
        desk.presenter.attest(gone.id, ("deleted_items",))
        assert desk.screen.now.gone[0].to_clean == ""
        desk.presenter.attest(gone.id, ("deleted_items",))
        assert "à nettoyer" in desk.screen.refused[-1]


class TestACopyOnAnotherComputer:
    def test_the_card_names_the_computer_and_nothing_is_destroyed_from_here(
        self, session: Session, bench: Bench
    ) -> None:
        desk = Desk(session, bench, cards=1)
        _moved(bench)
        desk.read()
        (held,) = desk.screen.now.held
        assert held.elsewhere
        assert not held.soon
        assert "poste-1" in held.ends
        desk.presenter.destroy(desk.card, CONFIRMED, ())
        assert "autre ordinateur (poste-1)" in desk.screen.refused[0]

    def test_once_that_computer_is_gone_the_copy_is_declared_gone_for_a_reason(
        self, session: Session, bench: Bench
    ) -> None:
        desk = Desk(session, bench, cards=1)
        _moved(bench)
        desk.presenter.declare_gone(desk.card, "  ", ())
        assert "Écrivez comment" in desk.screen.refused[0]
        desk.presenter.declare_gone(desk.card, "volé le 3 mai", ("paper",))
        assert "déclarée disparue" in desk.screen.said[0]
        assert "déclarée disparue" in desk.screen.now.gone[0].ended


class TestAClosedCase:
    def test_a_copy_still_held_there_is_destroyed_without_another_check(self, session: Session, bench: Bench) -> None:
        desk = Desk(session, bench, cards=1)
        with bench.work.write() as transaction:
            case = replace(transaction.cases.get(desk.reference), closed_on=TODAY)
            bench.context.save(transaction, case, desk.page().profile)
        desk.read()
        assert not desk.screen.now.open
        assert desk.presenter.check_form(desk.card).checked
        desk.presenter.destroy(desk.card, None, ())
        assert desk.screen.now.held == ()


def _moved(bench: Bench) -> None:
    """The vault goes on on another computer, where nothing of the first one lies."""
    bench.store.contents.clear()
    bench.store.id, bench.store.computer = "ailleurs", "poste-2"
