"""How a message seems to have come, by its form; words alone say nothing of it."""

from __future__ import annotations

import json

import pytest

from dsardesk.intake.arriving import read_arrival
from dsardesk.intake.cues import Cues
from dsardesk.intake.forms.registry import read_arrivals
from dsardesk.intake.text import read_text
from dsardesk.texts import cues as every_cue

ASKED = "Supprimez mon compte.\nLuc Martin"
REQUEST = {"agent-id": "a", "exercise": "sale:opt-out", "name": "Luc Martin"}


@pytest.fixture
def cues() -> Cues:
    return every_cue()


def channel(name: str, content: bytes, cues: Cues) -> str:
    [arrival] = read_arrivals(content, name)
    return read_arrival(arrival, cues).channel


def test_an_e_mail_is_an_e_mail(cues: Cues) -> None:
    mail = f"From: luc@courriel.example\r\nDate: Sat, 24 Oct 2026 09:00:00 +0200\r\n\r\n{ASKED}"
    assert channel("m.eml", mail.encode(), cues) == "email"


def test_a_letter_or_a_scan_came_by_post(cues: Cues) -> None:
    assert channel("lettre.pdf", b"%PDF-1.7 torn", cues) == "post"
    assert channel("lettre.rtf", rb"{\rtf1 Supprimez mon compte.}", cues) == "post"


@pytest.mark.parametrize("name", ["note.txt", "page.html"])
def test_of_a_bare_text_somebody_must_say_it(name: str, cues: Cues) -> None:
    assert channel(name, ASKED.encode(), cues) == ""


def test_what_a_program_sent_came_by_a_form(cues: Cues) -> None:
    assert channel("request.json", json.dumps(REQUEST).encode(), cues) == "form"


def test_of_copied_words_somebody_must_say_it_unless_they_name_their_sender(cues: Cues) -> None:
    assert read_text(ASKED, cues).channel == ""
    assert read_text(f"De : Luc Martin <luc@courriel.example>\nObjet : compte\n\n{ASKED}", cues).channel == "email"
