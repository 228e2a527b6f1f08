"""By hand, in the real window: a reminder arrives for an open case and joins it; no second case, no second deadline."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QTableView

from dsardesk.demo.clock import ScriptedClock
from installers.translations import build
from tests.e2e import journey
from tests.e2e.walking import REFERENCE, at_the_window

FIRST_MESSAGE = "<a7c2e9d4-5b31@courriel.example>"
"""That of the sample from which the case is opened."""


def _reminder(folder: Path) -> Path:
    """What the person writes eleven days later, as their mail program sends it."""
    message = EmailMessage()
    message["From"] = "Camille Duvernay <camille.duvernay@courriel.example>"
    message["To"] = "contact@alto.example"
    message["Subject"] = "Re: Demande d'accès à mes données"
    message["Date"] = "Tue, 03 Nov 2026 08:04:00 +0000"
    message["Message-ID"] = "<b8d3f0e5-6c42@courriel.example>"
    message["In-Reply-To"] = message["References"] = FIRST_MESSAGE
    message.set_content("Bonjour,\n\nJe vous relance : je n'ai pas encore de réponse à ma demande du 23 octobre.\n")
    file = folder / "relance.eml"
    file.write_bytes(message.as_bytes())
    return file


def test_a_reminder_is_dropped_proposed_added_and_told_by_the_timeline(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    clock = ScriptedClock()
    with at_the_window(tmp_path, monkeypatch, clock) as hand:
        journey.first_start(hand)
        journey.log(hand)
        clock.set(11, 3, 9, 15)
        hand.press("Demandes")
        hand.press("Nouvelle demande")
        hand.find(QPushButton, "Ouvrir un message…")
        hand.drop("Nouvelle demande", _reminder(tmp_path))
        hand.see("Est-ce pour un dossier que vous avez ?")
        hand.find(QRadioButton, f"{REFERENCE}, Camille Duvernay")
        hand.see("il fait suite à un message du dossier")
        hand.press(f"Ajouter à {REFERENCE}")
        hand.row("Chronologie", "une relance")
        # The day on which the answer is due does not move.
        hand.see("mardi 24 novembre 2026")
        hand.press("Demandes")
        cases = hand.find(QTableView, "Demandes").model()
        hand.wait(lambda: cases.rowCount() == 1, "one case, not two")
