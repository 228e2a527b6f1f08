"""The annual report: what a year's requests came to, and which figures others may read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.annual import SMALL, SUMS, Annual, Part, annual_report, for_others
from dsardesk.domain.purging import DirectiveFigures, Figures
from tests.invented import rule_book
from tests.law_says import law_says

RULES = rule_book()
LEAST = RULES.count(SMALL)
MONTH = RULES.months("gdpr.12.3.base")
EXTENDED = MONTH + RULES.months("gdpr.12.3.extension")
PLAIN = Figures(
    "2026-10", "2026-11", ("access",), ("granted",), "email", 9, False, False, False, category="customer", months_used=1
)
counts = st.integers(0, 12)


def of(*figures: Figures, year: int = 2026, directives: tuple[DirectiveFigures, ...] = ()) -> Annual:
    return annual_report(year, figures, directives, month=MONTH, extended=EXTENDED)


def some(number: int, **changes: Any) -> tuple[Figures, ...]:
    return (replace(PLAIN, **changes),) * number


@law_says(
    "design.report.cohort",
    "The report of a year counts the requests received in it, purged ones included, as they stand on the day it is "
    "made.",
)
def test_only_requests_received_in_the_year_are_counted() -> None:
    found = of(PLAIN, replace(PLAIN, received_month="2025-12", closed_month="2026-01"))
    assert found.received == 1
    assert found.tally(Part.MONTHS)["2026-10"] == 1
    assert sum(count or 0 for count in found.tally(Part.MONTHS).values()) == 1
    assert len(found.tally(Part.MONTHS)) == 12


@law_says(
    "gdpr.5.2.register",
    "No text prescribes a register of requests or an annual report: both serve to show that the controller complied.",
)
def test_the_report_says_how_each_right_was_answered_how_soon_and_why_not() -> None:
    both = replace(PLAIN, rights=("access", "erasure"), outcomes=("granted", "refused"), codes=("R11",))
    late = replace(
        PLAIN, days_used=100, months_used=4, answered_late=True, extended=True, extension_grounds=("number",)
    )
    slow = replace(PLAIN, days_used=70, months_used=3, suspended=True, identity_asked=True, copies_destroyed=2)
    waiting = replace(PLAIN, outcomes=("",), days_used=None, months_used=None, answered_late=None, forwarded=True)
    found = of(both, late, slow, waiting)
    assert found.tally(Part.RIGHTS) == {"access": 4, "erasure": 1}
    assert found.tally(Part.OUTCOMES) == {"granted": 3, "refused": 1, "undecided": 1}
    assert found.tally(Part.RIGHTS_OUTCOMES)["erasure/refused"] == 1
    assert found.tally(Part.DELAYS) == {"month": 1, "extended": 1, "longer": 1, "unanswered": 1}
    assert set(found.tally(Part.AMONG).values()) == {1}
    assert set(found.tally(Part.AMONG)) == {"late", "extended", "suspended", "identity_asked", "forwarded"}
    assert found.tally(Part.CODES) == {"R11": 1}
    assert found.tally(Part.EXTENSION_GROUNDS) == {"number": 1}
    assert found.tally(Part.OTHERS)["copies_destroyed"] == 2
    assert (found.median_days, found.ninth_days) == (70, 100)


def test_how_long_copies_of_identity_documents_were_held_is_told_by_half_and_by_the_longest() -> None:
    found = of(replace(PLAIN, hours_held=(2, 40)), replace(PLAIN, hours_held=(5,)))
    assert (found.median_hours, found.longest_hours) == (5, 40)
    assert (of(PLAIN).median_hours, of(PLAIN).longest_hours) == (None, None)


def test_what_came_of_complaints_and_the_letters_of_the_authority_are_for_the_company_alone() -> None:
    complaint = replace(PLAIN, kind="complaint", rights=("complaint", "access"), outcomes=("granted", ""))
    open_one = replace(complaint, rights=("complaint",), outcomes=("",))
    letter = replace(PLAIN, kind="authority_letter", rights=("complaint",), outcomes=("refused",))
    figures = (complaint, open_one, letter)
    found = annual_report(2026, figures, (), month=MONTH, extended=EXTENDED, authority_letters=("B", "A"))
    assert found.tally(Part.COMPLAINTS) == {"granted": 1, "undecided": 1}
    assert found.authority_letters == ("A", "B")
    others = for_others(found, LEAST)
    assert (others.tally(Part.COMPLAINTS), others.authority_letters) == ({}, ())


def test_others_learn_how_long_copies_were_held_only_where_there_are_enough() -> None:
    few = for_others(of(replace(PLAIN, copies_destroyed=1, hours_held=(3,))), LEAST)
    assert (few.median_hours, few.longest_hours) == (None, None)
    many = for_others(of(*some(LEAST, copies_destroyed=1, hours_held=(3,))), LEAST)
    assert (many.median_hours, many.longest_hours) == (3, 3)


def test_a_year_without_requests_has_no_delays() -> None:
    found = of()
    assert (found.received, found.median_days, found.ninth_days) == (0, None, None)
    assert found.tally(Part.RIGHTS) == {}


def test_the_register_of_directives_is_counted_by_what_happened_in_the_year() -> None:
    entries = (
        DirectiveFigures("2026-02", "", "specific", "active"),
        DirectiveFigures("2025-02", "2026-03", "specific", "revoked"),
        DirectiveFigures("2025-02", "2026-03", "general", "executed"),
    )
    assert of(directives=entries).tally(Part.DIRECTIVES) == {"registered": 1, "revoked": 1, "executed": 1}


class TestForOthers:
    """Small figures may point to somebody."""

    @law_says(
        "design.report.small_cells",
        "In a report meant for others a figure below five is hidden, and so is any other that would give it away.",
    )
    def test_a_small_figure_is_hidden_with_the_one_that_would_give_it_away(self) -> None:
        found = for_others(of(*some(20), *some(7, rights=("erasure",)), *some(2, rights=("objection",))), LEAST)
        assert found.tally(Part.RIGHTS) == {"access": 20, "erasure": None, "objection": None}
        assert (found.received, found.least) == (29, 5)

    def test_two_small_figures_that_together_are_small_take_a_third_along(self) -> None:
        parts = (
            *some(9),
            *some(6, rights=("erasure",)),
            *some(1, rights=("objection",)),
            *some(1, rights=("portability",)),
        )
        found = for_others(of(*parts), LEAST).tally(Part.RIGHTS)
        assert [key for key, count in found.items() if count is not None] == ["access"]

    def test_nothing_is_hidden_where_nothing_is_small(self) -> None:
        own = of(*some(20), *some(6, rights=("erasure",)))
        assert for_others(own, LEAST).tally(Part.RIGHTS) == own.tally(Part.RIGHTS)

    def test_of_very_few_requests_not_even_the_total_is_told(self) -> None:
        found = for_others(of(*some(3)), LEAST)
        assert (found.received, found.median_days, found.ninth_days) == (None, None, None)
        assert found.tally(Part.RIGHTS) == {"access": None}

    def test_what_is_true_of_nearly_all_is_hidden_as_what_is_true_of_nearly_none(self) -> None:
        found = for_others(of(*some(16, extended=True, suspended=True), *some(4, suspended=True)), LEAST)
        assert found.tally(Part.AMONG) == {
            "late": 0,
            "extended": None,
            "suspended": 20,
            "identity_asked": 0,
            "forwarded": 0,
        }

    def test_no_request_at_all_is_told(self) -> None:
        assert for_others(of(), LEAST).received == 0

    def test_delays_of_few_answers_are_not_told(self) -> None:
        waiting = some(20, days_used=None, months_used=None, answered_late=None)
        assert for_others(of(*some(4), *waiting), LEAST).median_days is None
        assert for_others(of(*some(5), *waiting), LEAST).median_days == 9

    def test_tables_that_cross_two_others_stay_with_the_company(self) -> None:
        assert Part.RIGHTS_OUTCOMES not in {tally.part for tally in for_others(of(*some(40)), LEAST).tallies}

    def test_what_is_added_up_of_different_things_hides_only_what_is_small(self) -> None:
        found = for_others(of(*some(20, copies_destroyed=1), *some(1, recipients_told=2)), LEAST)
        assert found.tally(Part.OTHERS) == {"copies_destroyed": 20, "recipients_told": None}

    @given(access=counts, erasure=counts, objection=counts, late=counts)
    def test_no_hidden_figure_can_be_found_by_taking_the_others_from_the_total(
        self, access: int, erasure: int, objection: int, late: int
    ) -> None:
        figures = (
            *some(access),
            *some(erasure, rights=("erasure",), channel="post"),
            *some(objection, rights=("objection",)),
            *some(late, answered_late=True, months_used=5),
        )
        own = of(*figures)
        shown = for_others(own, LEAST)
        for tally in shown.tallies:
            truth = own.tally(tally.part)
            hidden = [truth[line.key] or 0 for line in tally.lines if line.count is None]
            assert all(line.count is None or line.count == 0 or line.count >= LEAST for line in tally.lines)
            if hidden and tally.part not in {*SUMS, Part.AMONG} and (own.received or 0) >= LEAST:
                assert len(hidden) > 1
                assert sum(hidden) >= LEAST
