"""When the desk warns, and how long it waits: each figure stands in its rule, and does what its sentence says."""

from __future__ import annotations

from datetime import timedelta

import pytest

from dsardesk.domain.identity import IdentityCheck, Rung, TooFewPointsMatched, Verdict
from dsardesk.domain.marketing import CHECK, CHECK_AFTER, promise_check
from dsardesk.domain.standing import SOON, Urgency, standing
from dsardesk.services.backups import STALE
from dsardesk.services.case_list import NEAR, Due, Selection, query_of
from tests.invented import DPO, NOON, RECEIVED_ON, calendar, case, day, rule_book
from tests.law_says import law_says

BOOK = rule_book()


@law_says("design.alert.soon", "A case whose answer is due within seven days is shown as due soon.")
def test_the_last_seven_days_are_soon() -> None:
    for ahead, urgency in ((7, Urgency.SOON), (8, Urgency.LATER)):
        due = RECEIVED_ON + timedelta(days=ahead)
        stands = standing(due, RECEIVED_ON, calendar(), BOOK, suspended=False, closed=False)
        assert stands.urgency is urgency
    assert BOOK.days(SOON) == 7


@law_says("design.alert.near", "The list of requests can be narrowed to those due within ten days.")
def test_the_list_is_narrowed_to_ten_days() -> None:
    query = query_of(Selection(due=Due.NEAR), RECEIVED_ON, BOOK)
    assert (query.due_from, query.due_until) == (RECEIVED_ON, RECEIVED_ON + timedelta(days=10))
    assert BOOK.days(NEAR) == 10


@law_says("design.alert.backup", "A backup older than seven days is worth a warning.")
def test_a_backup_grows_old_in_seven_days() -> None:
    assert BOOK.days(STALE) == 7


@law_says(
    "design.marketing_check",
    "Fifteen days after marketing was stopped, somebody looks whether a message left all the same.",
)
def test_somebody_looks_fifteen_days_after_the_stop() -> None:
    check_on = day(4, 2) + timedelta(days=BOOK.days(CHECK_AFTER))
    (promise,) = promise_check(case(), check_on).promises
    assert (promise.kind, promise.due_on) == (CHECK, day(4, 17))


@law_says("design.identity.points", "Two facts that only the person and the company know confirm who is asking.")
def test_one_fact_confirms_nobody() -> None:
    needed = BOOK.count("design.identity.points")
    two = IdentityCheck(Rung.DATA_POINTS, Verdict.CONFIRMED, ("email", "customer_number"), NOON, DPO)
    two.must_match_enough(needed)
    with pytest.raises(TooFewPointsMatched):
        IdentityCheck(Rung.DATA_POINTS, Verdict.CONFIRMED, ("email",), NOON, DPO).must_match_enough(needed)
