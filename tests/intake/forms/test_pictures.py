"""Scans, photographs and PDF files: words that are written, words that are recognised, words that nobody can read."""

from __future__ import annotations

import io
import shutil
import stat
import struct
import sys
from email.message import EmailMessage
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest

from dsardesk.domain.draft import MessageKind
from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.forms import recognition
from dsardesk.intake.forms.bitmap import Grey
from dsardesk.intake.forms.message import Bounds, File, ReadingStopped
from dsardesk.intake.forms.pdf import read_pdf
from dsardesk.intake.forms.pictures import picture_type, read_picture
from tests.intake.forms.conftest import Reading

PNG = b"\x89PNG\r\n\x1a\n" + bytes(80)
HERE = pytest.mark.skipif(sys.platform == "win32", reason="a script stands for the program, which Windows cannot start")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program that stands for tesseract: what it says is what the test writes after its list of languages."""
    path = tmp_path / "tesseract"
    monkeypatch.setattr(recognition, "find_program", lambda: str(path))
    return path


def says(path: Path, script: str, languages: str = "eng fra") -> None:
    path.write_text(f'#!/bin/sh\nif [ "$1" = --list-langs ]; then echo {languages}; exit; fi\n{script}\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    recognition.installed.cache_clear()


def blank_pdf(pages: int = 1) -> bytes:
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(200, 100)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@HERE
class TestRecognition:
    def test_words_are_recognised_and_the_reader_is_told_to_compare(self, program: Path) -> None:
        says(program, 'cat > /dev/null; echo "Bonjour, $*"')
        message = read_picture(File("", "", PNG), Bounds())
        assert message.text == "Bonjour, stdin stdout -l fra+eng"
        assert message.warnings == ("intake.recognised",)

    def test_a_page_is_read_whichever_way_up_it_lies_where_that_can_be_seen(self, program: Path) -> None:
        says(program, 'cat > /dev/null; echo "$*"', "eng fra osd")
        assert read_picture(File("", "", PNG), Bounds()).text == "stdin stdout -l fra+eng --psm 1"

    def test_a_picture_saved_from_a_web_page_or_a_chat_is_recognised_too(self, program: Path) -> None:
        says(program, "head -c 4")
        assert read_picture(File("", "", b"RIFF\x50\x00\x00\x00WEBP" + bytes(80)), Bounds()).text == "RIFF"

    def test_the_picture_goes_in_by_standard_input_and_no_file_is_written(self, program: Path) -> None:
        says(program, "wc -c")
        before = set(program.parent.iterdir())
        assert read_picture(File("", "", PNG), Bounds()).text == str(len(PNG))
        assert set(program.parent.iterdir()) == before

    def test_a_page_without_words_is_drawn_and_recognised(self, program: Path) -> None:
        says(program, "head -c 2")
        assert read_pdf(File("", "", blank_pdf(2)), Bounds()).text == "BM\n\nBM"

    def test_more_pages_than_a_letter_has_are_left_unrecognised(self, program: Path) -> None:
        says(program, "head -c 2")
        message = read_pdf(File("", "", blank_pdf(2)), Bounds(pages_left=1))
        assert message.text == "BM"
        assert message.warnings == ("intake.recognised", "intake.not_recognised")

    def test_a_program_that_fails_or_says_nothing_leaves_the_words_to_a_person(self, program: Path) -> None:
        for script in ("exit 3", "cat > /dev/null"):
            says(program, script)
            assert read_picture(File("", "", PNG), Bounds()).warnings == ("intake.not_recognised",)
        program.unlink()
        assert recognition.recognise(lambda: PNG, Bounds()).text == ""

    def test_one_that_hangs_is_ended(self, program: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(recognition, "PATIENCE_SECONDS", 0.5)
        says(program, "exec sleep 60")
        assert recognition.recognise(lambda: PNG, Bounds()).warning == "intake.not_recognised"

    def test_whoever_watches_ends_it_at_once(self, program: Path) -> None:
        says(program, "exec sleep 60")

        def stop(_seen: int) -> None:
            raise ReadingStopped

        with pytest.raises(ReadingStopped):
            recognition.recognise(lambda: PNG, Bounds(watch=stop))

    def test_without_french_or_english_another_language_serves_and_without_any_it_is_said(self, program: Path) -> None:
        says(program, 'cat > /dev/null; echo "$4"', "deu osd")
        assert recognition.recognise(lambda: PNG, Bounds()).text == "deu"
        says(program, "", "osd")
        assert recognition.recognise(lambda: PNG, Bounds()).warning == "intake.no_recognition_language"
        says(program, "", "")
        program.unlink()
        recognition.installed.cache_clear()
        assert recognition.installed(str(program)) == frozenset()


def test_without_the_program_the_letter_is_kept_and_the_person_told(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "find_program", lambda: None)
    (draft,) = reading(PNG, "photo.png")
    assert "intake.no_recognition" in draft.warnings
    assert draft.attachments[0].content == PNG


class TestWhatNobodyCouldReadIsNotSaidToAskNothing:
    """A request may stand in it: a person reads it, and is not led to file it without a case."""

    def test_a_picture_without_recognition(self, reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(recognition, "find_program", lambda: None)
        assert reading(PNG, "photo.png")[0].kind is MessageKind.UNCLEAR

    def test_a_picture_whose_words_are_not_recognised(self, reading: Reading) -> None:
        assert reading(b"\x00\x00\x00\x18ftypheic" + bytes(80), "photo.heic")[0].kind is MessageKind.UNCLEAR

    def test_a_note_that_covers_a_document_without_words(
        self, reading: Reading, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(recognition, "find_program", lambda: None)
        message = EmailMessage()
        message["From"], message["Subject"] = "a@courriel.example", "Courrier"
        message.set_content("Bonjour, voir ma lettre ci-jointe. Bien à vous.")
        message.add_attachment(blank_pdf(), maintype="application", subtype="pdf", filename="lettre.pdf")
        assert reading(bytes(message), "m.eml")[0].kind is MessageKind.UNCLEAR

    def test_what_was_read_and_asks_nothing_stays_no_request(self, reading: Reading) -> None:
        text = "Bonjour,\n\nPouvez-vous me dire si le magasin est ouvert le lundi ?\n\nBonne journée"
        (draft,) = reading(text.encode(), "m.txt")
        assert draft.kind is MessageKind.NOT_A_REQUEST
        assert "intake.request_may_be_attached" not in draft.warnings


def test_the_program_is_found_where_its_installer_leaves_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    path = tmp_path / "Tesseract-OCR" / "tesseract.exe"
    recognition.find_program.cache_clear()
    assert recognition.find_program() is None
    path.parent.mkdir()
    path.touch()
    recognition.find_program.cache_clear()
    assert recognition.find_program() == str(path)
    recognition.find_program.cache_clear()


class TestPdf:
    def test_a_locked_one_is_kept_and_said(self, reading: Reading) -> None:
        assert "intake.damaged" in reading(b"%PDF-1.7 torn", "a.pdf")[0].warnings

    def test_one_longer_than_any_letter_is_not_read(self) -> None:
        with pytest.raises(UnreadableInput) as refused:
            read_pdf(File("", "", blank_pdf(201)), Bounds())
        assert refused.value.facts["reason"] == "too_long"

    def test_files_inside_it_come_with_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(recognition, "find_program", lambda: None)
        document = pypdfium2.PdfDocument(blank_pdf())
        document.new_attachment("note.txt").set_data(b"Bonjour")
        out = io.BytesIO()
        document.save(out)
        document.close()
        message = read_pdf(File("", "", out.getvalue()), Bounds())
        assert [(each.name, each.content) for each in message.files] == [("note.txt", b"Bonjour")]


class TestPictures:
    @pytest.mark.parametrize(
        ("content", "media_type"),
        [
            (b"\xff\xd8\xff" + bytes(80), "image/jpeg"),
            (PNG, "image/png"),
            (b"II*\x00" + bytes(80), "image/tiff"),
            (b"RIFF\x00\x00\x00\x00WEBP", "image/webp"),
            (b"\x00\x00\x00\x18ftypheic", "image/heic"),
            (b"BM, a letter", ""),
            (b"Bonjour", ""),
        ],
    )
    def test_they_are_told_by_how_they_begin(self, content: bytes, media_type: str) -> None:
        assert picture_type(content) == media_type

    def test_a_form_that_would_need_a_file_is_left_to_a_person(self) -> None:
        message = read_picture(File("", "", b"\x00\x00\x00\x18ftypheic"), Bounds())
        assert message.warnings == ("intake.not_recognised",)

    @HERE
    def test_a_broken_photograph_is_damaged(self, program: Path, reading: Reading) -> None:
        says(program, "cat > /dev/null")
        (draft,) = reading(b"\xff\xd8\xff" + bytes(80), "a.jpg")
        assert "intake.damaged" in draft.warnings

    def test_a_grey_picture_is_written_upside_down_as_the_form_wants(self) -> None:
        bmp = Grey(3, 2, 5, b"abc..def..").as_bmp()
        (start,) = struct.unpack_from("<I", bmp, 10)
        assert bmp[start:] == b"def\x00abc\x00"
        assert struct.unpack_from("<I", bmp, 2) == (len(bmp),)
