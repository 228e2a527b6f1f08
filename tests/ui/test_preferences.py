"""What the window remembers is about the window; a person's home folder is not named."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from dsardesk.ui.preferences import DEFAULT_LOCK_MINUTES, Preferences, default_vault, settings_folder
from dsardesk.ui.theme.look import Theme


def test_nothing_chosen_yet_follows_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DSARDESK_LANG", "en")
    preferences = Preferences()
    assert preferences.theme is Theme.SYSTEM
    assert preferences.language == "en"
    assert preferences.vault == default_vault()
    assert preferences.lock_minutes == DEFAULT_LOCK_MINUTES
    assert preferences.used == frozenset()
    assert preferences.geometry.isEmpty()


def test_choices_are_there_at_the_next_start() -> None:
    chosen = Preferences()
    chosen.language, chosen.theme, chosen.lock_minutes = "en", Theme.DARK, 3
    chosen.used |= {"journal"}
    chosen.used |= {"company"}
    chosen.geometry = QByteArray(b"there")
    chosen.vault = Path("/srv/vault")
    again = Preferences()
    assert (again.language, again.theme, again.lock_minutes) == ("en", Theme.DARK, 3)
    assert again.used == {"journal", "company"}
    assert again.geometry == QByteArray(b"there")
    assert again.vault == Path("/srv/vault")


def test_the_settings_file_does_not_name_whose_home_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    home = tmp_path / "claire.morel"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    preferences = Preferences()
    preferences.vault = home / "Documents" / "vault"
    assert preferences.vault == home / "Documents" / "vault"
    del preferences
    written = (settings_folder() / "window.ini").read_text("utf-8")
    assert "claire" not in written


def test_a_spoilt_settings_file_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    settings_folder().mkdir(parents=True)
    (settings_folder() / "window.ini").write_text(
        "[General]\nlanguage=xx\ntheme=plaid\nlock_minutes=-4\nused=\n", "utf-8"
    )
    monkeypatch.setenv("DSARDESK_LANG", "fr")
    preferences = Preferences()
    assert (preferences.language, preferences.theme, preferences.lock_minutes) == ("fr", Theme.SYSTEM, 10)


def test_the_vault_named_by_the_environment_goes_first(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    Preferences().vault = Path("/srv/other")
    monkeypatch.setenv("DSARDESK_VAULT", str(tmp_path))
    assert Preferences().vault == tmp_path
