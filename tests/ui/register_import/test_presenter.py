"""A spreadsheet is shown row by row before anything is written; what was written is taken back from the same page."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dsardesk.domain.importing.columns import guess_plan
from dsardesk.intake.register.reading import read_sheets
from dsardesk.services.register_import import preview_import
from dsardesk.ui.register_import.presenter import RegisterImportPresenter
from dsardesk.ui.register_import.reading import Choices, PastImport, Shown
from dsardesk.ui.session import Session
from tests.services.conftest import Bench
from tests.sheets import HEADER, as_csv, as_xlsx

ROWS = (
    HEADER,
    ("R-1", "Zoé Canari", "zoe@courriel.example", "01/10/2026", "Accès", "mail", "31/10/2026", "En cours", "", ""),
    ("R-2", "Jo Merle", "jo@courriel.example", "02/10/2026", "RGPD", "mail", "", "En cours", "", ""),
)


@dataclass
class Recording:
    """A screen that remembers."""

    working: list[bool] = field(default_factory=list)
    choices: list[Choices] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    past: list[tuple[PastImport, ...]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    emptied: int = 0

    def show_working(self, *, working: bool) -> None:
        self.working.append(working)

    def show_choices(self, choices: Choices) -> None:
        self.choices.append(choices)

    def show_preview(self, shown: Shown) -> None:
        self.shown.append(shown)

    def show_nothing(self) -> None:
        self.emptied += 1

    def show_imports(self, past: tuple[PastImport, ...]) -> None:
        self.past.append(past)

    def done(self, sentence: str) -> None:
        self.said.append(sentence)

    def refuse(self, sentence: str) -> None:
        self.refused.append(sentence)


@pytest.fixture
def screen() -> Recording:
    return Recording()


@pytest.fixture
def presenter(screen: Recording, session: Session) -> RegisterImportPresenter:
    return RegisterImportPresenter(screen, session)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "suivi.csv"
    path.write_bytes(as_csv(ROWS))
    return path


def test_columns_are_guessed_and_problems_and_differences_stand_by_row(
    presenter: RegisterImportPresenter, screen: Recording, file: Path, bench: Bench
) -> None:
    before = bench.everything()
    presenter.open_file(file)
    choices, shown = screen.choices[-1], screen.shown[-1]
    assert choices.file == "suivi.csv"
    assert ("received_on", "reçue le", "3") in choices.fields
    assert ("3", "D · Reçue le") in choices.columns
    assert [(each.row, each.left_out) for each in shown.remarks] == [(2, False), (3, True)]
    assert "2 novembre 2026" in shown.remarks[0].said
    assert shown.unknown == ("RGPD",)
    assert shown.may_import
    assert screen.working[-1] is False
    assert bench.everything() == before


def test_what_unknown_words_mean_is_said_once_for_all_their_rows(
    presenter: RegisterImportPresenter, screen: Recording, file: Path
) -> None:
    presenter.open_file(file)
    assert ("access", "accès") in presenter.rights()
    presenter.choose_right("RGPD", "access")
    assert screen.shown[-1].unknown == ()
    assert not any(each.left_out for each in screen.shown[-1].remarks)


def test_a_column_says_one_thing_and_can_say_nothing(
    presenter: RegisterImportPresenter, screen: Recording, file: Path
) -> None:
    presenter.open_file(file)
    presenter.choose_column("name", "2")
    fields = {name: column for name, _, column in screen.choices[-1].fields}
    assert (fields["name"], fields["email"]) == ("2", "-1")
    presenter.choose_column("right", "-1")
    assert not screen.shown[-1].may_import
    presenter.choose_day_first(day_first=False)
    assert screen.choices[-1].day_first is False


def test_a_column_passed_on_the_way_to_another_goes_back_to_what_it_said(
    presenter: RegisterImportPresenter, screen: Recording, file: Path
) -> None:
    presenter.open_file(file)
    guessed = {name: column for name, _, column in screen.choices[-1].fields}
    presenter.choose_column("reference", "5")
    for passed in ("0", "1", "2", "5", "8"):
        presenter.choose_column("note", passed)
    fields = {name: column for name, _, column in screen.choices[-1].fields}
    assert fields == {**guessed, "reference": "5", "channel": "-1", "note": "8", "answered_on": "-1"}


def test_another_row_of_titles_or_another_sheet_is_guessed_anew(
    presenter: RegisterImportPresenter, screen: Recording, file: Path
) -> None:
    presenter.open_file(file)
    presenter.choose_header(1)
    assert len(screen.choices) == 1
    presenter.choose_header(0)
    assert screen.choices[-1].header == 0
    assert ("0", "A") in screen.choices[-1].columns
    presenter.choose_sheet("0")
    assert screen.choices[-1].header == 1


def test_requests_are_imported_listed_and_taken_back(
    presenter: RegisterImportPresenter, screen: Recording, file: Path, session: Session
) -> None:
    told: list[str] = []
    session.news.listen(told.append)
    presenter.start()
    assert len(screen.past[-1]) == 0
    presenter.open_file(file)
    presenter.import_()
    assert (screen.emptied, told) == (1, [""])
    listed: list[PastImport] = list(screen.past[-1])
    (past,) = listed
    assert past.cases == 1
    assert past.first in screen.said[-1]
    assert "0" in presenter.progress
    presenter.undo(past.id)
    assert screen.past[-1] == ()
    presenter.undo(past.id)
    assert screen.refused


def test_nothing_is_done_where_no_file_is_open(presenter: RegisterImportPresenter, screen: Recording) -> None:
    presenter.import_()
    presenter.choose_sheet("0")
    presenter.choose_header(3)
    presenter.choose_day_first(day_first=True)
    assert screen == Recording()


def test_a_file_that_cannot_be_read_says_why(
    presenter: RegisterImportPresenter, screen: Recording, tmp_path: Path
) -> None:
    presenter.open_file(tmp_path / "missing.xlsx")
    assert screen.refused
    assert screen.working == [True, False]


def test_work_that_is_stopped_writes_nothing(
    presenter: RegisterImportPresenter, screen: Recording, file: Path, bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    presenter.open_file(file)
    before = bench.everything()
    monkeypatch.setattr(screen, "show_working", lambda *, working: presenter.stop() if working else None)
    presenter.import_()
    assert screen.refused == ["Import interrompu\u00a0: rien n’a été écrit."]
    assert bench.everything() == before


def test_an_answer_to_an_earlier_choice_is_not_shown(
    presenter: RegisterImportPresenter, screen: Recording, file: Path, session: Session
) -> None:
    presenter.open_file(file)
    (sheet,) = read_sheets(file.read_bytes())
    preview = preview_import(session.desk.context, session.desk.actor, sheet, guess_plan(sheet))
    presenter._show(preview, 0)
    assert len(screen.shown) == 1


def test_a_workbook_names_its_sheets(presenter: RegisterImportPresenter, screen: Recording, tmp_path: Path) -> None:
    path = tmp_path / "suivi.xlsx"
    path.write_bytes(as_xlsx(ROWS))
    presenter.open_file(path)
    assert screen.choices[-1].sheets == (("0", "Sheet"),)
