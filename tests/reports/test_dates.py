"""A calculation explained in sentences that a person can check with a calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dsardesk.domain.deadlines import Step
from dsardesk.reports.dates import explain, explain_step, moment
from tests.invented import PARIS, STORIES, answered, asked, clock, day, messages, notified

ROLLED_ON_MAY_DAY = (
    "Le 1er mai 2026 n’est pas un jour ouvré (fête du Travail et week-end)\u00a0: report au lundi 4 mai 2026."
)


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        (
            "en",
            (
                "Received on Wednesday 1 April 2026; that day is not counted.",
                "One month, to the same day of the month: Friday 1 May 2026.",
                "1 May 2026 is not a working day (Labour Day and weekend): moved to Monday 4 May 2026.",
                "Due date: Monday 4 May 2026, until midnight.",
            ),
        ),
        (
            "fr",
            (
                "Reçue le mercredi 1er avril 2026\u00a0; ce jour ne compte pas.",
                "Un mois, de quantième à quantième\u00a0: vendredi 1er mai 2026.",
                ROLLED_ON_MAY_DAY,
                "Échéance\u00a0: lundi 4 mai 2026, jusqu’à minuit.",
            ),
        ),
    ],
)
def test_a_request_of_1_april_2026_is_due_on_monday_4_may(lang: str, sentences: tuple[str, ...]) -> None:
    assert explain(clock(day(4, 1)), messages(lang)) == sentences


def test_a_suspension_names_its_cause_its_dates_and_its_days() -> None:
    limit = clock(day(6, 12), asked(day(6, 15)), answered(day(6, 18)))
    assert explain(limit, messages("en"))[2:4] == (
        "Identity asked on 15 June 2026, answered on Thursday 18 June 2026: 3 days of suspension.",
        "With 3 days of suspension: Wednesday 15 July 2026.",
    )


def test_two_open_suspensions_are_told_together() -> None:
    last = explain(STORIES["clock.suspension_open"].tell(), messages("fr"))[-1]
    assert last.startswith("Identité et précision demandées le vendredi 2 octobre 2026, sans réponse à ce jour")


def test_an_extension_tells_when_it_was_notified_and_where_it_leads() -> None:
    told = explain(clock(day(1, 31), notified(day(2, 20))), messages("en"))
    assert (
        "Extension notified on 20 February 2026, with its reasons: three months from receipt, Thursday 30 April 2026."
        in told
    )


@pytest.mark.parametrize(("lang", "written"), [("fr", "26 octobre 2026 à 09:12"), ("en", "26 October 2026 at 09:12")])
def test_an_instant_is_told_at_the_controllers(lang: str, written: str) -> None:
    assert moment(datetime(2026, 10, 26, 8, 12, tzinfo=UTC), PARIS, messages(lang)) == written


@pytest.mark.parametrize(("lang", "expected"), [("fr", "1 jour de suspension"), ("en", "1 day of suspension")])
def test_a_single_day_is_said_in_the_singular(lang: str, expected: str) -> None:
    step = Step("clock.days_added", date(2026, 4, 3), (("days", 1),))
    assert expected in explain_step(step, messages(lang))
