"""What is due as an iCalendar file (RFC 5545): all-day events with their alarms, without anybody's name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from dsardesk.services.alerts import Alert
from dsardesk.wording import Catalogue

LINE_OCTETS = 75
ALARM = "-PT15H"
"""Nine in the morning of the day before: an all-day event begins at midnight."""
LEAD_BITS, GOES_ON = 0b1100_0000, 0b1000_0000
"""An octet that goes on a character of UTF-8 begins with the bits 10."""


def calendar_file(alerts: Iterable[Alert], vault: str, made_at: datetime, words: Catalogue) -> bytes:
    """One event for each thing that has a day; imported again, an event takes the place of its former self."""
    stamp = made_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//DSARDesk//reminders//EN", "CALSCALE:GREGORIAN"]
    for alert in alerts:
        day = min(filter(None, (alert.due_on, alert.alert_on)), default=None)
        if day is not None:
            lines += _event(alert, day, vault, stamp, words)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in fold(line)).encode()


def _event(alert: Alert, day: date, vault: str, stamp: str, words: Catalogue) -> Iterator[str]:
    step = words.say(f"next.{alert.step}")
    title = escape(words.say("alerts.event", reference=alert.reference, step=step))
    yield "BEGIN:VEVENT"
    # A case has one event, whatever its step; beside it, one for what has a day of its own.
    kind = "due" if alert.legal else f"{alert.step}-{day:%Y%m%d}"
    yield f"UID:{escape(f'{alert.reference}-{kind}@{vault}')}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{title}"
    if alert.legal and alert.due_on is not None:
        yield f"DESCRIPTION:{escape(words.say('alerts.legal', on=alert.due_on))}"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{title}", f"TRIGGER:{ALARM}", "END:VALARM")
    yield "END:VEVENT"


def escape(text: str) -> str:
    r"""*text* as a TEXT value (RFC 5545, 3.3.11).

    >>> escape("a, b; c")
    'a\\, b\\; c'
    """
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r\n", "\\n"), ("\n", "\\n"), ("\r", "\\n")):
        text = text.replace(plain, written)
    return text


def fold(line: str) -> Iterator[str]:
    """The pieces of a line, none longer than LINE_OCTETS octets, none cut inside a character (RFC 5545, 3.1)."""
    octets = line.encode()
    room = LINE_OCTETS
    lead = b""
    while len(octets) > room:
        end = room
        while octets[end] & LEAD_BITS == GOES_ON:
            end -= 1
        yield (lead + octets[:end]).decode()
        octets, lead, room = octets[end:], b" ", LINE_OCTETS - 1
    yield (lead + octets).decode()
