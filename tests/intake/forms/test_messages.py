"""E-mails, mailboxes, and what Outlook packs into them."""

from __future__ import annotations

import base64
import struct

import pytest

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.forms import mapi
from dsardesk.intake.forms.message import Bounds, File, Message
from dsardesk.intake.forms.outlook import is_message
from dsardesk.intake.forms.registry import read_arrivals
from dsardesk.intake.forms.tnef import BEGINS, read_tnef
from dsardesk.intake.forms.wrapping import enclosed, mailbox_line, wrap
from tests.intake.forms.conftest import LETTER, Reading, properties, tnef_of

FROM = b"From luc@courriel.example Sat Oct 24 09:00:00 2026\r\n"
HEADERS = b"From: Luc Martin <luc@courriel.example>\r\nDate: Sat, 24 Oct 2026 09:00:00 +0200\r\nSubject: %s\r\n\r\n"
WINMAIL = tnef_of(
    (0x69003, properties((0x1F, mapi.BODY, LETTER.encode("utf-16-le")))),
    (0x69002, b"\0" * 14),
    (0x18010, b"CNI.jpg\0"),
    (0x6800F, b"\xff\xd8\xff identity"),
)
PACKED = HEADERS % b"Demande" + b'MIME-Version: 1.0\r\nContent-Type: application/ms-tnef; name="winmail.dat"\r\n'


def mail_with(winmail: bytes) -> bytes:
    head = PACKED.replace(b"\r\n\r\n", b"\r\n")
    return head + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(winmail)


class TestMail:
    def test_a_message_is_kept_byte_for_byte(self) -> None:
        raw = HEADERS % b"Bonjour" + LETTER.encode()
        assert [each.raw for each in read_arrivals(raw, "a.eml")] == [raw]

    def test_apple_mails_own_file_is_read_without_its_count(self, reading: Reading) -> None:
        (draft,) = reading(b"123       \n" + HEADERS % b"Bonjour" + b"Effacez mes donnees.", "1.emlx")
        assert draft.subject == "Bonjour"

    def test_a_boundary_folded_over_two_lines_is_put_together(self, reading: Reading) -> None:
        raw = b'From: a@b.example\r\nContent-Type: multipart/mixed; boundary="simple\r\n boundary"\r\n\r\n'
        raw += b"--simple boundary\r\n\r\nEffacez tout\r\n--simple boundary--\r\n"
        (draft,) = reading(raw)
        assert draft.text == "Effacez tout"
        assert "intake.damaged" not in draft.warnings


class TestMailbox:
    def test_each_message_is_one_request(self, reading: Reading) -> None:
        one, two = HEADERS % b"Un" + b"Bonjour\r\n>From ici\r\n\r\n", HEADERS % b"Deux" + b"Bonsoir\r\n\r\n"
        drafts = reading(FROM + one + FROM + two, "a.mbox")
        assert [(each.subject, each.text) for each in drafts] == [("Un", "Bonjour\nFrom ici"), ("Deux", "Bonsoir")]

    def test_words_that_begin_a_line_with_from_begin_no_message(self, reading: Reading) -> None:
        raw = FROM + HEADERS % b"Un" + b"Bonjour\r\n\r\nFrom now on, in 2026\r\nerase it all.\r\n"
        assert len(reading(raw)) == 1

    def test_more_messages_than_anyone_triages_are_refused(self) -> None:
        with pytest.raises(UnreadableInput) as refused:
            read_arrivals((FROM + HEADERS % b"Un" + b"Bonjour\r\n\r\n") * 201, "a.mbox")
        assert refused.value.facts["reason"] == "too_many_messages"


class TestWinmail:
    def test_its_words_and_attachments_take_its_place_in_the_message(self, reading: Reading) -> None:
        (draft,) = reading(mail_with(WINMAIL), "a.eml")
        assert draft.sender_email == "luc@courriel.example"
        assert draft.text == LETTER
        assert [each.name for each in draft.attachments] == ["CNI.jpg", "a.eml"]

    def test_the_original_that_holds_an_identity_document_goes_with_it(self, reading: Reading) -> None:
        (draft,) = reading(mail_with(WINMAIL), "a.eml")
        assert [each.identity_document for each in draft.attachments] == [True, True]
        assert base64.b64encode(b"\xff\xd8\xff identity") not in draft.without_identity
        assert base64.encodebytes(WINMAIL)[:60] not in draft.without_identity

    def test_a_person_who_knows_one_for_an_identity_document_takes_the_original_out_too(self, reading: Reading) -> None:
        other = mail_with(WINMAIL.replace(b"CNI.jpg", b"abc.bin"))
        assert not any(each.identity_document for each in reading(other)[0].attachments)
        (told,) = reading(other, "a.eml", frozenset({1}))
        assert [each.identity_document for each in told.attachments] == [True, True]

    def test_dropped_alone_it_is_a_message_too(self, reading: Reading) -> None:
        (draft,) = reading(WINMAIL, "winmail.dat")
        assert draft.text == LETTER

    def test_one_that_breaks_off_says_so_and_gives_what_it_has(self, reading: Reading) -> None:
        (draft,) = reading(mail_with(WINMAIL[:-9]), "a.eml")
        assert draft.text == LETTER
        assert "intake.damaged" in draft.warnings

    def test_one_that_holds_nothing_stays_an_attachment(self, reading: Reading) -> None:
        (draft,) = reading(mail_with(BEGINS + b"\0\0"), "a.eml")
        assert "intake.damaged" in draft.warnings
        assert draft.attachments[0].name == "winmail.dat"

    def test_a_message_inside_it_is_read_as_one(self) -> None:
        inner = b"\0" * 16 + tnef_of((0x18004, b"Dedans\0"), (0x2800C, b"Bonjour\0"))
        outer = tnef_of((0x18004, b"Dehors\0"), (0x69002, b""), (0x69005, properties((0xD, mapi.DATA, inner))))
        message = read_tnef(File("", "", outer), Bounds())
        assert message.files[0].media_type == "message/rfc822"
        assert b"Subject: Dedans" in message.files[0].content

    def test_named_and_manifold_properties_are_passed_over(self) -> None:
        named = struct.pack("<HH", 0x1F, 0x8001) + bytes(16) + struct.pack("<II", 1, 4) + "ab".encode("utf-16-le")
        named += struct.pack("<II", 1, 2) + b"x\0\0\0"
        many = struct.pack("<HHI", 0x1003, 0x0E17, 2) + bytes(8)
        last = properties((0x1F, mapi.SUBJECT, "Objet".encode("utf-16-le")))[4:]
        block = struct.pack("<I", 3) + named + many + last
        message = read_tnef(File("", "", tnef_of((0x69003, block))), Bounds())
        assert ("Subject", "Objet") in message.headers


class TestProperties:
    def test_an_unsent_message_has_no_date(self) -> None:
        assert mapi.instant({mapi.SENT: (mapi.TIME, bytes(8))}, mapi.SENT) is None
        assert mapi.instant({mapi.SENT: (mapi.TIME, b"\xff" * 8)}, mapi.SENT) is None

    def test_words_are_read_in_the_code_page_of_the_message(self) -> None:
        told = {
            mapi.PAGE: (mapi.INTEGER, struct.pack("<I", 1251)),
            mapi.SUBJECT: (mapi.STRING8, "Привет".encode("cp1251")),
        }
        assert mapi.text(told, mapi.SUBJECT) == "Привет"
        told[mapi.PAGE] = (mapi.INTEGER, struct.pack("<I", 4_000_000))
        assert mapi.text(told, mapi.SUBJECT) == "Ïðèâåò"

    def test_the_page_then_the_rich_text_stand_in_for_missing_words(self) -> None:
        page = {mapi.HTML: (mapi.BINARY, b"<html><body><p>Effacez</body></html>")}
        assert mapi.message_of(page, ()).text == "Effacez"
        rich = {mapi.RTF: (mapi.BINARY, b"\x20\0\0\0\x14\0\0\0MELA\0\0\0\0{\\rtf1 Effacez tout}")}
        assert mapi.message_of(rich, ()).text == "Effacez tout"

    def test_a_sender_known_only_inside_the_company_has_no_address(self) -> None:
        told = {mapi.SENDER_NAME: (mapi.STRING8, b"Luc"), mapi.SENDER_ADDRESS: (mapi.STRING8, b"/O=ALTO/CN=LUC")}
        assert dict(mapi.message_of(told, ()).headers) == {}

    def test_another_file_of_office_is_no_message(self) -> None:
        assert not is_message(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100))


class TestWrapping:
    def test_the_same_file_gives_the_same_bytes(self) -> None:
        file = File("a.txt", "text/plain", b"x")
        assert wrap(Message("x"), file) == wrap(Message("x"), file)

    def test_no_value_can_begin_another_header(self) -> None:
        message = Message("x", (("From", mailbox_line('Luc"\r\nBcc: x', "a@b.example\r\n")), ("Subject", "a\r\nCc: y")))
        raw = wrap(message, File("a", "", b"")).raw
        assert b"\r\nBcc:" not in raw
        assert b"\r\nCc:" not in raw

    def test_a_name_that_climbs_out_of_its_folder_does_not(self, reading: Reading) -> None:
        (draft,) = reading(LETTER.encode(), "..\\..\\Windows/../a\u202egpj.txt")
        assert draft.attachments[0].name == "agpj.txt"

    def test_an_enclosed_message_is_read_for_what_it_encloses(self, reading: Reading) -> None:
        inner = enclosed(
            "Fw", Message("Voici", (("From", "<a@b.example>"),), (File("passeport.jpg", "image/jpeg", b"x"),))
        )
        raw = wrap(Message("Bonjour", (("From", "<c@d.example>"),), (inner,)), File("a.msg", "", b"all of it")).raw
        (draft,) = reading(raw)
        assert [(each.name, each.identity_document) for each in draft.attachments] == [
            ("passeport.jpg", True),
            ("a.msg", True),
        ]

    def test_long_lines_are_folded_for_mail_servers_and_read_whole(self, reading: Reading) -> None:
        text = "mot " * 600 + "fin"
        (draft,) = reading(text.encode(), "a.txt")
        assert draft.text == text
        assert max(map(len, draft.raw.split(b"\r\n"))) < 998
