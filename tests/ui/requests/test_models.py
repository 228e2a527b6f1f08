"""The table of cases: it holds to what Qt expects of a model, and says in words what it shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from dsardesk.domain.case import CaseState
from dsardesk.domain.rights import RightType
from dsardesk.domain.standing import Standing, Urgency
from dsardesk.services.case_list import CaseEntry
from dsardesk.services.ports import CaseLine, FoundIn
from dsardesk.ui.requests.models import LINE_ROLE, ON_ITS_WAY, ORDERS, SORT_ROLE, CaseTable, Column
from dsardesk.ui.session import Session
from dsardesk.ui.theme.colours import LIGHT
from tests.makers import TODAY


def entry(number: int = 1, standing: Standing | None = None, due_on: date | None = date(2026, 10, 28)) -> CaseEntry:
    """A line of the list."""
    line = CaseLine(
        reference=f"DSR-2026-{number:04d}",
        person="Élodie Œuvrard",
        rights=(RightType.ACCESS, RightType.OBJECTION_MARKETING),
        state=CaseState.RECEIVED,
        received_on=TODAY,
        due_on=due_on,
        alert_on=due_on,
        next_step="acknowledge",
    )
    return CaseEntry(line, standing or Standing(Urgency.SOON, 2))


class Lines:
    """Lines of which some are on their way."""

    def __init__(self, *entries: CaseEntry | None) -> None:
        self.entries = entries

    @property
    def count(self) -> int:
        return len(self.entries)

    def entry(self, row: int) -> CaseEntry | None:
        return self.entries[row] if row < len(self.entries) else None


def table(session: Session, *entries: CaseEntry | None) -> CaseTable:
    made = CaseTable(Lines(*entries), session.words)
    made.restart(len(entries))
    return made


def row_of(made: CaseTable, row: int = 0) -> list[str]:
    return [made.index(row, column).data() for column in Column]


def test_the_model_holds_to_qt_s_rules(dressed: QApplication, session: Session, qtmodeltester: ModelTester) -> None:
    made = table(session, entry(1), None, entry(3))
    qtmodeltester.check(made)  # type: ignore[no-untyped-call]
    made.resize(5)
    made.resize(5)
    assert made.rowCount() == 5
    made.resize(1)
    made.change(0, 200)
    made.change(1, 200)
    assert made.rowCount() == 1
    qtmodeltester.check(made)  # type: ignore[no-untyped-call]


def test_a_line_shows_who_asks_what_until_when_and_the_next_step(dressed: QApplication, session: Session) -> None:
    assert row_of(table(session, entry())) == [
        "DSR-2026-0001",
        "Élodie Œuvrard",
        "accès, opposition à la prospection",
        "26/10/2026",
        "dans 2 jours ouvrés\n28/10/2026",
        "Envoyer l’accusé de réception",
    ]


def test_words_found_in_a_letter_or_a_note_are_told_under_the_person_and_aloud(
    dressed: QApplication, session: Session
) -> None:
    plain = entry()
    line = replace(plain.line, found_in=(FoundIn.LETTER, FoundIn.NOTE))
    made = table(session, replace(plain, line=line))
    cell = made.index(0, Column.PERSON)
    assert cell.data() == "Élodie Œuvrard\nTrouvé dans un courrier et une note"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == cell.data()
    aloud = cell.siblingAtColumn(Column.REFERENCE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert aloud.endswith("Trouvé dans un courrier et une note")


@pytest.mark.parametrize(
    ("standing", "words", "colour"),
    [
        (Standing(Urgency.LATE, 2), "en retard de 2 jours", LIGHT.danger),
        (Standing(Urgency.LATE, 1), "en retard de 1 jour", LIGHT.danger),
        (Standing(Urgency.TODAY), "échéance aujourd’hui", LIGHT.danger),
        (Standing(Urgency.SOON, 1), "dans 1 jour ouvré", LIGHT.warning),
        (Standing(Urgency.SOON, 0), "avant le prochain jour ouvré", LIGHT.warning),
        (Standing(Urgency.LATER, 12), "dans 12 jours ouvrés", LIGHT.text),
        (Standing(Urgency.SUSPENDED), "suspendu", LIGHT.muted),
        (Standing(Urgency.ANSWERED), "répondu", LIGHT.good),
        (Standing(Urgency.CLOSED), "clos", LIGHT.muted),
    ],
)
def test_how_a_case_stands_is_told_by_words_an_icon_and_a_colour(
    dressed: QApplication, session: Session, standing: Standing, words: str, colour: str
) -> None:
    made = table(session, entry(standing=standing, due_on=None))
    cell = made.index(0, Column.DUE)
    assert cell.data() == words
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert cell.data(Qt.ItemDataRole.ForegroundRole) == QColor(colour)


def test_whoever_listens_hears_the_whole_line_and_then_each_cell(dressed: QApplication, session: Session) -> None:
    made = table(session, entry(), entry(2, Standing(Urgency.SUSPENDED), None))
    first, second = (made.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (0, 1))
    asked = "Élodie Œuvrard, accès et opposition à la prospection"
    step = "Envoyer l’accusé de réception"
    assert first == f"DSR-2026-0001, {asked}, échéance le mercredi 28 octobre 2026, dans 2 jours ouvrés, {step}"
    assert second == f"DSR-2026-0002, {asked}, suspendu, {step}"
    assert made.index(0, Column.PERSON).data(Qt.ItemDataRole.AccessibleTextRole) is None


def test_a_line_on_its_way_says_so_and_nothing_else(dressed: QApplication, session: Session) -> None:
    made = table(session, None)
    assert row_of(made) == [ON_ITS_WAY, None, None, None, None, None]
    assert made.index(0, 0).data(LINE_ROLE) is None


def test_a_cell_that_is_cut_off_tells_its_words_under_the_pointer(dressed: QApplication, session: Session) -> None:
    made = table(session, entry())
    tips = [made.index(0, column).data(Qt.ItemDataRole.ToolTipRole) for column in Column]
    assert [tip is not None for tip in tips] == [False, False, True, False, False, True]


def test_lines_and_raw_values_are_there_for_whoever_sorts(dressed: QApplication, session: Session) -> None:
    made = table(session, entry())
    assert made.index(0, 0).data(LINE_ROLE) == entry()
    assert [made.index(0, column).data(SORT_ROLE) for column in (Column.PERSON, Column.STEP)] == [
        "Élodie Œuvrard",
        "acknowledge",
    ]
    assert made.index(0, Column.DUE).data(SORT_ROLE) == date(2026, 10, 28)
    assert Column.ASKED not in ORDERS


def test_columns_are_named_and_rows_are_not(dressed: QApplication, session: Session) -> None:
    made = table(session, entry())
    names = [made.headerData(column, Qt.Orientation.Horizontal) for column in Column]
    assert names == ["Référence", "Personne", "Demande", "Reçue", "Échéance", "Prochaine étape"]
    assert made.headerData(0, Qt.Orientation.Vertical) is None
    assert made.data(QModelIndex()) is None
