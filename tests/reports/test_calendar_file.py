"""The calendar that `alerts --ics` writes: what RFC 5545 asks of a file that any calendar reads."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from dsardesk.reports.calendar_file import LINE_OCTETS, calendar_file, escape, fold
from dsardesk.services.alerts import Alert
from tests.invented import messages

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DUE = Alert("DSR-2026-0001", date(2026, 11, 24), date(2026, 11, 23), "acknowledge")
PROMISE = Alert("DSR-2026-0001", date(2026, 12, 1), None, "keep_promise", legal=False)


def lines(*alerts: Alert, lang: str = "fr") -> list[str]:
    """The file's lines, put together again."""
    text = calendar_file(alerts, "vault-1", AT, messages(lang)).decode()
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def test_a_file_without_events_is_a_calendar_all_the_same() -> None:
    made = lines(Alert("DSR-2026-0002", None, None, "wait_for_answer"))
    assert (made[0], made[1], made[-1]) == ("BEGIN:VCALENDAR", "VERSION:2.0", "END:VCALENDAR")
    assert "BEGIN:VEVENT" not in made


def test_an_event_lasts_all_the_day_that_alerts_and_rings_the_morning_before() -> None:
    made = lines(DUE)
    assert {
        "DTSTAMP:20261122T093000Z",
        "DTSTART;VALUE=DATE:20261123",
        "DTEND;VALUE=DATE:20261124",
        "TRIGGER:-PT15H",
        "ACTION:DISPLAY",
    } <= set(made)
    assert made.count("BEGIN:VALARM") == made.count("END:VALARM") == 1


def test_a_case_keeps_its_uid_whatever_its_day_and_step() -> None:
    moved = Alert("DSR-2026-0001", date(2027, 1, 25), None, "answer")
    uids = [[line for line in lines(each) if line.startswith("UID:")] for each in (DUE, moved)]
    assert uids[0] == uids[1] == ["UID:DSR-2026-0001-due@vault-1"]
    assert len({line for line in lines(DUE, PROMISE) if line.startswith("UID:")}) == 2


def test_words_are_those_of_the_language_and_hold_no_name() -> None:
    assert "SUMMARY:DSR-2026-0001: Send the acknowledgement" in lines(DUE, lang="en")
    assert any(line.startswith("DESCRIPTION:Échéance légale") for line in lines(DUE))


def test_commas_semicolons_backslashes_and_line_ends_are_escaped() -> None:
    assert escape("a,b;c\\d\ne\r\nf\rg") == r"a\,b\;c\\d\ne\nf\ng"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_no_line_is_longer_than_75_octets_and_nothing_is_lost(text: str) -> None:
    folded = list(fold(text))
    assert all(len(each.encode()) <= LINE_OCTETS for each in folded)
    assert all(each.startswith(" ") for each in folded[1:])
    assert folded[0] + "".join(each[1:] for each in folded[1:]) == text
