"""The journal on the screen: who did what, when, on which case; checked and handed out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from dsardesk import resources
from dsardesk.domain.actors import UserRole
from dsardesk.domain.anchors import Doubt
from dsardesk.domain.checkpoints import Checkpoint
from dsardesk.domain.rights import RightType
from dsardesk.services.doubts import LogState
from dsardesk.services.log_export import CHECKER, read_export
from dsardesk.ui.journal.presenter import PAGE, Entry, JournalPresenter
from dsardesk.ui.session import Session
from tests.makers import ACTORS, DPO, NOW
from tests.services.conftest import Bench
from tests.ui.conftest import Steps
from tests.ui.log import PlainLog


@dataclass
class Screen:
    """Remembers what it was told."""

    entries: tuple[Entry, ...] = ()
    total: int = 0
    pages: list[tuple[Entry, ...]] = field(default_factory=list)
    verdict: tuple[str, bool] = ("", False)
    state: tuple[str, ...] = ()
    in_doubt: bool = False
    form: list[str] = field(default_factory=list)

    def show_entries(self, entries: tuple[Entry, ...], total: int) -> None:
        self.entries, self.total = entries, total

    def add_entries(self, entries: tuple[Entry, ...]) -> None:
        self.pages.append(entries)

    def show_verdict(self, sentence: str, *, whole: bool) -> None:
        self.verdict = sentence, whole

    def show_state(self, sentences: tuple[str, ...], *, in_doubt: bool) -> None:
        self.state, self.in_doubt = sentences, in_doubt

    def close_form(self) -> None:
        self.form.append("closed")

    def refuse_form(self, sentence: str) -> None:
        self.form.append(sentence)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def journal(screen: Screen, session: Session, steps: Steps) -> JournalPresenter:
    return JournalPresenter(screen, session, steps)


def record(bench: Bench, action: str, count: int = 1, facts: Mapping[str, object] | None = None) -> None:
    with bench.work.write() as transaction:
        for _ in range(count):
            transaction.audit.append(DPO, action, None, facts or {})


def test_an_entry_says_who_did_what_when_at_the_companys_own_time(
    journal: JournalPresenter, screen: Screen, bench: Bench
) -> None:
    case = bench.opened(RightType.ACCESS)
    journal.activate()
    newest = screen.entries[0]
    assert (newest.user, newest.what, newest.reference) == ("Claire Morel", "Dossier ouvert", case.reference)
    assert f"{newest.at:%d/%m/%Y %H:%M}" == "26/10/2026 09:12"
    assert screen.total == len(screen.entries)


@pytest.mark.parametrize(
    ("action", "facts", "what"),
    [
        ("letter.sent", {"kind": "acknowledgement"}, "Lettre envoyée – accusé de réception"),
        ("system.searched", {"system": "crm"}, "Application interrogée – Fichier clients (CRM)"),
        ("system.searched", {"system": "fax"}, "Application interrogée – fax"),
        ("item.decided", {"outcome": "refused"}, "Décision prise – refusée"),
        ("backup.made", {}, "Sauvegarde faite"),
    ],
)
def test_what_was_done_is_told_with_what_it_was_done_to(
    journal: JournalPresenter, screen: Screen, bench: Bench, *, action: str, facts: dict[str, object], what: str
) -> None:
    record(bench, action, facts=facts)
    journal.activate()
    assert screen.entries[0].what == what


def test_older_entries_come_as_they_are_scrolled_to(journal: JournalPresenter, screen: Screen, bench: Bench) -> None:
    record(bench, "backup.made", PAGE + 5)
    journal.activate()
    assert (len(screen.entries), screen.total) == (PAGE, PAGE + 5)
    journal.more()
    assert [entry.seq for entry in screen.pages[0]] == [5, 4, 3, 2, 1]
    journal.more()
    assert len(screen.pages) == 1


def test_nothing_older_is_asked_for_where_there_is_nothing(
    journal: JournalPresenter, screen: Screen, bench: Bench
) -> None:
    record(bench, "backup.made")
    journal.activate()
    journal.more()
    assert screen.pages == []


def test_an_entry_leads_to_its_case(journal: JournalPresenter, screen: Screen, bench: Bench, steps: Steps) -> None:
    case = bench.opened(RightType.ACCESS)
    record(bench, "backup.made")
    journal.activate()
    journal.open_case(screen.entries[0])
    assert steps.went == []
    journal.open_case(screen.entries[1])
    assert steps.went == [case.reference]


def test_a_whole_journal_is_said_so(journal: JournalPresenter, screen: Screen, bench: Bench) -> None:
    record(bench, "backup.made", 3)
    journal.verify()
    said, whole = screen.verdict
    assert "3 événements" in said
    assert whole


@pytest.mark.parametrize("work", ["in memory"], indirect=True)
def test_an_event_that_was_changed_is_named(journal: JournalPresenter, screen: Screen, bench: Bench) -> None:
    record(bench, "backup.made", 3)
    with bench.work.read() as transaction:
        events = transaction.audit._kept.events  # type: ignore[attr-defined]
    events[1] = replace(events[1], action="case.closed")
    kept = bench.work._kept.events  # type: ignore[attr-defined]
    kept[1] = events[1]
    heard: list[str] = []
    journal._session.news.listen(heard.append)
    journal.verify()
    assert heard == [""], "whoever watches over the journal looks again"
    said, whole = screen.verdict
    assert "un événement a été modifié (événement 2)" in said
    assert not whole


def test_the_export_can_be_checked_by_others(
    journal: JournalPresenter, bench: Bench, steps: Steps, tmp_path: Path
) -> None:
    record(bench, "backup.made", 3)
    journal.export(tmp_path / "journal.jsonl")
    text = (tmp_path / "journal.jsonl").read_text("utf-8")
    assert [event.seq for event in read_export(text).events] == [1, 2, 3]
    assert json.loads(text.splitlines()[0])["action"] == "backup.made"
    assert "3 événements" in steps.said[0]


def test_whoever_may_not_read_it_is_told_so(screen: Screen, session: Session, steps: Steps) -> None:
    reader = replace(session, desk=replace(session.desk, actor=ACTORS[UserRole.READ]))
    presenter = JournalPresenter(screen, reader, steps)
    presenter.activate()
    assert steps.warned == ["Votre rôle (read) ne permet pas cette action."]
    assert screen.entries == ()


class TestWhoVouchesForIt:
    SIGNED = Checkpoint(12, "a" * 64, NOW, DPO.id, "b" * 64, "c" * 128)

    def _say(self, session: Session, state: LogState) -> None:
        plain = session.desk.log
        assert isinstance(plain, PlainLog)
        plain.state = state

    def test_the_last_signature_the_places_and_the_last_check_are_told(
        self, journal: JournalPresenter, screen: Screen, session: Session
    ) -> None:
        places = (("cache", 12), ("keyring", 12), ("file", None))
        self._say(session, LogState(None, places, self.SIGNED, NOW))
        journal.activate()
        signed, remembered, checked = screen.state
        assert "événement 12, le 26 octobre 2026 à 09:12" in signed
        assert "sur cet ordinateur (événement 12), dans le trousseau du système (événement 12)" in remembered
        assert "dans le fichier témoin (injoignable)" in remembered
        assert "26 octobre 2026" in checked
        assert not screen.in_doubt

    def test_what_was_never_done_is_said_so(self, journal: JournalPresenter, screen: Screen, session: Session) -> None:
        self._say(session, LogState(None, (("cache", 1),), None, None))
        journal.activate()
        assert "pas encore signé" in screen.state[0]
        assert "Pas encore vérifié" in screen.state[2]

    def test_whoever_does_not_see_confidential_cases_is_told_no_number(
        self, screen: Screen, session: Session, steps: Steps
    ) -> None:
        self._say(session, LogState(None, (("cache", 12),), self.SIGNED, None))
        manager = replace(session, desk=replace(session.desk, actor=ACTORS[UserRole.MANAGER]))
        JournalPresenter(screen, manager, steps).activate()
        assert "12" not in " ".join(screen.state).replace("09:12", "")

    @pytest.mark.parametrize("doubt", Doubt)
    def test_a_doubt_comes_first_with_what_it_means(
        self, journal: JournalPresenter, screen: Screen, session: Session, doubt: Doubt
    ) -> None:
        self._say(session, LogState(doubt, (), None, None))
        journal.activate()
        assert screen.in_doubt
        assert screen.state[1] == "Le coffre est ouvert en lecture seule."
        assert screen.state[0]

    def test_whoever_answers_for_it_is_told_that_it_is_done(
        self, journal: JournalPresenter, screen: Screen, session: Session, steps: Steps
    ) -> None:
        self._say(session, LogState(Doubt.ROLLED_BACK, (), None, None))
        told: list[str] = []
        session.news.listen(told.append)
        journal.accept("  ")
        assert screen.form == ["Écrivez ce qui s’est passé\u00a0: ces mots restent dans le journal."]
        journal.accept("Copie remise en place.")
        assert screen.form[1:] == ["closed"]
        assert not screen.in_doubt
        assert told == [""]
        assert "s’écrit de nouveau" in steps.said[0]

    def test_a_witness_file_can_be_chosen(self, journal: JournalPresenter, session: Session, steps: Steps) -> None:
        journal.keep_anchor_in(Path("stick/witness.json"))
        assert isinstance(session.desk.log, PlainLog)
        assert session.desk.log.asked == [Path("stick/witness.json")]
        assert "witness.json" in steps.said[0]


def test_a_check_that_was_made_is_told_below(journal: JournalPresenter, screen: Screen, bench: Bench) -> None:
    record(bench, "backup.made")
    journal.verify()
    assert screen.entries[0].what == "Journal vérifié en entier"


def test_the_script_that_checks_it_lies_beside_the_export(journal: JournalPresenter, tmp_path: Path) -> None:
    journal.export(tmp_path / "journal.jsonl")
    assert (tmp_path / "verify_log.py").read_bytes() == resources.data(*CHECKER)


class TestAnnualReport:
    """What a manager hands to others once a year."""

    def test_it_is_saved_where_asked_and_recorded(
        self, screen: Screen, session: Session, steps: Steps, bench: Bench, tmp_path: Path
    ) -> None:
        presenter = JournalPresenter(screen, session, steps)
        assert presenter.this_year == 2026
        presenter.save_annual(2026, tmp_path / "rapport.pdf", published=True)
        assert (tmp_path / "rapport.pdf").read_bytes() == b"annual report of 2026 in fr"
        assert bench.reports.annuals[-1].least == 5
        assert bench.actions()[-1] == "report.made"


class TestRegister:
    """The requests in a file that any spreadsheet opens."""

    def test_it_is_saved_in_the_form_of_the_file_s_name_and_recorded(
        self, screen: Screen, session: Session, steps: Steps, bench: Bench, tmp_path: Path
    ) -> None:
        bench.opened()
        presenter = JournalPresenter(screen, session, steps)
        assert presenter.may_name
        presenter.save_register(None, tmp_path / "registre.csv", names=False)
        assert (tmp_path / "registre.csv").read_text("utf-8-sig").startswith("Référence,")
        assert bench.actions()[-1] == "register.exported"
        assert "2)" in steps.said[-1]

    def test_another_form_is_refused_in_words(
        self, screen: Screen, session: Session, steps: Steps, tmp_path: Path
    ) -> None:
        JournalPresenter(screen, session, steps).save_register(2026, tmp_path / "registre.docx", names=True)
        assert ".xlsx" in steps.warned[-1]
