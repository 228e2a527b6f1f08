"""The interface in one language: Qt's own words, the widgets' words, dates and figures."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from dsardesk import resources
from dsardesk.wording import Catalogue

LOCALES = {
    "fr": QLocale(QLocale.Language.French, QLocale.Country.France),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}


class Interpreter:
    """Puts the interface into a language; screens made afterwards speak it."""

    def __init__(self) -> None:
        """No language yet."""
        self._translators: list[QTranslator] = []

    def speak(self, language: str) -> None:
        """Words of *language* for every screen made from now on."""
        for translator in self._translators:
            QCoreApplication.removeTranslator(translator)
        QLocale.setDefault(LOCALES[language])
        places = (
            (f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
            (language, str(resources.folder("i18n"))),
        )
        self._translators = [_loaded(name, folder) for name, folder in places]
        for translator in self._translators:
            QCoreApplication.installTranslator(translator)


def _loaded(name: str, folder: str) -> QTranslator:
    translator = QTranslator()
    translator.load(name, folder)
    return translator


@cache
def sentences(language: str) -> Catalogue:
    """Errors, rights, steps and explanations in *language*."""
    return Catalogue(language, resources.text("messages", f"{language}.toml"))
