"""Lines of Article 15(1) that are still open, in words."""

from __future__ import annotations

from collections.abc import Iterable

from dsardesk.domain.access import OpenLine
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.words import words_in
from dsardesk.wording import Catalogue


def open_points(lines: Iterable[OpenLine], profile: ControllerProfile, words: Catalogue) -> tuple[str, ...]:
    """One sentence for each processing: its name, and which of its lines are open, e.g. "Billing: retention period"."""
    names = {activity.id: words_in(activity.name, words.lang) for activity in profile.activities}
    found: dict[str, list[str]] = {}
    for each in lines:
        found.setdefault(each.where, []).append(words.say(f"line.{each.line}"))
    return tuple(
        words.say("open_point", activity=names[where], lines=words.listing(listed)) for where, listed in found.items()
    )
