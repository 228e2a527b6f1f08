"""E-mails whose letter is a picture: read through it where the computer can, and said where it cannot."""

from __future__ import annotations

import io
from collections.abc import Callable
from email.message import EmailMessage

import pypdfium2  # type: ignore[import-untyped]
import pytest

from dsardesk.domain.draft import Draft
from dsardesk.domain.rights import RightType
from dsardesk.intake.arriving import read_arrival
from dsardesk.intake.cues import Cues
from dsardesk.intake.email import read_email
from dsardesk.intake.forms import recognition
from dsardesk.intake.forms.message import Bounds, ReadingStopped
from dsardesk.intake.forms.recognition import Recognised
from dsardesk.intake.forms.registry import read_arrivals

LETTER = (
    "Madame, Monsieur,\nJe vous demande d’effacer toutes mes données personnelles. Je joins une copie de ma carte "
    "d’identité.\nZoé Canari"
)
CARD = "REPUBLIQUE FRANCAISE\nCARTE NATIONALE D'IDENTITE\nCANARI Zoé\nIDFRACANARI<<<<<<<<<<<<<<<<<<<<<<123456"
BILL = "Facture 2026-114\nTotal : 42,00 EUR"
PASSPORT = "PASSPORT\nCanari"


def png(said: str) -> bytes:
    """What stands for a scan; the words that stand for recognition find are at its end."""
    return b"\x89PNG\r\n\x1a\n" + bytes(80) + said.encode()


def pdf() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 100)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.fixture
def recognising(monkeypatch: pytest.MonkeyPatch) -> None:
    """Recognition finds the words that a stand-in picture ends with; any other holds the letter."""

    def recognise(picture: Callable[[], bytes], bounds: Bounds) -> Recognised:
        bounds.step()
        bounds.pages_left -= 1
        if bounds.pages_left < 0:
            return Recognised("", recognition.UNRECOGNISED)
        content = picture()
        said = content[88:].decode() if content.startswith(b"\x89PNG") else LETTER
        return Recognised(said, recognition.RECOGNISED if said else recognition.UNRECOGNISED)

    monkeypatch.setattr(recognition, "recognise", recognise)


def mail(body: str, *files: tuple[str, bytes], sender: str = "zoe@courriel.example") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, "dpo@alto.example", "Courrier"
    message["Message-ID"] = "<1@courriel.example>"
    message.set_content(body)
    for name, content in files:
        kind = ("application", "pdf") if name.endswith(".pdf") else ("image", "png")
        message.add_attachment(content, maintype=kind[0], subtype=kind[1], filename=name)
    return message.as_bytes()


@pytest.fixture
def read(cues: Cues) -> Callable[[bytes], Draft]:
    def reading(raw: bytes) -> Draft:
        (arrival,) = read_arrivals(raw, "a.eml")
        return read_arrival(arrival, cues)

    return reading


def rights(draft: Draft) -> list[RightType]:
    return [each.right for each in draft.proposals]


def identity(draft: Draft) -> list[str]:
    return [each.name for each in draft.attachments if each.identity_document]


@pytest.mark.usefixtures("recognising")
class TestWhereWordsAreRecognised:
    @pytest.mark.parametrize("body", ["", "Bonjour,\n\nVeuillez trouver mon courrier ci-joint.\n\nCordialement"])
    @pytest.mark.parametrize("file", [("scan001.png", png(LETTER)), ("scan001.pdf", pdf())])
    def test_the_letter_is_read_and_the_message_kept_whole(
        self, read: Callable[[bytes], Draft], body: str, file: tuple[str, bytes]
    ) -> None:
        raw = mail(body, file)
        draft = read(raw)
        assert rights(draft) == [RightType.ERASURE]
        assert "intake.recognised" in draft.warnings
        assert draft.sender_email == "zoe@courriel.example"
        assert draft.channel == "email"
        assert [each.content for each in draft.attachments] == [file[1], raw]

    def test_the_letter_is_never_taken_for_the_identity_document_it_speaks_of(
        self, read: Callable[[bytes], Draft]
    ) -> None:
        assert identity(read(mail("", ("scan001.png", png(LETTER))))) == []

    def test_of_two_nameless_scans_the_card_is_told_by_what_it_says_and_never_enters_the_vault(
        self, read: Callable[[bytes], Draft], cues: Cues
    ) -> None:
        raw = mail("Bonjour", ("scan001.png", png(CARD)), ("scan002.png", png(LETTER)))
        draft = read(raw)
        assert rights(draft) == [RightType.ERASURE]
        # What came holds the card too, and goes with it.
        assert identity(draft) == ["scan001.png", "message.eml"]
        assert b"IDFRACANARI" not in draft.without_identity
        # Whoever reads it again, without looking, is told the same.
        assert identity(read_email(draft.raw, cues)) == identity(draft)

    def test_a_card_alone_is_told_though_there_is_no_letter(self, read: Callable[[bytes], Draft]) -> None:
        draft = read(mail("Voici.", ("scan001.png", png(PASSPORT)), ("scan002.png", png(""))))
        assert identity(draft) == ["scan001.png", "message.eml"]
        assert draft.text == "Voici."
        assert not {"intake.recognised", "intake.not_recognised"} & set(draft.warnings)

    def test_of_several_scans_the_one_that_asks_for_something_is_the_letter(
        self, read: Callable[[bytes], Draft]
    ) -> None:
        draft = read(mail("", ("a.png", png(BILL * 20)), ("b.png", png(LETTER))))
        assert rights(draft) == [RightType.ERASURE]
        assert "Facture" not in draft.text

    def test_a_scan_named_as_an_identity_document_is_not_looked_at(self, read: Callable[[bytes], Draft]) -> None:
        draft = read(mail("", ("carte-identite.png", png(LETTER))))
        assert identity(draft) == ["carte-identite.png"]
        assert rights(draft) == []

    def test_a_message_that_speaks_for_itself_is_left_as_it_came(self, read: Callable[[bytes], Draft]) -> None:
        raw = mail("Je demande une copie de mes données personnelles.", ("photo.png", png(LETTER)))
        draft = read(raw)
        assert draft.raw == raw
        assert rights(draft) == [RightType.ACCESS]

    def test_a_quoted_tail_does_not_cut_the_letter_away(self, read: Callable[[bytes], Draft]) -> None:
        draft = read(mail("Bonjour\n\n-- \nZoé Canari\nAlto", ("scan001.png", png(LETTER))))
        assert rights(draft) == [RightType.ERASURE]

    def test_a_message_passed_on_whole_is_left_as_it_came(self, read: Callable[[bytes], Draft]) -> None:
        outer = EmailMessage()
        outer["From"], outer["To"] = "a@alto.example", "dpo@alto.example"
        outer.set_content("Pour toi")
        inner = EmailMessage()
        inner["From"] = "zoe@courriel.example"
        inner.set_content("Bonjour")
        outer.add_attachment(inner)
        assert read(outer.as_bytes()).raw == outer.as_bytes()

    def test_a_letter_in_a_message_that_was_unpacked_already_keeps_the_first_original(
        self, read: Callable[[bytes], Draft]
    ) -> None:
        once = read(mail("Bonjour", ("scan001.png", png(CARD)), ("a.png", png(BILL))))
        again = read(once.raw)
        assert [each.name for each in again.attachments].count("message.eml") == 1

    def test_whoever_watches_may_end_the_recognition(self, cues: Cues) -> None:
        def stop(_seen: int) -> None:
            raise ReadingStopped

        (arrival,) = read_arrivals(mail("", ("a.png", png(LETTER))), "a.eml")
        with pytest.raises(ReadingStopped):
            read_arrival(arrival, cues, watch=stop)


class TestWhereNoneAre:
    def test_the_person_is_told_that_the_letter_is_a_picture(
        self, read: Callable[[bytes], Draft], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(recognition, "find_program", lambda: None)
        raw = mail("", ("scan001.png", png(LETTER)))
        draft = read(raw)
        assert "intake.no_recognition" in draft.warnings
        assert draft.raw == raw

    def test_a_question_with_a_photo_is_no_letter_in_a_picture(
        self, read: Callable[[bytes], Draft], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(recognition, "find_program", lambda: None)
        draft = read(mail("mot " * 30, ("photo.png", png(""))))
        assert "intake.no_recognition" not in draft.warnings

    def test_a_broken_scan_is_one_in_which_nothing_was_recognised_in_a_message_that_is_sound(
        self, read: Callable[[bytes], Draft]
    ) -> None:
        draft = read(mail("", ("scan.pdf", b"%PDF-1.7 torn")))
        assert "intake.not_recognised" in draft.warnings
        assert "intake.damaged" not in draft.warnings
