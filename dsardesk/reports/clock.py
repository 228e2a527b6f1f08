"""The clock of a request item in one sentence, as of one day; the whole calculation stands in `dates.explain`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dsardesk.domain.calendars import Calendar
from dsardesk.domain.deadlines import ClockState, TimeLimit
from dsardesk.domain.requests import RequestItem
from dsardesk.domain.rules import RuleBook
from dsardesk.domain.standing import Standing, Urgency, standing
from dsardesk.reports.dates import explain_step
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class ClockSentence:
    """How a clock stands; the word for it stands in the messages catalogue under `clock_status.<urgency>`."""

    urgency: Urgency
    text: str


def clock_sentence(
    item: RequestItem,
    limit: TimeLimit,
    today: date,
    calendar: Calendar,
    words: Catalogue,
    *,
    rules: RuleBook,
    asked_by: date | None = None,
) -> ClockSentence:
    """When *item* was received, when its answer is due and why, what is left.

    *asked_by* is the day that a letter of the authority gives itself: it stands in place of the law's month.
    """
    parts = _Parts(limit, words)
    due_on = asked_by or limit.effective_due
    suspended = item.answered_on is None and asked_by is None and limit.state is ClockState.SUSPENDED
    answer_due = None if item.answered_on else due_on
    stands = standing(answer_due, today, calendar, rules, suspended=suspended, closed=False)
    said = [words.say("clock_line.received", on=words.date(limit.received_on, weekday=True))]
    if stands.urgency is Urgency.SUSPENDED:
        said.append(explain_step(limit.steps[-1], words))
    if asked_by is not None:
        said.append(parts.asked_by(asked_by))
    elif limit.effective_due is not None:
        said.append(parts.due(limit.effective_due))
    if item.answered_on is not None:
        said.append(parts.answered(item.answered_on, due_on))
    said += parts.left(stands)
    return ClockSentence(stands.urgency, " ".join(said))


class _Parts:
    """Parts of the sentence of one clock."""

    def __init__(self, limit: TimeLimit, words: Catalogue) -> None:
        self.limit = limit
        self.words = words

    def _say(self, key: str, **facts: object) -> str:
        if facts.get("days") == 1:
            key += "_one"
        return self.words.say(f"clock_line.{key}", **facts)

    def due(self, due_on: date) -> str:
        """The length of the time limit, and the day on which it ends."""
        span = self._say("extended" if self.limit.extension_valid else "month")
        if self.limit.suspended_days:
            span = self._say("suspended", span=span, days=self.limit.suspended_days)
        day = self.words.date(due_on, weekday=True)
        rolled = next((dict(step.facts) for step in self.limit.steps if step.rule == "clock.rolled"), None)
        if rolled is None:
            return self._say("due", span=span, due_on=day)
        because = self.words.listing([self.words.say(key) for key in str(rolled["because"]).split()])
        return self._say("due_rolled", span=span, from_date=rolled["from_date"], because=because, due_on=day)

    def asked_by(self, day: date) -> str:
        """The day by which the authority asks for an answer."""
        return self._say("asked_by", on=self.words.date(day, weekday=True))

    def left(self, stands: Standing) -> Iterator[str]:
        """What is left, or how late it is."""
        if stands.urgency is Urgency.LATE:
            yield self._say("late", days=stands.days)
        elif stands.urgency is Urgency.TODAY:
            yield self._say("today")
        elif stands.urgency in {Urgency.SOON, Urgency.LATER}:
            yield self._say("left", days=stands.days)

    def answered(self, on: date, due_on: date | None) -> str:
        """When the answer left, and whether that was in time."""
        if due_on is None:
            return self._say("answered", on=on)
        if on <= due_on:
            return self._say("answered_in_time", on=on)
        return self._say("answered_late", on=on, days=(on - due_on).days)
