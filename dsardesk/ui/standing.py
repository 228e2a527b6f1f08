"""How a case stands, in words, with the icon and the tone that go with them everywhere."""

from __future__ import annotations

from dsardesk.domain.standing import Standing, Urgency
from dsardesk.services.ports import CaseLine
from dsardesk.ui.theme.colours import Tone
from dsardesk.wording import Catalogue

LOOKS = {
    Urgency.LATE: ("error_circle", Tone.DANGER),
    Urgency.TODAY: ("alert", Tone.DANGER),
    Urgency.SOON: ("clock", Tone.WARNING),
    Urgency.LATER: ("calendar_today", Tone.PLAIN),
    Urgency.SUSPENDED: ("clock_pause", Tone.MUTED),
    Urgency.PROVISIONALLY_CLOSED: ("archive", Tone.MUTED),
    Urgency.ANSWERED: ("checkmark_circle", Tone.GOOD),
    Urgency.CLOSED: ("archive", Tone.MUTED),
}
"""Icon and tone of each."""
COUNTED = {Urgency.LATE: "late", Urgency.SOON: "in", Urgency.LATER: "in"}
NUMBERS = {0: "_none", 1: "_one"}


def standing_words(standing: Standing, words: Catalogue) -> str:
    """A standing in words, e.g. "in 3 working days", "late by 2 days", "suspended"."""
    stem = COUNTED.get(standing.urgency)
    if stem is None:
        return words.say(f"due.{standing.urgency}")
    return words.say(f"due.{stem}{NUMBERS.get(standing.days, '')}", days=standing.days)


def line_words(line: CaseLine, standing: Standing, words: Catalogue) -> str:
    """A case in one sentence, for whoever listens to a list."""
    due = [words.say("due.on", on=words.date(line.due_on, weekday=True))] if line.due_on else []
    asked = words.listing([words.say(f"right.{right}") for right in line.rights])
    step = words.say(f"next.{line.next_step}")
    parts = (line.reference, line.person, asked, *due, standing_words(standing, words), step, found_words(line, words))
    return ", ".join(part for part in parts if part)


def found_words(line: CaseLine, words: Catalogue) -> str:
    """Where words looked for stand, if neither reference nor person has them, e.g. "found in a letter"; else ""."""
    places = words.listing([words.say(f"found.{place}") for place in line.found_in])
    return words.say("found.in", places=places) if places else ""
