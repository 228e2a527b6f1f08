"""`case open` on what is no e-mail: a letter in a document, several messages in one file, what cannot be read."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import docx

from dsardesk.desk.reading import read_arrived
from tests.cli.conftest import Caller

LINES = ("Madame, Monsieur,", "Je souhaite une copie de mes données personnelles.", "Cordialement,", "Luc Martin")
MAIL = b"From: Luc <luc@courriel.example>\nDate: Sat, 24 Oct 2026 09:00:00 +0200\n\nEffacez mes donnees.\n\n"


def letter(folder: Path) -> Path:
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    out = BytesIO()
    document.save(out)
    path = folder / "lettre.docx"
    path.write_bytes(out.getvalue())
    return path


def test_a_letter_in_a_document_opens_a_case_and_is_kept_whole_with_its_hash(
    vault: Path, call: Caller, tmp_path: Path
) -> None:
    path = letter(tmp_path)
    shown = call("case", "open", path, "--category", "customer", "--received-on", "2026-10-24", "--json").json
    assert [item["right"] for item in shown["items"]] == ["access"]
    assert shown["requester"]["name"] == "Luc Martin"
    (draft,) = read_arrived(path.read_bytes(), path.name)
    assert hashlib.sha256(draft.without_identity).hexdigest() == shown["documents"][0]["sha256"]
    assert hashlib.sha256(path.read_bytes()).hexdigest().encode() in draft.without_identity
    assert draft.attachments[0].content == path.read_bytes()


def test_a_file_of_several_messages_is_not_guessed_at(vault: Path, call: Caller, tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    path.write_bytes((b"From luc@courriel.example Sat Oct 24 09:00:00 2026\n" + MAIL) * 2)
    said = call("case", "open", path, "--category", "customer", "--json")
    assert said.code == 4
    assert "several messages" in said.err


def test_what_cannot_be_read_says_another_way_in(vault: Path, call: Caller, tmp_path: Path) -> None:
    path = tmp_path / "a.7z"
    path.write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(range(32)))
    said = call("case", "open", path, "--category", "customer", "--json")
    assert said.code == 4
    assert "Extract" in said.err
