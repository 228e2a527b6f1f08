"""The clock of a case in one sentence: received, due and why, what is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dsardesk.domain.deadlines import ClockFact
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rights import RightType
from dsardesk.domain.standing import Urgency
from dsardesk.reports.clock import ClockSentence, clock_sentence
from tests.invented import answered, asked, calendar, clock, day, messages, notified, rule_book

ITEM = RequestItem(1, RightType.ACCESS)


def said(
    received_on: date, today: date, *facts: ClockFact, lang: str = "en", answered_on: date | None = None
) -> ClockSentence:
    item = replace(ITEM, answered_on=answered_on)
    return clock_sentence(item, clock(received_on, *facts), today, calendar(), messages(lang), rules=rule_book())


def test_a_plain_month_says_what_is_left() -> None:
    assert said(day(10, 24), day(11, 22)) == ClockSentence(
        Urgency.SOON,
        "Received Saturday 24 October 2026. One month: Tuesday 24 November 2026. 2 working days left.",
    )


def test_a_request_of_1_april_is_due_on_4_may_and_says_why() -> None:
    """A02: the month count, 1 May as a public holiday, and the weekend."""
    assert said(day(4, 1), day(4, 2), lang="fr").text == (
        "Reçue le mercredi 1er avril 2026. Un mois\u00a0: le 1er mai 2026 n’est pas un jour ouvré"
        " (fête du Travail et week-end), donc le lundi 4 mai 2026. Il reste 20 jours ouvrés."
    )


@pytest.mark.parametrize(
    ("today", "urgency", "ending"),
    [
        (day(11, 1), Urgency.LATER, "16 working days left."),
        (day(11, 23), Urgency.SOON, "1 working day left."),
        (day(11, 24), Urgency.TODAY, "That is today, until midnight."),
        (day(11, 25), Urgency.LATE, "1 day late."),
        (day(11, 28), Urgency.LATE, "4 days late."),
    ],
)
def test_the_end_says_how_much_is_left_or_how_late_it_is(today: date, urgency: Urgency, ending: str) -> None:
    sentence = said(day(10, 24), today)
    assert sentence.urgency is urgency
    assert sentence.text.endswith(f"2026. {ending}")


def test_a_clock_that_is_stopped_says_since_when_and_has_no_due_date() -> None:
    sentence = said(day(10, 24), day(11, 3), asked(day(10, 27)))
    assert sentence.urgency is Urgency.SUSPENDED
    assert "suspended, 28 days will remain" in sentence.text
    assert "One month" not in sentence.text


@pytest.mark.parametrize(("until", "days"), [(day(3, 12), "8 days"), (day(3, 5), "1 day")])
def test_days_of_suspension_are_shown(until: date, days: str) -> None:
    """A08: the eight days are shown."""
    sentence = said(day(3, 2), day(3, 13), asked(day(3, 4)), answered(until))
    assert f"One month and {days} of suspension: " in sentence.text


def test_an_extension_is_named() -> None:
    sentence = said(day(11, 13), day(12, 10), notified(day(12, 10)))
    assert "Three months, as extended: " in sentence.text


@pytest.mark.parametrize(
    ("on", "ending"),
    [
        (day(11, 20), "Answered on 20 November 2026, in time."),
        (day(11, 24), "Answered on 24 November 2026, in time."),
        (day(11, 25), "Answered on 25 November 2026, 1 day after the due date."),
        (day(11, 27), "Answered on 27 November 2026, 3 days after the due date."),
    ],
)
def test_an_answer_says_whether_it_was_in_time(on: date, ending: str) -> None:
    sentence = said(day(10, 24), day(12, 24), answered_on=on)
    assert sentence.urgency is Urgency.ANSWERED
    assert sentence.text.endswith(ending)
    assert "late" not in sentence.text


def test_an_answer_given_while_the_clock_was_stopped_is_neither_late_nor_in_time() -> None:
    sentence = said(day(10, 24), day(11, 30), asked(day(10, 27)), answered_on=day(11, 29))
    assert sentence == ClockSentence(
        Urgency.ANSWERED, "Received Saturday 24 October 2026. Answered on 29 November 2026."
    )
