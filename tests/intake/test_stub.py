"""The vault never holds an identity document: the message it keeps has a stub in the place of each."""

from __future__ import annotations

import base64
import random
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.intake.cues import Cues, read_cues
from dsardesk.intake.email import read_email
from dsardesk.intake.stub import stands_for

# Not a fixture where hypothesis is at work: it would print all of it beside every counter-example.
FOLDER = Path(__file__).parents[2] / "resources" / "intake"
CUES = read_cues(*((FOLDER / name).read_text(encoding="utf-8") for name in ("fr.toml", "en.toml")))
RUN = 12
CARD = random.Random(7).randbytes(3000)  # noqa: S311 -- any bytes do, the same each time


def part(content: bytes, name: str, encoding: str = "base64", width: int = 76) -> bytes:
    body = {
        "base64": lambda: b"\n".join(
            base64.b64encode(content)[n : n + width] for n in range(0, len(content) * 2, width)
        ).strip(),
        "8bit": lambda: content.replace(b"\r", b"").replace(b"\n", b""),
    }[encoding]()
    return (
        f'Content-Type: image/jpeg; name="{name}"\nContent-Transfer-Encoding: {encoding}\n'
        f'Content-Disposition: attachment; filename="{name}"\n\n'
    ).encode() + body


def multipart(*parts: bytes, boundary: str = "b0", subtype: str = "mixed") -> bytes:
    joined = b"".join(f"\n--{boundary}\n".encode() + each for each in parts)
    return (
        f"Content-Type: multipart/{subtype}; boundary={boundary}\n".encode() + joined + f"\n--{boundary}--\n".encode()
    )


def letter(text: str = "Bonjour, je souhaite une copie de mes données.") -> bytes:
    return b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + text.encode()


def mail(inner: bytes) -> bytes:
    return b"From: Zoe <zoe@sender.example>\nTo: contact@firm.example\nMIME-Version: 1.0\n" + inner


def remains(content: bytes, kept: bytes) -> bool:
    """True where a run of the document, or of its base64 in any alignment, is left."""
    runs = {content[n : n + RUN] for n in range(len(content) - RUN)}
    for shift in range(3):
        encoded = base64.b64encode(content[shift:])
        runs |= {encoded[n : n + RUN] for n in range(len(encoded) - RUN - 4)}
    flat = kept.replace(b"\r", b"").replace(b"\n", b"")
    return any(run in flat or run in kept for run in runs)


def test_every_other_byte_is_kept(cues: Cues) -> None:
    before, after = letter(), part(b"%PDF-1.4 invoice", "facture.pdf")
    raw = mail(multipart(before, part(CARD, "CNI_recto.jpg"), after))
    kept = read_email(raw, cues).without_identity
    start, end = raw.index(part(CARD, "CNI_recto.jpg")), raw.index(after)
    assert kept.startswith(raw[:start])
    assert kept.endswith(raw[end:])
    assert not remains(CARD, kept)


def test_the_stub_says_name_type_and_size_and_nothing_more(cues: Cues) -> None:
    kept = read_email(mail(multipart(letter(), part(CARD, "passeport.jpg"))), cues).without_identity
    stub = kept.split(b"X-Identity-Document: removed\n\n")[1].split(b"\n--b0")[0]
    assert stub == b"name: passeport.jpg\ntype: image/jpeg\nsize: 3000\n"


def test_a_message_without_a_document_is_kept_byte_for_byte(cues: Cues) -> None:
    raw = mail(multipart(letter(), part(CARD, "facture.jpg")))
    assert read_email(raw, cues).without_identity == raw


def test_a_document_in_an_attached_message_is_removed_too(cues: Cues) -> None:
    inner = b"Content-Type: message/rfc822\n\n" + mail(
        multipart(letter(), part(CARD, "carte_identite.jpg"), boundary="b1")
    )
    kept = read_email(mail(multipart(letter(), inner)), cues).without_identity
    assert not remains(CARD, kept)
    assert kept.count(b"Bonjour") == 2


def test_an_attached_message_that_is_itself_encoded_goes_as_a_whole(cues: Cues) -> None:
    inside = mail(multipart(letter(), part(CARD, "carte_identite.jpg"), boundary="b1"))
    wrapped = b"Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n" + base64.encodebytes(inside)
    draft = read_email(mail(multipart(letter(), wrapped)), cues)
    assert [each.identity_document for each in draft.attachments] == [True]
    assert base64.b64encode(inside)[2000:2030] not in draft.without_identity.replace(b"\n", b"")


def test_a_message_that_is_nothing_but_the_document_keeps_its_own_headers(cues: Cues) -> None:
    kept = read_email(mail(part(CARD, "ma carte d'identité.jpg")), cues).without_identity
    assert not remains(CARD, kept)
    assert kept.startswith(b"From: Zoe <zoe@sender.example>\nTo: contact@firm.example\nMIME-Version: 1.0\n")
    assert read_email(kept, cues).sender_email == "zoe@sender.example"


def test_the_same_file_under_another_name_is_removed_as_well(cues: Cues) -> None:
    raw = mail(multipart(letter(), part(CARD, "cni.jpg"), part(CARD, "vacances.jpg", width=60)))
    assert not remains(CARD, read_email(raw, cues).without_identity)


def test_a_part_after_the_closing_line_is_looked_at_too(cues: Cues) -> None:
    raw = mail(multipart(letter())) + b"--b0\n" + part(CARD, "cni.jpg") + b"\n--b0--\n"
    assert not remains(CARD, read_email(raw, cues).without_identity)


@given(
    content=st.binary(min_size=64, max_size=600),
    depth=st.integers(0, 4),
    wrapped=st.booleans(),
    width=st.sampled_from([40, 60, 76, 1000]),
    encoding=st.sampled_from(["base64", "8bit"]),
    closed=st.booleans(),
    ending=st.sampled_from([b"\n", b"\r\n"]),
)
def test_no_run_of_the_document_is_left_however_it_is_nested(  # noqa: PLR0917
    content: bytes, depth: int, wrapped: bool, width: int, encoding: str, closed: bool, ending: bytes
) -> None:
    # Bytes without runs of their own, so that a run found can only be the document's.
    card = random.Random(content).randbytes(len(content))  # noqa: S311
    card = card.translate(None, b"-\r\n")
    inner = part(card, "piece-d-identite.jpg", encoding, width)
    for level in range(depth):
        inner = multipart(letter(), inner, boundary=f"n{level}")
    if wrapped:
        inner = multipart(letter(), b"Content-Type: message/rfc822\n\n" + mail(inner), boundary="w")
    raw = mail(multipart(letter(), inner)).replace(b"\n", ending)
    if not closed:
        raw = raw[: raw.rindex(ending + b"--b0--")]
    draft = read_email(raw, CUES)
    assert [each.content for each in draft.attachments if each.identity_document] == [card]
    assert not remains(card, draft.without_identity)
    assert read_email(draft.without_identity, CUES).without_identity == draft.without_identity


@pytest.mark.parametrize(
    "name",
    [
        "carte_identite.jpg", "CarteIdentité.pdf", "CNI_recto.jpg", "CNI.zip", "cni.pdf", "Passeport scanné.png",
        "passport scan.jpg",
        "ID card.pdf", "id-card-front.png", "Pièce d\u2019identité.pdf", "permis de conduire.jpg", "permis_recto.jpg",
        "driving licence.jpg", "my_id.png", "titre-de-sejour.pdf", "PIECE_IDENTITE_M_MARTIN.PDF", "Copie CNI Zoé.heic",
    ],
)  # fmt: skip
def test_a_name_that_says_identity_document_is_believed(cues: Cues, name: str) -> None:
    [found] = read_email(mail(multipart(letter(), part(CARD, name))), cues).attachments
    assert found.identity_document


@pytest.mark.parametrize(
    "name",
    [
        "invoice.pdf", "facture_2031.pdf", "photo.jpg", "lettre.pdf", "identite_visuelle_logo.png",
        "permis_construire.pdf",
        "carte_des_vins.pdf", "carte.jpg", "IMG_2034.jpg", "video.png", "id_4411_order.pdf", "communique.pdf",
    ],
)  # fmt: skip
def test_another_name_is_left_alone(cues: Cues, name: str) -> None:
    [found] = read_email(mail(multipart(letter(), part(CARD, name))), cues).attachments
    assert not found.identity_document


ENCLOSED = "Bonjour, vous trouverez ci-joint une copie de ma carte d'identité."


def test_the_text_tells_what_a_telephones_file_name_does_not(cues: Cues) -> None:
    [found] = read_email(mail(multipart(letter(ENCLOSED), part(CARD, "IMG_2034.jpg"))), cues).attachments
    assert found.identity_document


def test_a_file_with_a_name_of_its_own_is_not_taken_for_the_card(cues: Cues) -> None:
    raw = mail(multipart(letter(ENCLOSED), part(CARD, "IMG_2034.jpg"), part(CARD[::-1], "facture.pdf")))
    assert [each.identity_document for each in read_email(raw, cues).attachments] == [True, False]


def test_two_pictures_that_could_both_be_the_card_are_left_to_a_person(cues: Cues) -> None:
    raw = mail(multipart(letter(ENCLOSED), part(CARD, "IMG_2034.jpg"), part(CARD[::-1], "IMG_2035.jpg")))
    draft = read_email(raw, cues)
    assert not any(each.identity_document for each in draft.attachments)
    assert "intake.identity_document_not_located" in draft.warnings


@given(name=st.text(max_size=200))
def test_the_name_of_an_attachment_never_leaves_its_folder(name: str) -> None:
    quoted = base64.b64encode(name.encode("utf-8", "replace")).decode()
    raw = mail(multipart(letter(), part(CARD, f"=?utf-8?b?{quoted}?=")))
    [found] = read_email(raw, CUES).attachments
    assert found.name
    assert len(found.name) <= 120
    assert not set(found.name) & set('/\\<>:"|?*\0\r\n')
    assert found.name not in {".", ".."}
    assert textwrap.dedent(found.name).strip(". ") == found.name


class TestWhatAStubStandsFor:
    def test_it_says_the_name_and_the_size_of_what_was_taken_out(self) -> None:
        stub = b"name: carte d\xe2\x80\x99identit\xc3\xa9.jpg\r\ntype: image/jpeg\r\nsize: 100856\r\n"
        assert stands_for(stub) == ("carte d’identité.jpg", 100856)

    @pytest.mark.parametrize("content", [b"", b"name: a\n", b"Bonjour,\nname: a\ntype: b\nsize: 3\n", b"\xff\xd8"])
    def test_any_other_text_is_no_stub(self, content: bytes) -> None:
        assert stands_for(content) is None
