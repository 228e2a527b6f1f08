"""What cells, columns and rows of a register of old mean: every way of writing a day, a right, a state."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.importing.columns import guess_plan, guess_sheet, plan_under
from dsardesk.domain.importing.days import DAY_ZERO, read_day, which_first
from dsardesk.domain.importing.rows import ImportedRequest, Reading, read_rows
from dsardesk.domain.importing.sheet import Cell, Field, Plan, Sheet, letters, shown, title
from dsardesk.domain.importing.words import channel_in, closed_in, outcome_in, rights_in
from dsardesk.domain.rights import Outcome, RightType
from tests.sheets import HEADER

TODAY = date(2026, 10, 26)
DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
          "septembre", "octobre", "novembre", "décembre"]  # fmt: skip


@given(day=DAYS)
def test_a_day_is_the_same_in_every_way_of_writing_it(day: date) -> None:
    month = MONTHS[day.month - 1]
    ways: list[Cell] = [
        day,
        float((day - DAY_ZERO).days),
        str((day - DAY_ZERO).days),
        f"{day:%d/%m/%Y}",
        f"{day.day}/{day.month}/{day:%y}",
        f"{day:%d.%m.%Y} 14h30",
        f"{day:%d-%m-%Y 09:15}",
        day.isoformat(),
        f"{day.isoformat()}T10:00:00Z",
        f"{day.day}{'er' if day.day == 1 else ''} {month} {day.year}",
        f"lundi {day.day} {month.upper()} {day:%y}",
        f"{day:%B} {day.day}, {day.year}",
    ]
    for way in ways:
        found = read_day(way)
        assert found is not None, way
        assert found.day == day, way
    other = read_day(f"{day:%m/%d/%Y}", day_first=False)
    assert other is not None
    assert other.day == day


@given(cell=st.one_of(st.text(), st.floats(), DAYS))
def test_no_cell_is_too_strange_to_be_read(cell: Cell) -> None:
    found = read_day(cell)
    assert found is None or isinstance(found.day, date)
    if isinstance(cell, str):
        rights_in(cell)
        outcome_in(cell)
        closed_in(cell)
        channel_in(cell)


@pytest.mark.parametrize(
    "cell", ["", "bientôt", "31/02/2026", "13/13/2026", "1 brumaire 2026", "12345678", 12.0, "30 brr 26"]
)
def test_what_is_no_day_is_none(cell: Cell) -> None:
    assert read_day(cell) is None


def test_a_day_that_could_be_read_two_ways_is_doubtful() -> None:
    assert [each.doubtful for text in ("03/04/2026", "13/04/2026", "04/04/2026") if (each := read_day(text))] == [
        True, False, False,
    ]  # fmt: skip
    assert which_first(["03/04/2026", "31/01/2026"]) == (True, True)
    assert which_first(["03/04/2026", "01/31/2026"]) == (False, True)
    assert which_first(["03/04/2026"]) == (True, False)
    assert which_first(["31/01/2026", "01/31/2026"]) == (True, False)
    assert which_first([TODAY, "x"]) == (True, True)


@pytest.mark.parametrize(
    ("text", "rights"),
    [
        ("Accès + effacement", (RightType.ACCESS, RightType.ERASURE)),
        ("DROIT D'ACCÈS et de rectification", (RightType.ACCESS, RightType.RECTIFICATION)),
        ("opposition à la prospection", (RightType.OBJECTION_MARKETING,)),
        ("Opposition", (RightType.OBJECTION,)),
        ("désinscription newsletter / suppression", (RightType.OBJECTION_MARKETING, RightType.ERASURE)),
        ("art. 15", (RightType.ACCESS,)),
        ("withdrawal of consent", (RightType.CONSENT_WITHDRAWAL,)),
        ("automated decision", (RightType.AUTOMATED_DECISION,)),
        ("portabilité", (RightType.PORTABILITY,)),
        ("être oublié", (RightType.ERASURE,)),
        ("RGPD", ()),
    ],
)
def test_rights_are_known_by_the_words_people_use(text: str, rights: tuple[RightType, ...]) -> None:
    assert rights_in(text) == rights


@pytest.mark.parametrize(
    ("text", "closed"),
    [("Clos", True), ("traité", True), ("à traiter", False), ("non traité", False), ("en cours de traitement", False),
     ("refusée", True), ("answered", True), ("closed", True), ("pas clos", False), ("???", None)],
)  # fmt: skip
def test_states_say_whether_a_request_is_over(text: str, closed: bool | None) -> None:
    assert closed_in(text) is closed


@pytest.mark.parametrize(
    ("text", "outcome"),
    [("satisfaite en partie", Outcome.PARTLY_GRANTED), ("Refus", Outcome.REFUSED), ("acceptée", Outcome.GRANTED),
     ("non acceptée", None), ("doublon", Outcome.DUPLICATE), ("aucune donnée", Outcome.NO_DATA_HELD), ("", None)],
)  # fmt: skip
def test_outcomes_are_known_by_the_words_people_use(text: str, outcome: Outcome | None) -> None:
    assert outcome_in(text) is outcome


def test_channels_are_known_by_the_words_people_use() -> None:
    said = ("Courriel", "courrier", "tél.", "au guichet", "formulaire en ligne", "pigeon")
    assert [channel_in(text) for text in said] == ["email", "post", "phone", "in_person", "form", None]


def test_columns_are_known_by_their_titles_wherever_they_stand() -> None:
    sheet = Sheet("", (("Registre 2026",), (), HEADER, row()))
    plan = guess_plan(sheet)
    assert plan.header == 3
    wanted = (Field.REFERENCE, Field.NAME, Field.EMAIL, Field.RECEIVED_ON, Field.RIGHT, Field.CHANNEL, Field.DUE_ON,
              Field.STATE, Field.ANSWERED_ON, Field.OUTCOME)  # fmt: skip
    assert plan.columns == dict(zip(wanted, range(10), strict=True))


def test_english_titles_are_known_too() -> None:
    header = ("Request ID", "Requester", "Email", "Date received", "Request type", "Deadline", "Status", "Closed on")
    sheet = Sheet("", (("x", *header[1:]), ("1", "Ann Lee", "a@b.example", TODAY, "access", TODAY, "open", "")))
    columns = guess_plan(sheet).columns
    assert (columns[Field.RECEIVED_ON], columns[Field.DUE_ON], columns[Field.CLOSED_ON]) == (3, 5, 7)
    assert (columns[Field.RIGHT], columns[Field.NAME], columns[Field.EMAIL]) == (4, 1, 2)


def test_columns_without_titles_are_known_by_what_stands_in_them() -> None:
    sheet = Sheet(
        "", ((TODAY, "Ann Lee", "a@b.example", "accès", "clos"), (TODAY, "Bo Li", "b@b.example", "copie", "clos"))
    )
    assert guess_plan(sheet) == Plan(
        0, {Field.RECEIVED_ON: 0, Field.NAME: 1, Field.EMAIL: 2, Field.RIGHT: 3, Field.STATE: 4}
    )


def test_a_title_that_its_cells_belie_is_not_believed() -> None:
    sheet = Sheet("", (("Réception", "Droit", "Date"), ("oui", "accès", TODAY), ("non", "copie", TODAY)))
    assert guess_plan(sheet).columns[Field.RECEIVED_ON] == 2
    assert Field.NAME not in plan_under(sheet, 0).columns


def test_the_sheet_that_looks_like_a_register_is_read() -> None:
    assert guess_sheet((Sheet("a", (("x",),)), Sheet("b", (HEADER, row())), Sheet("c", (("y",), ("z",))))) == 1


def test_cells_and_columns_are_named_as_a_spreadsheet_names_them() -> None:
    sheet = Sheet("", (("Nom", ""), ("a",)))
    assert (shown(12.5), shown(TODAY), letters(26)) == ("12.5", "2026-10-26", "AA")
    assert (title(sheet, Plan(1, {}), 0), title(sheet, Plan(1, {}), 1), title(sheet, Plan(0, {}), 0)) == (
        "Nom",
        "B",
        "A",
    )
    assert sheet.cell(2, 1) == ""
    assert Sheet("", ()).width == 0


USUAL = {
    "ref": "R-1", "name": "Zoé Canari", "email": "zoe@courriel.example", "received": "15/10/2026", "right": "Accès",
    "channel": "courrier", "due": "16/11/2026", "state": "En cours", "answered": "", "outcome": "",
}  # fmt: skip


def row(**changes: Cell) -> tuple[Cell, ...]:
    return tuple({**USUAL, **changes}.values())


def read(*rows: tuple[Cell, ...], **changes: Any) -> Reading:
    sheet = Sheet("", (HEADER, *rows))
    plan = guess_plan(Sheet("", (HEADER, row(), row(answered="16/10/2026"))))
    settings = {"day_first": plan.day_first, "sure": plan.sure, "columns": plan.columns, **changes}
    return read_rows(sheet, Plan(1, **settings), TODAY)


def one(**changes: Cell) -> ImportedRequest:
    (found,) = read(row(**changes)).requests
    return found


CLOSED_ROW = {"state": "Clos", "outcome": "acceptée"}


@pytest.mark.parametrize(
    ("changes", "code", "left_out"),
    [
        ({"ref": "Total", "right": ""}, "total", True),
        ({"received": ""}, "no_receipt", True),
        ({"received": "bientôt"}, "receipt_unread", True),
        ({"received": "01/12/2026"}, "receipt_in_future", True),
        ({"right": ""}, "no_right", True),
        ({"right": "RGPD"}, "right_unknown", True),
        ({"due": "vite"}, "due_unread", False),
        ({"answered": "oui"}, "answer_unread", False),
        ({"answered": "01/10/2026"}, "end_impossible", False),
        ({"state": "???"}, "state_unknown", False),
        ({"email": "à demander"}, "email_unread", False),
        ({"channel": "pigeon"}, "channel_unknown", False),
        ({"outcome": "bof"}, "outcome_unknown", False),
        ({"name": "", "email": ""}, "nobody", False),
        ({**CLOSED_ROW}, "closed_undated", False),
        ({"state": "Clos", "answered": "20/10/2026"}, "no_outcome", False),
    ],
)
def test_every_problem_is_said_of_its_row_before_anything_is_written(
    changes: dict[str, Cell], code: str, left_out: bool
) -> None:
    reading = read(row(), row(**{"ref": "R-2", **changes}))
    assert (code, 3, left_out) in {(each.code, each.row, each.left_out) for each in reading.problems}
    assert len(reading.requests) == (1 if left_out else 2)


def test_an_ambiguous_day_is_said_where_nothing_shows_which_comes_first() -> None:
    unsure = read(row(received="03/04/2026", due=""), sure=False)
    assert [each.code for each in unsure.problems] == ["ambiguous_day"]
    other = read(row(received="03/04/2026", due=""), sure=False, day_first=False)
    assert [each.code for each in other.problems] == ["ambiguous_month"]
    assert other.requests[0].received_on == date(2026, 3, 4)
    assert read(row(received="03/04/2026", due="")).problems == ()


def test_a_closed_row_keeps_its_days() -> None:
    found = one(state="Clos", answered="20/10/2026", outcome="refusée")
    assert (found.closed_on, found.items[0].answered_on, found.items[0].outcome) == (
        date(2026, 10, 20), date(2026, 10, 20), Outcome.REFUSED,
    )  # fmt: skip
    assert one(state="Clos").closed_on == TODAY
    assert one(state="", answered="20/10/2026").closed_on == date(2026, 10, 20)
    assert one(state="En cours", answered="20/10/2026").closed_on is None


def test_a_closing_day_on_an_open_row_is_said() -> None:
    columns = {Field.RECEIVED_ON: 0, Field.RIGHT: 1, Field.STATE: 2, Field.CLOSED_ON: 3}
    sheet = Sheet("", (("15/10/2026", "accès", "en cours", "20/10/2026"), ("15/10/2026", "copie", "", "20/10/2026")))
    reading = read_rows(sheet, Plan(0, columns), TODAY)
    assert [each.closed_on for each in reading.requests] == [None, date(2026, 10, 20)]
    assert {"open_with_closing", "answer_undated"} <= {each.code for each in reading.problems}
    assert reading.requests[0].text.startswith("A: 15/10/2026")


def test_rows_of_one_reference_are_one_request_and_a_row_twice_is_said() -> None:
    reading = read(row(), row(right="Effacement"), row(), row(ref="R-1", right="Portabilité", state="Clos"))
    (request,) = reading.requests
    assert [str(item.right) for item in request.items] == ["access", "erasure", "portability"]
    assert (request.rows, request.closed_on) == ((2, 3, 5), None)
    assert [(each.row, each.code, each.value) for each in reading.problems if each.code == "same_row"] == [
        (4, "same_row", "2")
    ]
    done = {"state": "Clos", "answered": "20/10/2026"}
    later = read(row(**done), row(right="Effacement", state="Clos", answered="21/10/2026")).requests[0]
    assert later.closed_on == date(2026, 10, 21)


def test_people_who_are_not_named_are_not_taken_for_one() -> None:
    rows = [row(ref="", name="", email="", channel=channel) for channel in ("courrier", "mail")]
    assert len(read(*rows).requests) == 2
    assert len(read(row(ref=""), row(ref="")).requests) == 1


def test_blank_rows_and_titles_said_again_are_no_requests() -> None:
    reading = read(row(), (), ("", " "), HEADER)
    assert (reading.rows, [each.code for each in reading.problems]) == (2, ["header_again"])


def test_words_mean_what_a_person_said_they_mean() -> None:
    reading = read(row(right="RGPD !"), rights={"rgpd": (RightType.ACCESS,)})
    assert reading.requests[0].items[0].right is RightType.ACCESS


@given(day=st.dates(date(2018, 5, 25), TODAY - timedelta(days=1)))
def test_what_became_of_a_request_does_not_make_it_another(day: date) -> None:
    opened, closed = one(received=day, due=""), one(received=day, due="", state="Clos", answered=TODAY)
    assert opened.mark == closed.mark
    assert opened.mark != one(received=day + timedelta(days=1), due="").mark


def test_a_cell_that_reads_like_a_formula_is_kept_as_words() -> None:
    assert one(name="=HYPERLINK(1)").name == "=HYPERLINK(1)"
