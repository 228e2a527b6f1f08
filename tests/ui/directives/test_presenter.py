"""The register on the screen: looked through, written to, told by receipts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from dsardesk.domain.actors import UserRole
from dsardesk.domain.commitments import PostMortemPromise
from dsardesk.domain.designated import Absence
from dsardesk.domain.directives import Consent, DirectiveKind, Instruction
from dsardesk.domain.rights import RightType
from dsardesk.domain.wishes import Wish
from dsardesk.services.directives import Entry, read_register, register_directive, revoke_directive
from dsardesk.services.ports import PrintedLetter
from dsardesk.ui.directives.answers import AbsenceAnswer
from dsardesk.ui.directives.presenter import RegisterPresenter
from dsardesk.ui.directives.reading import Blank, Detail, Line
from dsardesk.ui.session import Session
from tests.directives import AUTHOR, GENERAL, SPECIFIC
from tests.makers import ACTORS, DPO, TODAY
from tests.services.conftest import EMAIL, Bench

ENTRY = Entry(DirectiveKind.SPECIFIC, AUTHOR, SPECIFIC)
COPY = Entry(DirectiveKind.GENERAL, replace(AUTHOR, name="Odile Ferrand", email="", identifiers={}), GENERAL)


@dataclass
class Screen:
    """Remembers what it was told."""

    lines: tuple[Line, ...] = ()
    total: int = 0
    detail: Detail | None = None
    blank: Blank | None = None
    policy: str = ""
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    receipts: list[str] = field(default_factory=list)
    standing: tuple[str, ...] = ()

    def show_policy(self, sentence: str) -> None:
        self.policy = sentence

    def show_lines(self, lines: tuple[Line, ...], total: int) -> None:
        self.lines, self.total = lines, total

    def show_detail(self, detail: Detail | None) -> None:
        self.detail = detail

    def ask_for(self, blank: Blank) -> None:
        self.blank = blank

    def done(self, sentence: str) -> None:
        self.said.append(sentence)

    def refuse(self, sentence: str) -> None:
        self.refused.append(sentence)

    def ask_absence(self, standing: tuple[str, ...], today: date) -> None:
        self.standing = standing

    def show_receipt(self, reference: str, receipt: PrintedLetter) -> None:
        self.receipts.append(reference)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def register(screen: Screen, session: Session) -> RegisterPresenter:
    return RegisterPresenter(screen, session)


def filled(bench: Bench) -> None:
    for entry in (ENTRY, COPY):
        register_directive(bench.context, DPO, entry)


def shown(screen: Screen) -> Detail:
    assert screen.detail is not None
    return screen.detail


def texts(screen: Screen) -> str:
    parts = shown(screen)
    lines = (*parts.notes, *(line for version in parts.versions for line in (version.title, *version.lines)))
    return "\n".join(lines).replace("\u00a0", " ")


def test_each_entry_says_who_what_and_since_when(register: RegisterPresenter, screen: Screen, bench: Bench) -> None:
    filled(bench)
    register.activate()
    general, specific = screen.lines
    assert (specific.person, specific.kind) == ("Alcide Duvernay", "particulière")
    assert specific.wishes == "effacer, communiquer"
    assert (specific.since, specific.state, specific.active) == (SPECIFIC.given_on, "en vigueur", True)
    assert (general.kind, general.wishes) == ("générale", "effacer")


def test_it_is_looked_through_by_name_and_number(register: RegisterPresenter, screen: Screen, bench: Bench) -> None:
    filled(bench)
    register.activate()
    for words, found in (("duver alc", 1), ("PM-2026-0002", 1), ("Martin", 0), ("", 2)):
        register.look_for(words)
        assert (len(screen.lines), screen.total) == (found, 2)


def test_a_general_directive_is_shown_as_a_copy_and_never_as_certified(
    register: RegisterPresenter, screen: Screen, bench: Bench
) -> None:
    filled(bench)
    register_directive(
        bench.context,
        DPO,
        replace(
            COPY,
            author=replace(AUTHOR, name="Paul Roy", email="", identifiers={}),
            wording=replace(GENERAL, instructions=()),
        ),
    )
    register.activate()
    assert screen.lines[0].wishes == "copie pour mémoire"
    register.choose("PM-2026-0002")
    assert "Rien ne la certifie" in texts(screen)
    assert "Me Ancelin, notaire" in texts(screen)


def test_all_that_is_known_of_an_entry_is_read_version_by_version(
    register: RegisterPresenter, screen: Screen, bench: Bench
) -> None:
    reference = bench.opened(RightType.POST_MORTEM_DIRECTIVE).reference
    register_directive(bench.context, DPO, ENTRY, request=reference)
    register.activate()
    assert screen.detail is None
    register.choose("PM-2026-0001")
    later = replace(SPECIFIC, given_on=TODAY, consented_on=TODAY, instructions=(Instruction(Wish.KEEP, "support"),))
    register.begin_change()
    register.change("PM-2026-0001", later, "")
    found = texts(screen)
    for part in (
        "Version 2, donnée le 26 octobre 2026",
        "Version 1, donnée le 4 février 2026",
        "Assistance aux clients – conserver",
        "Personnes désignées, dans l’ordre : Rose Duvernay et Paul Duvernay",
        "Consentement : lettre signée, le 4 février 2026",
        f"Demande {reference}",
        "Effacez mon compte",
        "n’allonge aucune durée",
    ):
        assert part in found
    assert screen.said == ["Directive PM-2026-0001 modifiée\u00a0; la version précédente reste lisible."]


def test_a_new_entry_begins_empty_and_is_chosen_once_registered(
    register: RegisterPresenter, screen: Screen, session: Session
) -> None:
    register.activate()
    register.begin()
    assert screen.blank
    assert (screen.blank.author.name, screen.blank.request, screen.blank.today) == ("", "", TODAY)
    assert dict(screen.blank.processings)["contract"] == "Contrats et facturation"
    told: list[str] = []
    session.news.listen(told.append)
    register.register(ENTRY, "")
    assert shown(screen).title == "PM-2026-0001 – Alcide Duvernay"
    assert shown(screen).active
    assert told == []


def test_a_request_brings_its_person_and_is_told_of_the_entry(
    register: RegisterPresenter, screen: Screen, session: Session, bench: Bench
) -> None:
    reference = bench.opened(RightType.POST_MORTEM_DIRECTIVE).reference
    register.begin(reference)
    assert screen.blank
    assert (screen.blank.author.email, screen.blank.request) == (EMAIL, reference)
    told: list[str] = []
    session.news.listen(told.append)
    register.register(replace(ENTRY, author=screen.blank.author), reference)
    assert told == [reference]
    assert [measure.kind for measure in bench.case(reference).measures] == ["directive_registered"]


def test_a_request_may_revoke_what_stands(register: RegisterPresenter, screen: Screen, bench: Bench) -> None:
    filled(bench)
    reference = bench.opened(RightType.POST_MORTEM_DIRECTIVE).reference
    register.begin(reference)
    register.activate()
    register.choose("PM-2026-0001")
    register.revoke()
    assert not shown(screen).active
    assert "Révoquée le 26 octobre 2026, noté par Claire Morel." in texts(screen)
    assert [measure.kind for measure in bench.case(reference).measures] == ["directive_revoked"]


def test_what_was_carried_out_says_where(register: RegisterPresenter, screen: Screen, bench: Bench) -> None:
    filled(bench)
    with bench.work.write() as transaction:
        known = transaction.directives.get("PM-2026-0001")
        transaction.directives.save(known.executed(TODAY, DPO.name, "DSR-2026-0007"))
    register.activate()
    register.choose("PM-2026-0001")
    assert "Exécutée le 26 octobre 2026, dossier DSR-2026-0007." in texts(screen)


def test_what_cannot_be_registered_says_why(register: RegisterPresenter, screen: Screen) -> None:
    register.register(replace(ENTRY, wording=replace(SPECIFIC, consent=Consent.TERMS)), "")
    assert "consentement" in screen.refused[0]


def test_whoever_may_not_read_it_is_told(screen: Screen, session: Session) -> None:
    reader = replace(session, desk=replace(session.desk, actor=ACTORS[UserRole.READ]))
    RegisterPresenter(screen, reader).activate()
    assert screen.refused


def test_a_receipt_is_shown(register: RegisterPresenter, screen: Screen, bench: Bench) -> None:
    filled(bench)
    revoke_directive(bench.context, DPO, "PM-2026-0001")
    register.activate()
    register.choose("PM-2026-0001")
    register.print_receipt()
    assert screen.receipts == ["PM-2026-0001"]


@pytest.mark.parametrize(("cites", "says"), [("40-1, III", "85, II"), ("85, II", ""), ("", "")])
def test_a_policy_that_cites_the_old_number_is_mapped_openly(
    screen: Screen, session: Session, cites: str, says: str
) -> None:
    promise = PostMortemPromise({"fr": "sort des données"}, cites=cites)
    desk = replace(session.desk, profile=replace(session.desk.profile, post_mortem=promise))
    RegisterPresenter(screen, replace(session, desk=desk)).activate()
    assert (says in screen.policy) if says else (screen.policy == "")


class TestBirth:
    """The day of birth tells namesakes apart; it is never a reason to refuse (LIL 85 I)."""

    def test_a_minor_registers_a_directive_with_their_day_of_birth(
        self, register: RegisterPresenter, bench: Bench
    ) -> None:
        register.activate()
        register.register(ENTRY, "", "04/05/2012")
        assert read_register(bench.context, DPO)[0].author.born_on == date(2012, 5, 4)

    def test_what_is_not_a_day_is_said_so_and_nothing_is_registered(
        self, register: RegisterPresenter, screen: Screen, bench: Bench
    ) -> None:
        register.register(ENTRY, "", "l’an dernier peut-être")
        assert "l’an dernier peut-être" in screen.refused[-1]
        assert read_register(bench.context, DPO) == ()

    def test_it_may_be_left_out(self, register: RegisterPresenter, bench: Bench) -> None:
        register.register(ENTRY, "", "  ")
        assert read_register(bench.context, DPO)[0].author.born_on is None


class TestAbsence:
    """Somebody designated died or refused."""

    ROSE = AbsenceAnswer("Rose Duvernay", Absence.DEATH, TODAY, "sa sœur a écrit", None, without_identity_pages=False)

    def chosen(self, register: RegisterPresenter, bench: Bench) -> None:
        register_directive(bench.context, DPO, ENTRY)
        register.activate()
        register.choose("PM-2026-0001")

    def test_it_is_asked_of_those_who_can_still_act_and_told_on_the_entry(
        self, register: RegisterPresenter, screen: Screen, bench: Bench
    ) -> None:
        self.chosen(register, bench)
        register.ask_absence()
        assert screen.standing == ("Rose Duvernay", "Paul Duvernay")
        register.absent(self.ROSE)
        assert "PM-2026-0001" in screen.said[-1]
        assert screen.detail
        told = " ".join(screen.detail.notes)
        assert "Rose Duvernay – décès du 26 octobre 2026, connu ainsi\u00a0: sa sœur a écrit" in told
        assert "L’exécution revient désormais à Paul Duvernay." in told
        register.absent(replace(self.ROSE, name="Paul Duvernay", why=Absence.REFUSAL))
        assert "aux héritiers" in " ".join(screen.detail.notes)
        assert screen.detail.standing == ()

    def test_its_proof_is_kept_apart_and_may_be_saved(
        self, register: RegisterPresenter, screen: Screen, bench: Bench, tmp_path: Path
    ) -> None:
        self.chosen(register, bench)
        paper = tmp_path / "acte.pdf"
        paper.write_bytes(b"acte")
        register.absent(replace(self.ROSE, proof=paper))
        assert screen.refused
        register.absent(replace(self.ROSE, proof=paper, without_identity_pages=True))
        assert screen.detail
        assert screen.detail.proofs == ((1, "Rose Duvernay"),)
        assert "preuve gardée à part" in " ".join(screen.detail.notes)
        register.save_proof(1, tmp_path / "copie.pdf")
        assert (tmp_path / "copie.pdf").read_bytes() == b"acte"

    def test_a_file_that_cannot_be_read_is_said_so(
        self, register: RegisterPresenter, screen: Screen, bench: Bench, tmp_path: Path
    ) -> None:
        self.chosen(register, bench)
        register.absent(replace(self.ROSE, proof=tmp_path / "rien.pdf", without_identity_pages=True))
        assert screen.refused

    def test_only_the_data_protection_officer_records_it(self, screen: Screen, session: Session) -> None:
        assistant = replace(session, desk=replace(session.desk, actor=ACTORS[UserRole.ASSISTANT]))
        assert not RegisterPresenter(screen, assistant).may_record_absence
        assert RegisterPresenter(screen, session).may_record_absence
