"""A backup is brought back beside what exists."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dsardesk.storage.errors import DamagedBackup
from dsardesk.ui.restore.presenter import RestorePresenter
from dsardesk.ui.session import Session
from tests.ui.conftest import AtOnce
from tests.ui.program import PlainProgram

pytestmark = pytest.mark.parametrize("work", ["in memory"], indirect=True)
"""Nothing here depends on which store it is."""

BACKUP, FOLDER = Path("x.dsarbackup"), Path("coffre-2")


@dataclass
class Form:
    """Remembers what it was told."""

    working: list[bool] = field(default_factory=list)
    asked: int = 0
    refused: str = ""
    restored: list[tuple[Path, str]] = field(default_factory=list)

    def show_working(self, *, working: bool) -> None:
        self.working.append(working)

    def ask_for_backup(self) -> None:
        self.asked += 1

    def refuse(self, sentence: str) -> None:
        self.refused = sentence


@pytest.fixture
def form() -> Form:
    return Form()


@pytest.fixture
def presenter(form: Form, program: PlainProgram, session: Session) -> RestorePresenter:
    def restored(folder: Path, password: str) -> None:
        form.restored.append((folder, password))

    return RestorePresenter(form, AtOnce(), program.vaults, session.words, restored)


def test_it_goes_into_the_new_folder_and_whoever_asked_is_told(
    presenter: RestorePresenter, form: Form, program: PlainProgram
) -> None:
    presenter.restore(BACKUP, FOLDER, "secret")
    assert program.vaults.asked == [("restore", BACKUP, FOLDER, "secret")]
    assert form.restored == [(FOLDER, "secret")]


def test_a_file_is_asked_for_first(presenter: RestorePresenter, form: Form, program: PlainProgram) -> None:
    presenter.restore(None, FOLDER, "secret")
    assert (form.asked, program.vaults.asked) == (1, [])


def test_a_password_is_asked_for(presenter: RestorePresenter, form: Form, program: PlainProgram) -> None:
    presenter.restore(BACKUP, FOLDER, "")
    assert (form.refused, program.vaults.asked) == ("Le mot de passe est vide.", [])


def test_what_is_no_backup_is_said_so_and_may_be_changed(
    presenter: RestorePresenter, form: Form, program: PlainProgram
) -> None:
    program.vaults.refusal = DamagedBackup()
    presenter.restore(BACKUP, FOLDER, "secret")
    assert form.refused == "Ce fichier n’est pas une sauvegarde de DSARDesk, ou il est abîmé."
    assert (form.working, form.restored) == ([True, False], [])
