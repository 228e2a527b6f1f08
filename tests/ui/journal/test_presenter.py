"""The journal on the screen: who did what, when, on which case; checked and handed out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from dsardesk.domain.actors import UserRole
from dsardesk.domain.rights import RightType
from dsardesk.services.evidence import read_export
from dsardesk.ui.journal.presenter import PAGE, Entry, JournalPresenter
from dsardesk.ui.session import Session
from tests.makers import ACTORS, DPO
from tests.services.conftest import Bench
from tests.ui.conftest import Steps


@dataclass
class Screen:
    """Remembers what it was told."""

    entries: tuple[Entry, ...] = ()
    total: int = 0
    pages: list[tuple[Entry, ...]] = field(default_factory=list)
    verdict: tuple[str, bool] = ("", False)

    def show_entries(self, entries: tuple[Entry, ...], total: int) -> None:
        self.entries, self.total = entries, total

    def add_entries(self, entries: tuple[Entry, ...]) -> None:
        self.pages.append(entries)

    def show_verdict(self, sentence: str, *, whole: bool) -> None:
        self.verdict = sentence, whole


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
    journal.verify()
    said, whole = screen.verdict
    assert "un événement a été modifié (événement 2)" in said
    assert not whole


def test_the_export_can_be_checked_by_others(
    journal: JournalPresenter, bench: Bench, steps: Steps, tmp_path: Path
) -> None:
    record(bench, "backup.made", 3)
    journal.export(tmp_path / "journal.jsonl")
    text = (tmp_path / "journal.jsonl").read_text("utf-8")
    assert [event.seq for event in read_export(text)] == [1, 2, 3]
    assert json.loads(text.splitlines()[0])["action"] == "backup.made"
    assert "3 événements" in steps.said[0]


def test_whoever_may_not_read_it_is_told_so(screen: Screen, session: Session, steps: Steps) -> None:
    reader = replace(session, desk=replace(session.desk, actor=ACTORS[UserRole.READ]))
    presenter = JournalPresenter(screen, reader, steps)
    presenter.activate()
    assert steps.warned == ["Votre rôle (read) ne permet pas cette action."]
    assert screen.entries == ()
