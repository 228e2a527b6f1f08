"""Archives: several messages, one letter with its enclosures, and those made to do harm."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import time
import zipfile

import pytest

from dsardesk.domain.draft import MessageKind
from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.forms import archives
from dsardesk.intake.forms.message import Bounds, File, ReadingStopped
from dsardesk.intake.forms.registry import read_arrivals
from dsardesk.texts import messages
from dsardesk.wording import warning_sentence
from tests.intake.forms.conftest import LETTER, Reading, zipped

MAIL = b"From: Luc Martin <luc@courriel.example>\r\nSubject: %s\r\n\r\nEffacez mes donnees.\r\n"


def tar_of(mode: str = "w", **files: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            member = tarfile.TarInfo(name.replace("_dot_", "."))
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return out.getvalue()


def locked(content: bytes) -> bytes:
    """A ZIP archive whose first file asks for a password."""
    out = bytearray(content)
    out[6] |= 1
    out[out.index(b"PK\x01\x02") + 8] |= 1
    return bytes(out)


def reason(content: bytes, name: str = "a.zip") -> object:
    with pytest.raises(UnreadableInput) as refused:
        read_arrivals(content, name)
    return refused.value.facts["reason"]


class TestContents:
    def test_messages_come_one_after_the_other_and_the_rest_is_told(self, reading: Reading) -> None:
        packed = zipped(a_dot_eml=MAIL % b"Un", b_dot_eml=MAIL % b"Deux", c_dot_txt=b"note")
        drafts = reading(packed, "a.zip")
        assert [each.subject for each in drafts] == ["Un", "Deux"]
        assert all("intake.archive_rest" in each.warnings for each in drafts)

    def test_documents_alone_are_one_letter_with_its_enclosures(self, reading: Reading) -> None:
        packed = zipped(lettre_dot_txt=LETTER.encode(), CNI_dot_jpg=b"\xff\xd8\xff" + bytes(80))
        (draft,) = reading(packed, "demande.zip")
        assert draft.sender_name == "Luc Martin"
        assert [(each.name, each.identity_document) for each in draft.attachments] == [
            ("lettre.txt", False),
            ("CNI.jpg", True),
            ("demande.zip", True),
        ]

    def test_pictures_alone_leave_the_words_to_a_person(self, reading: Reading) -> None:
        (draft,) = reading(zipped(a_dot_jpg=b"\xff\xd8\xff" + bytes(80)), "a.zip")
        assert "intake.no_words_in_archive" in draft.warnings

    def test_archives_inside_archives_are_opened_up_to_a_depth(self, reading: Reading) -> None:
        assert len(reading(zipped(a_dot_zip=zipped(b_dot_eml=MAIL % b"Un")), "a.zip")) == 1
        deep = MAIL % b"Un"
        for _ in range(archives.DEEPEST + 1):
            deep = zipped(a_dot_zip=deep)
        assert "intake.no_words_in_archive" in reading(deep, "a.zip")[0].warnings

    @pytest.mark.parametrize("pack", [lambda data: data, gzip.compress, bz2.compress, lzma.compress])
    def test_tar_archives_are_opened_links_left_out(self, reading: Reading, pack: object) -> None:
        content = pack(tar_of(a_dot_eml=MAIL % b"Un"))  # type: ignore[operator]
        assert [each.subject for each in reading(content, "a.tar.gz")] == ["Un"]

    def test_one_packed_message_is_that_message(self, reading: Reading) -> None:
        assert reading(gzip.compress(MAIL % b"Un"), "a.eml.gz")[0].subject == "Un"

    def test_a_workbook_among_its_documents_stays_one_enclosure(self, reading: Reading) -> None:
        workbook = zipped(**{"[Content_Types]_dot_xml": b"<x/>", "xl__workbook_dot_xml": b"<x/>"})
        (draft,) = reading(zipped(lettre_dot_txt=LETTER.encode(), comptes_dot_xlsx=workbook), "a.zip")
        assert [each.name for each in draft.attachments][:2] == ["lettre.txt", "comptes.xlsx"]

    def test_what_a_mac_adds_is_no_enclosure(self, reading: Reading) -> None:
        packed = zipped(__MACOSX____a_dot_txt=b"x", a_dot_txt=LETTER.encode())
        files, unread = archives.files_in(File("a.zip", "", packed), Bounds())
        assert not unread
        assert [each.name for each in files if "MACOSX" not in each.name] == ["a.txt"]


class TestUnread:
    """What cannot be read is named, and keeps nothing else from being read."""

    NAMED = "intake.archive_unread:"

    def told(self, warnings: tuple[str, ...]) -> list[str]:
        return [each.removeprefix(self.NAMED) for each in warnings if each.startswith(self.NAMED)]

    def test_a_locked_archive_beside_a_letter_stays_an_enclosure(self, reading: Reading) -> None:
        inner = locked(zipped(secret_dot_txt=b"x" * 50))
        (draft,) = reading(zipped(lettre_dot_txt=LETTER.encode(), d__pieces_dot_zip=inner), "demande.zip")
        assert draft.sender_name == "Luc Martin"
        assert draft.proposals
        assert self.told(draft.warnings) == ["pieces.zip"]
        assert [each.name for each in draft.attachments] == ["lettre.txt", "pieces.zip", "demande.zip"]

    def test_a_locked_or_torn_file_of_an_archive_is_passed_over(self, reading: Reading) -> None:
        (draft,) = reading(locked(zipped(secret_dot_txt=b"x" * 50, lettre_dot_txt=LETTER.encode())), "a.zip")
        assert draft.proposals
        assert self.told(draft.warnings) == ["secret.txt"]
        torn = zipped(lettre_dot_txt=LETTER.encode(), pieces_dot_zip=b"PK\x03\x04 torn")
        (draft,) = reading(torn, "a.zip")
        assert self.told(draft.warnings) == ["pieces.zip"]

    def test_a_document_with_a_password_beside_a_letter_is_named(self, reading: Reading) -> None:
        word = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99) + "EncryptedPackage".encode("utf-16-le")
        (draft,) = reading(zipped(lettre_dot_txt=LETTER.encode(), contrat_dot_docx=word), "a.zip")
        assert draft.proposals
        assert self.told(draft.warnings) == ["contrat.docx"]

    def test_beside_messages_too_each_of_them_says_so(self, reading: Reading) -> None:
        inner = locked(zipped(secret_dot_txt=b"x" * 50))
        drafts = reading(zipped(a_dot_eml=MAIL % b"Un", b_dot_eml=MAIL % b"Deux", c_dot_zip=inner), "a.zip")
        assert [each.subject for each in drafts] == ["Un", "Deux"]
        assert [self.told(each.warnings) for each in drafts] == [["c.zip"], ["c.zip"]]

    def test_many_of_them_are_named_up_to_a_few_each_once(self, reading: Reading) -> None:
        inner = locked(zipped(secret_dot_txt=b"x" * 50))
        packed = zipped(lettre_dot_txt=LETTER.encode(), **{f"p{number}_dot_zip": inner for number in range(7)})
        (draft,) = reading(packed, "a.zip")
        assert self.told(draft.warnings) == ["p0.zip, p1.zip, p2.zip, p3.zip, p4.zip, …"]

    def test_nothing_asked_beside_what_cannot_be_read_is_unclear(self, reading: Reading) -> None:
        inner = locked(zipped(secret_dot_txt=b"x" * 50))
        (draft,) = reading(zipped(mot_dot_txt=b"Bonjour, voici mes papiers.", p_dot_zip=inner), "a.zip")
        assert draft.kind is MessageKind.UNCLEAR

    def test_the_names_are_said_in_the_sentence(self) -> None:
        assert "pieces.zip" in warning_sentence(f"{self.NAMED}pieces.zip", messages("fr"))
        assert warning_sentence("intake.no_sender", messages("fr")) == "L’expéditeur n’a pas été reconnu."

    def test_a_bomb_in_an_archive_is_never_passed_over(self) -> None:
        bomb = zipped(a_dot_txt=bytes(101_000_000))
        assert reason(zipped(lettre_dot_txt=LETTER.encode(), b_dot_zip=bomb)) == "bomb"


class TestHarm:
    def test_a_bomb_is_not_unpacked(self) -> None:
        begun = time.process_time()
        assert reason(zipped(a_dot_txt=bytes(101_000_000))) == "bomb"
        assert reason(gzip.compress(bytes(101_000_000)), "a.gz") == "bomb"
        assert time.process_time() - begun < 20

    def test_many_members_are_a_bomb(self) -> None:
        assert reason(zipped(**{f"a{number}": b"x" for number in range(5001)})) == "bomb"
        assert reason(zipped(**{f"a{number}": b"x" for number in range(1100)})) == "bomb"

    def test_a_locked_one_says_so(self) -> None:
        assert reason(locked(zipped(a_dot_txt=b"x" * 50))) == "archive_locked"

    @pytest.mark.parametrize(
        "content",
        [
            b"PK\x03\x04 torn",
            b"\x1f\x8b torn, and no archive",
            b"BZh9 torn",
            zipped(a_dot_txt=b"x" * 500)[:-60],
            b"\xfd7zXZ\x00torn",
        ],
    )
    def test_a_broken_one_says_so(self, content: bytes) -> None:
        assert reason(content) == "archive_damaged"

    def test_an_empty_one_says_so(self) -> None:
        assert reason(zipped()) == "archive_empty"

    def test_a_wrong_checksum_is_damage(self) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr("a.txt", b"Bonjour tout le monde")
        assert reason(out.getvalue().replace(b"Bonjour", b"Bonsoir", 1)) == "archive_damaged"

    def test_whoever_watches_may_end_the_reading(self) -> None:
        def stop(seen: int) -> None:
            if seen > 3:
                raise ReadingStopped

        with pytest.raises(ReadingStopped):
            read_arrivals(zipped(**{f"a{number}": b"x" for number in range(20)}), "a.zip", stop)
