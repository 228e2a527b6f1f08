"""Each date says, step by step, how it came about; what was refused says why.

These tests came from changes of the rules that no other test noticed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from dsardesk.domain.calendars import add_months
from dsardesk.domain.commitments import KeptFrom
from dsardesk.domain.deadlines import end_of_day_utc
from dsardesk.domain.identity import (
    AlreadyDestroyed,
    Destruction,
    DestructionCause,
    Identity,
    IdentityCheck,
    IdentityDocument,
    Rung,
    Verdict,
)
from dsardesk.domain.papers import CaseDocument, PackageRecord
from dsardesk.domain.records import Measure
from dsardesk.domain.retention import Kept, RetentionLine, archived_if_closed_by, directive_line, retention
from dsardesk.domain.retention_term import RetentionDecision, RetentionWarning, Term, term
from dsardesk.domain.rights import RightType
from dsardesk.domain.time_limit import ClockState, Step
from tests.directives import directive
from tests.domain.test_retention import CLOSED, RULES, alto, closed_case, decided, promising
from tests.invented import DPO, NOON, PARIS, STORIES, answered, asked, clock, day, identity_document, numbered
from tests.makers import plain_case

GATHERED = CaseDocument(numbered(40), "gathered", "fiche.csv", "text/csv", 3, "ab" * 32, "crm")
DELIVERED = date(2026, 11, 10)
SEALED = PackageRecord(numbered(20), "access", DELIVERED, 3, DELIVERED, "phone")


def lines(what: Kept, **changes: object) -> list[RetentionLine]:
    found = retention(closed_case(**changes), alto(), None, RULES)
    return [line for line in found.lines if line.what is what]


def test_working_copies_go_thirty_days_after_closing() -> None:
    (line,) = lines(Kept.WORKING_COPIES, documents=(GATHERED,))
    gone_on = CLOSED + timedelta(days=30)
    steps = (Step("closed", CLOSED), Step("design.retention.working_copies", gone_on, (("days", 30),)))
    assert line == RetentionLine(Kept.WORKING_COPIES, gone_on, steps, (GATHERED.id,))


def test_working_copies_of_an_open_case_have_no_day_yet() -> None:
    found = retention(plain_case(documents=(GATHERED,)), alto(), None, RULES)
    assert found.lines[0] == RetentionLine(Kept.WORKING_COPIES, None, (), (GATHERED.id,))
    assert found.lines[-1] == RetentionLine(Kept.CASE_FILE, None, ())


def test_a_delivered_package_goes_six_months_after_delivery() -> None:
    (line,) = lines(Kept.PACKAGE, packages=(SEALED,))
    gone_on = add_months(DELIVERED, 6)
    steps = (Step("delivered", DELIVERED), Step("design.retention.package", gone_on, (("months", 6),)))
    assert line == RetentionLine(Kept.PACKAGE, gone_on, steps, (SEALED.id,))


@pytest.mark.parametrize("erased_on", [date(2026, 11, 5), date(2026, 11, 15)])
def test_after_an_erasure_it_goes_once_both_are_done(erased_on: date) -> None:
    (line,) = lines(Kept.PACKAGE, packages=(SEALED,), measures=(Measure(1, "erased", "crm", erased_on, "Claire"),))
    gone_on = max(DELIVERED, erased_on)
    rule = "design.retention.package_after_erasure"
    steps = (Step("delivered", DELIVERED), Step(rule, gone_on, (("erased_on", erased_on),)))
    assert line == RetentionLine(Kept.PACKAGE, gone_on, steps, (SEALED.id,))


def test_the_file_goes_through_the_archive_to_its_end() -> None:
    (line,) = lines(Kept.CASE_FILE)
    archived_on, gone_on = add_months(CLOSED, 12), add_months(CLOSED, 60)
    assert line.steps == (
        Step("closed", CLOSED),
        Step("design.retention.active", archived_on, (("months", 12),)),
        Step("cciv.2224.proof", gone_on, (("months", 60), ("start", CLOSED))),
    )


def test_a_file_about_which_nobody_decided_says_so() -> None:
    found = retention(closed_case(), promising(0), None, RULES)
    assert found.lines[-1].steps == (Step("closed", CLOSED), Step("gdpr.5.2.decision.needed", CLOSED))


def test_a_file_kept_until_its_archive_would_begin_never_reaches_it() -> None:
    found = retention(closed_case(), alto(), decided(12), RULES)
    assert [step.rule for step in found.lines[-1].steps] == ["closed", "gdpr.5.2.decision"]


def test_a_revoked_directive_goes_five_years_later() -> None:
    line = directive_line(directive(revoked_on=DELIVERED), RULES)
    gone_on = add_months(DELIVERED, 60)
    steps = (
        Step("directive_revoked", DELIVERED),
        Step("design.retention.directive", gone_on, (("months", 60),)),
    )
    assert line == RetentionLine(Kept.DIRECTIVE, gone_on, steps)


class TestTerm:
    """On what the period rests."""

    def test_the_usual_one(self) -> None:
        assert term(alto(), None, RULES) == Term(60, KeptFrom.CLOSING, "cciv.2224.proof")

    def test_what_somebody_decided(self) -> None:
        decision: RetentionDecision = decided(36)
        assert term(alto(), decision, RULES) == Term(36, KeptFrom.CLOSING, "gdpr.5.2.decision")

    def test_what_somebody_still_has_to_decide(self) -> None:
        needed = (RetentionWarning.DECISION_NEEDED,)
        assert term(promising(0), None, RULES) == Term(None, KeptFrom.CLOSING, "gdpr.5.2.decision", needed)


def test_the_archive_begins_exactly_a_year_after_closing_whatever_the_month() -> None:
    """Looked at from every day of two years, one of them a leap year."""
    for days in range(800):
        today = date(2023, 12, 30) + timedelta(days=days)
        latest = archived_if_closed_by(today, RULES)
        assert add_months(latest, 12) <= today < add_months(latest + timedelta(days=1), 12)


def test_a_document_that_is_gone_cannot_be_kept_and_its_end_is_told() -> None:
    gone = Destruction(datetime(2026, 4, 3, tzinfo=UTC), "Claire Morel", DestructionCause.UNSOLICITED)
    with pytest.raises(AlreadyDestroyed) as refused:
        identity_document().destroyed(gone).kept("preuve d’une fausse identité", date(2026, 12, 31))
    assert refused.value.facts == {"cause": DestructionCause.UNSOLICITED}


class TestClock:
    """What no other test of the clock held it to."""

    def test_it_says_from_which_day_it_runs(self) -> None:
        assert clock(day(4, 1)).received_on == day(4, 1)

    def test_days_already_suspended_put_off_the_last_day_on_which_to_ask(self) -> None:
        """Ten days suspended: one month ends on 11 May, and what is asked on 5 May still suspends."""
        first = (asked(day(4, 2)), answered(day(4, 12)))
        assert clock(day(4, 1), *first, asked(day(5, 5), "clarification")).state is ClockState.SUSPENDED
        assert clock(day(4, 1), *first, asked(day(5, 12), "clarification")).state is ClockState.RUNNING

    def test_no_extension_is_announced_as_possible_where_the_law_excludes_one(self) -> None:
        """LIL 51 II; somebody may still override that, with a reason, and then says so."""
        assert clock(day(4, 1), right=RightType.ERASURE, minor=True).due_after_extension is None
        assert clock(day(4, 1), right=RightType.ERASURE).due_after_extension == day(7, 1)

    def test_the_end_of_a_day_is_an_instant_in_utc(self) -> None:
        end = end_of_day_utc(day(7, 1), PARIS)
        assert end == datetime(2026, 7, 1, 22, tzinfo=UTC)
        assert end.tzinfo is UTC  # Whatever the clock of the computer shows.


class TestAwaitedDecision:
    """A document that did not convince is never destroyed silently: a person says what becomes of it."""

    DOUBTFUL = IdentityCheck(Rung.COPY, Verdict.NOT_CONFIRMED, (), NOON, DPO, "deux homonymes")

    def test_one_that_was_looked_at_waits(self) -> None:
        assert Identity(check=self.DOUBTFUL).waits_for_a_decision(identity_document(received_at=NOON))

    @pytest.mark.parametrize(
        ("check", "document"),
        [
            (None, identity_document()),
            (replace(DOUBTFUL, verdict=Verdict.CONFIRMED), identity_document()),
            (DOUBTFUL, identity_document(received_at=NOON + timedelta(seconds=1))),
            (DOUBTFUL, identity_document(hold_reason="preuve", hold_until=date(2026, 12, 31))),
            (DOUBTFUL, identity_document(destruction=Destruction(NOON, DPO, DestructionCause.CHECKED))),
        ],
    )
    def test_nothing_else_does(self, check: IdentityCheck | None, document: IdentityDocument) -> None:
        assert not Identity(check=check).waits_for_a_decision(document)


TOLD: list[tuple[str, date, dict[str, object]]] = [
    ("clock.received", date(2026, 3, 5), {}),
    ("clock.month", date(2026, 4, 5), {"months": 1}),
    ("clock.due", date(2026, 4, 7), {}),
    ("clock.month_clipped", date(2026, 9, 30), {"months": 1}),
    ("clock.rolled", date(2026, 5, 4), {"from_date": date(2026, 5, 1), "because": "holiday.labour_day weekend"}),
    ("clock.suspended", date(2026, 6, 18), {"cause": "identity", "asked_on": date(2026, 6, 15), "days": 3}),
    ("clock.days_added", date(2026, 7, 15), {"days": 3}),
    ("clock.suspension_open", date(2026, 10, 2), {"cause": "clarification_identity", "remaining": 30}),
    ("clock.not_suspended_right", date(2026, 1, 13), {"cause": "clarification"}),
    ("clock.not_suspended_conditions", date(2026, 1, 13), {"cause": "clarification"}),
    ("clock.not_suspended_doubt", date(2026, 1, 13), {"cause": "identity"}),
    ("clock.not_suspended_delay", date(2026, 9, 28), {"cause": "identity"}),
    ("clock.not_suspended_expired", date(2026, 10, 5), {"cause": "identity"}),
    ("clock.extended", date(2026, 5, 16), {"notified_on": date(2026, 3, 6)}),
    ("clock.extended_after_month", date(2026, 6, 10), {"notified_on": date(2026, 4, 15)}),
    ("clock.no_second_extension", date(2026, 7, 30), {}),
    ("clock.extension_excluded", date(2026, 9, 20), {}),
    ("clock.extension_without_reasons", date(2026, 3, 6), {}),
    ("clock.extension_too_late", date(2026, 3, 17), {}),
    ("clock.months", date(2026, 11, 7), {"months": 2}),
    ("clock.months_clipped", date(2027, 2, 28), {"months": 2}),
    ("clock.days", date(2026, 10, 7), {"days": 30}),
    ("clock.earliest", date(2026, 9, 9), {}),
    ("clock.not_rolled", date(2026, 11, 7), {"because": "weekend"}),
    ("clock.not_suspended_regime", date(2026, 9, 8), {"cause": "identity"}),
    ("clock.by_design", date(2026, 10, 7), {}),
    ("clock.at_once", date(2026, 9, 7), {}),
    ("clock.authority", date(2026, 10, 10), {}),
]
"""The step for which each story is told: its day, and what its sentence says."""


@pytest.mark.parametrize(("rule", "on", "facts"), TOLD, ids=[rule for rule, _, _ in TOLD])
def test_each_step_of_a_calculation_bears_its_day_and_what_its_sentence_says(
    rule: str, on: date, facts: dict[str, object]
) -> None:
    found = [step for step in STORIES[rule].tell().steps if step.rule == rule]
    assert [(step.on, dict(step.facts)) for step in found] == [(on, facts)]


def test_no_story_is_left_out() -> None:
    assert {rule for rule, _, _ in TOLD} == set(STORIES)
