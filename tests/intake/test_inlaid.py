"""An identity document among the words of a letter, as a picture of the page or as a uuencoded block, stays out."""

from __future__ import annotations

import base64
import binascii
import quopri
import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.draft import Draft, IdentitySign
from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake import attachments
from dsardesk.intake.arriving import read_arrival
from dsardesk.intake.cues import Cues
from dsardesk.intake.email import read_email
from dsardesk.intake.forms import mapi
from dsardesk.intake.forms.registry import read_arrivals
from dsardesk.intake.inlaid import inlaid, without_inlaid
from dsardesk.intake.stub import stands_for
from dsardesk.texts import cues as cues_of_ours
from tests.intake.test_stub import letter, mail, multipart, part, remains

CUES = cues_of_ours()
CARD = b"\xff\xd8\xff\xe0" + random.Random(11).randbytes(20_000)  # noqa: S311 -- any bytes do, the same each time
LOGO = b"\x89PNG\r\n\x1a\n" + random.Random(12).randbytes(4_000)  # noqa: S311
PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
ENCLOSED = "Bonjour, je souhaite une copie de mes données. Ci-joint ma carte d'identité."
ASKS = "Bonjour, je souhaite une copie de mes données."
NOT_LOCATED, LOCATED = "intake.identity_document_not_located", "intake.identity_document"
ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "8bit": bytes,
    "base64": base64.encodebytes,
    "quoted-printable": quopri.encodestring,
}
DECODINGS: dict[str, Callable[[bytes], bytes]] = {
    "8bit": bytes,
    "base64": base64.decodebytes,
    "quoted-printable": quopri.decodestring,
}


def address(content: bytes, media_type: str = "image/jpeg") -> str:
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def drawing(*addresses: str, words: str = ENCLOSED) -> str:
    drawn = "".join(f'<img width="600" src="{each}" alt="">' for each in addresses)
    return f"<html><body><p>{words}</p>{drawn}<p>Cordialement,<br>Zoé Petit</p></body></html>"


def page(html: str, encoding: str = "8bit") -> bytes:
    head = f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n"
    return head.encode() + ENCODINGS[encoding](html.encode())


def uuencoded(content: bytes, name: str = "IMG_2041.jpg") -> str:
    lines = "".join(binascii.b2a_uu(content[at : at + 45]).decode() for at in range(0, len(content), 45))
    return f"begin 644 {name}\n{lines}`\nend\n"


def must_stay_out(draft: Draft, content: bytes = CARD) -> None:
    """Its bytes are in quarantine and nowhere else; the letter stays, and says what was taken out."""
    assert content in [each.content for each in draft.attachments if each.identity_document]
    assert not remains(content, draft.without_identity)
    again = read_email(draft.without_identity, CUES)
    assert again.text == draft.text
    assert again.without_identity == draft.without_identity
    assert NOT_LOCATED not in again.warnings
    size = next(each.size_bytes for each in draft.attachments if each.content == content)
    assert size in [stub[1] for each in again.attachments if (stub := stands_for(each.content))]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_one_picture_of_a_page_that_says_that_one_is_enclosed_is_it(encoding: str, cues: Cues) -> None:
    draft = read_email(mail(page(drawing(address(CARD)), encoding)), cues)
    assert [each.sign for each in draft.attachments] == [IdentitySign.ANNOUNCED]
    assert draft.attachments[0].media_type == "image/jpeg"
    assert LOCATED in draft.warnings
    assert "Cordialement" in draft.text
    assert "base64" not in draft.text
    must_stay_out(draft)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_other_byte_of_the_page_is_kept(encoding: str, cues: Cues) -> None:
    kept = read_email(mail(page(drawing(address(CARD), address(LOGO)), encoding)), cues).without_identity
    head, _, body = kept.partition(f"Encoding: {encoding}\n\n".encode())
    decoded = DECODINGS[encoding](body)
    before, after = drawing(address(CARD), address(LOGO)).split(address(CARD))
    assert decoded.replace(b"\r\n", b"\n").startswith(before.encode())
    assert decoded.replace(b"\r\n", b"\n").endswith(after.encode())
    assert head.startswith(b"From: Zoe <zoe@sender.example>")


def test_two_that_could_be_it_are_a_question_to_a_person(cues: Cues) -> None:
    raw = mail(page(drawing(address(CARD), address(CARD[::-1]))))
    draft = read_email(raw, cues)
    assert NOT_LOCATED in draft.warnings
    must_stay_out(read_email(raw, cues, frozenset({2})), CARD[::-1])


def test_a_page_that_only_the_other_rendering_hides_is_looked_at_too(cues: Cues) -> None:
    both = multipart(letter(ENCLOSED), page(drawing(address(CARD))), subtype="alternative")
    must_stay_out(read_email(mail(both), cues))


def test_the_picture_of_a_message_that_is_passed_on_is_looked_at_too(cues: Cues) -> None:
    inner = b"Content-Type: message/rfc822\n\n" + mail(page(drawing(address(CARD))))
    must_stay_out(read_email(mail(multipart(letter("Pour suite à donner."), inner)), cues))


def test_pixels_and_logos_of_a_newsletter_are_no_question(cues: Cues) -> None:
    html = drawing(address(PIXEL, "image/gif"), address(LOGO, "image/png"), address(CARD), words="Nos offres du mois.")
    draft = read_email(mail(page(html)), cues)
    assert {NOT_LOCATED, LOCATED}.isdisjoint(draft.warnings)
    assert [each.size_bytes for each in draft.attachments] == [len(LOGO), len(CARD)]
    assert draft.without_identity == draft.raw


def test_a_logo_beside_a_named_document_stays_with_the_letter(cues: Cues) -> None:
    raw = mail(multipart(page(drawing(address(LOGO, "image/png"))), part(CARD, "cni.jpg")))
    draft = read_email(raw, cues)
    assert [each.identity_document for each in draft.attachments] == [False, True]
    assert address(LOGO, "image/png").encode() in draft.without_identity


def test_a_letter_that_says_one_is_enclosed_and_draws_only_a_pixel_asks_nothing(cues: Cues) -> None:
    draft = read_email(mail(page(drawing(address(PIXEL, "image/gif")))), cues)
    assert {NOT_LOCATED, LOCATED}.isdisjoint(draft.warnings)
    assert not draft.attachments


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("name", "sign"), [("IMG_2041.jpg", "announced"), ("cni recto.jpg", "name")])
def test_a_uuencoded_block_is_an_attachment_like_any_other(encoding: str, name: str, sign: str, cues: Cues) -> None:
    text = f"{ENCLOSED}\n\n{uuencoded(CARD, name)}\nZoé Petit\n"
    head = f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n\n"
    draft = read_email(mail(head.encode() + ENCODINGS[encoding](text.encode())), cues)
    assert [(each.name, each.media_type, each.sign) for each in draft.attachments] == [(name, "image/jpeg", sign)]
    assert "Zoé Petit" in draft.text
    assert "begin" not in draft.text
    must_stay_out(draft)


def test_one_that_is_none_stays_where_it_stands(cues: Cues) -> None:
    raw = mail(letter(f"{ASKS}\n\n{uuencoded(CARD, 'facture.pdf')}"))
    draft = read_email(raw, cues)
    assert [(each.name, each.identity_document) for each in draft.attachments] == [("facture.pdf", False)]
    assert draft.without_identity == raw


def test_a_part_sent_uuencoded_is_decoded(cues: Cues) -> None:
    body = f"Content-Type: image/jpeg; name=cni.jpg\nContent-Transfer-Encoding: x-uuencode\n\n{uuencoded(CARD)}"
    draft = read_email(mail(multipart(letter(), body.encode())), cues)
    assert [each.content for each in draft.attachments] == [CARD]
    assert [each.identity_document for each in draft.attachments] == [True]


def test_words_that_only_begin_like_a_block_stay_words(cues: Cues) -> None:
    text = "begin 644 things at once.\nJe souhaite une copie de mes données.\nend\ndata:image/png;base64,"
    draft = read_email(mail(letter(text)), cues)
    assert not draft.attachments
    assert "begin 644 things" in draft.text


def test_more_of_them_than_any_honest_letter_holds_are_refused(cues: Cues, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "MAX_PARTS", 2)
    with pytest.raises(UnreadableInput) as told:
        read_email(mail(page(drawing(*[address(LOGO)] * 3))), cues)
    assert told.value.facts["reason"] == "too_many_parts"


class TestOtherFiles:
    """Letters that came as a file: what holds the whole goes with what is inside it."""

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("lettre.html", drawing(address(LOGO, "image/png"), address(CARD))),
            ("lettre.txt", f"{ENCLOSED}\n\n{uuencoded(CARD)}"),
        ],
    )
    def test_a_page_or_text_that_was_saved_is_looked_into(self, name: str, content: str, cues: Cues) -> None:
        (arrival,) = read_arrivals(content.encode(), name)
        draft = read_arrival(arrival, cues)
        assert CARD in [each.content for each in draft.attachments if each.identity_document]
        assert all(each.identity_document for each in draft.attachments)
        assert not remains(CARD, draft.without_identity)
        assert "carte d'identité" in draft.text

    def test_the_page_of_a_message_of_outlook_is_looked_into(self) -> None:
        source = drawing(address(PIXEL), address(CARD))
        for kind, value in ((mapi.BINARY, source.encode()), (mapi.UNICODE, source.encode("utf-16-le"))):
            told = mapi.message_of({mapi.HTML: (kind, value)}, ())
            assert [(each.media_type, each.content) for each in told.files] == [("image/jpeg", CARD)]


class TestForms:
    """What mail programs write in the place of the plain form."""

    @pytest.mark.parametrize(
        "spelled",
        [
            address(CARD).replace("data:image/jpeg", "DATA:Image/JPEG;charset=utf-8"),
            address(CARD).replace("+", "%2B").replace("/", "%2f").replace("=", "%3D").replace("%2f", "/", 1),
            "data:image/jpeg;base64,\n  " + base64.encodebytes(CARD).decode().replace("\n", "\n  "),
            address(CARD).replace("/9j", "&#47;9&#x6a;", 1),
            "data:image/jpeg," + "".join(f"%{byte:02x}" for byte in CARD),
        ],
    )
    def test_an_address_is_understood_however_it_is_spelled(self, spelled: str) -> None:
        assert [each.content for each in inlaid(f"<img src='{spelled}'>".encode())] == [CARD]

    def test_an_address_without_quotes_ends_where_the_tag_goes_on(self) -> None:
        text = f"<img src={address(CARD)} alt=Bonjour><p style=background:url({address(LOGO)})>Voici</p>".encode()
        assert [each.content for each in inlaid(text)] == [CARD, LOGO]
        assert without_inlaid(text) == b"<img src=  alt=Bonjour><p style=background:url( )>Voici</p>"

    def test_words_below_an_address_are_none_of_it(self) -> None:
        text = f"{address(CARD)}\r\n\r\nCordialement\r\nPetit".encode()
        assert [each.content for each in inlaid(text)] == [CARD]
        assert without_inlaid(text).endswith(b"\r\n\r\nCordialement\r\nPetit")

    def test_a_block_in_base64_is_one_too(self) -> None:
        text = b"Avant\nbegin-base64 644 cni.png\n" + base64.encodebytes(CARD) + b"====\nApres\n"
        assert [(each.name, each.content) for each in inlaid(text)] == [("cni.png", CARD)]
        assert without_inlaid(text) == b"Avant\n\nApres\n"

    def test_spaces_lost_at_the_end_of_lines_lose_nothing(self) -> None:
        text = uuencoded(bytes(90) + CARD).replace("`", " ")
        bare = "\n".join(line.rstrip(" ") for line in text.split("\n")).encode()
        assert [each.content for each in inlaid(bare)] == [bytes(90) + CARD]

    def test_a_block_cut_short_gives_what_is_left(self) -> None:
        (found,) = inlaid(uuencoded(CARD)[:6_200].encode())
        assert CARD.startswith(found.content)
        assert len(found.content) > 4_000

    @given(content=st.binary(min_size=1, max_size=300), name=st.sampled_from(["a b.jpg", "é.pdf", "x"]))
    def test_any_content_comes_out_as_it_went_in(self, content: bytes, name: str) -> None:
        assert [(each.name, each.content) for each in inlaid(uuencoded(content, name).encode())] == [(name, content)]

    @given(noise=st.binary(max_size=400))
    def test_whatever_stands_there_is_read_without_a_failure(self, noise: bytes) -> None:
        for begins in (b"data:image/png;base64,", b"begin 644 a\n", b"begin-base64 644 a\n", b"data:image/gif,"):
            for each in inlaid(begins + noise):
                assert 0 <= each.start < each.end <= len(begins) + len(noise)
