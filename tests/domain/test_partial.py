"""What a partial access reply promises, by when, and until when the case waits for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.access import OpenLine
from dsardesk.domain.activities import Line
from dsardesk.domain.case import Case
from dsardesk.domain.partial import COMPLETE, PromisedDayPassed, complete_by, lines_to_settle, owed_lines, promise_rest
from dsardesk.domain.records import Promise
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import Outcome, RightType
from tests.invented import DPO, asked, calendar, case, clock, day, letter, notified, profile

TODAY = day(4, 20)
DUE = day(5, 4)
VAGUE = replace(profile(), activities=(replace(profile().activities[0], retention={}), *profile().activities[1:]))


def decided(outcome: Outcome) -> Case:
    return case().decided(1, outcome, reasons="une ligne manque", on=TODAY, by=DPO)


class TestWhatIsOwed:
    """Lines that the policy leaves open."""

    def test_a_request_granted_in_part_leaves_them_to_be_told(self) -> None:
        assert owed_lines(decided(Outcome.PARTLY_GRANTED), VAGUE) == (OpenLine(Line.RETENTION, "contract"),)

    @pytest.mark.parametrize("outcome", [Outcome.GRANTED, Outcome.REFUSED, Outcome.NO_DATA_HELD])
    def test_no_other_outcome_does(self, outcome: Outcome) -> None:
        assert owed_lines(decided(outcome), VAGUE) == ()

    def test_nor_does_a_request_that_is_not_decided(self) -> None:
        assert owed_lines(case(), VAGUE) == ()

    def test_nor_the_objection_beside_it(self) -> None:
        objection = case().decided(2, Outcome.PARTLY_GRANTED, reasons="x", on=TODAY, by=DPO)
        assert owed_lines(objection, VAGUE) == ()

    def test_nothing_is_owed_where_the_policy_says_everything(self) -> None:
        assert owed_lines(decided(Outcome.PARTLY_GRANTED), profile()) == ()


class TestWhatIsToSettle:
    """What the page of a case shows as missing."""

    LINE = (OpenLine(Line.RETENTION, "contract"),)

    def test_it_is_shown_from_the_first_day(self) -> None:
        assert lines_to_settle(case(), VAGUE) == self.LINE

    def test_and_until_what_was_promised_is_told(self) -> None:
        answered = promise_rest(decided(Outcome.PARTLY_GRANTED), letter("access_reply", complete_by=DUE), TODAY)
        assert lines_to_settle(answered, VAGUE) == self.LINE
        kept = replace(answered, promises=(Promise(COMPLETE, DUE, 1, kept_on=TODAY),))
        assert lines_to_settle(kept, VAGUE) == ()

    def test_it_is_nothing_to_a_request_that_asks_for_no_access_or_was_refused(self) -> None:
        objection = case(items=(RequestItem(1, RightType.OBJECTION_MARKETING),))
        assert lines_to_settle(objection, VAGUE) == ()
        assert lines_to_settle(decided(Outcome.REFUSED), VAGUE) == ()


class TestByWhen:
    """GDPR 12(3): information on action taken within the month, or the extended time limit."""

    def test_by_the_end_of_the_time_limit_rolled_to_a_working_day(self) -> None:
        # 1 May is a holiday, then comes a week-end.
        assert complete_by(clock(day(4, 1)), TODAY, calendar()) == DUE

    def test_by_the_extended_one_once_extended(self) -> None:
        assert complete_by(clock(day(4, 1), notified(day(4, 10))), TODAY, calendar()) == day(7, 1)

    def test_on_the_last_day_today_is_still_in_time(self) -> None:
        assert complete_by(clock(day(4, 1)), DUE, calendar()) == DUE

    def test_a_suspension_gives_no_more_time_to_what_is_answered_meanwhile(self) -> None:
        assert complete_by(clock(day(4, 1), asked(day(4, 2))), TODAY, calendar()) == DUE

    @pytest.mark.parametrize(("today", "promised"), [(day(5, 5), day(5, 6)), (day(5, 7), day(5, 11))])
    def test_a_late_reply_promises_the_next_working_day(self, today: date, promised: date) -> None:
        # 8 May 2026 is a Friday and a holiday.
        assert complete_by(clock(day(4, 1)), today, calendar()) == promised


class TestThePromise:
    """The case waits for what the letter promised."""

    REPLY = letter("access_reply", complete_by=DUE)

    def test_a_reply_that_left_lines_open_promises_them_on_the_case(self) -> None:
        assert promise_rest(case(), self.REPLY, TODAY).promises == (Promise(COMPLETE, DUE, item=1),)

    def test_the_case_cannot_close_until_it_is_kept(self) -> None:
        promised = promise_rest(case(), self.REPLY, TODAY)
        assert "promise_open" in promised.blockers(TODAY)
        kept = tuple(replace(promise, kept_on=TODAY) for promise in promised.promises)
        assert "promise_open" not in replace(promised, promises=kept).blockers(TODAY)

    def test_a_whole_reply_promises_nothing(self) -> None:
        assert promise_rest(case(), letter("access_reply"), TODAY) == case()

    def test_a_second_partial_reply_does_not_put_off_the_first_ones_day(self) -> None:
        first = promise_rest(case(), self.REPLY, TODAY)
        assert promise_rest(first, replace(self.REPLY, complete_by=day(7, 1)), TODAY) == first

    def test_a_promise_once_kept_may_be_followed_by_another(self) -> None:
        kept = case(promises=(Promise(COMPLETE, DUE, 1, kept_on=TODAY, by=DPO),))
        assert len(promise_rest(kept, self.REPLY, TODAY).promises) == 2

    def test_a_letter_that_promises_a_day_that_has_passed_does_not_leave(self) -> None:
        with pytest.raises(PromisedDayPassed) as refused:
            promise_rest(case(), self.REPLY, day(5, 5))
        assert refused.value.facts == {"promised_on": "2026-05-04"}
        assert promise_rest(case(), self.REPLY, DUE).promises
