"""The vaults behind the window are real ones: what the first start makes opens, is kept, and comes back."""

from __future__ import annotations

import functools
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsardesk.desk.opening import open_desk
from dsardesk.desk.profiles import profile_text
from dsardesk.domain.errors import UnreadableInput
from dsardesk.law.reading import BadText
from dsardesk.storage import slots
from dsardesk.storage.ciphers import stretch
from dsardesk.storage.errors import FolderNotEmpty, NotOfToday, WrongPassword
from dsardesk.ui.backing import Means, Outcome
from dsardesk.ui.program import Findings
from dsardesk.ui.session import Vaults
from dsardesk.ui.vaults import DeskVaults


@pytest.fixture(scope="module", autouse=True)
def _derive_each_key_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slots, "stretch", functools.cache(stretch))
        yield


@pytest.fixture(autouse=True)
def _outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DSARDESK_CACHE_DIR", str(tmp_path / "outside"))
    monkeypatch.setenv("DSARDESK_KEYRING", "off")


@pytest.fixture
def vaults() -> Iterator[Vaults]:
    made = DeskVaults()
    yield made
    made.close()


def test_a_vault_from_its_making_to_its_return_from_a_backup(vaults: Vaults, tmp_path: Path) -> None:
    folder, backup, back = tmp_path / "coffre", tmp_path / "x.dsarbackup", tmp_path / "revenu"
    code = vaults.create(folder, "premier", profile_text("alto"))
    opened = vaults.open(folder, "premier")
    assert (opened.profile.name, opened.actor.name, opened.folder) == ("Alto SAS", "Claire Morel", folder)
    vaults.change_password("premier", "second")
    vaults.backups.start(backup)
    while (running := vaults.backups.running()) and not running.finished:
        time.sleep(0.01)
    assert vaults.backups.outcome() == Outcome(str(backup), 0, 0)
    assert vaults.verify() == Findings(4, (), ())
    fresh = vaults.renew_recovery_code("second")
    assert fresh != code
    vaults.close()
    vaults.password_by_code(folder, fresh, "troisième")
    with pytest.raises(WrongPassword):
        vaults.open(folder, "second")
    vaults.open(folder, "troisième")
    compared = vaults.backups.compare(backup, Means("second"), folder)
    assert (compared.likeness, compared.asks_today) == ("older", True)
    with pytest.raises(NotOfToday):
        vaults.backups.restore(backup, back, Means("second"), folder)
    assert vaults.backups.restore(backup, back, Means("second", "troisième"), folder).left == 0
    assert vaults.open(back, "troisième").profile.name == "Alto SAS"


def test_what_the_window_makes_the_command_line_opens(vaults: Vaults, tmp_path: Path) -> None:
    vaults.create(tmp_path / "coffre", "secret", profile_text("alto"))
    with open_desk(tmp_path / "coffre", "secret") as desk:
        assert desk.actor.name == "Claire Morel"


def test_nothing_can_be_asked_of_a_closed_vault(vaults: Vaults) -> None:
    with pytest.raises(RuntimeError):
        vaults.verify()


def test_a_folder_that_holds_something_is_refused(vaults: Vaults, tmp_path: Path) -> None:
    vaults.must_be_new(tmp_path / "new")
    (tmp_path / "x").touch()
    with pytest.raises(FolderNotEmpty):
        vaults.must_be_new(tmp_path)


def test_the_invented_company_comes_first_and_says_so(vaults: Vaults) -> None:
    first, *others = vaults.companies()
    assert (first.profile.id, first.invented) == ("alto", True)
    assert others
    assert not any(company.invented for company in others)


def test_a_place_has_its_holidays_and_its_clock(vaults: Vaults) -> None:
    assert vaults.calendars()["FR-974"] == "Indian/Reunion"


class TestProfileFiles:
    def test_one_that_an_editor_marked_is_read(self, vaults: Vaults, tmp_path: Path) -> None:
        (tmp_path / "mine.toml").write_text(profile_text("alto"), "utf-8-sig")
        assert vaults.read_company_file(tmp_path / "mine.toml").profile.name == "Alto SAS"

    def test_one_with_a_mistake_names_it(self, vaults: Vaults, tmp_path: Path) -> None:
        (tmp_path / "mine.toml").write_text(profile_text("alto").replace('"FR"', '"XX"'), "utf-8")
        with pytest.raises(BadText):
            vaults.read_company_file(tmp_path / "mine.toml")

    @pytest.mark.parametrize(("content", "reason"), [(b"\xff\xfe\xfa", "not_text"), (None, "missing")])
    def test_one_that_is_none_is_said_so(
        self, vaults: Vaults, tmp_path: Path, content: bytes | None, reason: str
    ) -> None:
        if content is not None:
            (tmp_path / "mine.toml").write_bytes(content)
        with pytest.raises(UnreadableInput) as refused:
            vaults.read_company_file(tmp_path / "mine.toml")
        assert refused.value.facts == {"reason": reason}


def test_the_recovery_sheet_names_the_folder_and_nobodys_path(vaults: Vaults, tmp_path: Path) -> None:
    sheet = vaults.recovery_sheet("Alto SAS", tmp_path / "coffre", "ABCD-EFGH", "fr")
    vaults.write_file(tmp_path / "sheet.pdf", sheet)
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert str(tmp_path).encode() not in sheet
