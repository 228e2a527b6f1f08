"""Letters as text, web page, rich text, Word and OpenDocument."""

from __future__ import annotations

import io

import docx
import pytest

from dsardesk.domain.errors import UnreadableInput
from dsardesk.intake.forms.message import Bounds, File
from dsardesk.intake.forms.office import read_docx, read_odt
from dsardesk.intake.forms.pages import read_page
from dsardesk.intake.forms.plain import characters_of
from dsardesk.intake.forms.rtf import rtf_text, unpack_rtf
from tests.intake.forms.conftest import LETTER, Reading, zipped
from tests.sheets import as_ods

ODT = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>{}'
    "</office:text></office:body></office:document-content>"
)


def odt(body: str) -> bytes:
    return zipped(content_dot_xml=ODT.format(body).encode(), **{"META-INF__manifest_dot_xml": b"<m/>"})


class TestCharacterSets:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
    def test_a_french_letter_is_read_in_any_of_them(self, encoding: str) -> None:
        text = LETTER.replace("’", "'") + "\nÀ Besançon, où j’ai été élève, cœur léger"
        assert characters_of(text.encode(encoding)) == text

    @pytest.mark.parametrize(
        ("encoding", "text"),
        [
            ("cp1250", "Żądam usunięcia moich danych osobowych, które są błędne; proszę też o ich kopię."),
            ("cp1250", "Žádám o výmaz svých osobních údajů, které zpracováváte, a o jejich přenos."),
            ("cp1253", "Ζητώ πρόσβαση στα προσωπικά μου δεδομένα που τηρείτε."),
            ("cp1251", "Искам достъп до личните си данни, които обработвате."),
            ("mac_roman", "Je vous prie d’effacer mes données à caractère personnel dès réception."),
        ],
    )
    def test_other_languages_are_read_in_their_own(self, encoding: str, text: str) -> None:
        assert characters_of(text.encode(encoding)) == text

    def test_what_is_no_text_is_not_taken_for_one(self) -> None:
        assert characters_of(bytes(range(256)) * 4) is None


class TestPages:
    def test_a_page_is_read_as_it_is_seen_and_names_are_not_fetched(self) -> None:
        source = '<!doctype html><meta charset="windows-1252"><p>Effacez mes donn\xe9es<img src="https://a.example/x">'
        assert read_page(File("", "", source.encode("cp1252")), Bounds()).text == "Effacez mes données"

    def test_a_page_that_claims_another_character_set_is_read_all_the_same(self) -> None:
        source = '<html><meta charset="utf-8"><p>donn\xe9es</html>'.encode("cp1252")
        assert read_page(File("", "", source), Bounds()).text == "données"


class TestWord:
    def test_a_letterhead_and_paragraphs_are_read_in_order(self, reading: Reading) -> None:
        document = docx.Document()
        document.sections[0].header.paragraphs[0].text = "Luc Martin, 3 rue des Lilas"
        for line in LETTER.split("\n"):
            document.add_paragraph(line)
        out = io.BytesIO()
        document.save(out)
        (draft,) = reading(out.getvalue(), "lettre.docx")
        assert draft.text.startswith("Luc Martin, 3 rue des Lilas\n\nMadame, Monsieur,\n")
        assert (draft.sender_name, draft.sender_email) == ("Luc Martin", "luc.martin@courriel.example")
        assert [each.right.value for each in draft.proposals] == ["access"]
        assert draft.attachments[0].content == out.getvalue()

    def test_words_deleted_in_revision_are_not_the_senders(self) -> None:
        body = (
            '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
            "<w:r><w:t>Effacez</w:t></w:r><w:del><w:r><w:delText> ne</w:delText></w:r></w:del>"
            "<w:r><w:t> tout</w:t><w:br/><w:t>Merci</w:t></w:r></w:p></w:body></w:document>"
        )
        packed = zipped(word__document_dot_xml=body.encode())
        assert read_docx(File("", "", packed), Bounds()).text == "Effacez tout\nMerci"

    def test_a_broken_one_is_kept_and_said(self, reading: Reading) -> None:
        (draft,) = reading(zipped(word__document_dot_xml=b""), "a.docx")
        assert "intake.damaged" in draft.warnings
        assert draft.text == ""
        assert draft.attachments[0].name == "a.docx"

    def test_entities_are_not_opened(self) -> None:
        body = (
            b'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
            b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:t>a&x;b</w:t></w:document>'
        )
        assert "root" not in read_docx(File("", "", zipped(word__document_dot_xml=body)), Bounds()).text


class TestOpenDocument:
    def test_notes_in_the_margin_are_left_out(self) -> None:
        body = "<text:h>Objet</text:h><text:p>Mes<text:s/>données<office:annotation>non</office:annotation></text:p>"
        assert read_odt(File("", "", odt(body)), Bounds()).text == "Objet\nMes données"


class TestRichText:
    @pytest.mark.parametrize(
        ("source", "text"),
        [
            (rb"{\rtf1\ansi\ansicpg1252 Effacez mes donn\'e9es\par Merci}", "Effacez mes données\nMerci"),
            (rb"{\rtf1\ansi\uc1 d\u233?j\u224?}", "déjà"),
            (rb"{\rtf1\ansi\u-10179?\u-8704?}", "😀"),
            (rb"{\rtf1{\fonttbl{\f0 Arial;}{\f1\fcharset238 Arial CE;}}\f1 \'b9\'ea\f0 \'e9}", "ąęé"),
            (rb"{\rtf1{\*\generator Word}{\info{\author X}}{\pict 00ff}Bonjour\~!}", "Bonjour\u00a0!"),
            (rb"{\rtf1 a{\*\htmltag64 <p>}b\tab c\emdash}", "ab\tc—"),
            (rb"{\rtf1 a\bin3 }}}b}", "ab"),
            (rb"{\rtf1 }}}} perdu", "perdu"),
            (rb"{\rtf1 a{\shp{\*\shpinst{\sp{\sn x}{\sv 202}}{\shptxt dans un cadre\par}}}b}", "adans un cadre\nb"),
            (rb"\rtf1 \ansicpg99999 caf\'e9", "café"),
        ],
    )
    def test_words_are_read_as_they_are_shown(self, source: bytes, text: str) -> None:
        assert rtf_text(source) == text

    def test_the_packed_form_of_outlook_is_unpacked(self) -> None:
        # The examples of MS-OXRTFCP, sections 4.1 and 4.2.
        hello = "2d0000002b0000004c5a4675f1c5c7a703000a0072637067313235423 20af32068656c090020627705b06c647d0a800fa0"
        again = "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0"
        assert unpack_rtf(bytes.fromhex(hello.replace(" ", ""))) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
        assert unpack_rtf(bytes.fromhex(again)) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"

    def test_what_is_not_packed_is_taken_as_it_is(self) -> None:
        assert unpack_rtf(b"\x0f\0\0\0\x03\0\0\0MELA\0\0\0\0abc") == b"abc"
        assert unpack_rtf(b"short") == unpack_rtf(bytes(20)) == b""

    def test_a_letter_in_rich_text_is_understood(self, reading: Reading) -> None:
        body = "\\par ".join(LETTER.replace("’", "\\rquote ").split("\n")).encode("ascii", "replace")
        (draft,) = reading(b"{\\rtf1\\ansi " + body + b"}", "a.rtf")
        assert draft.sender_name == "Luc Martin"


class TestWhichForm:
    def test_content_decides_before_the_name(self, reading: Reading) -> None:
        (draft,) = reading(b"{\\rtf1 Bonjour}", "lettre.pdf")
        assert draft.text == "Bonjour"

    def test_a_letter_that_begins_with_its_subject_is_no_mail(self, reading: Reading) -> None:
        (draft,) = reading(("Subject: my data\n\n" + LETTER).encode(), "a.txt")
        assert draft.text.startswith("Subject: my data")

    @pytest.mark.parametrize(
        ("content", "name", "reason"),
        [
            (b" \r\n", "a.txt", "empty"),
            (b"\x00" * 30, "a.eml", "empty"),
            (b"MZ\x90\x00\x03" + bytes(range(256)), "a.exe", "unknown_form"),
            (bytes(range(256)), "page.html", "unknown_form"),
            (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100) + "WordDocument".encode("utf-16-le"), "a.doc", "old_word"),
            (
                bytes.fromhex("d0cf11e0a1b11ae1") + bytes(99) + "EncryptedPackage".encode("utf-16-le"),
                "a.docx",
                "locked",
            ),
            (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100), "a.bin", "unknown_form"),
            (zipped(**{"[Content_Types]_dot_xml": b"<x/>", "xl__workbook_dot_xml": b"<x/>"}), "a.xlsx", "spreadsheet"),
            (as_ods([["Nom"]]), "a.ods", "spreadsheet"),
            (zipped(**{"[Content_Types]_dot_xml": b"<x/>", "ppt__a_dot_xml": b"<x/>"}), "a.pptx", "unknown_form"),
            (b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(60), "a.7z", "other_archive"),
        ],
    )
    def test_what_cannot_be_read_says_what_to_do_instead(
        self, reading: Reading, content: bytes, name: str, reason: str
    ) -> None:
        with pytest.raises(UnreadableInput) as refused:
            reading(content, name)
        assert refused.value.facts["reason"] == reason
