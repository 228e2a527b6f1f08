"""A backup is held against the vault of today before it is brought back beside it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dsardesk.domain.backups import Comparison, Known, Likeness, VaultFigures
from dsardesk.storage.errors import DamagedBackup
from dsardesk.ui.backing import Means
from dsardesk.ui.restore.presenter import Compared, ComparedRow, RestorePresenter
from dsardesk.ui.session import Session
from tests.ui.conftest import AtOnce
from tests.ui.program import PlainProgram

pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)
"""Nothing here depends on which store it is."""

BACKUP, FOLDER, VAULT = Path("x.dsarbackup"), Path("coffre-2"), Path("coffre")
MEANS = Means("secret")


@dataclass
class Form:
    """Remembers what it was told."""

    working: list[bool] = field(default_factory=list)
    asked: int = 0
    looking_up: int = 0
    today: str = ""
    refused: str = ""
    restored: list[tuple[Path, str, int]] = field(default_factory=list)
    compared: Compared | None = None

    def show_working(self, *, working: bool) -> None:
        self.working.append(working)

    def show_comparison(self, compared: Compared) -> None:
        self.compared = compared

    def ask_for_today(self, sentence: str) -> None:
        self.today = sentence

    def ask_to_look_up(self) -> None:
        self.looking_up += 1

    def ask_for_backup(self) -> None:
        self.asked += 1

    def refuse(self, sentence: str) -> None:
        self.refused = sentence


@pytest.fixture
def form() -> Form:
    return Form()


@pytest.fixture
def presenter(form: Form, program: PlainProgram, session: Session) -> RestorePresenter:
    def restored(folder: Path, secret: str, again: int) -> None:
        form.restored.append((folder, secret, again))

    return RestorePresenter(form, AtOnce(), program.vaults, session.words, beside=VAULT, restored=restored)


def test_it_goes_into_the_new_folder_and_whoever_asked_is_told_what_was_destroyed_again(
    presenter: RestorePresenter, form: Form, program: PlainProgram
) -> None:
    presenter.restore(BACKUP, FOLDER, MEANS, looked_up=False)
    assert program.vaults.asked == [("restore", BACKUP, FOLDER, MEANS, VAULT)]
    assert form.restored == [(FOLDER, "secret", 3)]


def test_what_would_be_lost_is_said_before_anything_is_brought_back(
    presenter: RestorePresenter, form: Form, program: PlainProgram
) -> None:
    at = datetime(2026, 10, 26, 12, tzinfo=UTC)
    program.vaults.backing.compared = Comparison(
        VaultFigures({"cases": 3, "blobs": 4}, 9, "a", at, date(2026, 10, 24)),
        VaultFigures({"cases": 5, "blobs": 7}, 12, "b"),
        Likeness.OLDER,
        3,
        to_replay=2,
    )
    presenter.compare(BACKUP, MEANS)
    assert program.vaults.asked == [("compare", BACKUP, MEANS, VAULT)]
    assert form.compared is not None
    assert form.compared.loses
    assert "il y manque 3 événements" in form.compared.verdict
    assert form.compared.rows[0] == ComparedRow("Dossiers", "3", "5")
    assert form.compared.rows[3].vault == "aucun"
    assert "26 octobre 2026" in form.compared.rows[3].backup
    assert form.compared.rows[4].backup == "24 octobre 2026"
    assert form.compared.replayed.startswith("2 éléments terminés depuis")
    assert form.working == [True, False]


def test_a_vault_that_cannot_be_read_is_said_so(presenter: RestorePresenter, form: Form) -> None:
    presenter.compare(BACKUP, MEANS)
    assert form.compared is not None
    assert not form.compared.loses
    assert form.compared.rows[0] == ComparedRow("Dossiers", "3", "illisible")
    assert form.compared.replayed.startswith("À ce que l’on sait ici, rien")


def test_a_file_is_asked_for_first(presenter: RestorePresenter, form: Form, program: PlainProgram) -> None:
    presenter.compare(None, MEANS)
    assert (form.asked, program.vaults.asked) == (1, [])


def test_a_password_is_asked_for(presenter: RestorePresenter, form: Form, program: PlainProgram) -> None:
    presenter.compare(BACKUP, Means(""))
    assert (form.refused, program.vaults.asked) == ("Le mot de passe est vide.", [])


def test_what_is_no_backup_is_said_so_and_may_be_changed(
    presenter: RestorePresenter, form: Form, program: PlainProgram
) -> None:
    program.vaults.refusal = DamagedBackup()
    presenter.restore(BACKUP, FOLDER, MEANS, looked_up=False)
    assert form.refused == "Ce fichier n’est pas une sauvegarde de DSARDesk, ou il est abîmé."
    assert (form.working, form.restored) == ([True, False], [])


def _unknown(program: PlainProgram, known: Known, *, asks_today: bool = False) -> None:
    found = program.vaults.backing.compared
    program.vaults.backing.compared = replace(found, known=known, asks_today=asks_today)


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (Known(whole=False), "Rien ne dit ici ce qui a été détruit depuis"),
        (Known(whole=False, until=datetime(2026, 10, 26, 12, tzinfo=UTC)), "connu jusqu’au 26 octobre 2026"),
        (Known(unlisted=3), "que rien n’indique\u00a0: 3"),
        (Known(keys=False), "ceux de ce jour-là ouvriront"),
    ],
)
def test_what_nobody_knows_is_said_and_somebody_looks_it_up_first(
    presenter: RestorePresenter, form: Form, program: PlainProgram, known: Known, said: str
) -> None:
    _unknown(program, known)
    presenter.compare(BACKUP, MEANS)
    assert form.compared is not None
    (line,) = form.compared.unknown
    assert said in line
    presenter.restore(BACKUP, FOLDER, MEANS, looked_up=False)
    assert (form.looking_up, form.restored) == (1, [])
    presenter.restore(BACKUP, FOLDER, MEANS, looked_up=True)
    assert form.restored == [(FOLDER, "secret", 3)]


def test_an_old_password_is_not_enough_once_it_was_changed(
    presenter: RestorePresenter, form: Form, program: PlainProgram
) -> None:
    _unknown(program, Known(), asks_today=True)
    presenter.compare(BACKUP, MEANS)
    presenter.restore(BACKUP, FOLDER, MEANS, looked_up=False)
    assert "un ancien mot de passe ne suffit pas" in form.today
    assert form.restored == []
    presenter.restore(BACKUP, FOLDER, Means("secret", "of today"), looked_up=False)
    assert form.restored == [(FOLDER, "of today", 3)]


def test_a_backup_of_a_vault_in_doubt_is_not_brought_back_unawares(
    presenter: RestorePresenter, form: Form, program: PlainProgram
) -> None:
    program.vaults.backing.compared = replace(program.vaults.backing.compared, doubt="rolled_back")
    presenter.compare(BACKUP, MEANS)
    assert form.compared is not None
    assert "faite d’un coffre mis en doute" in form.compared.unknown[0]
    presenter.restore(BACKUP, FOLDER, MEANS, looked_up=False)
    assert (form.looking_up, form.restored) == (1, [])
