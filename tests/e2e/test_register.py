"""By keyboard, in the real window: a register kept so far in a spreadsheet comes in, is looked at, and goes again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QTableView, QWidget

from dsardesk.demo.clock import ScriptedClock
from installers.translations import build
from tests.e2e import journey
from tests.e2e.hand import Hand
from tests.e2e.walking import at_the_window
from tests.sheets import as_csv

MOST_TABS, MOST_CHOICES = 120, 20
HEADER = ("N°", "Nom", "Courriel", "Reçue le", "Demande", "Jour J", "Statut", "Date de réponse", "Suite")
ROWS = (
    ("A-1", "Zoé Canari", "zoe@courriel.example", "01/10/2026", "accès", "31/10/2026", "en cours", "", ""),
    ("A-2", "Jo Merle", "jo@courriel.example", "13/03/2026", "RGPD", "", "clos", "20/03/2026", "satisfaite"),
    ("A-3", "Ada Geai", "ada@courriel.example", "31/11/2026", "accès", "", "en cours", "", ""),
)
"""One by thirty days, one by a word of one's own, one by a day that is none."""


def _to(hand: Hand, name: str) -> QWidget:
    """Go to the part of that name with the key that goes from one to the next."""
    wanted = hand.find(QWidget, name)
    for _ in range(MOST_TABS):
        window = wanted.window()
        places = (QApplication.focusWidget(), window.focusWidget())
        focus = next((each for each in places if each is not None), window)
        if focus is wanted:
            return wanted
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    raise AssertionError(f"no key leads to “{name}”")


def _press(hand: Hand, name: str) -> None:
    QTest.keyClick(_to(hand, name), Qt.Key.Key_Space)


def _choose(hand: Hand, name: str, text: str) -> None:
    """Go down a list with the arrow until it says *text*; what is passed on the way is as it was before."""
    box = _to(hand, name)
    assert isinstance(box, QComboBox)
    for _ in range(MOST_CHOICES):
        QTest.keyClick(box, Qt.Key.Key_Down)
        arrived = box.currentText() == text
        hand.find(QPushButton, "Choisir le tableau…")
        if arrived:
            return
    raise AssertionError(f"{name} does not offer “{text}”")


def test_a_register_is_opened_put_right_imported_compared_and_taken_back(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    file = tmp_path / "suivi.csv"
    file.write_bytes(as_csv((HEADER, *ROWS)))
    with at_the_window(tmp_path, monkeypatch, ScriptedClock()) as hand:
        journey.first_start(hand)
        hand.press("Demandes")
        _press(hand, "Importer mon tableau")
        _press(hand, "Choisir le tableau…")
        hand.give_path(file)
        # What the rows become is told before anything is written.
        hand.see("Demandes à importer : 1, dont closes : 0. Lignes laissées de côté : 2.")
        hand.row("À savoir sur les lignes", "«\u00a031/11/2026\u00a0» n’est pas une date")
        hand.row("À savoir sur les lignes", "«\u00a0RGPD\u00a0» ne nomme aucun droit connu")
        _choose(hand, "échéance", "F · Jour J")
        hand.row(
            "À savoir sur les lignes",
            "votre date 31 octobre 2026, échéance légale 2 novembre 2026. Votre tableau compte",
        )
        _choose(hand, "RGPD", "effacement")
        hand.see("Demandes à importer : 1, dont closes : 0. Lignes laissées de côté : 2.")
        _choose(hand, "RGPD", "portabilité")
        QTest.keyClick(hand.find(QComboBox, "RGPD"), Qt.Key.Key_Return)
        hand.see("Demandes à importer : 2, dont closes : 1. Lignes laissées de côté : 1.")
        _press(hand, "Importer ces demandes")
        hand.see("Demandes importées : 2 (DSR-2026-0001 – DSR-2026-0002)")
        hand.press("Demandes")
        cases = hand.find(QTableView, "Demandes").model()
        hand.wait(lambda: cases.rowCount() == 1, "the open case among the requests")
        hand.press("Réglages")
        _press(hand, "Importer mon tableau…")
        _press(hand, "Annuler cet import… DSR-2026-0001")
        hand.see("2 demandes seront retirées")
        _press(hand, "Annuler l’import")
        hand.see("Import annulé. Demandes retirées : 2.")
        hand.press("Demandes")
        hand.find(QPushButton, "Importer mon tableau")
