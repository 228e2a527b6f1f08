"""What each column of a sheet says, guessed from the words over it and from what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from dsardesk.domain.folding import folded_text
from dsardesk.domain.importing.days import read_day, which_first
from dsardesk.domain.importing.sheet import DAYS, Cell, Field, Plan, Sheet, shown
from dsardesk.domain.importing.words import closed_in, outcome_in, rights_in

LOOKED_AT = 30
"""Rows among which the one that names the columns is sought."""
SAMPLE = 400
FEWEST_NAMED = 2
LIKELY, SURE = 0.3, 0.6
EMAIL = re.compile(r"\S+@\S+\.\w+")

_HEADS: Sequence[tuple[Field | None, str]] = (
    # What desks and registers keep beside: known, so that it is taken for nothing else.
    (None, r"demande n|item|prolong\w*|extended|en retard|late|decidee le|decided on|kind|civilite"),
    (Field.EMAIL, r".*\b(?:mails?|emails?|courriels?|adresse electronique)\b.*"),
    (Field.DUE_ON, r".*\b(?:echeance|limite|delai|due|deadline|butoir|avant le)\b.*"),
    (Field.CLOSED_ON, r".*\b(?:clos\w*|clotur\w*|fermeture|ferme\w*|fin)\b.*"),
    (Field.ANSWERED_ON, r".*\b(?:repons\w*|repond\w*|reply|replied|answer\w*|respon\w*|envoi|envoye\w*|sent)\b.*"),
    (
        Field.RECEIVED_ON,
        r".*\b(?:recue?s?|reception|received|receipt|arriv\w*|entree|saisi\w*)\b.*|date|date de (?:la )?demande",
    ),
    (Field.OUTCOME, r".*\b(?:decision|issue|resultat|suites?|outcome|result|resolution)\b.*"),
    (Field.STATE, r".*\b(?:statut|status|etat|state|avancement|situation)\b.*"),
    (Field.CHANNEL, r".*\b(?:canal|channel|moyen|mode|source|origine|voie|provenance)\b.*"),
    (Field.REFERENCE, r"(?:ref|reference|n|no|num|numero|id|identifiant|dossier|ticket|case)\b.*"),
    (Field.NOTE, r".*\b(?:comment\w*|remarques?|notes?|observations?|precisions?|details?|motivation|reasons?)\b.*"),
    (Field.RIGHT, r".*\b(?:droits?|rights?|types?|nature|objet|motif|sujet|subject|demande|request)\b.*"),
    (Field.FIRST_NAME, r"(?:prenoms?|first name|given name)"),
    (
        Field.NAME,
        r".*\b(?:noms?|name|demandeu\w*|requerant\w*|requester|person|personne|clients?|patients?|usager|salaries?)\b.*",
    ),
    (Field.ADDRESS, r".*\b(?:adresse|address|postale?)\b.*"),
)
_PATTERNS = tuple((field, re.compile(pattern)) for field, pattern in _HEADS)
_NAMELIKE = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,4}")


def _is_text(test: Callable[[str], object]) -> Callable[[Cell], bool]:
    return lambda cell: isinstance(cell, str) and bool(test(cell))


_CONTENT: Mapping[Field, Callable[[Cell], bool]] = {
    **dict.fromkeys(DAYS, lambda cell: read_day(cell) is not None),
    Field.EMAIL: _is_text(lambda text: EMAIL.fullmatch(text.strip())),
    Field.RIGHT: _is_text(rights_in),
    Field.STATE: _is_text(lambda text: closed_in(text) is not None),
    Field.OUTCOME: _is_text(outcome_in),
    Field.NAME: _is_text(lambda text: _NAMELIKE.fullmatch(text.strip()) and not rights_in(text)),
}
"""What a cell of some columns looks like."""
_UNNAMED = (Field.EMAIL, Field.RIGHT, Field.RECEIVED_ON, Field.STATE, Field.NAME)
"""Columns that are known by what stands in them, where nothing over them says it; in this order."""


def guess_sheet(sheets: Sequence[Sheet]) -> int:
    """The sheet that looks most like a register: the one whose columns are named best, the longest of equals."""
    return max(range(len(sheets)), key=lambda each: (_best_header(sheets[each])[0], len(sheets[each].rows)))


def guess_plan(sheet: Sheet) -> Plan:
    """How a sheet is best read."""
    return plan_under(sheet, _best_header(sheet)[1])


def plan_under(sheet: Sheet, header: int) -> Plan:
    """How a sheet is best read whose columns are named in the row of that number; 0 for none."""
    below = sheet.rows[header : header + SAMPLE]
    contents = [[row[n] for row in below if n < len(row) and shown(row[n])] for n in range(sheet.width)]
    columns = _by_title(sheet.rows[header - 1], contents) if header else {}
    for field in _UNNAMED:
        if field not in columns and (found := _by_content(field, contents, set(columns.values()))) is not None:
            columns[field] = found
    days = [cell for field in DAYS if field in columns for cell in contents[columns[field]]]
    day_first, sure = which_first(days)
    return Plan(header, columns, day_first, sure)


def field_of(header: str) -> Field | None:
    """What the words over a column say that it holds; None where they do not."""
    folded = folded_text(header)
    return next((field for field, pattern in _PATTERNS if pattern.fullmatch(folded)), None)


def _best_header(sheet: Sheet) -> tuple[int, int]:
    """How many fields the best row names, and its number; (0, 0) where none names two."""
    named = [(_named(row), -number) for number, row in enumerate(sheet.rows[:LOOKED_AT], 1)]
    most, number = max(named, default=(0, 0))
    return (most, -number) if most >= FEWEST_NAMED else (0, 0)


def _named(row: tuple[Cell, ...]) -> int:
    fields = {field_of(cell) for cell in row if isinstance(cell, str)}
    return len(fields - {None})


def _by_title(header: tuple[Cell, ...], contents: list[list[Cell]]) -> dict[Field, int]:
    """The best column of each field that a title names; one whose cells say otherwise is not believed."""
    best: dict[Field, tuple[float, int]] = {}
    for number, cell in enumerate(header):
        field = field_of(cell) if isinstance(cell, str) else None
        if field is None:
            continue
        likely = _likeness(field, contents[number])
        if likely >= LIKELY or not contents[number] or field not in {*DAYS, Field.EMAIL, Field.RIGHT}:
            best[field] = max(best.get(field, (-1.0, 0)), (likely, -number))
    return {field: -number for field, (_, number) in best.items()}


def _by_content(field: Field, contents: list[list[Cell]], taken: set[int]) -> int | None:
    free = (number for number in range(len(contents)) if number not in taken)
    best = max(((_likeness(field, contents[number]), -number) for number in free), default=(0.0, 0))
    return -best[1] if best[0] >= SURE else None


def _likeness(field: Field, cells: list[Cell]) -> float:
    """The share of *cells* that look like that field; 0 where nothing tells."""
    test = _CONTENT.get(field)
    return sum(map(test, cells)) / len(cells) if test and cells else 0.0
