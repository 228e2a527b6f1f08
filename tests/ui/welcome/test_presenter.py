"""The first start: five cards, one may go back, nothing secret is kept, and a vault stands at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest

from dsardesk.domain.errors import DeskError
from dsardesk.ui.backing import Where
from dsardesk.ui.program import Company
from dsardesk.ui.session import Session
from dsardesk.ui.welcome.presenter import WelcomePresenter
from dsardesk.ui.welcome.progress import Fields, Problem, Progress, Step, Way
from tests.ui.conftest import AtOnce
from tests.ui.program import CODE, PlainProgram

pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)
"""Nothing here depends on which store it is."""

ROUX = Fields("Atelier Roux", "3 rue Basse\n\n69004 Lyon ", "Lyon", "Camille Roux", " camille@roux.example ", "FR-974")
PASSWORD = "corail tuile orme sept"


@dataclass
class Screen:
    """Remembers what it was told."""

    steps: list[Step] = field(default_factory=list)
    places: tuple[tuple[str, str], ...] = ()
    companies: tuple[Company, ...] = ()
    problems: Mapping[str, Problem] = field(default_factory=dict)
    refused: str = ""
    folder: tuple[Path, str] = (Path(), "")
    place: str = "?"
    working: list[bool] = field(default_factory=list)
    code: tuple[tuple[str, ...], int] = ((), 0)
    differs: int = 0
    company: Company | None = None
    sheets: list[bytes] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)

    def show_step(self, step: Step) -> None:
        self.steps.append(step)

    def offer(self, calendars: tuple[tuple[str, str], ...], companies: tuple[Company, ...]) -> None:
        self.places, self.companies = calendars, companies

    def show_problems(self, problems: Mapping[str, Problem]) -> None:
        self.problems = problems

    def show_company_refused(self, sentence: str) -> None:
        self.refused = sentence

    def show_folder(self, folder: Path, refusal: str) -> None:
        self.folder = folder, refusal

    def show_place(self, warning: str) -> None:
        self.place = warning

    def show_working(self, *, working: bool) -> None:
        self.working.append(working)

    def show_code(self, groups: tuple[str, ...], asked: int) -> None:
        self.code = groups, asked

    def show_code_differs(self) -> None:
        self.differs += 1

    def show_company(self, company: Company) -> None:
        self.company = company

    def print_sheet(self, sheet: bytes) -> None:
        self.sheets.append(sheet)

    def warn(self, sentence: str) -> None:
        self.warned.append(sentence)


@pytest.fixture
def screen() -> Screen:
    return Screen()


@pytest.fixture
def first(screen: Screen, program: PlainProgram, session: Session, tmp_path: Path) -> WelcomePresenter:
    """The first start, in which the fifth group of the code will be asked back."""
    made = WelcomePresenter(
        screen,
        AtOnce(),
        program,
        session.words,
        Progress(tmp_path / "coffre"),
        today=lambda: date(2026, 11, 22),
        pick=lambda _count: 4,
    )
    made.begin()
    return made


def at_code(first: WelcomePresenter, folder: Path) -> None:
    first.leave_language()
    first.use_shipped("alto")
    first.make(folder, PASSWORD)


class TestLanguage:
    def test_another_language_is_spoken_at_once(self, first: WelcomePresenter, program: PlainProgram) -> None:
        first.choose_language("en")
        assert program.done == ["speak en"]

    def test_the_language_that_is_spoken_changes_nothing(self, first: WelcomePresenter, program: PlainProgram) -> None:
        first.choose_language("fr")
        assert program.done == []

    def test_places_are_named_as_people_name_them(self, first: WelcomePresenter, screen: Screen) -> None:
        assert ("FR-AM", "Alsace-Moselle") in screen.places
        assert screen.companies[0].invented

    def test_whoever_has_a_vault_opens_it(self, first: WelcomePresenter, program: PlainProgram, tmp_path: Path) -> None:
        (tmp_path / "vault.json").touch()
        first.open_existing(tmp_path)
        assert program.done == [f"ask for {tmp_path}"]

    def test_a_folder_without_a_vault_is_said_so(self, first: WelcomePresenter, screen: Screen, tmp_path: Path) -> None:
        first.open_existing(tmp_path)
        assert screen.warned == ["Ce dossier ne contient pas de coffre."]

    def test_a_backup_brought_back_is_opened(self, first: WelcomePresenter, program: PlainProgram) -> None:
        first.restored(Path("coffre-2"), PASSWORD)
        assert program.done == ["opened coffre-2"]


class TestCompany:
    def test_what_is_typed_becomes_a_profile(self, first: WelcomePresenter, screen: Screen) -> None:
        first.describe(ROUX)
        assert screen.problems == {}
        assert screen.company
        profile = screen.company.profile
        assert (profile.name, profile.address) == ("Atelier Roux", ("3 rue Basse", "69004 Lyon"))
        assert (profile.calendar, profile.zone, profile.language) == ("FR-974", "Indian/Reunion", "fr")
        assert (profile.officer.email, profile.in_force_from) == ("camille@roux.example", date(2026, 11, 22))
        assert screen.steps[-1] is Step.VAULT

    def test_what_letters_need_is_asked_for_beside_its_field(self, first: WelcomePresenter, screen: Screen) -> None:
        first.describe(Fields(city=" ", email="camille"))
        assert screen.problems == {
            "name": Problem.MISSING,
            "address": Problem.MISSING,
            "city": Problem.MISSING,
            "email": Problem.NOT_EMAIL,
        }
        assert screen.steps[-1] is Step.LANGUAGE

    def test_a_file_with_a_mistake_names_its_line_and_key(
        self, first: WelcomePresenter, screen: Screen, tmp_path: Path
    ) -> None:
        (tmp_path / "mine.toml").write_text('id = "x"\nname = 3\n')
        first.use_file(tmp_path / "mine.toml")
        assert (
            screen.refused.replace("\N{NO-BREAK SPACE}", " ")
            == "Ligne 2 : « name » doit être un texte entre guillemets."
        )
        assert first.progress.company is None
        assert screen.working[-1] is False

    def test_no_file_is_said_so(self, first: WelcomePresenter, screen: Screen) -> None:
        first.use_file(None)
        assert screen.refused == "Choisissez d’abord le fichier du profil."

    def test_a_company_that_ships_is_taken_as_it_is(self, first: WelcomePresenter, screen: Screen) -> None:
        first.use_shipped("alto")
        assert screen.company
        assert screen.company.invented
        assert (first.progress.way, first.progress.shipped) == (Way.SHIPPED, "alto")

    def test_none_chosen_is_said_so(self, first: WelcomePresenter, screen: Screen) -> None:
        first.use_shipped("")
        assert screen.refused == "Choisissez d’abord un organisme."

    def test_one_may_go_back_and_nothing_typed_is_lost(self, first: WelcomePresenter, screen: Screen) -> None:
        first.leave_language()
        first.describe(ROUX)
        first.back()
        first.back()
        first.back()
        assert screen.steps[-3:] == [Step.VAULT, Step.COMPANY, Step.LANGUAGE]
        assert first.progress.fields == ROUX

    def test_after_another_language_one_is_where_one_was(
        self, first: WelcomePresenter, screen: Screen, program: PlainProgram, session: Session
    ) -> None:
        first.describe(ROUX)
        again = Screen()
        WelcomePresenter(again, AtOnce(), program, session.words, first.progress, today=date.today).begin()
        assert again.steps == [Step.VAULT]
        assert again.company == screen.company


class TestVault:
    def test_a_new_folder_is_taken(self, first: WelcomePresenter, screen: Screen, tmp_path: Path) -> None:
        first.choose_folder(tmp_path / "new")
        assert screen.folder == (tmp_path / "new", "")
        assert first.progress.folder == tmp_path / "new"

    def test_a_folder_that_holds_something_is_refused(
        self, first: WelcomePresenter, screen: Screen, tmp_path: Path
    ) -> None:
        (tmp_path / "vault.json").touch()
        first.choose_folder(tmp_path)
        assert screen.folder[1].startswith("Choisissez un dossier nouveau ou vide")
        assert first.progress.folder == tmp_path / "coffre"

    def test_the_vault_is_made_for_the_company_and_remembered_at_once(
        self, first: WelcomePresenter, program: PlainProgram, tmp_path: Path
    ) -> None:
        at_code(first, tmp_path / "mine")
        assert program.vaults.made == [(tmp_path / "mine", PASSWORD, first.progress.company.text)]  # type: ignore[union-attr]
        assert program.done == [f"remember {tmp_path / 'mine'}"]

    def test_what_cannot_be_made_is_said_beside_the_folder(
        self, first: WelcomePresenter, screen: Screen, program: PlainProgram, tmp_path: Path
    ) -> None:
        program.vaults.refusal = refusal("vault.folder_not_empty")
        at_code(first, tmp_path / "mine")
        assert screen.folder[1].startswith("Choisissez un dossier")
        assert (screen.steps[-1], program.done) == (Step.VAULT, [])

    def test_without_a_company_there_is_no_vault(
        self, first: WelcomePresenter, screen: Screen, program: PlainProgram, tmp_path: Path
    ) -> None:
        first.make(tmp_path / "mine", PASSWORD)
        assert (screen.steps[-1], program.vaults.made) == (Step.COMPANY, [])


class TestRecoverySheet:
    def test_the_code_is_shown_in_groups(self, first: WelcomePresenter, screen: Screen, tmp_path: Path) -> None:
        at_code(first, tmp_path / "mine")
        assert screen.code == (tuple(CODE.split("-")), 5)
        assert screen.steps[-1] is Step.CODE

    def test_there_is_no_way_back_from_a_vault_that_exists(
        self, first: WelcomePresenter, screen: Screen, tmp_path: Path
    ) -> None:
        at_code(first, tmp_path / "mine")
        first.back()
        assert screen.steps[-1] is Step.CODE

    def test_the_sheet_is_printed(self, first: WelcomePresenter, screen: Screen, tmp_path: Path) -> None:
        at_code(first, tmp_path / "mine")
        first.print_sheet()
        assert screen.sheets == [f"Alto SAS {tmp_path / 'mine'} {CODE} fr".encode()]

    def test_the_sheet_can_be_kept_as_a_file(
        self, first: WelcomePresenter, program: PlainProgram, tmp_path: Path
    ) -> None:
        at_code(first, tmp_path / "mine")
        first.save_sheet(tmp_path / "sheet.pdf")
        assert CODE in (tmp_path / "sheet.pdf").read_text()

    def test_a_sheet_that_cannot_be_written_is_said_so(
        self, first: WelcomePresenter, screen: Screen, program: PlainProgram, tmp_path: Path
    ) -> None:
        at_code(first, tmp_path / "mine")
        program.vaults.refusal = refusal("output.cannot_write")
        first.save_sheet(tmp_path / "sheet.pdf")
        assert screen.warned[0].startswith("Impossible d’écrire")

    @pytest.mark.parametrize("typed", ["", "AAAA", CODE, "IJKL"])
    def test_another_group_does_not_do(
        self, first: WelcomePresenter, screen: Screen, tmp_path: Path, typed: str
    ) -> None:
        at_code(first, tmp_path / "mine")
        first.confirm(typed)
        assert (screen.differs, screen.steps[-1]) == (1, Step.CODE)

    @pytest.mark.parametrize("typed", ["OBST", " obst ", "O B-S T", "08st"])
    def test_the_group_asked_for_ends_the_code_however_it_is_typed(
        self, first: WelcomePresenter, screen: Screen, tmp_path: Path, typed: str
    ) -> None:
        at_code(first, tmp_path / "mine")
        first.confirm(typed)
        assert (screen.steps[-1], first.progress.code) == (Step.START, "")


class TestStart:
    def test_the_vault_is_opened_and_its_password_forgotten(
        self, first: WelcomePresenter, program: PlainProgram, tmp_path: Path
    ) -> None:
        at_code(first, tmp_path / "mine")
        first.start()
        assert program.vaults.opened == [(tmp_path / "mine", PASSWORD)]
        assert program.done[-1] == f"opened {tmp_path / 'mine'}"
        assert first.progress.password == ""

    @pytest.mark.parametrize("kept", [True, False])
    def test_a_reminder_file_lies_beside_the_vault_unless_it_was_refused(
        self,
        first: WelcomePresenter,
        program: PlainProgram,
        tmp_path: Path,
        kept: bool,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        said: list[bool] = []
        opening = program.vaults.open
        monkeypatch.setattr(
            program.vaults, "open", lambda *secret: replace(opening(*secret), keep_reminders=said.append)
        )
        at_code(first, tmp_path / "mine")
        first.keep_reminders(kept=kept)
        first.start()
        assert said == ([] if kept else [False])

    def test_a_first_message_is_read(self, first: WelcomePresenter, program: PlainProgram, tmp_path: Path) -> None:
        at_code(first, tmp_path / "mine")
        first.start(tmp_path / "mail.eml")
        assert program.done[-1] == f"read {tmp_path / 'mail.eml'}"

    def test_the_register_kept_so_far_may_be_imported_first_of_all(
        self, first: WelcomePresenter, program: PlainProgram, tmp_path: Path
    ) -> None:
        at_code(first, tmp_path / "mine")
        first.import_register()
        assert [done.split()[0] for done in program.done[-2:]] == ["opened", "import"]

    def test_the_example_is_a_message_that_ships(
        self, first: WelcomePresenter, program: PlainProgram, tmp_path: Path
    ) -> None:
        at_code(first, tmp_path / "mine")
        first.try_example()
        shown = Path(program.done[-1].removeprefix("read "))
        assert shown.is_file()

    def test_what_cannot_be_opened_is_said_and_may_be_tried_again(
        self, first: WelcomePresenter, screen: Screen, program: PlainProgram, tmp_path: Path
    ) -> None:
        at_code(first, tmp_path / "mine")
        program.vaults.refusal = refusal("vault.none")
        first.start()
        assert screen.warned == ["Ce dossier ne contient pas de coffre."]
        assert (screen.working[-1], first.progress.password) == (False, PASSWORD)


def refusal(code: str) -> DeskError:
    made = DeskError()
    made.code = code
    return made


class TestWhereTheVaultWillBe:
    """A service that copies the folder elsewhere would keep what the vault destroys."""

    def test_nothing_is_said_of_a_folder_of_this_computer_alone(self, first: WelcomePresenter, screen: Screen) -> None:
        assert first.progress.company is None
        assert screen.place == ""

    @pytest.mark.parametrize(
        ("where", "said"),
        [
            (Where("OneDrive"), "OneDrive recopie ce dossier ailleurs"),
            (Where(shared=True), "sur un partage du réseau"),
            (Where("Dropbox", shared=True), "partage du réseau\u00a0: un coffre"),
        ],
    )
    def test_a_place_that_is_copied_or_shared_is_warned_of_before_anything_lies_there(
        self, first: WelcomePresenter, screen: Screen, program: PlainProgram, where: Where, said: str
    ) -> None:
        program.vaults.backing.places[Path("ailleurs")] = where
        first.choose_folder(Path("ailleurs"))
        assert said in screen.place
        first.choose_folder(Path("ici"))
        assert screen.place == ""
