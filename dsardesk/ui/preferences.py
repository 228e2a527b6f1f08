"""What the window remembers between starts, in a plain file: nothing in it is about people."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
from PySide6.QtCore import QByteArray, QLocale, QSettings

from dsardesk.resources import LANGUAGES
from dsardesk.ui.theme.look import Theme

DEFAULT_LOCK_MINUTES = 10


def settings_folder() -> Path:
    """Where the settings file lies; DSARDESK_CONFIG_DIR places it elsewhere."""
    chosen = os.environ.get("DSARDESK_CONFIG_DIR")
    return Path(chosen) if chosen else platformdirs.user_config_path("dsardesk", appauthor=False)


def default_vault() -> Path:
    """Where a new vault is made unless its owner says otherwise."""
    return platformdirs.user_data_path("dsardesk", appauthor=False) / "vault"


class Preferences:
    """Language, colours, the vault's place, the window's size."""

    def __init__(self) -> None:
        """Read the file, if there is one."""
        self._settings = QSettings(str(settings_folder() / "window.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """Language of the interface: chosen, else DSARDESK_LANG, else the system's, else French."""
        for name in (self._text("language"), os.environ.get("DSARDESK_LANG", ""), QLocale.system().name()):
            if name[:2].lower() in LANGUAGES:
                return name[:2].lower()
        return LANGUAGES[0]

    @language.setter
    def language(self, language: str) -> None:
        self._settings.setValue("language", language)

    @property
    def theme(self) -> Theme:
        """Colours chosen."""
        chosen = self._text("theme")
        return Theme(chosen) if chosen in {theme.value for theme in Theme} else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._settings.setValue("theme", theme.value)

    @property
    def vault(self) -> Path:
        """The vault last opened, else where a new one is made; DSARDESK_VAULT goes before both."""
        asked = os.environ.get("DSARDESK_VAULT")
        if asked:
            return Path(asked)
        kept = self._text("vault")
        # A home folder bears its owner's name: the file keeps the way from there.
        return Path(kept).expanduser() if kept else default_vault()

    @vault.setter
    def vault(self, folder: Path) -> None:
        home = Path.home()
        kept = Path("~") / folder.relative_to(home) if folder.is_relative_to(home) else folder
        self._settings.setValue("vault", kept.as_posix())

    @property
    def lock_minutes(self) -> int:
        """Minutes without a gesture after which the vault is locked."""
        kept = self._text("lock_minutes")
        return int(kept) if kept.isdecimal() and int(kept) else DEFAULT_LOCK_MINUTES

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._settings.setValue("lock_minutes", str(minutes))

    @property
    def used(self) -> frozenset[str]:
        """Screens of *More* that were opened once, and so stay on the rail."""
        return frozenset(self._text("used").split())

    @used.setter
    def used(self, screens: frozenset[str]) -> None:
        self._settings.setValue("used", " ".join(sorted(screens)))

    @property
    def geometry(self) -> QByteArray:
        """The window's size and place; empty the first time."""
        kept = self._settings.value("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("geometry", geometry)

    def save(self) -> None:
        """Have the file hold what was chosen, for whoever reads it next."""
        self._settings.sync()

    def _text(self, name: str) -> str:
        kept = self._settings.value(name, "")
        return kept if isinstance(kept, str) else ""
