"""A message is read again once a person said what its attachments are, or typed the address of whoever wrote it."""

from __future__ import annotations

import io
import json
from email.message import EmailMessage

import docx
import pytest

from dsardesk.domain.rights import RightType
from dsardesk.intake.again import read_again
from dsardesk.intake.arriving import read_arrival
from dsardesk.intake.cues import Cues
from dsardesk.intake.forms.message import ReadingStopped
from dsardesk.intake.forms.registry import read_arrivals
from dsardesk.intake.text import read_text
from dsardesk.texts import cues as every_language
from tests.intake.test_scanned import CARD, LETTER, png, recognising

__all__ = ["recognising"]

ASKS = "Madame, Monsieur,\nJe vous demande d'effacer toutes mes données. Mon numéro client est CL-20817.\nZoé Canari"
TWO_LANGUAGES = "Ime: Ana Anić\n{address}\n"


def letter() -> bytes:
    """A letter as a word processor writes it."""
    document, out = docx.Document(), io.BytesIO()
    for line in ASKS.split("\n"):
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


def mail(*files: tuple[str, bytes], body: str = "Bonjour, voir la pièce jointe.") -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "zoe@courriel.example", "dpo@alto.example", "Courrier"
    message.set_content(body)
    for name, content in files:
        kind = ("application", "octet-stream") if name.endswith(".docx") else ("image", "png")
        message.add_attachment(content, maintype=kind[0], subtype=kind[1], filename=name)
    return message.as_bytes()


class TestALetterTakenForAnIdentityDocument:
    def test_it_asks_nothing_while_it_is_kept_apart(self, cues: Cues) -> None:
        [arrival] = read_arrivals(mail(("carte_identite.docx", letter())))
        draft = read_arrival(arrival, cues)
        assert (draft.attachments[0].identity_document, draft.proposals) == (True, ())

    def test_once_freed_its_words_are_read_as_of_any_attachment(self, cues: Cues) -> None:
        [arrival] = read_arrivals(mail(("carte_identite.docx", letter())))
        draft = read_again(read_arrival(arrival, cues), cues, frozenset())
        assert [each.right for each in draft.proposals] == [RightType.ERASURE]
        assert draft.identifiers["customer_number"] == "CL-20817"
        assert (draft.attachments[0].identity_document, draft.attachments[0].told) == (False, False)
        assert "intake.identity_document" not in draft.warnings

    def test_kept_apart_after_all_its_words_are_gone(self, cues: Cues) -> None:
        [arrival] = read_arrivals(mail(("lettre.docx", letter())))
        draft = read_arrival(arrival, cues)
        assert draft.proposals
        again = read_again(draft, cues, frozenset({1}))
        assert (again.proposals, ASKS in again.text) == ((), False)

    @pytest.mark.usefixtures("recognising")
    def test_a_scan_is_recognised_once_freed(self, cues: Cues) -> None:
        [arrival] = read_arrivals(mail(("cni.png", png(LETTER))))
        draft = read_arrival(arrival, cues)
        assert draft.attachments[0].identity_document
        again = read_again(draft, cues, frozenset())
        assert [each.right for each in again.proposals] == [RightType.ERASURE]
        assert "intake.recognised" in again.warnings
        assert not any(each.identity_document for each in again.attachments)

    @pytest.mark.usefixtures("recognising")
    def test_what_could_not_be_recognised_is_said_no_more_once_it_is_kept_apart(self, cues: Cues) -> None:
        [arrival] = read_arrivals(mail(("photo.png", png(""))))
        draft = read_arrival(arrival, cues)
        assert "intake.not_recognised" in draft.warnings
        assert "intake.not_recognised" not in read_again(draft, cues, frozenset({1})).warnings

    @pytest.mark.usefixtures("recognising")
    def test_a_long_recognition_can_be_ended(self, cues: Cues) -> None:
        [arrival] = read_arrivals(mail(("cni.png", png(CARD))))
        draft = read_arrival(arrival, cues)

        def stop(_seen: int) -> None:
            raise ReadingStopped

        with pytest.raises(ReadingStopped):
            read_again(draft, cues, frozenset(), "", stop)


def test_a_letter_stays_named_by_its_words(cues: Cues) -> None:
    [arrival] = read_arrivals(ASKS.encode() + b"\n", "lettre.txt")
    draft = read_arrival(arrival, cues)
    again = read_again(draft, cues, frozenset())
    assert (again.sender_name, again.channel) == (draft.sender_name, draft.channel)
    assert [each.right for each in again.proposals] == [RightType.ERASURE]


def test_what_a_program_said_outright_stays() -> None:
    asked = [{"policy_key": "default_erasure_policy", "identity": {"email": "luc@courriel.example"}}]
    [arrival] = read_arrivals(json.dumps(asked).encode(), "fides.json")
    draft = read_arrival(arrival, every_language())
    again = read_again(draft, every_language(), frozenset())
    assert [each.right for each in again.proposals] == [RightType.ERASURE]
    assert (again.identifiers, again.channel) == (draft.identifiers, "form")


class TestTheAddressDecidesBetweenTwoLanguages:
    """Words that are as likely of one language as of another are read in that of the country of whoever wrote them."""

    def test_of_words_that_were_pasted_too(self) -> None:
        found = {
            country: read_text(TWO_LANGUAGES.format(address=f"ana@posta.{country}"), every_language()).language
            for country in ("hr", "cz")
        }
        assert found == {"hr": "hr", "cz": "cs"}

    def test_of_a_message_copied_with_its_lines(self) -> None:
        copied = "Od: Ana Anić <ana@posta.hr>\nFrom: Ana Anić <ana@posta.hr>\nSubject: x\n\nIme: Ana Anić\n"
        assert read_text(copied, every_language()).language == "hr"

    def test_of_an_address_that_a_person_typed(self) -> None:
        draft = read_text("Ime: Ana Anić\n", every_language())
        assert draft.language == "en"
        assert read_again(draft, every_language(), sender="ana@posta.hr").language == "hr"

    def test_where_the_words_tell_they_decide(self) -> None:
        draft = read_text("Je vous demande de supprimer toutes mes données. Merci.", every_language())
        assert read_again(draft, every_language(), sender="ana@posta.hr").language == "fr"
