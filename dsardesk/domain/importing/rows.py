"""What the rows of a sheet say, and everything in them that a person should know before they become cases."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dsardesk.domain.folding import folded_text
from dsardesk.domain.importing.columns import EMAIL
from dsardesk.domain.importing.days import read_day
from dsardesk.domain.importing.sheet import Cell, Field, Plan, Sheet, letters, shown, title
from dsardesk.domain.importing.words import channel_in, closed_in, outcome_in, rights_in
from dsardesk.domain.rights import Outcome, RightType

TOTAL = re.compile(r"(?:sous )?(?:totaux|total|somme|nombre|subtotal|sum|count|moyenne|average)\b.*")
MOST_NAMED = 10
"""Hidden rows or columns named one by one."""
CHANNEL = "email"
"""How a request came where nothing says it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something of one row that a person should know.

    Attributes:
        row: its number in the sheet; 0 for the sheet itself.
        column: the words over the column; "" for the whole row.
        code: key of its sentence, `import_problem.<code>`, which also says what is done.
        value: what stands in the cell.
        left_out: True where the row does not become a case.
    """

    row: int
    column: str
    code: str
    value: str = ""
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class ImportedItem:
    """One right asked, in the words of the sheet, and what came of it."""

    right: RightType
    quote: str
    outcome: Outcome | None
    reasons: str
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class ImportedRequest:
    """One request, from one row or from several that bear the same reference.

    Attributes:
        rows: numbers of the rows.
        reference: the sheet's own; "" if it has none.
        name: who asked; "" if it is not said.
        email: their address; "" if it is not said.
        address: lines of their postal address.
        channel: how it came.
        received_on: civil date.
        due_on: day by which the sheet says that it must be answered; None if it does not.
        items: rights asked.
        closed_on: civil date; None while it is open.
        text: everything that stands in the rows, a line for each cell.
        mark: tells this request from others, whatever became of it since: SHA-256 in hex.
    """

    rows: tuple[int, ...]
    reference: str
    name: str
    email: str
    address: tuple[str, ...]
    channel: str
    received_on: date
    due_on: date | None
    items: tuple[ImportedItem, ...]
    closed_on: date | None
    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a sheet says.

    Attributes:
        requests: what may become cases.
        problems: by row.
        rows: how many rows were read, blank ones left out.
    """

    requests: tuple[ImportedRequest, ...]
    problems: tuple[Problem, ...]
    rows: int


def read_rows(sheet: Sheet, plan: Plan, today: date) -> Reading:
    """The requests of a sheet; rows with the same reference, day and person are one request."""
    found: dict[str, ImportedRequest] = {}
    problems = list(_hidden(sheet, plan))
    count = 0
    for number in range(plan.header + 1, len(sheet.rows) + 1):
        row = _Row(sheet, plan, number, today)
        if row.is_blank:
            continue
        count += 1
        request = row.request()
        if request is not None:
            known = found.get(request.mark)
            if known is not None and not (request.reference and _adds(known, request)):
                row.say("same_row", value=str(known.rows[0]), left_out=True)
            else:
                found[request.mark] = _joined(known, request) if known else request
        problems += row.problems
    return Reading(tuple(found.values()), tuple(problems), count)


def _hidden(sheet: Sheet, plan: Plan) -> Iterator[Problem]:
    """What is read though nobody sees it in the sheet; what is blank is not."""
    rows = [str(n + 1) for n in sorted(sheet.hidden_rows) if n >= plan.header and any(map(shown, sheet.rows[n]))]
    filled = {n for cells in sheet.rows[plan.header :] for n, cell in enumerate(cells) if shown(cell)}
    columns = [letters(n) for n in sorted(sheet.hidden_columns & filled)]
    for code, names in (("hidden_rows", rows), ("hidden_columns", columns)):
        if names:
            named = ", ".join(names[:MOST_NAMED]) + (", …" if len(names) > MOST_NAMED else "")
            yield Problem(0, "", code, f"{len(names)} ({named})")


def _adds(known: ImportedRequest, request: ImportedRequest) -> bool:
    """True for a row that asks for something which the rows before it did not."""
    return not {item.right for item in request.items} <= {item.right for item in known.items}


def _joined(known: ImportedRequest, more: ImportedRequest) -> ImportedRequest:
    rights = {item.right for item in known.items}
    ends = (known.closed_on, more.closed_on)
    return replace(
        known,
        rows=(*known.rows, *more.rows),
        items=(*known.items, *(item for item in more.items if item.right not in rights)),
        closed_on=max(end for end in ends if end) if all(ends) else None,
        text=f"{known.text}\n\n{more.text}",
    )


class _Row:
    """One row being read."""

    def __init__(self, sheet: Sheet, plan: Plan, number: int, today: date) -> None:
        self._sheet, self._plan, self._today = sheet, plan, today
        self.number = number
        self.cells = sheet.rows[number - 1]
        self.problems: list[Problem] = []

    @property
    def is_blank(self) -> bool:
        return not any(map(shown, self.cells))

    def say(self, code: str, field: Field | None = None, value: str = "", *, left_out: bool = False) -> None:
        column = self._plan.columns.get(field) if field else None
        named = "" if column is None else title(self._sheet, self._plan, column)
        self.problems.append(Problem(self.number, named, code, value, left_out))

    def request(self) -> ImportedRequest | None:
        """What the row asks; None, and why, where it cannot become a case."""
        if self._is_no_request():
            return None
        received, rights = self._received(), self._rights()
        if received is None or not rights:
            return None
        answered, closed = self._ends(received)
        name, email = self._name(), self._email()
        reference = self._text(Field.REFERENCE)
        return ImportedRequest(
            rows=(self.number,),
            reference=reference,
            name=name,
            email=email,
            address=tuple(filter(None, (line.strip() for line in self._text(Field.ADDRESS).splitlines()))),
            channel=self._channel(),
            received_on=received,
            due_on=self._day(Field.DUE_ON, "due_unread"),
            items=self._items(rights, answered, closed=closed is not None),
            closed_on=closed,
            text=self._everything(),
            mark=_mark(reference, received.isoformat(), name, email, self._beside(reference, name + email)),
        )

    def _beside(self, reference: str, person: str) -> str:
        """What tells the request from others of the same day: nothing more than its reference, where it has one."""
        if reference:
            return ""
        return self._text(Field.RIGHT) if person else self._everything()

    def _is_no_request(self) -> bool:
        first = next(text for cell in self.cells if (text := shown(cell)))
        if TOTAL.fullmatch(folded_text(first)):
            self.say("total", value=first, left_out=True)
        elif self._plan.header and self.cells == self._sheet.rows[self._plan.header - 1]:
            self.say("header_again", left_out=True)
        else:
            return False
        return True

    def _cell(self, field: Field) -> Cell:
        column = self._plan.columns.get(field)
        return "" if column is None else self._sheet.cell(self.number, column)

    def _text(self, field: Field) -> str:
        return shown(self._cell(field))

    def _day(self, field: Field, unread: str, *, left_out: bool = False) -> date | None:
        cell = self._cell(field)
        if not shown(cell):
            return None
        found = read_day(cell, day_first=self._plan.day_first)
        if found is None:
            self.say(unread, field, shown(cell), left_out=left_out)
            return None
        if found.doubtful and not self._plan.sure:
            self.say("ambiguous_day" if self._plan.day_first else "ambiguous_month", field, shown(cell))
        return found.day

    def _received(self) -> date | None:
        if not self._text(Field.RECEIVED_ON):
            self.say("no_receipt", Field.RECEIVED_ON, left_out=True)
            return None
        found = self._day(Field.RECEIVED_ON, "receipt_unread", left_out=True)
        if found is not None and found > self._today:
            self.say("receipt_in_future", Field.RECEIVED_ON, self._text(Field.RECEIVED_ON), left_out=True)
            return None
        return found

    def _rights(self) -> tuple[RightType, ...]:
        text = self._text(Field.RIGHT)
        found = self._plan.rights.get(folded_text(text)) or rights_in(text)
        if not found:
            self.say("right_unknown" if text else "no_right", Field.RIGHT, text, left_out=True)
        return found

    def _ends(self, received: date) -> tuple[date | None, date | None]:
        """The day of the answer and that of the closing; a day that cannot be is not kept."""
        answered = self._end(Field.ANSWERED_ON, "answer_unread", received)
        closed_on = self._end(Field.CLOSED_ON, "closing_unread", received)
        state = self._text(Field.STATE)
        says = closed_in(state) if state else None
        if state and says is None:
            self.say("state_unknown", Field.STATE, state)
        if says is False:
            if closed_on:
                self.say("open_with_closing", Field.STATE, state)
            return answered, None
        closed_on = closed_on or answered
        if says and closed_on is None:
            self.say("closed_undated", Field.STATE, state)
            closed_on = self._today
        if closed_on and answered is None:
            self.say("answer_undated", Field.ANSWERED_ON)
        return answered, closed_on

    def _end(self, field: Field, unread: str, received: date) -> date | None:
        found = self._day(field, unread)
        if found is not None and not received <= found <= self._today:
            self.say("end_impossible", field, self._text(field))
            return None
        return found

    def _name(self) -> str:
        name = " ".join(filter(None, (self._text(Field.FIRST_NAME), self._text(Field.NAME))))
        if not name and not self._text(Field.EMAIL):
            self.say("nobody", Field.NAME)
        return name

    def _email(self) -> str:
        text = self._text(Field.EMAIL)
        if text and not EMAIL.fullmatch(text):
            self.say("email_unread", Field.EMAIL, text)
            return ""
        return text

    def _channel(self) -> str:
        text = self._text(Field.CHANNEL)
        found = channel_in(text) if text else CHANNEL
        if found is None:
            self.say("channel_unknown", Field.CHANNEL, text)
        return found or CHANNEL

    def _items(self, rights: tuple[RightType, ...], answered: date | None, *, closed: bool) -> tuple[ImportedItem, ...]:
        said = self._text(Field.OUTCOME)
        outcome = outcome_in(said) or outcome_in(self._text(Field.STATE))
        if said and outcome is None:
            self.say("outcome_unknown", Field.OUTCOME, said)
        elif closed and outcome is None:
            self.say("no_outcome", Field.OUTCOME)
        reasons = self._text(Field.NOTE) if outcome in {Outcome.REFUSED, Outcome.PARTLY_GRANTED} else ""
        return tuple(ImportedItem(right, self._text(Field.RIGHT), outcome, reasons, answered) for right in rights)

    def _everything(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        for column, cell in enumerate(self.cells):
            if text := shown(cell):
                named = title(self._sheet, self._plan, column) if self._plan.header else letters(column)
                yield f"{named}: {text}"


def _mark(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(map(folded_text, parts)).encode()).hexdigest()
