"""How long each part of a case is kept, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dsardesk import resources
from dsardesk.domain.calendars import add_months
from dsardesk.domain.case import Case
from dsardesk.domain.clock_records import Extension, ExtensionGround
from dsardesk.domain.commitments import KeptFrom, RetentionPromise
from dsardesk.domain.holds import (
    AlreadyHeld,
    HeldByCase,
    Hold,
    HoldIncomplete,
    HoldKind,
    NoSuchHold,
    freed_by,
    held_by,
    released,
    running,
    with_hold,
)
from dsardesk.domain.identity import Identity
from dsardesk.domain.papers import CaseDocument, LetterRecord, LetterState, PackageRecord
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.purging import (
    DecisionNeeded,
    DirectiveFigures,
    IdentityStillHeld,
    NothingToPurge,
    NotYetDue,
    OnHold,
    directive_figures,
    figures,
    must_be_due,
    must_have_ended,
    with_manifests_only,
    without_working_copies,
)
from dsardesk.domain.records import Measure
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.retention import (
    Kept,
    Retention,
    archived_if_closed_by,
    directive_line,
    retention,
    suppressed_until_by,
    suppression_line,
)
from dsardesk.domain.retention_term import DecisionWithoutReasons, RetentionDecision, RetentionWarning, term
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.policies.profiles import read_profile
from tests.directives import directive
from tests.invented import rule_book
from tests.keeps import departs_from, keeps
from tests.law_says import law_says
from tests.makers import DPO, document_id, full_case, identity_document, plain_case, profile_text

RECEIVED = date(2026, 10, 24)
CLOSED = date(2026, 11, 22)
RULES = rule_book()


@cache
def alto() -> ControllerProfile:
    return read_profile(profile_text())


def promising(months: int, starts: KeptFrom = KeptFrom.CLOSING) -> ControllerProfile:
    return replace(alto(), request_retention=RetentionPromise(months, starts))


def decided(months: int) -> RetentionDecision:
    return RetentionDecision(months, "preuve des réponses données", CLOSED, DPO.name)


def document(kind: str) -> CaseDocument:
    return CaseDocument(document_id(), kind, f"{kind}.bin", "application/octet-stream", 3, "ab" * 32, "crm")


def letter(state: LetterState, pdf: CaseDocument, docx: CaseDocument) -> LetterRecord:
    return LetterRecord(document_id(), "acknowledgement", "fr", state, CLOSED, pdf.id, docx.id)


def closed_case(**changes: Any) -> Case:
    return plain_case(closed_on=CLOSED, **changes)


def kept(case: Case, profile: ControllerProfile | None = None, decision: RetentionDecision | None = None) -> Retention:
    return retention(case, profile or alto(), decision, RULES)


def day_of(found: Retention, what: Kept) -> date | None:
    return next(line.on for line in found.lines if line.what is what)


def rules_of(found: Retention, what: Kept) -> tuple[str, ...]:
    return next(tuple(step.rule for step in line.steps) for line in found.lines if line.what is what)


class TestTheWholeFile:
    """From closing to the restricted archive to nothing but figures."""

    @law_says(
        "cciv.2224.proof",
        "Personal actions are barred after five years: the file of a case is kept that long after closing, as proof, "
        "and no longer.",
    )
    def test_a_closed_case_is_kept_five_years_as_proof(self) -> None:
        found = kept(closed_case())
        assert day_of(found, Kept.CASE_FILE) == date(2031, 11, 22)
        assert rules_of(found, Kept.CASE_FILE) == ("closed", "design.retention.active", "cciv.2224.proof")
        assert found.warnings == ()

    @law_says(
        "design.retention.active",
        "A closed case stays in the ordinary lists for one year, then in an archive with restricted access.",
    )
    def test_after_a_year_a_closed_case_is_in_the_restricted_archive(self) -> None:
        found = kept(closed_case())
        assert found.archived_on == date(2027, 11, 22)
        assert not found.archived(date(2027, 11, 21))
        assert found.archived(date(2027, 11, 22))

    def test_an_open_case_is_neither_archived_nor_dated(self) -> None:
        found = kept(plain_case())
        assert (found.archived_on, found.next_on, found.waits_for_decision) == (None, None, False)
        assert not found.archived(date(2099, 1, 1))
        assert day_of(found, Kept.CASE_FILE) is None
        assert found.due(date(2099, 1, 1)) == ()

    @example(today=date(2025, 2, 28), back=365)
    @given(today=st.dates(date(2020, 1, 1), date(2060, 1, 1)), back=st.integers(-400, 800))
    def test_lists_and_cases_agree_on_what_is_archived(self, today: date, back: int) -> None:
        closed_on = today - timedelta(days=back)
        archived = add_months(closed_on, RULES.months("design.retention.active")) <= today
        assert (closed_on <= archived_if_closed_by(today, RULES)) == archived


class TestWhatThePolicySays:
    """A policy that promises a period is kept to."""

    @law_says(
        "design.retention.policy",
        "Where the privacy policy says how long requests are kept, its period applies; a shorter one than usual is "
        "kept to, with a warning.",
    )
    def test_three_years_from_receipt_win_over_five_from_closing_with_a_warning(self) -> None:
        found = kept(closed_case(), promising(36, KeptFrom.RECEIPT))
        assert day_of(found, Kept.CASE_FILE) == date(2029, 10, 24)
        assert rules_of(found, Kept.CASE_FILE)[-1] == "design.retention.policy.receipt"
        assert found.warnings == (RetentionWarning.POLICY_SHORTER,)

    @pytest.mark.parametrize(
        ("months", "starts", "warnings"),
        [
            (60, KeptFrom.CLOSING, ()),
            (60, KeptFrom.RECEIPT, (RetentionWarning.POLICY_SHORTER,)),
            (72, KeptFrom.CLOSING, ()),
            (120, KeptFrom.CLOSING, (RetentionWarning.LONGER_THAN_USUAL,)),
        ],
    )
    def test_the_period_of_a_policy_is_weighed_against_the_usual_one(
        self, months: int, starts: KeptFrom, warnings: tuple[RetentionWarning, ...]
    ) -> None:
        applied = term(promising(months, starts), None, RULES)
        assert (applied.months, applied.starts, applied.warnings) == (months, starts, warnings)

    def test_a_case_that_outlasts_its_own_period_is_kept_until_it_is_closed(self) -> None:
        found = kept(replace(closed_case(), closed_on=date(2028, 1, 5)), promising(12, KeptFrom.RECEIPT))
        assert day_of(found, Kept.CASE_FILE) == date(2028, 1, 5)
        assert rules_of(found, Kept.CASE_FILE) == ("closed", "design.retention.policy.receipt")

    @law_says(
        "gdpr.5.2.decision",
        "The controller must be able to show that it complied: keeping proof for longer than the policy announces, "
        "or none after the handling, is a decision to be written down with its reasons.",
    )
    def test_a_policy_that_keeps_nothing_waits_for_a_decision_with_its_reasons(self) -> None:
        found = kept(closed_case(), promising(0))
        assert found.waits_for_decision
        assert (day_of(found, Kept.CASE_FILE), found.next_on) == (None, CLOSED)
        assert rules_of(found, Kept.CASE_FILE) == ("closed", "gdpr.5.2.decision.needed")
        with pytest.raises(DecisionWithoutReasons):
            RetentionDecision(60, "  ", CLOSED, DPO.name)
        settled = kept(closed_case(), promising(0), decided(60))
        assert day_of(settled, Kept.CASE_FILE) == date(2031, 11, 22)
        assert settled.warnings == (RetentionWarning.DEPARTS_FROM_POLICY,)

    def test_one_may_decide_to_keep_nothing(self) -> None:
        found = kept(closed_case(), promising(0), decided(0))
        assert (day_of(found, Kept.CASE_FILE), found.warnings) == (CLOSED, ())

    def test_nothing_waits_for_a_decision_before_the_case_is_closed(self) -> None:
        assert not kept(plain_case(), promising(0)).waits_for_decision

    @law_says(
        "cpp.8.proof",
        "Prosecution of a délit is barred after six years: a company may decide to keep its cases that long, beyond "
        "which only a reason of its own justifies it.",
    )
    def test_six_years_may_be_decided_and_more_is_warned_of(self) -> None:
        assert day_of(kept(closed_case(), decision=decided(72)), Kept.CASE_FILE) == date(2032, 11, 22)
        assert term(alto(), decided(72), RULES).warnings == ()
        assert term(alto(), decided(73), RULES).warnings == (RetentionWarning.LONGER_THAN_USUAL,)


class TestCompanies:
    """Companies whose policies say how long requests are kept."""

    def company(self, name: str) -> ControllerProfile:
        return read_profile(resources.text("profiles", f"{name}.toml"))

    @keeps("CLU-17")
    def test_clustdoc_keeps_requests_three_years_from_receipt_unless_it_decides_otherwise(self) -> None:
        found = kept(closed_case(), self.company("clustdoc"))
        assert (day_of(found, Kept.CASE_FILE), found.warnings) == (
            date(2029, 10, 24),
            (RetentionWarning.POLICY_SHORTER,),
        )
        assert day_of(kept(closed_case(), self.company("clustdoc"), decided(60)), Kept.CASE_FILE) == date(2031, 11, 22)

    @departs_from("CUS-09")
    def test_customer_labs_keeps_no_request_and_must_decide_how_long_it_keeps_the_proof(self) -> None:
        assert kept(closed_case(), self.company("customer_labs")).waits_for_decision
        assert not kept(closed_case(), self.company("customer_labs"), decided(60)).waits_for_decision

    @keeps("ACT-12")
    def test_activeviam_keeps_what_a_dispute_needs_until_the_decision_is_final(self) -> None:
        holds = with_hold(
            (), HoldKind.LITIGATION, reason="assignation", ends_when="décision définitive", on=CLOSED, by=DPO.name
        )
        found = kept(closed_case(holds=holds), self.company("activeviam"))
        assert found.due(date(2040, 1, 1)) == ()


class TestWorkingCopies:
    """What served the handling alone."""

    @law_says(
        "design.retention.working_copies",
        "Working copies, search results and drafts that never left are destroyed thirty days after the case was "
        "closed.",
    )
    def test_they_go_thirty_days_after_closing(self) -> None:
        gathered, original, sent, drafted = (document(k) for k in ("gathered", "original", "letter", "letter"))
        letters = (letter(LetterState.SENT, sent, sent), letter(LetterState.DRAFT, drafted, drafted))
        case = closed_case(documents=(gathered, original, sent, drafted), letters=letters)
        found = kept(case)
        line = found.lines[0]
        assert (line.what, line.on) == (Kept.WORKING_COPIES, date(2026, 12, 22))
        assert line.documents == (gathered.id, drafted.id)
        left, gone = without_working_copies(case)
        assert gone == line.documents
        assert left.documents == (original, sent)
        assert left.letters == letters[:1]

    def test_a_package_that_was_made_again_is_a_working_copy(self) -> None:
        first, second = document("package"), document("package")
        case = closed_case(documents=(first, second), packages=(PackageRecord(second.id, "access", CLOSED, 2, CLOSED),))
        assert kept(case).lines[0].documents == (first.id,)

    def test_they_stay_while_the_case_is_open(self) -> None:
        found = kept(plain_case(documents=(document("gathered"),)))
        assert (found.lines[0].what, found.lines[0].on) == (Kept.WORKING_COPIES, None)


class TestDeliveredPackages:
    """Kept sealed as proof of content, then reduced to the manifest."""

    DELIVERED = date(2026, 8, 31)

    def with_package(self, **changes: Any) -> Case:
        sealed = document("package")
        package = PackageRecord(sealed.id, "access", self.DELIVERED, 2, self.DELIVERED, manifest='{"files": []}')
        return closed_case(documents=(sealed,), packages=(package,), **changes)

    @law_says(
        "design.retention.package",
        "A delivered package stays sealed for six months as proof of its content; then its manifest alone is kept.",
    )
    def test_it_stays_six_months_after_delivery_then_the_manifest_alone(self) -> None:
        case = self.with_package()
        line = kept(case).lines[0]
        assert (line.what, line.on) == (Kept.PACKAGE, date(2027, 2, 28))
        left, gone = with_manifests_only(case, (line,), date(2027, 3, 1))
        assert (left.documents, gone) == ((), (case.packages[0].id,))
        assert left.packages == (replace(case.packages[0], reduced_on=date(2027, 3, 1)),)
        assert left.packages[0].manifest == '{"files": []}'
        assert [each.what for each in kept(left).lines] == [Kept.CASE_FILE]

    @law_says(
        "design.retention.package_after_erasure",
        "Once the data were erased, the manifest of a delivered package is all that is kept of it, at once.",
    )
    @pytest.mark.parametrize("erased_on", [date(2026, 8, 30), date(2026, 9, 2)])
    def test_after_an_erasure_it_goes_at_once(self, erased_on: date) -> None:
        line = kept(self.with_package(measures=(Measure(1, "erased", "crm", erased_on, DPO.name),))).lines[0]
        assert line.on == max(erased_on, self.DELIVERED)
        assert line.steps[-1].rule == "design.retention.package_after_erasure"

    def test_one_that_was_not_delivered_is_not_dated(self) -> None:
        case = self.with_package()
        waiting = replace(case, packages=(replace(case.packages[0], delivered_on=None),))
        assert [line.what for line in kept(waiting).lines] == [Kept.CASE_FILE]


class TestDirectives:
    """Entries of the register, which no case owns."""

    ENDED = date(2027, 2, 28)

    @law_says(
        "design.retention.directive",
        "A directive is kept until it is carried out or revoked, and its proof for five years after that.",
    )
    @pytest.mark.parametrize("state", ["revoked", "executed"])
    def test_its_proof_is_kept_five_years_after_it_ended(self, state: str) -> None:
        entry = directive()
        revoked = replace(entry, revoked_on=self.ENDED)
        line = directive_line(revoked if state == "revoked" else replace(entry, executed_on=self.ENDED), RULES)
        assert line
        assert (line.what, line.on) == (Kept.DIRECTIVE, date(2032, 2, 28))
        assert line.steps[0].rule == f"directive_{state}"
        with pytest.raises(NotYetDue):
            must_have_ended(line, date(2032, 2, 27))
        must_have_ended(line, date(2032, 2, 28))

    def test_one_that_holds_is_kept_however_old_it_is(self) -> None:
        line = directive_line(directive(), RULES)
        assert line is None
        with pytest.raises(NothingToPurge):
            must_have_ended(line, date(2099, 1, 1))


class TestHolds:
    """A complaint or litigation."""

    def held(self, case: Case, kind: HoldKind = HoldKind.COMPLAINT) -> Case:
        holds = with_hold(case.holds, kind, reason="plainte", ends_when="clôture par la CNIL", on=CLOSED, by=DPO.name)
        return replace(case, holds=holds)

    @law_says(
        "gdpr.17.3.e.hold",
        "While a complaint or legal claims run, nothing of the case is purged until the event that ends them.",
    )
    def test_nothing_is_purged_while_one_runs_and_all_is_due_at_once_after(self) -> None:
        case = self.held(closed_case(documents=(document("gathered"),)))
        later = date(2040, 1, 1)
        found = kept(case)
        assert (found.due(later), found.next_on) == ((), None)
        for what in Kept:
            with pytest.raises(OnHold):
                must_be_due(case, found, what, later)
        free = replace(case, holds=released(case.holds, HoldKind.COMPLAINT, on=later, by=DPO.name))
        assert [line.what for line in kept(free).due(later)] == [Kept.CASE_FILE]
        assert running(free.holds) == ()
        assert free.holds[0].released_on == later

    @law_says(
        "design.hold.linked",
        "A complaint, a letter of the authority or litigation keeps the cases it is linked to from being purged, by "
        "itself, until it is closed.",
    )
    def test_another_case_holds_this_one_by_itself_and_only_its_end_releases_it(self) -> None:
        held = held_by((), HoldKind.COMPLAINT, "DSR-2026-0009", on=CLOSED, by=DPO.name)
        assert held_by(held, HoldKind.COMPLAINT, "DSR-2026-0009", on=CLOSED, by=DPO.name) == held
        case = closed_case(holds=held, documents=(document("gathered"),))
        assert kept(case).due(date(2040, 1, 1)) == ()
        with pytest.raises(HeldByCase):
            released(held, HoldKind.COMPLAINT, on=CLOSED, by=DPO.name)
        assert freed_by(held, HoldKind.COMPLAINT, "DSR-2026-0010", on=CLOSED, by=DPO.name) == held
        free = freed_by(held, HoldKind.COMPLAINT, "DSR-2026-0009", on=CLOSED, by=DPO.name)
        assert running(free) == ()

    def test_a_person_may_put_the_same_case_on_hold_beside_and_release_that_one_alone(self) -> None:
        held = held_by((), HoldKind.COMPLAINT, "DSR-2026-0009", on=CLOSED, by=DPO.name)
        both = self.held(closed_case(holds=held)).holds
        left = running(released(both, HoldKind.COMPLAINT, on=CLOSED, by=DPO.name))
        assert [hold.because_of for hold in left] == ["DSR-2026-0009"]

    def test_two_of_them_end_apart(self) -> None:
        case = self.held(self.held(closed_case()), HoldKind.LITIGATION)
        left = released(case.holds, HoldKind.COMPLAINT, on=CLOSED, by=DPO.name)
        assert [hold.kind for hold in running(left)] == [HoldKind.LITIGATION]

    @pytest.mark.parametrize(("reason", "ends_when"), [(" ", "fin"), ("plainte", " ")])
    def test_one_says_why_and_until_which_event(self, reason: str, ends_when: str) -> None:
        with pytest.raises(HoldIncomplete):
            with_hold((), HoldKind.COMPLAINT, reason=reason, ends_when=ends_when, on=CLOSED, by=DPO.name)

    def test_the_same_one_is_not_put_twice_nor_released_twice(self) -> None:
        case = self.held(closed_case())
        with pytest.raises(AlreadyHeld):
            self.held(case)
        with pytest.raises(NoSuchHold):
            released(case.holds, HoldKind.LITIGATION, on=CLOSED, by=DPO.name)
        free = released(case.holds, HoldKind.COMPLAINT, on=CLOSED, by=DPO.name)
        with pytest.raises(NoSuchHold):
            released(free, HoldKind.COMPLAINT, on=CLOSED, by=DPO.name)

    def test_it_is_on_record_why_until_which_event_since_when_and_by_whom(self) -> None:
        (hold,) = with_hold((), HoldKind.LITIGATION, reason=" appel ", ends_when=" arrêt ", on=CLOSED, by=DPO.name)
        assert hold == Hold(HoldKind.LITIGATION, "appel", "arrêt", CLOSED, DPO.name)
        later = CLOSED + timedelta(days=90)
        ended = replace(hold, released_on=later, released_by="Basile")
        assert released((hold,), HoldKind.LITIGATION, on=later, by="Basile") == (ended,)

    def test_one_put_by_another_case_names_that_case_and_ends_with_it_on_record_too(self) -> None:
        (hold,) = held_by((), HoldKind.COMPLAINT, "DSR-2026-0009", on=CLOSED, by=DPO.name)
        assert hold == Hold(HoldKind.COMPLAINT, "", "", CLOSED, DPO.name, because_of="DSR-2026-0009")
        later = CLOSED + timedelta(days=90)
        ended = replace(hold, released_on=later, released_by="Basile")
        assert freed_by((hold,), HoldKind.COMPLAINT, "DSR-2026-0009", on=later, by="Basile") == (ended,)

    def test_another_case_holds_this_one_for_each_reason_apart(self) -> None:
        complaint = held_by((), HoldKind.COMPLAINT, "DSR-2026-0009", on=CLOSED, by=DPO.name)
        both = held_by(complaint, HoldKind.LITIGATION, "DSR-2026-0009", on=CLOSED, by=DPO.name)
        left = running(freed_by(both, HoldKind.COMPLAINT, "DSR-2026-0009", on=CLOSED, by=DPO.name))
        assert [hold.kind for hold in both] == [HoldKind.COMPLAINT, HoldKind.LITIGATION]
        assert [hold.kind for hold in left] == [HoldKind.LITIGATION]

    def test_what_is_refused_says_for_which_reason_or_for_which_case(self) -> None:
        by_hand = self.held(closed_case()).holds
        with pytest.raises(AlreadyHeld) as twice:
            with_hold(by_hand, HoldKind.COMPLAINT, reason="x", ends_when="y", on=CLOSED, by=DPO.name)
        by_case = held_by((), HoldKind.COMPLAINT, "DSR-2026-0009", on=CLOSED, by=DPO.name)
        with pytest.raises(HeldByCase) as linked:
            released(by_case, HoldKind.COMPLAINT, on=CLOSED, by=DPO.name)
        with pytest.raises(NoSuchHold) as none:
            released(by_case, HoldKind.LITIGATION, on=CLOSED, by=DPO.name)
        told = [refused.value.facts for refused in (twice, linked, none)]
        assert told == [{"kind": "complaint"}, {"case": "DSR-2026-0009"}, {"kind": "litigation"}]


class TestPurging:
    """What is due, what is refused, what remains."""

    def test_what_is_due_first_decides_when_somebody_is_called(self) -> None:
        found = kept(closed_case(documents=(document("gathered"),)))
        assert found.next_on == date(2026, 12, 22)
        assert found.due(date(2026, 12, 21)) == ()
        assert [line.what for line in found.due(date(2026, 12, 22))] == [Kept.WORKING_COPIES]

    def test_the_whole_file_takes_the_rest_with_it(self) -> None:
        found = kept(closed_case(documents=(document("gathered"),)))
        assert [line.what for line in found.due(date(2031, 11, 22))] == [Kept.CASE_FILE]

    def test_nothing_is_purged_before_its_day(self) -> None:
        case = closed_case()
        with pytest.raises(NotYetDue) as refusal:
            must_be_due(case, kept(case), Kept.CASE_FILE, date(2031, 11, 21))
        assert refusal.value.facts == {"on": "2031-11-22"}
        assert must_be_due(case, kept(case), Kept.CASE_FILE, date(2031, 11, 22))

    def test_what_is_not_there_is_not_purged(self) -> None:
        for case, what in ((closed_case(), Kept.PACKAGE), (plain_case(), Kept.CASE_FILE)):
            with pytest.raises(NothingToPurge):
                must_be_due(case, kept(case), what, date(2040, 1, 1))

    def test_a_case_that_waits_for_a_decision_is_not_purged(self) -> None:
        case = closed_case()
        with pytest.raises(DecisionNeeded):
            must_be_due(case, kept(case, promising(0)), Kept.CASE_FILE, date(2040, 1, 1))

    def test_a_case_with_an_identity_document_held_is_not_purged(self) -> None:
        case = closed_case(identity=Identity(documents=(identity_document(),)))
        with pytest.raises(IdentityStillHeld):
            must_be_due(case, kept(case), Kept.CASE_FILE, date(2040, 1, 1))

    @law_says(
        "cnil.suppression.three_years",
        "An address stays on the suppression list for three years at least, as a hash that serves no other purpose.",
    )
    def test_a_stopped_address_outlives_the_case_on_the_suppression_list(self) -> None:
        stopped = Measure(1, "marketing_stopped", "emailing", date(2026, 10, 26), DPO.name)
        assert kept(closed_case(measures=(stopped,))).suppressed_until == date(2029, 10, 26)
        assert kept(closed_case()).suppressed_until is None

    @law_says(
        "gdpr.5.1.e.figures",
        "After a purge only figures remain: months, rights, outcomes and days used, which identify nobody.",
    )
    def test_the_figures_that_remain_name_nobody(self) -> None:
        case = full_case()
        left = figures(case, late=False)
        assert (left.received_month, left.closed_month, left.days_used) == ("2026-10", "2026-10", 2)
        assert left.rights == ("access", "objection_marketing")
        assert (left.outcomes, left.answered_late) == (("partly_granted", ""), False)
        assert (left.extended, left.suspended, left.channel) == (True, True, "email")
        told = repr(left)
        assert not any(word in told for word in (case.reference, case.requester.name, str(case.id), "secret"))

    def test_a_case_that_was_never_answered_has_no_days_used(self) -> None:
        item = RequestItem(1, RightType.ACCESS, outcome=Outcome.WITHDRAWN)
        left = figures(plain_case(items=(item,)), late=None)
        assert (left.days_used, left.closed_month, left.extended, left.suspended) == (None, "", False, False)


class TestTheSuppressionList:
    """Addresses that objected, kept as hashes."""

    def test_an_address_may_leave_the_list_three_years_after_it_objected_last(self) -> None:
        oldest = date(2023, 11, 22)
        line = suppression_line(oldest, RULES)
        assert (line.what, line.on) == (Kept.SUPPRESSION, date(2026, 11, 22))
        assert [(step.rule, step.on) for step in line.steps] == [
            ("suppression_oldest", oldest),
            ("cnil.suppression.three_years", date(2026, 11, 22)),
        ]
        assert dict(line.steps[1].facts) == {"months": 36}
        assert suppressed_until_by(date(2026, 11, 22), RULES) == oldest
        assert suppressed_until_by(date(2026, 11, 21), RULES) < oldest


class TestFiguresOfTheReport:
    """What the annual report needs of a case outlives it too."""

    @pytest.mark.parametrize(("days", "months"), [(0, 1), (31, 1), (32, 2), (92, 3), (93, 4)])
    def test_months_used_are_counted_from_receipt(self, days: int, months: int) -> None:
        answered = RECEIVED + timedelta(days=days)
        items = (RequestItem(1, RightType.ACCESS, outcome=Outcome.GRANTED, answered_on=answered),)
        assert figures(closed_case(items=items), late=False).months_used == months

    def test_they_tell_copies_grounds_and_recipients_in_numbers_only(self) -> None:
        found = figures(full_case(), late=False)
        assert (found.codes, found.copies_destroyed, found.identity_asked) == (("R08", "R02"), 1, True)
        assert (found.kind, found.category, found.forwarded) == ("authority_letter", "customer", False)
        extension = Extension(1, (ExtensionGround.COMPLEXITY,), "volume", CLOSED, DPO.name)
        assert figures(closed_case(extensions=(extension,)), late=None).extension_grounds == ("complexity",)

    def test_an_entry_of_the_register_leaves_its_months_kind_and_end(self) -> None:
        found = directive_figures(directive(revoked_on=date(2026, 5, 3)))
        assert found == DirectiveFigures("2026-02", "2026-05", "specific", "revoked")
        assert directive_figures(directive()).ended_month == ""

    def test_an_entry_whose_case_is_on_hold_is_kept_with_it(self) -> None:
        line = directive_line(directive(revoked_on=date(2020, 1, 1)), RULES)
        with pytest.raises(OnHold):
            must_have_ended(line, date(2026, 1, 1), on_hold=HoldKind.LITIGATION)
