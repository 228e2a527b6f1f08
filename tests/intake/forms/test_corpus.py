"""Every form of the reference corpus: read whole, or as far as it goes and with a warning."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from dsardesk.intake.cues import Cues
from dsardesk.intake.forms.registry import read_arrivals
from tests.intake.forms.conftest import Reading

pytestmark = pytest.mark.shared

CLEAN = "imports cleanly"
READ_WHOLE = {
    # Odd, but nothing of them is lost: an empty part, header fields without a value, a name in plain UTF-8.
    "james-mime4j_multipartemptypart.eml",
    "mail_header_fields_with_empty_values.eml",
    "mail_encoding_madness.eml",
}


def lines(corpus: Path, name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (corpus / name).read_text(encoding="utf-8").splitlines()]


def test_every_sound_message_is_read_without_a_warning_of_damage(corpus: Path, reading: Reading) -> None:
    sound = [each["file"] for each in lines(corpus, "formats.jsonl") if each["expected"] == CLEAN]
    assert len(sound) >= 80
    for file in sound:
        (draft,) = reading((corpus / file).read_bytes(), Path(file).name)
        assert "intake.damaged" not in draft.warnings, file


def test_every_damaged_message_is_kept_as_it_came_and_its_damage_is_told(corpus: Path, reading: Reading) -> None:
    damaged = [each["file"] for each in lines(corpus, "formats.jsonl") if each["expected"] != CLEAN]
    assert len(damaged) >= 30
    for file in damaged:
        content = (corpus / file).read_bytes()
        (draft,) = reading(content, Path(file).name)
        kept = {draft.raw, *(each.content for each in draft.attachments)}
        assert content in kept, file
        assert ("intake.damaged" in draft.warnings) is (Path(file).name not in READ_WHOLE), file


def test_an_outlook_message_gives_its_words_its_headers_and_its_attachments(corpus: Path, reading: Reading) -> None:
    content = (corpus / "formats" / "mail-parser_mail_outlook_1.msg").read_bytes()
    (draft,) = reading(content, "demande.msg")
    assert draft.subject == "Newsletter Prüfung Personalwesen / Prüfung Eröffnungsbilanz"
    assert draft.sender_email == "NueblingV@w-vwa.de"
    assert draft.sent_at is not None
    assert draft.sent_at.isoformat() == "2017-09-18T12:00:18+02:00"
    names = [each.name for each in draft.attachments]
    assert names == ["newsletter.png", "spacer.gif", "image004.jpg", "image006.jpg", "image008.jpg", "demande.msg"]
    assert draft.attachments[-1].content == content
    assert f"X-Original: sha256={hashlib.sha256(content).hexdigest()}".encode() in draft.raw


@pytest.mark.parametrize("form", [".docx", ".odt", ".txt", ".html", ".pdf"])
def test_letters_in_other_forms_are_understood_and_kept_whole(corpus: Path, reading: Reading, form: str) -> None:
    labels = [each for each in lines(corpus, "labels.jsonl") if each["file"].endswith(form) and not each["needs_ocr"]]
    assert len(labels) >= 6
    said = 0
    for label in labels:
        content = (corpus / label["file"]).read_bytes()
        (draft,) = reading(content, Path(label["file"]).name)
        assert draft.attachments[-1].content == content
        assert not {"intake.damaged", "intake.no_own_words"} & set(draft.warnings), label["file"]
        said += str(label["sender_name"]).split()[-1].lower() in draft.text.lower()
    assert said >= len(labels) - 2


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="the program that recognises text is not installed")
def test_a_scanned_letter_is_recognised_and_its_reader_is_told_to_compare(corpus: Path, reading: Reading) -> None:
    (draft,) = reading((corpus / "letters" / "146_fr_dab146.pdf").read_bytes(), "scan.pdf")
    assert "Augustin Lagarde" in draft.text
    assert "intake.recognised" in draft.warnings


def test_requests_that_programs_send_say_their_rights_outright(corpus: Path, cues: Cues, reading: Reading) -> None:
    (passed_on,) = reading((corpus / "letters" / "128_en_13cc98.json").read_bytes(), "a.json")
    assert [each.right.value for each in passed_on.proposals] == ["erasure", "processor_redirect"]
    assert passed_on.identifiers == {"email": "jchambers61@example.org"}
    (arrival,) = read_arrivals((corpus / "letters" / "129_en_aea978.json").read_bytes())
    assert arrival.stated is not None
    assert arrival.stated.agent == "PERMISSION_SLIP"
    (by_agent,) = reading((corpus / "letters" / "129_en_aea978.json").read_bytes())
    assert by_agent.sender_name == "Emma Clarke"
    assert [each.quote for each in by_agent.proposals] == ["exercise: deletion"]
    assert by_agent.sent_at is not None
    assert by_agent.sent_at.isoformat() == "2025-12-29T10:56:00+00:00"
