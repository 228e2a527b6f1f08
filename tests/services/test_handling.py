"""Stopping marketing, searching, packing, deciding and closing: each step in the words of the person who does it."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

import pytest

from dsardesk.domain.access import AnswerIncomplete
from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.case import CannotClose, Case, CaseState, ReasonsMissing, UnknownItem
from dsardesk.domain.findings import Finding, Match, SearchResult
from dsardesk.domain.identity import Rung, Verdict
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.marketing import CHECK, MarketingStillRuns, NothingToStop
from dsardesk.domain.records import SearchOutcome, SystemSearch
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.decide import close_case, decide_item
from dsardesk.services.grounds import GivenGround
from dsardesk.services.identity import check_identity
from dsardesk.services.letters import approve_letter, draft_letter, send_letter
from dsardesk.services.marketing import NoSuchPromise, keep_promise, stop_marketing
from dsardesk.services.packages import NoPackage, SameWay, content_of, create_package, deliver_package
from dsardesk.services.searches import (
    RECORDS,
    FilesNotSearched,
    GatheredFile,
    findings_from_json,
    record_search,
    search_system,
)
from tests.fakes import PlainSearch
from tests.makers import ACTORS, CANARY, DPO, TODAY
from tests.services.conftest import BOTH, EMAIL, Bench

SYSTEMS = ("crm", "facturation", "contrats", "support", "emailing")
ROW = (("nom", CANARY), ("courriel", EMAIL))


class TestStoppingMarketing:
    def test_every_system_that_sends_is_stopped_today_and_the_address_is_suppressed(self, bench: Bench) -> None:
        case = stop_marketing(bench.context, DPO, bench.opened(*BOTH).reference)
        assert [(m.item, m.system, m.done_on, m.by) for m in case.measures] == [(2, "emailing", TODAY, DPO.name)]
        with bench.work.read() as transaction:
            assert transaction.suppression.holds(EMAIL)

    def test_somebody_promises_to_look_again_fifteen_days_later(self, bench: Bench) -> None:
        case = stop_marketing(bench.context, DPO, bench.opened(*BOTH).reference)
        assert [(p.kind, p.due_on) for p in case.promises] == [(CHECK, TODAY + timedelta(days=15))]

    def test_stopping_twice_changes_nothing_more(self, bench: Bench) -> None:
        reference = bench.opened(*BOTH).reference
        first = stop_marketing(bench.context, DPO, reference)
        bench.clock.forward(days=3)
        again = stop_marketing(bench.context, DPO, reference)
        assert (again.measures, again.promises) == (first.measures, first.promises)

    def test_a_person_who_did_not_object_keeps_receiving(self, bench: Bench) -> None:
        reference = bench.opened(RightType.ACCESS).reference
        before = bench.everything()
        with pytest.raises(NothingToStop):
            stop_marketing(bench.context, DPO, reference)
        assert bench.everything() == before

    def test_a_promise_is_kept_once(self, bench: Bench) -> None:
        reference = bench.opened(*BOTH).reference
        stop_marketing(bench.context, DPO, reference)
        bench.clock.forward(days=15)
        case = keep_promise(bench.context, ACTORS[UserRole.ASSISTANT], reference, CHECK)
        assert [(p.kept_on, p.by) for p in case.promises] == [(TODAY + timedelta(days=15), "Sofiane Bensaïd")]
        for kind in (CHECK, "never_made"):
            with pytest.raises(NoSuchPromise):
                keep_promise(bench.context, DPO, reference, kind)


class TestSearching:
    def test_the_answer_of_a_system_is_recorded_with_who_and_when_and_its_files_enter_the_vault(
        self, bench: Bench
    ) -> None:
        reference = bench.opened().reference
        answer = SystemSearch("crm", SearchOutcome.FOUND, 2)
        case = record_search(
            bench.context, DPO, reference, answer, (GatheredFile("a.pdf", "application/pdf", b"%PDF"),)
        )
        assert case.searches == (SystemSearch("crm", SearchOutcome.FOUND, 2, TODAY, DPO.name),)
        document = case.documents[-1]
        assert (document.kind, document.name, document.system, document.size_bytes) == ("gathered", "a.pdf", "crm", 4)
        assert document.sha256 == hashlib.sha256(b"%PDF").hexdigest()
        assert content_of(bench.context, DPO, document.id) == b"%PDF"

    def test_a_later_answer_takes_the_place_of_the_earlier_one(self, bench: Bench) -> None:
        reference = bench.opened().reference
        broken = SystemSearch("crm", SearchOutcome.NOT_SEARCHED, reason="en panne")
        record_search(bench.context, DPO, reference, broken)
        case = record_search(bench.context, DPO, reference, SystemSearch("crm", SearchOutcome.NOTHING))
        assert [search.outcome for search in case.searches] == [SearchOutcome.NOTHING]

    def test_the_person_is_looked_for_by_all_that_is_known_of_them(self, bench: Bench) -> None:
        search = PlainSearch(SearchResult((), (), ()))
        search_system(bench.context, DPO, bench.opened().reference, "crm", Path(), using=search)
        target = search.targets[0]
        assert (target.names, target.emails, target.identifiers) == ((CANARY,), (EMAIL,), ("CL-20817",))

    def test_rows_of_the_person_are_kept_alone_and_a_document_of_theirs_whole(self, bench: Bench) -> None:
        found = (
            Finding("clients.csv", "row:2", "email", EMAIL, Match.EXACT, ROW),
            Finding("clients.csv", "row:2", "name", CANARY, Match.EXACT, ROW),
            Finding("contrat.pdf", "page:1", "name", CANARY, Match.EXACT),
        )
        search = PlainSearch(SearchResult(found, ("clients.csv", "contrat.pdf"), ()), {"contrat.pdf": b"%PDF contrat"})
        case = search_system(bench.context, DPO, bench.opened().reference, "crm", Path(), using=search)
        assert case.searches[0].findings == 2
        rows, document = case.documents[1:]
        assert (rows.name, rows.media_type) == ("crm/clients.csv", RECORDS)
        kept = findings_from_json(content_of(bench.context, DPO, rows.id))
        assert [(finding.file, finding.locator, finding.record) for finding in kept] == [
            ("crm/clients.csv", "row:2", ROW)
        ] * 2
        assert (document.name, document.media_type) == ("crm/contrat.pdf", "application/pdf")
        assert content_of(bench.context, DPO, document.id) == b"%PDF contrat"

    def test_a_namesakes_row_is_left_out(self, bench: Bench) -> None:
        found = tuple(
            Finding("clients.csv", f"row:{n}", "name", CANARY, match, ROW)
            for n, match in enumerate((Match.POSSIBLE, Match.THIRD_PARTY))
        )
        search = PlainSearch(SearchResult(found, ("clients.csv",), ()))
        case = search_system(bench.context, DPO, bench.opened().reference, "crm", Path(), using=search)
        assert case.searches[0].outcome is SearchOutcome.NOTHING
        assert len(case.documents) == 1

    def test_a_file_that_could_not_be_searched_is_never_passed_over(self, bench: Bench) -> None:
        reference = bench.opened().reference
        before = bench.everything()
        search = PlainSearch(SearchResult((), (), (("archive.pst", "unknown_format"), ("x.pdf", "encrypted"))))
        with pytest.raises(FilesNotSearched) as refused:
            search_system(bench.context, DPO, reference, "crm", Path(), using=search)
        assert refused.value.facts == {"system": "crm", "files": 2}
        assert bench.everything() == before

    def test_nobody_searches_for_a_person_without_the_right_to(self, bench: Bench) -> None:
        search = PlainSearch(SearchResult((), (), ()))
        with pytest.raises(RoleRefused):
            search_system(bench.context, ACTORS[UserRole.READ], bench.opened().reference, "crm", Path(), using=search)
        assert search.targets == []


class TestPackages:
    def test_everything_gathered_goes_in_and_the_password_is_kept_nowhere(self, bench: Bench) -> None:
        reference = bench.opened().reference
        file = GatheredFile("crm/a.pdf", "application/pdf", b"%PDF")
        record_search(bench.context, DPO, reference, SystemSearch("crm", SearchOutcome.FOUND, 1), (file,))
        record_search(bench.context, DPO, reference, SystemSearch("support", SearchOutcome.NOTHING))
        case = create_package(bench.context, DPO, bench.packages, reference, kind="access", password="tuile-corail")
        request, password = bench.packages.requests[0]
        assert password == "tuile-corail"
        assert [(s.system, s.name, s.content) for s in request.sources] == [
            ("Fichier clients (CRM)", "crm/a.pdf", b"%PDF")
        ]
        assert (request.nothing_found_in, request.subject, request.language) == (("Assistance",), CANARY, "fr")
        assert (case.packages[0].files, case.packages[0].made_on, case.packages[0].delivered_on) == (1, TODAY, None)
        assert content_of(bench.context, DPO, case.packages[0].id) == b"sealed 1"
        assert "tuile-corail" not in str(bench.everything())

    def test_a_password_never_travels_with_what_it_opens(self, bench: Bench) -> None:
        reference = bench.opened().reference
        create_package(bench.context, DPO, bench.packages, reference, kind="access", password="x")
        before = bench.everything()
        with pytest.raises(SameWay):
            deliver_package(bench.context, DPO, reference, channel="email", told_by="email")
        assert bench.everything() == before

    def test_a_package_is_delivered_once(self, bench: Bench) -> None:
        reference = bench.opened().reference
        with pytest.raises(NoPackage):
            deliver_package(bench.context, DPO, reference, channel="email", told_by="phone")
        create_package(bench.context, DPO, bench.packages, reference, kind="access", password="x")
        case = deliver_package(bench.context, DPO, reference, channel="email", told_by="phone")
        assert [(p.delivered_on, p.told_by) for p in case.packages] == [(TODAY, "phone")]
        with pytest.raises(NoPackage):
            deliver_package(bench.context, DPO, reference, channel="email", told_by="phone")


class TestDeciding:
    def test_an_access_is_not_granted_while_a_system_was_not_searched(self, bench: Bench) -> None:
        reference = bench.opened().reference
        before = bench.everything()
        with pytest.raises(AnswerIncomplete) as refused:
            decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED, unchecked="connue")
        assert refused.value.facts == {"gaps": "system_not_searched"}
        assert bench.everything() == before

    def test_an_access_is_granted_once_both_layers_are_whole(self, bench: Bench) -> None:
        reference = _searched(bench)
        with pytest.raises(AnswerIncomplete) as refused:
            decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED, unchecked="connue")
        assert refused.value.facts == {"gaps": "copy_not_made"}
        create_package(bench.context, DPO, bench.packages, reference, kind="access", password="x")
        item = decide_item(bench.context, DPO, reference, 1, Outcome.GRANTED, unchecked="connue").item(1)
        assert (item.outcome, item.decided_on, item.decided_by) == (Outcome.GRANTED, TODAY, DPO.name)

    def test_an_objection_is_not_granted_while_a_system_still_sends(self, bench: Bench) -> None:
        reference = bench.opened(*BOTH).reference
        with pytest.raises(MarketingStillRuns) as refused:
            decide_item(bench.context, DPO, reference, 2, Outcome.GRANTED, unchecked="connue")
        assert refused.value.facts == {"systems": "emailing"}
        stop_marketing(bench.context, DPO, reference)
        assert (
            decide_item(bench.context, DPO, reference, 2, Outcome.GRANTED, unchecked="connue").item(2).outcome
            is Outcome.GRANTED
        )

    @pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.PARTLY_GRANTED])
    def test_a_refusal_says_why(self, bench: Bench, outcome: Outcome) -> None:
        reference = bench.opened().reference
        with pytest.raises(ReasonsMissing):
            decide_item(bench.context, DPO, reference, 1, outcome, reasons="  ", unchecked="connue")
        secret = GivenGround("R25", {"withheld": "un avis", "which_secrecy": "celui de l'avocat"})
        case = decide_item(
            bench.context, DPO, reference, 1, outcome, reasons="secret d'autrui", grounds=(secret,), unchecked="connue"
        )
        assert case.item(1).reasons == "secret d'autrui"

    def test_only_what_was_asked_is_decided(self, bench: Bench) -> None:
        with pytest.raises(UnknownItem):
            decide_item(bench.context, DPO, bench.opened().reference, 9, Outcome.REFUSED, reasons="x")


def _searched(bench: Bench) -> str:
    """A case whose systems all answered, one with a file."""
    reference = bench.opened(*BOTH).reference
    file = GatheredFile("crm/a.pdf", "application/pdf", b"%PDF")
    for system in SYSTEMS:
        found = system == "crm"
        answer = SystemSearch(system, SearchOutcome.FOUND if found else SearchOutcome.NOTHING, int(found))
        record_search(bench.context, DPO, reference, answer, (file,) if found else ())
    return reference


def _answered(bench: Bench) -> Case:
    """A case with nothing left to do but to close it."""
    reference = _searched(bench)
    context = bench.context
    stop_marketing(context, DPO, reference)
    check_identity(context, DPO, reference, rung=Rung.KNOWN_CHANNEL, verdict=Verdict.CONFIRMED)
    create_package(context, DPO, bench.packages, reference, kind="access", password="x")
    for number in (1, 2):
        decide_item(context, DPO, reference, number, Outcome.GRANTED, unchecked="connue")
    draft_letter(context, DPO, reference, LetterKind.ACCESS_REPLY, told_by="phone")
    approve_letter(context, DPO, reference, LetterKind.ACCESS_REPLY)
    send_letter(context, DPO, reference, LetterKind.ACCESS_REPLY)
    deliver_package(context, DPO, reference, channel="email", told_by="phone")
    return keep_promise(context, DPO, reference, CHECK)


class TestClosing:
    def test_a_case_on_which_something_is_open_is_not_closed_and_says_what(self, bench: Bench) -> None:
        reference = bench.opened(*BOTH, cards=1).reference
        stop_marketing(bench.context, DPO, reference)
        create_package(bench.context, DPO, bench.packages, reference, kind="access", password="x")
        before = bench.everything()
        with pytest.raises(CannotClose) as refused:
            close_case(bench.context, DPO, reference)
        assert refused.value.facts == {
            "blockers": "item_undecided identity_document_held promise_open package_undelivered"
        }
        assert bench.everything() == before

    def test_a_case_answered_in_full_is_closed_and_leaves_the_list_of_what_is_due(self, bench: Bench) -> None:
        case = _answered(bench)
        assert case.state is CaseState.RESPONDED
        bench.clock.forward(days=4)
        closed = close_case(bench.context, DPO, case.reference)
        assert (closed.state, closed.closed_on) == (CaseState.CLOSED, TODAY + timedelta(days=4))
        assert bench.payload("case.closed") == '{"days":6}'
        with bench.work.read() as transaction:
            line = transaction.cases.page(offset=0, limit=1)[0]
        assert (line.due_on, line.alert_on, line.next_step) == (None, None, "nothing")

    def test_the_list_shows_the_next_step_and_the_day_it_is_due(self, bench: Bench) -> None:
        bench.opened(*BOTH)
        with bench.work.read() as transaction:
            line = transaction.cases.page(offset=0, limit=1)[0]
        assert (line.next_step, line.due_on, line.alert_on) == (
            "stop_marketing",
            date(2026, 11, 24),
            date(2026, 11, 24),
        )
