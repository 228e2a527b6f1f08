"""When an answer is due, against the sentences of law that say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.deadlines import (
    ClockFact,
    ClockFactType,
    ClockState,
    TimeLimit,
    end_of_day_utc,
    receipt_date,
    terms_for,
)
from dsardesk.domain.rights import RightType
from tests.invented import PARIS, STORIES, answered, asked, calendar, clock, day, notified, rule_book

RECEIPTS = st.dates(date(2018, 6, 1), date(2044, 6, 1))
OFFSETS = st.integers(0, 120)


def facts_from(received_on: date, drawn: Iterable[tuple[ClockFactType, int, bool, bool]]) -> list[ClockFact]:
    """Facts in the order of their dates."""
    facts = [
        ClockFact(kind, received_on + timedelta(days=offset), without_undue_delay=prompt, reasons=reasons)
        for kind, offset, prompt, reasons in drawn
    ]
    return sorted(facts, key=lambda fact: fact.on)


DRAWN = st.lists(st.tuples(st.sampled_from(ClockFactType), OFFSETS, st.booleans(), st.booleans()), max_size=6)


def rules_of(limit: TimeLimit) -> list[str]:
    return [step.rule for step in limit.steps]


class TestOneMonth:
    """GDPR 12(3), first sentence (rule gdpr.12.3.base).

    "The controller shall provide information on action taken on a request under Articles 15 to 22 to the data
    subject without undue delay and in any event within one month of receipt of the request."
    """

    def test_a_request_of_5_march_is_answered_by_5_april_inclusive(self) -> None:
        assert clock(date(2024, 3, 5)).due == date(2024, 4, 5)

    def test_a_request_of_31_august_is_answered_by_30_september(self) -> None:
        limit = clock(day(8, 31))
        assert limit.due == day(9, 30)
        assert "clock.month_clipped" in rules_of(limit)

    def test_1_april_2026_leads_past_labour_day_and_the_weekend(self) -> None:
        limit = clock(day(4, 1))
        assert (limit.nominal_due, limit.due, limit.prudent_due) == (day(5, 1), day(5, 4), day(4, 30))
        rolled = next(step for step in limit.steps if step.rule == "clock.rolled")
        assert dict(rolled.facts) == {"from_date": day(5, 1), "because": "holiday.labour_day weekend"}

    def test_the_strict_date_ignores_suspensions_and_the_prudent_one_is_never_rolled_forward(self) -> None:
        limit = clock(day(6, 12), asked(day(6, 15)), answered(day(6, 18)))
        assert (limit.nominal_due, limit.strict_due, limit.prudent_due) == (day(7, 12), day(7, 13), day(7, 10))
        assert limit.due == day(7, 15)

    @pytest.mark.parametrize(
        ("limit", "alert"),
        [
            (clock(day(4, 1)), day(4, 30)),
            (clock(day(2, 16), notified(day(3, 6))), day(5, 15)),
            (clock(day(1, 31), asked(day(2, 2)), answered(day(2, 9))), day(3, 6)),
            (clock(day(4, 1), promised_due=day(4, 16)), day(4, 16)),
        ],
        ids=["first month", "extended", "suspended", "promised"],
    )
    def test_the_alert_is_the_last_working_day_before_or_an_earlier_promise(
        self, limit: TimeLimit, alert: date
    ) -> None:
        assert limit.alert_due == alert

    def test_lateness_is_judged_by_the_legal_date_alone(self) -> None:
        limit = clock(day(4, 1))
        assert not limit.is_late(day(5, 4))
        assert limit.is_late(day(5, 5))

    @given(received_on=RECEIPTS, drawn=DRAWN)
    def test_no_date_falls_before_receipt_nor_on_a_day_off(
        self, received_on: date, drawn: list[tuple[ClockFactType, int, bool, bool]]
    ) -> None:
        limit = clock(received_on, *facts_from(received_on, drawn))
        dates = (limit.strict_due, limit.prudent_due, limit.due, limit.due_after_extension, limit.effective_due)
        for due in (*dates, limit.alert_due):
            if due is not None:
                assert due > received_on
                assert calendar().is_working_day(due)

    @given(received_on=RECEIPTS, drawn=DRAWN, later=st.integers(1, 40))
    def test_a_request_received_later_is_never_due_earlier(
        self, received_on: date, drawn: list[tuple[ClockFactType, int, bool, bool]], later: int
    ) -> None:
        facts = facts_from(received_on, drawn)
        first, second = clock(received_on, *facts), clock(received_on + timedelta(days=later), *facts)
        if second.effective_due is not None:
            assert first.effective_due is not None
            assert first.effective_due <= second.effective_due

    @given(received_on=RECEIPTS, drawn=DRAWN)
    def test_the_alert_never_comes_after_the_legal_date(
        self, received_on: date, drawn: list[tuple[ClockFactType, int, bool, bool]]
    ) -> None:
        limit = clock(received_on, *facts_from(received_on, drawn))
        assert (limit.alert_due is None) == (limit.effective_due is None)
        if limit.alert_due is not None and limit.effective_due is not None:
            assert limit.alert_due <= limit.effective_due


class TestArrival:
    """Regulation 1182/71, Article 3(1), second subparagraph.

    "Where a period expressed in days, weeks, months or years is to be calculated from the moment at which an event
    occurs or an action takes place, the day during which that event occurs or that action takes place shall not be
    considered as falling within the period in question."
    """

    def test_the_day_of_receipt_is_not_counted(self) -> None:
        limit = clock(date(2024, 3, 5))
        assert limit.due is not None
        assert (limit.due - date(2024, 3, 5)).days == 31
        assert limit.steps[0].rule == "clock.received"

    @pytest.mark.parametrize(
        ("instant", "zone", "expected"),
        [
            (datetime(2026, 2, 28, 23, 30, tzinfo=UTC), "Europe/Paris", day(3, 1)),
            (datetime(2026, 6, 1, 2, tzinfo=UTC), "America/Martinique", day(5, 31)),
            (datetime(2026, 11, 19, 21, tzinfo=UTC), "Indian/Reunion", day(11, 20)),
        ],
    )
    def test_the_civil_date_is_that_of_the_controller(self, instant: datetime, zone: str, expected: date) -> None:
        assert receipt_date(instant, ZoneInfo(zone)) == expected

    def test_an_instant_without_its_offset_is_refused(self) -> None:
        with pytest.raises(ValueError, match="offset"):
            receipt_date(datetime(2026, 4, 1, 9), PARIS)  # noqa: DTZ001 -- that is the point

    def test_the_last_day_ends_at_midnight_in_the_controllers_zone(self) -> None:
        assert clock(day(3, 5)).due_instant_utc == datetime(2026, 4, 7, 22, tzinfo=UTC)
        assert end_of_day_utc(day(2, 27), PARIS) == datetime(2026, 2, 27, 23, tzinfo=UTC)


class TestSuspensionForIdentity:
    """Decree no. 2019-536, Article 77 and EDPB Guidelines 01/2022, paragraph 159.

    « Les délais prévus au 3 de l'article 12 [...] sont suspendus » when the controller asked for the further
    information that it needs to identify the person, provided that it asked without undue delay.
    """

    def test_the_days_between_asking_and_the_answer_are_added_before_rolling(self) -> None:
        limit = clock(day(6, 12), asked(day(6, 15)), answered(day(6, 18)))
        assert (limit.suspended_days, limit.due, limit.state) == (3, day(7, 15), ClockState.RUNNING)

    def test_an_answer_of_the_same_day_adds_nothing(self) -> None:
        limit = clock(day(3, 5), asked(day(3, 6)), answered(day(3, 6)))
        assert (limit.suspended_days, limit.due) == (0, clock(day(3, 5)).due)

    def test_an_answer_dated_before_the_question_adds_nothing(self) -> None:
        assert clock(day(3, 5), asked(day(3, 9)), answered(day(3, 6))).suspended_days == 0

    def test_while_suspended_nothing_is_due_and_the_strict_date_stays_visible(self) -> None:
        limit = clock(day(10, 1), asked(day(10, 2)))
        assert limit.state is ClockState.SUSPENDED
        assert (limit.due, limit.due_after_extension, limit.effective_due, limit.alert_due) == (None,) * 4
        assert limit.due_instant_utc is None
        assert (limit.remaining_days, limit.strict_due) == (30, day(11, 2))
        assert not limit.is_late(date(2027, 1, 1))

    def test_an_open_suspension_says_since_when_and_for_what_and_ends_with_the_answer(self) -> None:
        step = clock(day(10, 1), asked(day(10, 2))).open_suspension
        assert step
        assert (step.on, dict(step.facts)["cause"]) == (day(10, 2), "identity")
        assert clock(day(10, 1), asked(day(10, 2)), answered(day(10, 5))).open_suspension is None

    def test_asking_twice_keeps_the_first_date(self) -> None:
        limit = clock(day(3, 5), asked(day(3, 9)), asked(day(3, 12)), answered(day(3, 16)))
        assert limit.suspended_days == 7

    def test_an_answer_to_nothing_changes_nothing(self) -> None:
        assert clock(day(3, 5), answered(day(3, 9))) == clock(day(3, 5))

    def test_an_insufficient_answer_ends_the_suspension_until_more_is_asked(self) -> None:
        once = clock(day(3, 5), asked(day(3, 9)), answered(day(3, 12), sufficient=False))
        assert (once.state, once.suspended_days) == (ClockState.RUNNING, 3)
        again = clock(
            day(3, 5), asked(day(3, 9)), answered(day(3, 12), sufficient=False), asked(day(3, 13)), answered(day(3, 15))
        )
        assert again.suspended_days == 5

    @pytest.mark.parametrize(
        ("fact", "reason"),
        [
            (asked(day(1, 13), justified=False), "doubt"),
            (asked(day(1, 13), conditions_met=False), "doubt"),
            (asked(day(2, 11), without_undue_delay=False), "delay"),
            (asked(day(2, 13)), "expired"),
        ],
    )
    def test_asking_without_doubt_too_late_or_after_expiry_suspends_nothing(self, fact: ClockFact, reason: str) -> None:
        limit = clock(day(1, 12), fact)
        assert (limit.state, limit.due) == (ClockState.RUNNING, day(2, 12))
        assert f"clock.not_suspended_{reason}" in rules_of(limit)

    def test_the_last_day_is_early_enough_to_ask_and_the_rolled_day_is_not(self) -> None:
        assert clock(day(6, 12), asked(day(7, 12))).state is ClockState.SUSPENDED
        assert clock(day(6, 12), asked(day(7, 13))).state is ClockState.RUNNING

    @given(received_on=RECEIPTS, first=st.integers(0, 27), length=st.integers(0, 60), more=st.integers(0, 60))
    def test_a_longer_suspension_never_shortens_the_time_limit(
        self, received_on: date, first: int, length: int, more: int
    ) -> None:
        ask = asked(received_on + timedelta(days=first))
        short = clock(received_on, ask, answered(ask.on + timedelta(days=length)))
        long = clock(received_on, ask, answered(ask.on + timedelta(days=length + more)))
        assert short.effective_due is not None
        assert long.effective_due is not None
        assert short.effective_due <= long.effective_due


class TestSuspensionForClarification:
    """GDPR, recital 63, last sentence, with EDPB Guidelines 01/2022, paragraph 159.

    "Where the controller processes a large quantity of information concerning the data subject, the controller
    should be able to request that, before the information is delivered, the data subject specify the information or
    processing activities to which the request relates."
    """

    def test_an_access_request_waits_for_its_clarification(self) -> None:
        limit = clock(day(11, 2), asked(day(11, 3), "clarification"))
        assert (limit.state, limit.remaining_days) == (ClockState.SUSPENDED, 29)

    @pytest.mark.parametrize("right", [None, *(right for right in RightType if right is not RightType.ACCESS)])
    def test_no_other_right_does(self, right: RightType | None) -> None:
        limit = clock(day(11, 2), asked(day(11, 3), "clarification"), right=right)
        assert limit.state is ClockState.RUNNING
        assert "clock.not_suspended_right" in rules_of(limit)

    @pytest.mark.parametrize("flag", ["conditions_met", "justified"])
    def test_without_a_large_quantity_of_data_nothing_is_suspended(self, flag: str) -> None:
        limit = clock(day(11, 2), asked(day(11, 3), "clarification", **{flag: False}))
        assert "clock.not_suspended_conditions" in rules_of(limit)

    def test_overlapping_suspensions_count_once(self) -> None:
        limit = clock(
            day(4, 7),
            asked(day(4, 8)),
            asked(day(4, 10), "clarification"),
            answered(day(4, 20)),
            answered(day(4, 24), "clarification"),
        )
        assert (limit.suspended_days, limit.due) == (16, day(5, 26))

    def test_what_remains_does_not_count_a_shared_day_twice(self) -> None:
        both = clock(day(4, 7), asked(day(4, 8)), asked(day(4, 10), "clarification"))
        one_answered = clock(day(4, 7), asked(day(4, 8)), asked(day(4, 10), "clarification"), answered(day(4, 20)))
        assert both.remaining_days == one_answered.remaining_days == 29

    def test_what_remains_after_an_earlier_suspension_keeps_its_days(self) -> None:
        limit = clock(day(4, 7), asked(day(4, 8)), answered(day(4, 10)), asked(day(4, 15), "clarification"))
        assert limit.remaining_days == (day(5, 7) + timedelta(days=2) - day(4, 15)).days

    @given(
        received_on=RECEIPTS,
        starts=st.tuples(st.integers(0, 27), st.integers(0, 27)),
        lengths=st.tuples(st.integers(0, 40), st.integers(0, 40)),
    )
    def test_each_calendar_day_is_suspended_at_most_once(
        self, received_on: date, starts: tuple[int, int], lengths: tuple[int, int]
    ) -> None:
        facts: list[ClockFact] = []
        union: set[int] = set()
        for cause, start, length in zip(("identity", "clarification"), starts, lengths, strict=True):
            facts.append(asked(received_on + timedelta(days=start), cause))
            facts.append(answered(received_on + timedelta(days=start + length), cause))
            union |= set(range(start + 1, start + length + 1))
        # An answer comes after its question even when both bear the same date: the sort is stable.
        limit = clock(received_on, *sorted(facts, key=lambda fact: fact.on))
        assert limit.suspended_days == len(union)
        assert limit.due == calendar().roll(limit.nominal_due + timedelta(days=len(union)))


class TestExtension:
    """GDPR 12(3), second and third sentences (rule gdpr.12.3.extension).

    "That period may be extended by two further months where necessary, taking into account the complexity and number
    of the requests. The controller shall inform the data subject of any such extension within one month of receipt of
    the request, together with the reasons for the delay."
    """

    def test_three_months_run_from_receipt_and_are_clipped_once(self) -> None:
        limit = clock(day(1, 31), notified(day(2, 20)))
        assert limit.extension_valid
        assert (limit.effective_due, limit.due) == (day(4, 30), day(3, 2))

    def test_the_due_instant_stays_that_of_the_first_period(self) -> None:
        assert clock(day(2, 16), notified(day(3, 6))).due_instant_utc == clock(day(2, 16)).due_instant_utc

    def test_what_an_extension_would_give_is_known_before_it_is_notified(self) -> None:
        limit = clock(day(2, 16))
        assert (limit.due_after_extension, limit.effective_due) == (day(5, 18), day(3, 16))

    @pytest.mark.parametrize("on", [day(3, 16), day(2, 16)])
    def test_a_notice_within_the_month_is_in_time(self, on: date) -> None:
        assert clock(day(2, 16), notified(on)).extension_valid

    @pytest.mark.parametrize(
        ("notice", "rule"),
        [
            (notified(day(3, 17)), "clock.extension_too_late"),
            (notified(day(3, 6), reasons=False), "clock.extension_without_reasons"),
        ],
    )
    def test_a_late_or_unreasoned_notice_extends_nothing_and_no_other_can(self, notice: ClockFact, rule: str) -> None:
        limit = clock(day(2, 16), notice)
        assert (limit.extension_valid, limit.effective_due) == (False, day(3, 16))
        assert limit.due_after_extension is None
        assert rule in rules_of(limit)

    def test_a_second_extension_does_not_exist(self) -> None:
        limit = clock(day(5, 5), notified(day(5, 20)), notified(day(7, 30)))
        assert (limit.effective_due, limit.due_after_extension) == (day(8, 5), day(8, 5))
        assert "clock.no_second_extension" in rules_of(limit)

    def test_a_notice_on_the_rolled_day_is_in_time_and_is_no_warning(self) -> None:
        limit = clock(day(6, 12), notified(day(7, 13)))
        assert limit.extension_valid
        assert "clock.extended" in rules_of(limit)

    def test_a_notice_between_the_month_and_the_suspended_date_is_valid_with_a_warning(self) -> None:
        limit = clock(day(3, 10), asked(day(3, 11)), answered(day(3, 18)), notified(day(4, 15)))
        assert limit.extension_valid
        assert "clock.extended_after_month" in rules_of(limit)

    def test_a_notice_sent_while_suspended_is_in_time(self) -> None:
        limit = clock(day(3, 10), asked(day(3, 11)), notified(day(5, 30)))
        assert limit.extension_valid
        assert limit.remaining_days == (day(6, 10) - day(3, 11)).days

    def test_an_announced_earlier_date_drives_the_alerts_not_the_legal_date(self) -> None:
        limit = clock(day(5, 5), notified(day(5, 20), announced_due=day(7, 1)))
        assert (limit.promised_due, limit.alert_due, limit.effective_due) == (day(7, 1), day(7, 1), day(8, 5))

    def test_the_earlier_of_two_promises_alerts(self) -> None:
        limit = clock(day(5, 5), notified(day(5, 20), announced_due=day(7, 1)), promised_due=day(5, 15))
        assert (limit.promised_due, limit.alert_due) == (day(5, 15), day(5, 15))

    def test_an_extension_without_effect_promises_nothing(self) -> None:
        assert clock(day(2, 16), notified(day(3, 17), announced_due=day(4, 1))).promised_due is None

    @given(received_on=RECEIPTS, drawn=DRAWN, offset=OFFSETS, reasons=st.booleans())
    def test_a_notice_never_shortens_the_time_limit(
        self, received_on: date, drawn: list[tuple[ClockFactType, int, bool, bool]], offset: int, reasons: bool
    ) -> None:
        without = [f for f in facts_from(received_on, drawn) if f.type is not ClockFactType.EXTENSION_NOTIFIED]
        notice = notified(received_on + timedelta(days=offset), reasons=reasons)
        plain = clock(received_on, *without)
        extended = clock(received_on, *sorted([*without, notice], key=lambda fact: fact.on))
        if plain.effective_due is not None:
            assert extended.effective_due is not None
            assert extended.effective_due >= plain.effective_due


class TestMinorsErasure:
    """LIL, Article 51 II: without erasure or answer within one month, the CNIL may be seized; no extension."""

    def test_it_cannot_be_extended(self) -> None:
        limit = clock(day(9, 10), notified(day(9, 20)), right=RightType.ERASURE, minor=True)
        assert (limit.extension_valid, limit.due_after_extension, limit.effective_due) == (False, None, day(10, 12))
        assert "clock.extension_excluded" in rules_of(limit)

    @pytest.mark.parametrize("right", [right for right in RightType if right is not RightType.ERASURE])
    def test_other_rights_of_a_minor_can(self, right: RightType) -> None:
        assert terms_for(right, rule_book(), minor_at_collection=True).extension_allowed

    def test_an_adults_erasure_can(self) -> None:
        assert terms_for(RightType.ERASURE, rule_book()).extension_allowed


class TestSteps:
    """Every date can be explained: each step names its rule, its date and what the sentence needs."""

    @pytest.mark.parametrize("rule", STORIES)
    def test_each_step_has_a_story_that_takes_it(self, rule: str) -> None:
        assert rule in rules_of(STORIES[rule].tell())

    def test_the_last_step_of_a_running_clock_is_the_date_in_force(self) -> None:
        for story in STORIES.values():
            limit = story.tell()
            if limit.effective_due is not None:
                assert (limit.steps[-1].rule, limit.steps[-1].on) == ("clock.due", limit.effective_due)

    def test_an_open_suspension_names_every_cause(self) -> None:
        last = STORIES["clock.suspension_open"].tell().steps[-1]
        assert dict(last.facts) == {"cause": "clarification_identity", "remaining": 30}
        assert last.on == day(10, 2)

    def test_the_table_of_holidays_is_named_with_its_version(self) -> None:
        limit = clock(day(3, 5), calendar_id="FR-AM")
        assert (limit.calendar, limit.calendar_version) == ("FR-AM", calendar("FR-AM").version)

    def test_a_weekend_is_named_once_and_holidays_by_name(self) -> None:
        rolled = next(s for s in clock(day(11, 25), calendar_id="FR-AM").steps if s.rule == "clock.rolled")
        assert dict(rolled.facts)["because"] == "holiday.christmas holiday.saint_stephen weekend"

    def test_facts_are_frozen(self) -> None:
        fact = asked(day(3, 5))
        assert replace(fact, on=day(3, 6)) != fact
