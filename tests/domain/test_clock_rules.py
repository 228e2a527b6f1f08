"""The rules of time limits, each shown at work against its sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.calendars import Calendar
from dsardesk.domain.case import Role
from dsardesk.domain.clocks import calendar_of, clock_of, promised_due, terms_of
from dsardesk.domain.deadlines import ClockState, end_of_day_utc, receipt_date
from dsardesk.domain.forwarding import forwarding
from dsardesk.domain.profile import LocalHoliday, PersonCategory
from dsardesk.domain.reminders import reminder_days
from dsardesk.domain.requests import Principal, RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.terms import Regime, Terms, terms_for
from tests.invented import answered, asked, calendar, case, clock, day, letter, notified, profile, rule_book
from tests.law_says import law_says

RULES = rule_book()
ERASURE = RequestItem(1, RightType.ERASURE)


def rules_with(rule: str, **figure: int) -> RuleBook:
    """The rules that ship, one figure changed."""
    known = replace(RULES.rules[rule], **figure)  # type: ignore[arg-type]
    return replace(RULES, rules={**RULES.rules, rule: known})


@law_says(
    "reg.1182-71.3.1",
    "The day of receipt is not counted.",
)
def test_the_day_of_receipt_is_no_day_of_the_period() -> None:
    swiss = clock(day(9, 7), regime=Regime.SWISS_ACCESS)
    assert swiss.due == day(9, 7) + timedelta(days=30)


@law_says(
    "reg.1182-71.3.2.months",
    "A period in months ends on the same date as the day from which it runs; where the last month has no such "
    "date, on its last day.",
)
def test_a_month_ends_on_the_same_date_or_on_the_last_day() -> None:
    assert clock(day(9, 7)).nominal_due == day(10, 7)
    assert clock(day(8, 31)).nominal_due == day(9, 30)


@law_says(
    "reg.1182-71.3.4.roll",
    "A period whose last day is a Saturday, a Sunday or a public holiday ends on the next working day; the "
    "days off within it count.",
)
def test_a_last_day_off_moves_on_and_days_off_within_count() -> None:
    limit = clock(day(4, 1))
    assert (limit.nominal_due, limit.due) == (day(5, 1), day(5, 4))
    assert clock(day(4, 3)).due == day(5, 4)


@law_says(
    "edpb.01-2022.52.receipt",
    "The time limit starts on the controller’s civil day on which the request reaches one of its official "
    "channels, even a general mailbox, whoever opens it and whenever.",
)
@pytest.mark.parametrize(
    ("instant", "zone", "received_on"),
    [
        ("2026-03-01T22:59:00+00:00", "Europe/Paris", day(3, 1)),
        ("2026-03-01T23:01:00+00:00", "Europe/Paris", day(3, 2)),
        ("2026-03-29T21:59:00+00:00", "Europe/Paris", day(3, 29)),
        ("2026-03-29T22:01:00+00:00", "Europe/Paris", day(3, 30)),
        ("2026-10-25T22:59:00+00:00", "Europe/Paris", day(10, 25)),
        ("2026-10-25T23:00:00+00:00", "Europe/Paris", day(10, 26)),
        ("2026-06-01T03:59:00+00:00", "America/Martinique", day(5, 31)),
        ("2026-06-01T04:01:00+00:00", "America/Martinique", day(6, 1)),
        ("2026-06-01T19:59:00+00:00", "Indian/Reunion", day(6, 1)),
        ("2026-06-01T20:01:00+00:00", "Indian/Reunion", day(6, 2)),
        ("2026-06-01T23:59:00-03:00", "America/Cayenne", day(6, 1)),
        ("2026-06-01T00:01:00+03:00", "Indian/Mayotte", day(6, 1)),
    ],
)
def test_a_minute_before_or_after_midnight_at_the_controllers_decides_the_day(
    instant: str, zone: str, received_on: date
) -> None:
    assert receipt_date(datetime.fromisoformat(instant), ZoneInfo(zone)) == received_on


@law_says(
    "gdpr.12.3.notice",
    "An extension counts only if the notice left before the first period ended and gave its reasons; there is "
    "no second one.",
)
def test_an_extension_needs_its_reasons_and_its_notice_in_time() -> None:
    assert clock(day(2, 16), notified(day(3, 16))).extension_valid
    assert not clock(day(2, 16), notified(day(3, 17))).extension_valid
    assert not clock(day(2, 16), notified(day(3, 6), reasons=False)).extension_valid
    assert clock(day(5, 5), notified(day(5, 20)), notified(day(7, 30))).effective_due == day(8, 5)


@law_says(
    "decree.2019-536.77.suspension",
    "The time limits are suspended once further information needed to identify the person was asked for, until"
    " it is obtained.",
)
def test_asking_who_somebody_is_stops_the_clock_until_the_answer() -> None:
    """A08."""
    waiting = clock(day(3, 2), asked(day(3, 4)))
    assert (waiting.state, waiting.due) == (ClockState.SUSPENDED, None)
    limit = clock(day(3, 2), asked(day(3, 4)), answered(day(3, 12)))
    assert (limit.strict_due, limit.suspended_days, limit.due) == (day(4, 2), 8, day(4, 10))


@law_says(
    "edpb.01-2022.159.clarification",
    "Where a large quantity of data is processed, the time limit of an access request may be suspended until "
    "the person specifies it, if that was asked without undue delay.",
)
def test_only_a_prompt_question_about_a_lot_of_data_stops_an_access_request() -> None:
    question = asked(day(11, 3), "clarification")
    assert clock(day(11, 2), question).state is ClockState.SUSPENDED
    assert clock(day(11, 2), replace(question, conditions_met=False)).state is ClockState.RUNNING
    assert clock(day(11, 2), replace(question, without_undue_delay=False)).state is ClockState.RUNNING
    assert clock(day(11, 2), question, right=RightType.ERASURE).state is ClockState.RUNNING


@law_says(
    "design.suspension_days",
    "Suspended days are whole calendar days, the day of the answer included, each counted once; they are added"
    " before the last day is moved.",
)
def test_suspended_days_are_added_once_and_before_rolling() -> None:
    limit = clock(
        day(4, 7),
        asked(day(4, 8)),
        asked(day(4, 10), "clarification"),
        answered(day(4, 20)),
        answered(day(4, 24), "clarification"),
    )
    assert (limit.suspended_days, limit.nominal_due, limit.due) == (16, day(5, 7), day(5, 26))


def test_the_spring_clock_change_makes_no_day_longer() -> None:
    assert clock(day(3, 20), asked(day(3, 27)), answered(day(3, 30))).suspended_days == 3


def test_facts_recorded_out_of_order_count_in_the_order_of_their_days() -> None:
    in_order = clock(day(3, 5), asked(day(3, 9)), answered(day(3, 12)))
    assert clock(day(3, 5), answered(day(3, 12)), asked(day(3, 9))) == in_order


@law_says(
    "design.asked_after_month",
    "What is asked on the moved last day or in the extended period suspends nothing, unless the DPO decides "
    "otherwise and says why.",
)
def test_asking_on_the_moved_day_or_in_the_extended_period_counts_only_if_the_dpo_says_so() -> None:
    late = asked(day(7, 13))
    assert clock(day(6, 12), late).state is ClockState.RUNNING
    assert clock(day(6, 12), replace(late, override=True, reason="panne")).state is ClockState.SUSPENDED
    extended = notified(day(1, 20))
    question = asked(day(2, 9), "clarification")
    assert clock(day(1, 5), extended, question).state is ClockState.RUNNING
    counted = clock(day(1, 5), extended, replace(question, override=True), answered(day(2, 16), "clarification"))
    assert (counted.suspended_days, counted.effective_due) == (7, day(4, 13))


def test_once_the_request_is_late_nobody_can_let_a_question_count() -> None:
    limit = clock(day(6, 12), asked(day(7, 14), override=True))
    assert limit.state is ClockState.RUNNING
    assert "clock.not_suspended_expired" in {step.rule for step in limit.steps}


@law_says(
    "design.reminder.first",
    "A person who has not answered after 7 days is reminded once.",
)
@law_says(
    "design.reminder.second",
    "After 15 days without an answer the person is reminded again.",
)
@law_says(
    "design.reminder.last",
    "After 30 days without an answer the person is reminded a last time, and the DPO chooses: close for now "
    "until the person replies, or decide on what is known.",
)
def test_who_does_not_answer_is_reminded_after_7_15_and_30_days() -> None:
    assert reminder_days(day(3, 1), RULES) == (day(3, 8), day(3, 16), day(3, 31))


@law_says(
    "design.reminder.next",
    "Each reminder is counted from the one before, on the day on which that left.",
)
def test_a_reminder_that_left_late_puts_off_those_that_follow() -> None:
    assert reminder_days(day(3, 1), RULES, [day(3, 10)]) == (day(3, 10), day(3, 18), day(4, 2))
    assert reminder_days(day(3, 1), RULES, [day(3, 10), day(3, 20)]) == (day(3, 10), day(3, 20), day(4, 4))


@law_says(
    "design.prudent_date",
    "The prudent day is the last working day of the month itself, neither moved nor suspended; it is advice, "
    "never lateness.",
)
def test_the_prudent_day_is_never_moved_on_nor_suspended() -> None:
    limit = clock(day(6, 12), asked(day(6, 15)), answered(day(6, 18)), notified(day(6, 20)))
    assert (limit.nominal_due, limit.prudent_due) == (day(7, 12), day(7, 10))
    assert not limit.is_late(day(7, 11))


@law_says(
    "design.post_days",
    "An answer by post leaves 3 working days earlier than an electronic one.",
)
def test_an_answer_by_post_leaves_three_working_days_before_the_date_that_alerts() -> None:
    limit = clock(day(4, 1))
    assert (limit.alert_due, limit.post_by) == (day(4, 30), day(4, 27))
    assert clock(day(4, 1), asked(day(4, 2))).post_by is None


def test_an_answer_by_post_is_never_said_to_leave_before_the_request_came() -> None:
    assert clock(day(4, 1), promised_due=day(4, 2)).post_by == day(4, 1)


@law_says(
    "design.stricter_promise",
    "A shorter time limit that the organisation promised is kept and shown; reminders follow it, lateness "
    "follows the law.",
)
def test_a_shorter_promise_alerts_but_makes_nobody_late() -> None:
    company = replace(profile(), promised_days=15)
    assert promised_due(case(), company) == day(4, 16)
    limit = clock_of(case(), case().item(1), company, calendar(), RULES)
    assert (limit.promised_due, limit.alert_due, limit.effective_due) == (day(4, 16), day(4, 16), day(5, 4))
    assert not limit.is_late(day(4, 17))


def test_a_company_that_promised_nothing_shorter_has_the_law_alone() -> None:
    assert promised_due(case(), replace(profile(), promised_days=None)) is None


@law_says(
    "gdpr.21.3.at_once",
    "Marketing that is objected to, and what rests on a consent that is withdrawn, stops at once; only the "
    "letter about it has a month.",
)
@pytest.mark.parametrize("right", [RightType.OBJECTION_MARKETING, RightType.CONSENT_WITHDRAWAL])
def test_what_stops_at_once_is_a_target_of_the_same_working_day_and_a_letter_within_the_month(
    right: RightType,
) -> None:
    limit = clock(day(9, 7), right=right)
    assert (limit.target_on, limit.due) == (day(9, 7), day(10, 7))
    assert not limit.is_late(day(9, 8))
    assert clock(day(9, 6), right=right).target_on == day(9, 7)
    assert clock(day(9, 7), right=RightType.ACCESS).target_on is None


@law_says(
    "lil.51.2.month",
    "Data collected for an online service from a minor are erased as soon as possible; without erasure or "
    "answer one month after the request, the person may go to the CNIL.",
)
def test_the_month_after_which_the_cnil_may_be_seized_stays_whatever_is_suspended() -> None:
    minors = case(items=(ERASURE,), online_service=True, minor_at_collection=True)
    assert terms_of(minors, ERASURE, RULES).authority_months == 1
    waiting = clock(day(9, 10), asked(day(9, 11)), right=RightType.ERASURE, minor=True)
    assert (waiting.due, waiting.authority_after) == (None, day(10, 10))
    assert clock(day(9, 10), right=RightType.ERASURE).authority_after is None


@pytest.mark.parametrize(("online", "minor"), [(True, False), (False, True), (None, None), (True, None)])
def test_both_facts_are_needed_before_an_erasure_is_a_minors(*, online: bool | None, minor: bool | None) -> None:
    adults = case(items=(ERASURE,), online_service=online, minor_at_collection=minor)
    assert terms_of(adults, ERASURE, RULES).extension_allowed


def test_an_erasure_that_the_company_owes_of_itself_differs_by_its_extension_alone() -> None:
    asked_for = terms_of(case(), ERASURE, RULES)
    owed = terms_of(case(), replace(ERASURE, own_initiative=True), RULES)
    assert (asked_for.extension_allowed, owed) == (True, replace(asked_for, extension_allowed=False))


def test_a_minors_erasure_is_extended_only_if_the_dpo_says_so() -> None:
    refused = clock(day(9, 10), notified(day(9, 20)), right=RightType.ERASURE, minor=True)
    allowed = clock(day(9, 10), notified(day(9, 20), override=True), right=RightType.ERASURE, minor=True)
    assert (refused.extension_valid, allowed.extension_valid) == (False, True)
    assert allowed.effective_due == day(12, 10)
    assert allowed.authority_after == day(10, 10)


@law_says(
    "design.forward_days",
    "A processor passes a request on at once, within 2 working days at the latest.",
)
def test_a_processor_passes_a_request_on_within_two_working_days() -> None:
    received = case(role=Role.PROCESSOR)
    way = forwarding(received, profile(), calendar(), RULES, day(4, 8))
    assert way
    assert (way.target_on, way.contract_on, way.left_on, way.working_days) == (day(4, 3), None, None, 4)
    assert (way.due_on, way.is_late(day(4, 30))) == (day(4, 3), False)


def test_the_contract_with_the_client_makes_a_processor_late_and_its_own_target_does_not() -> None:
    client = Principal("Les Ateliers du Quai", "donnees@quai.example", forward_days=1)
    received = case(role=Role.PROCESSOR, principal=client)
    way = forwarding(received, profile(), calendar(), RULES, day(4, 3))
    assert way
    assert (way.contract_on, way.due_on) == (day(4, 2), day(4, 2))
    assert [way.is_late(day(4, 2)), way.is_late(day(4, 3))] == [False, True]


def test_the_profile_gives_the_contract_of_a_category_whose_client_says_nothing() -> None:
    category = PersonCategory("customer", {"fr": "clients"}, Role.PROCESSOR, forward_days=3)
    company = replace(profile(), categories=(category,))
    way = forwarding(case(role=Role.PROCESSOR), company, calendar(), RULES, day(4, 2))
    assert way
    assert way.contract_on == day(4, 7)


def test_a_request_that_left_counts_no_further_day() -> None:
    left = case(role=Role.PROCESSOR, letters=(letter("processor_forward", sent_on=day(4, 2)),))
    way = forwarding(left, profile(), calendar(), RULES, day(4, 30))
    assert way
    assert (way.left_on, way.working_days) == (day(4, 2), 1)


def test_a_controller_forwards_nothing() -> None:
    assert forwarding(case(), profile(), calendar(), RULES, day(4, 2)) is None


@law_says(
    "csp.1111-7.days",
    "A patient receives health information at the latest 8 days after the request.",
)
@law_says(
    "csp.1111-7.hours",
    "It is never given before 48 hours of reflection have passed.",
)
def test_a_health_record_is_handed_over_after_two_days_and_within_eight() -> None:
    limit = clock(day(9, 7), regime=Regime.HEALTH_RECORD)
    assert (limit.earliest_on, limit.due, limit.due_after_extension) == (day(9, 9), day(9, 15), None)
    assert clock(day(9, 7)).earliest_on is None


@law_says(
    "csp.1111-7.months",
    "Where the medical information is more than five years old, the period is 2 months.",
)
def test_an_old_health_record_has_two_months_that_nothing_moves() -> None:
    limit = clock(day(9, 7), regime=Regime.HEALTH_RECORD_OVER_5_YEARS)
    assert (limit.earliest_on, limit.due, limit.strict_due) == (day(9, 9), day(11, 7), day(11, 9))


@law_says(
    "nfadp.25.days",
    "Access under Swiss law is answered within 30 days of receipt, not one month.",
)
def test_swiss_access_is_thirty_days_and_not_a_month() -> None:
    limit = clock(day(1, 15), regime=Regime.SWISS_ACCESS)
    assert limit.due == day(2, 14)


@pytest.mark.parametrize("regime", Regime)
def test_nothing_suspends_or_lengthens_a_regime_of_its_own(regime: Regime) -> None:
    plain = clock(day(9, 7), regime=regime)
    tried = clock(day(9, 7), asked(day(9, 8)), notified(day(9, 9), override=True), regime=regime)
    assert (tried.due, tried.state, tried.extension_valid) == (plain.due, ClockState.RUNNING, False)


BARE = Terms(months=0, extended_months=0, extension_allowed=False, identity_suspends=False, rolls=False, post_days=3)
"""No text stops, lengthens or moves the period of a regime of its own."""


@pytest.mark.parametrize(
    ("allowed", "terms"),
    [
        (terms_for(RightType.ACCESS, RULES), Terms(1, 3, clarification_suspends=True, post_days=3)),
        (terms_for(RightType.PORTABILITY, RULES), Terms(1, 3, post_days=3)),
        (terms_for(RightType.ERASURE, RULES), Terms(1, 3, post_days=3)),
        (
            terms_for(RightType.ERASURE, RULES, minor_at_collection=True),
            Terms(1, 3, extension_allowed=False, authority_months=1, post_days=3),
        ),
        (terms_for(RightType.ACCESS, RULES, minor_at_collection=True), terms_for(RightType.ACCESS, RULES)),
        (terms_for(RightType.OBJECTION_MARKETING, RULES), Terms(1, 3, at_once=True, post_days=3)),
        (terms_for(RightType.HEIR_REQUEST, RULES), Terms(1, 3, by_design=True, post_days=3)),
        (terms_for(None, RULES), Terms(1, 3, post_days=3)),
        (
            terms_for(RightType.ACCESS, RULES, regime=Regime.HEALTH_RECORD),
            replace(BARE, days=8, earliest=timedelta(hours=48)),
        ),
        (
            terms_for(RightType.ACCESS, RULES, regime=Regime.HEALTH_RECORD_OVER_5_YEARS),
            replace(BARE, months=2, earliest=timedelta(hours=48)),
        ),
        (terms_for(RightType.ACCESS, RULES, regime=Regime.SWISS_ACCESS), replace(BARE, days=30)),
    ],
)
def test_each_right_has_its_own_period_and_what_stops_lengthens_or_moves_it(allowed: Terms, terms: Terms) -> None:
    """GDPR 12(3), recital 63, 21(3), 7(3); LIL 51 II; CSP L1111-7; nFADP 25: nothing more, nothing less."""
    assert allowed == terms


def test_a_regime_of_a_case_is_for_access_alone() -> None:
    patient = case(regime=Regime.HEALTH_RECORD)
    access, objection = patient.items
    assert terms_of(patient, access, RULES).days == 8
    assert terms_of(patient, objection, RULES).months == 1


class TestFiguresComeFromTheRules:
    """A figure changed in the rule book changes the clock: none stands in the code."""

    @pytest.mark.parametrize(
        ("rule", "figure", "right"),
        [
            ("gdpr.12.3.base", {"months": 2}, RightType.ACCESS),
            ("gdpr.12.3.extension", {"months": 3}, RightType.ACCESS),
            ("design.post_days", {"days": 5}, RightType.ACCESS),
            ("design.post_mortem.month", {"months": 2}, RightType.HEIR_REQUEST),
        ],
    )
    def test_terms_follow(self, rule: str, figure: dict[str, int], right: RightType) -> None:
        assert terms_for(right, rules_with(rule, **figure)) != terms_for(right, RULES)


class TestLocalHolidays:
    """Public holidays of the establishment's own place, as its profile adds them."""

    LOCAL = replace(profile(), local_holidays=(LocalHoliday(day(5, 4), {"fr": "fête locale"}),))

    def test_a_local_holiday_moves_a_last_day_and_says_so(self) -> None:
        table = calendar_of(self.LOCAL, calendar())
        limit = clock_of(case(), case().item(1), self.LOCAL, table, RULES)
        assert limit.due == day(5, 5)
        rolled = next(dict(step.facts) for step in limit.steps if step.rule == "clock.rolled")
        assert rolled["because"] == "holiday.labour_day weekend holiday.local"

    def test_a_place_without_any_keeps_its_table(self) -> None:
        assert calendar_of(profile(), calendar()) is calendar()

    def test_a_national_holiday_keeps_its_name(self) -> None:
        assert calendar().with_local([day(5, 1)]).holidays[day(5, 1)] == "labour_day"


class TestWorkingDays:
    """Counted forwards and backwards, the first day never counted."""

    @pytest.mark.parametrize(("count", "after"), [(0, day(4, 30)), (1, day(5, 4)), (2, day(5, 5))])
    def test_forwards(self, count: int, after: date) -> None:
        assert calendar().working_days_after(day(4, 30), count) == after

    @pytest.mark.parametrize(("count", "before"), [(0, day(5, 4)), (1, day(4, 30)), (2, day(4, 29))])
    def test_backwards(self, count: int, before: date) -> None:
        assert calendar().working_days_before(day(5, 4), count) == before

    @given(start=st.dates(date(2018, 6, 1), date(2045, 6, 1)), count=st.integers(0, 30))
    def test_the_way_there_and_back_ends_on_the_same_working_day(self, start: date, count: int) -> None:
        table = calendar()
        there = table.working_days_after(table.roll(start), count)
        assert table.working_days_before(there, count) == table.roll(start)


class TestRefusal:
    """GDPR 12(4) knows no extension."""

    def test_a_refusal_after_the_first_period_is_late_even_once_extended(self) -> None:
        limit = clock(day(2, 16), notified(day(3, 6)))
        assert [limit.refuses_late(day(3, 16)), limit.refuses_late(day(3, 17))] == [False, True]
        assert not limit.is_late(day(3, 17))

    def test_while_suspended_no_refusal_is_late(self) -> None:
        assert not clock(day(2, 16), asked(day(2, 17))).refuses_late(day(6, 1))


class TestEndOfTheDay:
    """The last day ends at midnight in the controller's zone, whatever its clocks do that night."""

    @pytest.mark.parametrize(
        ("last", "zone", "end"),
        [
            (day(3, 28), "Europe/Paris", datetime(2026, 3, 28, 23, tzinfo=UTC)),
            (day(3, 29), "Europe/Paris", datetime(2026, 3, 29, 22, tzinfo=UTC)),
            (day(10, 24), "Europe/Paris", datetime(2026, 10, 24, 22, tzinfo=UTC)),
            (day(10, 25), "Europe/Paris", datetime(2026, 10, 25, 23, tzinfo=UTC)),
            (day(6, 1), "Indian/Reunion", datetime(2026, 6, 1, 20, tzinfo=UTC)),
            (day(6, 1), "America/Cayenne", datetime(2026, 6, 2, 3, tzinfo=UTC)),
            (day(6, 1), "Atlantic/Reykjavik", datetime(2026, 6, 2, tzinfo=UTC)),
        ],
    )
    def test_it_is_the_right_instant(self, last: date, zone: str, end: datetime) -> None:
        assert end_of_day_utc(last, ZoneInfo(zone)) == end

    def test_it_ends_where_the_company_is_whatever_the_zone_of_the_computer(self) -> None:
        overseas = replace(profile(), zone="Indian/Reunion")
        limit = clock_of(case(), case().item(1), overseas, calendar(), RULES)
        assert limit.due_instant_utc == datetime(2026, 5, 4, 20, tzinfo=UTC)

    @given(last=st.dates(date(2018, 6, 1), date(2045, 6, 1)), zone=st.sampled_from(["Europe/Paris", "Indian/Reunion"]))
    def test_the_instant_before_it_is_still_that_day(self, last: date, zone: str) -> None:
        instant = end_of_day_utc(last, ZoneInfo(zone))
        assert receipt_date(instant - timedelta(seconds=1), ZoneInfo(zone)) == last
        assert receipt_date(instant, ZoneInfo(zone)) == last + timedelta(days=1)


def test_every_table_counts_a_month_of_its_own() -> None:
    """31 August 2026 is a bank holiday in England alone."""
    tables = {name: clock(day(7, 31), calendar_id=name).due for name in ("FR", "DE", "GB-ENG")}
    assert tables == {"FR": day(8, 31), "DE": day(8, 31), "GB-ENG": day(9, 1)}


def test_a_calendar_without_local_days_is_the_same_object() -> None:
    table = Calendar("X", "1", 2026, 2026, {})
    assert table.with_local(()) is table
