"""What the window keeps beside the vault tells nothing of a person, during a case and after it was purged."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from dsardesk.desk.profiles import profile_text
from dsardesk.desk.reading import read_message
from dsardesk.services.open_case import Opening, open_at_once
from dsardesk.storage import slots
from dsardesk.storage.ciphers import stretch
from dsardesk.texts import messages
from dsardesk.ui.case.view import CaseView
from dsardesk.ui.preferences import Preferences
from dsardesk.ui.session import Session
from dsardesk.ui.vaults import DeskVaults
from tests.makers import sample_message
from tests.ui.conftest import AtOnce, Steps

CANARIES = ("Duvernay", "duvernay", "20817")
PASSWORD = "neuf-parapluies"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the window keeps its settings, and the program what must not lie in the vault."""
    for name in ("config", "cache"):
        monkeypatch.setenv(f"DSARDESK_{name.upper()}_DIR", str(tmp_path / name))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache" / "system"))
    monkeypatch.setenv("DSARDESK_KEYRING", "off")
    monkeypatch.setattr(slots, "stretch", functools.cache(stretch))
    return tmp_path


def _told_by(home: Path) -> list[Path]:
    """Files outside the vault that name the person, in any writing that settings and caches use."""
    writings = [word.encode(code) for word in CANARIES for code in ("utf-8", "utf-16-le", "utf-16-be")]
    files = [path for name in ("config", "cache") for path in (home / name).rglob("*") if path.is_file()]
    assert files, "nothing was looked at"
    return [path for path in files if any(each in path.read_bytes() + str(path).encode() for each in writings)]


def test_no_setting_and_no_cache_names_anybody_once_a_case_was_seen_and_is_gone(
    home: Path, qtbot: QtBot, dressed: QApplication
) -> None:
    vaults, folder = DeskVaults(), home / "vault"
    vaults.create(folder, PASSWORD, profile_text("alto"))
    opened = vaults.open(folder, PASSWORD)
    case = open_at_once(
        opened.context, opened.actor, sample_message(), read_message(sample_message()), Opening(category="customer")
    )
    assert "Duvernay" in case.requester.name
    chosen = Preferences()
    chosen.vault, chosen.geometry = folder, QByteArray(b"there")
    chosen.used |= {"journal"}
    view = CaseView(Session(opened, messages("fr"), AtOnce()), Steps())
    qtbot.addWidget(view)
    view.open_case(case.reference)
    view.show()
    view.grab()
    assert _told_by(home) == []
    with opened.context.work.write() as transaction:
        transaction.cases.purge(case)
    view.close()
    vaults.close()
    assert _told_by(home) == []


def test_the_search_that_proves_it_finds_what_it_looks_for(home: Path) -> None:
    (home / "config").mkdir()
    (home / "config" / "window.ini").write_text("recent=Duvernay", "utf-16-le")
    assert _told_by(home) == [home / "config" / "window.ini"]
