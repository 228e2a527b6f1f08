"""The timeline says what happened in plain words, newest first; notes are added to it, never changed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from pytestqt.modeltest import ModelTester

from dsardesk.domain.audit import AuditEvent
from dsardesk.services.case_page import CasePage, read_page
from dsardesk.ui.case.timeline.models import Role, TimelineModel
from dsardesk.ui.case.timeline.presenter import Entry, TimelinePresenter, entries
from dsardesk.ui.session import Session
from tests.invented import messages
from tests.makers import DPO
from tests.services.conftest import Bench
from tests.ui.case.conftest import Recorder, page

CLAIRE = UUID(int=7)
AT = datetime(2026, 10, 26, 8, 12, tzinfo=UTC)


def happened(action: str, facts: dict[str, object] | None) -> CasePage:
    """A page on which one thing happened."""
    payload = None if facts is None else json.dumps(facts)
    event = AuditEvent(1, AT, CLAIRE, action, None, payload, "", "", "", "")
    return replace(page(), events=(event,), users={CLAIRE: "Claire Morel"})


def told(action: str, facts: dict[str, object]) -> str:
    return entries(happened(action, facts), messages("en"))[0].details


def test_an_event_says_when_at_the_company_who_and_what() -> None:
    entry = entries(happened("marketing.stopped", {"systems": ["emailing", "crm"]}), messages("fr"))[0]
    assert entry == Entry(
        "26 octobre 2026 à 09:12",
        "Claire Morel",
        "Prospection arrêtée",
        "Lettre d’information et Fichier clients (CRM)",
    )


@pytest.mark.parametrize(
    ("action", "facts", "words"),
    [
        ("note.added", {"text": "Elle a rappelé."}, "Elle a rappelé."),
        (
            "item.decided",
            {"item": 1, "outcome": "refused", "reasons": "secret d’autrui"},
            "access · refused · reasons: secret d’autrui",
        ),
        (
            "system.searched",
            {"system": "crm", "outcome": "found", "findings": 3, "files": 2, "reason": ""},
            "Customer file (CRM) · data found · places found: 3 · files: 2",
        ),
        (
            "system.searched",
            {"system": "minitel", "outcome": "not_searched", "findings": 0, "files": 0, "reason": "en panne"},
            "minitel · not searched · reason: en panne",
        ),
        (
            "case.opened",
            {"rights": ["access", "erasure"], "received_on": "2026-10-24", "entered_days_later": 10},
            "access and erasure · received on 24 October 2026 · days between receipt and entry: 10",
        ),
        ("case.opened", {"rights": ["access"], "entered_days_later": 0}, "access"),
        ("letter.sent", {"kind": "access_reply", "channel": "post", "pdf_sha256": "ab"}, "access reply · post"),
        ("promise.kept", {"kind": "marketing_check"}, "Check that no message has left since the objection"),
        ("promise.kept", {"kind": "own_promise"}, "own_promise"),
        ("identity.quarantined", {"kind": "identity_document"}, "identity document (copy)"),
        ("message.filed", {"relation": "reminder", "sha256": "ab" * 32}, "a reminder"),
        (
            "identity.checked",
            {"rung": "data_points", "verdict": "confirmed", "matched": ["email", "invoice"]},
            "matching facts · identity confirmed · matches: e-mail address and invoice",
        ),
        (
            "identity.requested",
            {"rung": "seen", "asked_on": "2026-10-27", "promptly": True, "doubt": "homonyme"},
            "document shown, not copied · doubt: homonyme · asked on 27 October 2026",
        ),
        (
            "identity.destroyed",
            {"document": "x", "cause": "checked", "attested": ["paper"]},
            "check done · also cleaned, says the author: paper copies",
        ),
        ("package.made", {"package": "access", "files": 3, "sha256": "ab"}, "access · files: 3"),
        (
            "package.delivered",
            {"channel": "email", "told_by": "phone", "sent_to": "case"},
            "e-mail · sent to: the address of the case · password by telephone",
        ),
        ("package.delivered", {"channel": "post", "sent_to": "3 rue Basse"}, "post · sent to: 3 rue Basse"),
        ("case.closed", {"days": 9}, "days since receipt: 9"),
        ("data.erased", {"item": 1, "system": "crm", "backups_until": None}, "access · Customer file (CRM)"),
        (
            "data.kept",
            {"system": "crm", "ground": "legal_obligation", "reason": "factures", "until": "2036-12-31"},
            "Customer file (CRM) · legal obligation, Article 17(3)(b) GDPR · reason: factures · until 31 December 2036",
        ),
        ("evidence.made", {"language": "fr"}, ""),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value and " " not in value else "",
)
def test_its_facts_are_in_plain_words(action: str, facts: dict[str, object], words: str) -> None:
    assert told(action, facts) == words


def test_an_event_whose_details_were_erased_says_so() -> None:
    assert (
        entries(happened("item.decided", None), messages("en"))[0].details == "The details of this event were erased."
    )


class TestTheScreen:
    @pytest.fixture
    def screen(self) -> Recorder:
        return Recorder()

    @pytest.fixture
    def presenter(self, screen: Recorder, session: Session) -> TimelinePresenter:
        return TimelinePresenter(screen, session)

    def test_a_note_is_kept_and_everybody_learns_of_it(
        self, presenter: TimelinePresenter, screen: Recorder, session: Session, bench: Bench
    ) -> None:
        heard: list[str] = []
        session.news.listen(heard.append)
        reference = bench.opened().reference
        presenter.show(read_page(bench.context, DPO, reference))
        presenter.add_note("Elle a rappelé.")
        assert screen.was("tell_noted")
        assert heard == [reference]
        presenter.show(read_page(bench.context, DPO, reference))
        assert [entry.what for entry in screen.last("show_entries")] == ["Note ajoutée", "Dossier ouvert"]

    def test_an_empty_note_is_refused_in_words(
        self, presenter: TimelinePresenter, screen: Recorder, bench: Bench
    ) -> None:
        presenter.show(read_page(bench.context, DPO, bench.opened().reference))
        presenter.add_note("  ")
        assert screen.last("refuse") == "Une note doit dire quelque chose."
        assert not screen.was("tell_noted")


class TestTheLines:
    def test_they_keep_what_lists_expect(self, qtmodeltester: ModelTester) -> None:
        model = TimelineModel()
        model.set_entries((Entry("1 May", "C", "Case opened", ""), Entry("2 May", "C", "Note added", "x")))
        qtmodeltester.check(model)  # type: ignore[no-untyped-call]

    def test_a_screen_reader_hears_what_then_when_then_who(self) -> None:
        model = TimelineModel()
        model.set_entries((Entry("2 May at 10:00", "Claire", "Note added", "Called back"),))
        assert model.index(0).data() == "Note added. Called back. 2 May at 10:00. Claire"
        assert model.index(0).data(Role.ENTRY).who == "Claire"
