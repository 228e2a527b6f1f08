"""Purging, holding and deciding how long cases are kept, on the fake and on the real encrypted database."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any, cast

import pytest

from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.audit import verify
from dsardesk.domain.case import Case
from dsardesk.domain.directives import DirectiveKind
from dsardesk.domain.holds import AlreadyHeld, HoldKind
from dsardesk.domain.papers import CaseDocument, PackageRecord
from dsardesk.domain.purging import DecisionNeeded, DirectiveFigures, Figures, NothingToPurge, NotYetDue, OnHold
from dsardesk.domain.records import Promise
from dsardesk.domain.retention import Kept
from dsardesk.domain.retention_term import DecisionWithoutReasons, RetentionWarning
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.services.agenda import read_agenda
from dsardesk.services.case_list import Selection, Shown, measure_list, read_lines
from dsardesk.services.case_page import read_page
from dsardesk.services.directives import Entry, register_directive, revoke_directive
from dsardesk.services.holds import hold_case, release_case
from dsardesk.services.identity_documents import hold_document
from dsardesk.services.notes import add_note
from dsardesk.services.ports import CaseQuery, UnitOfWork, UnknownCase, YearFigures
from dsardesk.services.purging import Purged, purge, purge_due
from dsardesk.services.retention import read_due
from dsardesk.services.retention_policy import decide_retention, read_policy, settle_retention
from dsardesk.services.suppression import note_opt_out
from dsardesk.storage import tables
from dsardesk.storage.work import SqlUnitOfWork
from tests.directives import AUTHOR, SPECIFIC
from tests.fakes import FailingWork, LastWriteFails, MemoryWork
from tests.law_says import law_says
from tests.makers import ACTORS, CANARY, DPO, TODAY, document_id, profile_text
from tests.services.conftest import EMAIL, Bench

ASSISTANT = ACTORS[UserRole.ASSISTANT]
KEEPS_NOTHING = "[request_retention]\nmonths = 0\n\n[officer]\n"
YEARS = 365 * 5 + 2
CONTENT = f"fiche de {CANARY}".encode()


def closed(bench: Bench, *, closed_on: date = TODAY, **changes: Any) -> Case:
    """A case opened from a message, with what was gathered and a delivered package, closed."""
    case = bench.opened(RightType.ACCESS)
    add_note(bench.context, DPO, case.reference, f"{CANARY} a rappelé")
    with bench.work.write() as transaction:
        gathered = CaseDocument(document_id(), "gathered", "fiche.json", "application/json", 9, "ab" * 32, "crm")
        sealed = CaseDocument(document_id(), "package", "p.zip", "application/zip", 9, "cd" * 32)
        for each in (gathered, sealed):
            transaction.blobs.put(each.id, CONTENT)
        manifest = json.dumps({"files": [{"path": "crm/fiche.json"}]})
        package = PackageRecord(sealed.id, "access", TODAY, 1, TODAY, "phone", manifest=manifest)
        items = tuple(
            replace(item, outcome=Outcome.GRANTED, decided_on=TODAY, answered_on=closed_on) for item in case.items
        )
        done = replace(
            case,
            items=items,
            documents=(*case.documents, gathered, sealed),
            packages=(package,),
            closed_on=closed_on,
            **changes,
        )
        return bench.context.save(transaction, done, bench.context.profile_of(transaction, done))


def with_policy(bench: Bench, text: str) -> None:
    """Have the company's profile say more, for the cases opened from now on."""
    with bench.work.write() as transaction:
        said = profile_text().replace("[officer]\n", text, 1)
        transaction.profiles.add("01900000-0000-7000-8000-000000000002", said, date(2026, 1, 6))


def dump(work: SqlUnitOfWork) -> str:
    """Every row of the database, each on a line that begins with its table."""
    with work._engine.begin() as connection:
        found = [
            (table.name, row)
            for table in tables.metadata.sorted_tables
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table.name}"')  # noqa: S608 -- our own names
        ]
    return "\n".join(f"{name} {tuple(row)!r}" for name, row in found)


def due(bench: Bench) -> list[tuple[str, list[Kept]]]:
    """References and parts of what is due."""
    return [(case.reference, [line.what for line in case.lines]) for case in read_due(bench.context, DPO).cases]


def test_what_is_due_is_listed_when_its_day_has_come(bench: Bench) -> None:
    case = closed(bench)
    assert due(bench) == []
    bench.clock.forward(days=30)
    assert due(bench) == [(case.reference, [Kept.WORKING_COPIES])]
    bench.clock.forward(days=152)
    assert due(bench) == [(case.reference, [Kept.WORKING_COPIES, Kept.PACKAGE])]
    bench.clock.forward(days=YEARS)
    listed = read_due(bench.context, ASSISTANT)
    assert [(each.person, each.rights, each.needs_decision) for each in listed.cases] == [
        (CANARY, (RightType.ACCESS,), False)
    ]
    assert [line.what for line in listed.cases[0].lines] == [Kept.CASE_FILE]
    assert listed.more == 0
    assert read_due(bench.context, DPO, limit=0).more == 1


def test_working_copies_go_with_their_contents_and_the_rest_stays(bench: Bench) -> None:
    case = closed(bench)
    bench.clock.forward(days=30)
    gone = next(document for document in case.documents if document.kind == "gathered")
    assert purge(bench.context, DPO, case.reference, Kept.WORKING_COPIES) == Purged(
        case.reference, Kept.WORKING_COPIES, 1
    )
    left = bench.case(case.reference)
    assert [document.kind for document in left.documents] == ["original", "package"]
    with bench.work.read() as transaction, pytest.raises(Exception):  # noqa: B017, PT011 -- each store has its own
        transaction.blobs.get(gone.id)
    assert bench.actions()[-1] == "retention.purged"
    assert json.loads(bench.payload("retention.purged")) == {"kept": "working_copies", "documents": 1}


def test_a_package_leaves_its_manifest(bench: Bench) -> None:
    case = closed(bench)
    bench.clock.forward(days=182)
    purge(bench.context, DPO, case.reference, Kept.PACKAGE)
    package = bench.case(case.reference).packages[0]
    assert package.reduced_on == date(2027, 4, 26)
    assert json.loads(package.manifest) == {"files": [{"path": "crm/fiche.json"}]}
    assert "package" not in [document.kind for document in bench.case(case.reference).documents]


@law_says(
    "design.retention.log",
    "What the log says of a case goes with it: its words are erased, and the chain of its entries stays verifiable.",
)
def test_a_purged_case_leaves_its_figures_and_a_log_that_still_verifies(bench: Bench) -> None:
    case, other = closed(bench), bench.opened(RightType.ACCESS)
    bench.clock.forward(days=YEARS)
    assert purge(bench.context, DPO, case.reference, Kept.CASE_FILE).documents == 3
    with pytest.raises(UnknownCase):
        bench.case(case.reference)
    with bench.work.read() as transaction:
        events = list(transaction.audit.events())
        assert verify(events, transaction.audit.head()).ok
        of_case = [event for event in events if event.case == case.id]
        assert {event.payload for event in of_case[:-1]} == {None}
        assert {event.salt for event in of_case[:-1]} == {None}
        assert (of_case[-1].action, of_case[-1].payload) == ("case.purged", '{"documents":3}')
        assert transaction.cases.count(CaseQuery(terms=("zephyrine",))) == 1
        assert transaction.retention.figures() == (
            Figures(
                "2026-10",
                "2026-10",
                ("access",),
                ("granted",),
                "email",
                2,
                False,
                False,
                False,
                category="customer",
                months_used=1,
            ),
        )
        assert transaction.cases.year(2026) == YearFigures(received=2, closed=1, on_time=1, late=0)
    assert bench.case(other.reference).requester.name == CANARY


def test_a_purge_leaves_no_row_and_no_content_of_the_case(bench: Bench, work: UnitOfWork) -> None:
    promises = (Promise("call", TODAY, kept_on=TODAY, by=DPO.name),)
    case = closed(bench, promises=promises)
    hold_case(bench.context, DPO, case.reference, HoldKind.COMPLAINT, reason="plainte 26-118", ends_when="clôture")
    release_case(bench.context, DPO, case.reference, HoldKind.COMPLAINT)
    bench.clock.forward(days=YEARS)
    purge(bench.context, DPO, case.reference, Kept.CASE_FILE)
    if isinstance(work, SqlUnitOfWork):
        told = dump(work)
        marks = (CANARY, EMAIL, "zephyrine", "CL-20817", case.reference, "Je demande", "plainte 26-118", "a rappelé")
        assert [word for word in marks if word in told] == []
        # The log still bears the id, which leads to nobody, and so does what no backup may bring back.
        assert {line.split()[0] for line in told.splitlines() if case.id.hex in line} == {"audit_events", "burials"}
        assert not any(line.startswith("blobs ") for line in told.splitlines())
    elif isinstance(work, MemoryWork):
        assert CANARY not in repr(work._kept)
        assert work._kept.blobs == {}


def test_nothing_goes_before_its_day_nor_by_anybody_else(bench: Bench) -> None:
    case = closed(bench)
    before = bench.everything()
    with pytest.raises(NotYetDue):
        purge(bench.context, DPO, case.reference, Kept.CASE_FILE)
    for role in (UserRole.ASSISTANT, UserRole.MANAGER, UserRole.READ):
        with pytest.raises(RoleRefused):
            purge(bench.context, ACTORS[role], case.reference, Kept.CASE_FILE)
    assert bench.everything() == before


def test_a_purge_that_cannot_be_recorded_purges_nothing(bench: Bench) -> None:

    case = closed(bench)
    bench.clock.forward(days=YEARS)
    before = bench.everything()
    with pytest.raises(LastWriteFails):
        purge(bench.context_on(FailingWork(bench.work)), DPO, case.reference, Kept.CASE_FILE)
    assert bench.everything() == before


def test_everything_due_is_purged_in_one_go_and_what_is_held_stays(bench: Bench) -> None:
    first, held = closed(bench), closed(bench)
    hold_case(bench.context, DPO, held.reference, HoldKind.LITIGATION, reason="assignation", ends_when="décision")
    bench.clock.forward(days=200)
    assert list(purge_due(bench.context, DPO)) == [
        Purged(first.reference, Kept.WORKING_COPIES, 1),
        Purged(first.reference, Kept.PACKAGE, 1),
    ]
    assert list(purge_due(bench.context, DPO)) == []
    bench.clock.forward(days=YEARS)
    assert [each.reference for each in purge_due(bench.context, DPO)] == [first.reference]
    assert bench.case(held.reference).closed_on == TODAY


class TestHolds:
    """A complaint or litigation keeps everything, on a closed case too."""

    def test_a_hold_on_a_closed_case_takes_it_off_the_list_until_it_is_released(self, bench: Bench) -> None:
        case = closed(bench)
        bench.clock.forward(days=30)
        hold_case(bench.context, DPO, case.reference, HoldKind.COMPLAINT, reason=" plainte ", ends_when="clôture")
        assert due(bench) == []
        with pytest.raises(OnHold):
            purge(bench.context, DPO, case.reference, Kept.WORKING_COPIES)
        assert json.loads(bench.payload("case.held")) == {
            "hold": "complaint",
            "reason": "plainte",
            "ends_when": "clôture",
        }
        assert [hold.reason for hold in bench.case(case.reference).holds] == ["plainte"]
        release_case(bench.context, DPO, case.reference, HoldKind.COMPLAINT)
        assert due(bench) == [(case.reference, [Kept.WORKING_COPIES])]
        assert bench.actions()[-2:] == ["case.held", "case.released"]

    def test_an_open_case_may_be_held_too(self, bench: Bench) -> None:
        case = bench.opened()
        hold_case(bench.context, DPO, case.reference, HoldKind.LITIGATION, reason="assignation", ends_when="décision")
        with pytest.raises(AlreadyHeld):
            hold_case(bench.context, DPO, case.reference, HoldKind.LITIGATION, reason="encore", ends_when="décision")
        assert read_page(bench.context, DPO, case.reference).retention.holds[0].by == DPO.name

    @pytest.mark.parametrize("role", [UserRole.ASSISTANT, UserRole.MANAGER, UserRole.READ])
    def test_only_the_data_protection_officer_holds_and_releases(self, bench: Bench, role: UserRole) -> None:
        case = bench.opened()
        with pytest.raises(RoleRefused):
            hold_case(bench.context, ACTORS[role], case.reference, HoldKind.COMPLAINT, reason="x", ends_when="y")
        with pytest.raises(RoleRefused):
            release_case(bench.context, ACTORS[role], case.reference, HoldKind.COMPLAINT)


class TestDirectives:
    """Entries of the register that ended."""

    def test_one_that_was_revoked_goes_five_years_later_and_leaves_no_name(
        self, bench: Bench, work: UnitOfWork
    ) -> None:
        kept = register_directive(bench.context, DPO, Entry(DirectiveKind.SPECIFIC, AUTHOR, SPECIFIC))
        bench.clock.forward(days=YEARS)
        assert due(bench) == []
        revoke_directive(bench.context, DPO, kept.reference)
        with pytest.raises(NotYetDue):
            purge(bench.context, DPO, kept.reference, Kept.DIRECTIVE)
        bench.clock.forward(days=YEARS)
        assert due(bench) == [(kept.reference, [Kept.DIRECTIVE])]
        assert read_agenda(bench.context, DPO).to_purge == 1
        assert list(purge_due(bench.context, DPO)) == [Purged(kept.reference, Kept.DIRECTIVE, 0)]
        assert bench.actions()[-1] == "directive.purged"
        told = dump(work) if isinstance(work, SqlUnitOfWork) else repr(cast("MemoryWork", work)._kept)
        assert [word for word in (AUTHOR.name, AUTHOR.email) if word in told] == []

    def test_its_months_remain_as_figures(self, bench: Bench) -> None:
        kept = register_directive(bench.context, DPO, Entry(DirectiveKind.SPECIFIC, AUTHOR, SPECIFIC))
        revoke_directive(bench.context, DPO, kept.reference)
        bench.clock.forward(days=YEARS)
        purge(bench.context, DPO, kept.reference, Kept.DIRECTIVE)
        with bench.work.read() as transaction:
            assert transaction.retention.directive_figures() == (
                DirectiveFigures("2026-10", "2026-10", "specific", "revoked"),
            )

    def test_one_carried_out_on_a_case_that_is_on_hold_is_kept_with_it(self, bench: Bench) -> None:
        case = closed(bench)
        kept = register_directive(bench.context, DPO, Entry(DirectiveKind.SPECIFIC, AUTHOR, SPECIFIC))
        with bench.work.write() as transaction:
            transaction.directives.save(kept.executed(TODAY, DPO.name, case.reference))
        hold_case(bench.context, DPO, case.reference, HoldKind.LITIGATION, reason="assignation", ends_when="décision")
        bench.clock.forward(days=YEARS)
        assert kept.reference not in dict(due(bench))
        with pytest.raises(OnHold):
            purge(bench.context, DPO, kept.reference, Kept.DIRECTIVE)
        release_case(bench.context, DPO, case.reference, HoldKind.LITIGATION)
        assert dict(due(bench))[kept.reference] == [Kept.DIRECTIVE]
        purge(bench.context, DPO, case.reference, Kept.CASE_FILE)
        assert dict(due(bench))[kept.reference] == [Kept.DIRECTIVE]


class TestTheSuppressionList:
    """Addresses that objected at least three years ago."""

    def test_it_is_proposed_after_three_years_and_purged_only_by_a_word_of_its_own(self, bench: Bench) -> None:
        note_opt_out(bench.context, DPO, "ancienne@courriel.example")
        bench.clock.forward(days=365)
        note_opt_out(bench.context, DPO, "recente@courriel.example")
        bench.clock.forward(days=2 * 365 + 1)
        (found,) = read_due(bench.context, DPO).cases
        assert (found.reference, found.documents, found.lines[0].on) == ("", 1, date(2029, 10, 26))
        assert list(purge_due(bench.context, DPO)) == []
        assert purge(bench.context, DPO, "", Kept.SUPPRESSION) == Purged("", Kept.SUPPRESSION, 1)
        assert json.loads(bench.payload("suppression.purged")) == {"entries": 1}
        with bench.work.read() as transaction:
            assert not transaction.suppression.holds("ancienne@courriel.example")
            assert transaction.suppression.holds("recente@courriel.example")
        with pytest.raises(NothingToPurge):
            purge(bench.context, DPO, "", Kept.SUPPRESSION)

    def test_an_address_that_objects_again_stays_three_years_more(self, bench: Bench) -> None:
        note_opt_out(bench.context, DPO, "ancienne@courriel.example")
        bench.clock.forward(days=3 * 365 + 1)
        note_opt_out(bench.context, DPO, "ancienne@courriel.example")
        assert read_due(bench.context, DPO).cases == ()


class TestIdentityDocuments:
    """What a rule destroys by itself is listed with that rule."""

    def test_each_document_held_says_which_rule_ends_it_and_when(self, bench: Bench) -> None:
        case = bench.opened(RightType.ACCESS, cards=1)
        (held,) = read_due(bench.context, DPO).identities
        assert (held.reference, held.person, held.rule) == (case.reference, CANARY, "design.unsolicited_destroyed")
        document = case.identity.documents[0]
        assert (held.destroy_by, held.hours) == (document.destroy_by, 48)
        hold_document(bench.context, DPO, case.reference, document.id, reason="faux soupçonné", until=date(2026, 12, 1))
        assert read_due(bench.context, DPO).identities[0].rule == "design.doubtful_document"


class TestDeciding:
    """How long the company keeps its cases."""

    def test_where_nobody_decided_the_usual_period_applies(self, bench: Bench) -> None:
        policy = read_policy(bench.context, ACTORS[UserRole.MANAGER])
        assert (policy.term.months, policy.decision, policy.term.warnings) == (60, None, ())

    def test_a_policy_that_keeps_nothing_waits_for_a_decision_which_dates_closed_cases(self, bench: Bench) -> None:
        with_policy(bench, KEEPS_NOTHING)
        case = closed(bench)
        assert [each.needs_decision for each in read_due(bench.context, DPO).cases] == [True]
        bench.clock.forward(days=YEARS)
        with pytest.raises(DecisionNeeded):
            purge(bench.context, DPO, case.reference, Kept.CASE_FILE)
        assert "case_file" not in {part for _, parts in due(bench) for part in parts}
        bench.clock.forward(days=-YEARS)
        decide_retention(bench.context, DPO, months=12, reasons="preuve de nos réponses")
        assert due(bench) == []
        kept = read_page(bench.context, DPO, case.reference).retention
        assert kept.lines[-1].on == date(2027, 10, 26)
        assert kept.warnings == (RetentionWarning.DEPARTS_FROM_POLICY,)
        assert json.loads(bench.payload("retention.decided")) == {"months": 12, "reasons": "preuve de nos réponses"}
        decide_retention(bench.context, DPO, months=0, reasons="aucune preuve voulue")
        assert due(bench) == [(case.reference, [Kept.CASE_FILE])]

    def test_the_newest_decision_is_in_force(self, bench: Bench) -> None:
        decide_retention(bench.context, DPO, months=24, reasons="deux ans")
        decide_retention(bench.context, DPO, months=72, reasons="six ans")
        policy = read_policy(bench.context, DPO)
        assert policy.decision
        assert (policy.decision.months, policy.decision.decided_by) == (72, DPO.name)

    def test_a_decision_gives_its_reasons_and_is_the_data_protection_officers(self, bench: Bench) -> None:
        with pytest.raises(DecisionWithoutReasons):
            decide_retention(bench.context, DPO, months=24, reasons=" ")
        with pytest.raises(RoleRefused):
            decide_retention(bench.context, ASSISTANT, months=24, reasons="deux ans")

    def test_closed_cases_of_an_older_vault_are_dated_when_it_opens(self, bench: Bench) -> None:
        case = closed(bench)
        with bench.work.write() as transaction:
            profile = bench.context.profile_of(transaction, case)
            index = replace(bench.context.index(case, profile), purge_on=date.min)
            transaction.cases.save(case, index)
        assert settle_retention(bench.context) == 1
        assert settle_retention(bench.context) == 0
        with bench.work.read() as transaction:
            assert transaction.cases.to_purge(date(2026, 11, 24), limit=9) == ()
            assert transaction.cases.to_purge(date(2026, 11, 25), limit=9) == (case.reference,)


class TestTheArchive:
    """A year after closing."""

    def test_an_archived_case_leaves_the_lists_and_is_found_in_the_archive_alone(self, bench: Bench) -> None:
        case = closed(bench)
        bench.clock.forward(days=364)
        assert measure_list(bench.context, DPO, Selection(shown=Shown.CLOSED)).found == 1
        bench.clock.forward(days=1)
        for shown in (Shown.OPEN, Shown.CLOSED, Shown.ALL):
            assert measure_list(bench.context, DPO, Selection(shown=shown)).found == 0
        found = read_lines(bench.context, DPO, Selection("zephyrine", shown=Shown.ARCHIVED), offset=0, limit=9)
        assert [entry.line.reference for entry in found] == [case.reference]

    def test_open_cases_never_leave_the_lists(self, bench: Bench) -> None:
        bench.opened()
        bench.clock.forward(days=900)
        assert measure_list(bench.context, DPO, Selection(shown=Shown.ALL)).found == 1
        assert measure_list(bench.context, DPO, Selection(shown=Shown.ARCHIVED)).found == 0

    def test_only_the_data_protection_officer_looks_into_the_archive(self, bench: Bench) -> None:
        case = closed(bench)
        assert read_page(bench.context, ASSISTANT, case.reference).case == case
        bench.clock.forward(days=365)
        with pytest.raises(RoleRefused):
            read_page(bench.context, ASSISTANT, case.reference)
        with pytest.raises(RoleRefused):
            read_lines(bench.context, ASSISTANT, Selection(shown=Shown.ARCHIVED), offset=0, limit=9)
        assert read_page(bench.context, DPO, case.reference).retention.archived(date(2027, 10, 26))
