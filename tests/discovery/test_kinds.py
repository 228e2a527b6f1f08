"""Files that hold other files, mail, databases and documents are searched too, and what is not is said."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import sqlite3
import time
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from dsardesk.cli.discover import read_target
from dsardesk.discovery import database, kinds, marked
from dsardesk.discovery.folder import search_file, search_folder
from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.findings import SearchResult, Target

CAMILLE = Target(("Camille Duvernay",), ("camille.duvernay@courriel.example",), ("CL-20817",))
ROW = b"nom,email\nCamille Duvernay,camille.duvernay@courriel.example\n"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "discovery"


def search(folder: Path, name: str, content: bytes) -> SearchResult:
    (folder / name).write_bytes(content)
    return search_file(folder / name, CAMILLE)


def places(found: SearchResult) -> list[str]:
    return [each.locator for each in found.findings]


def zipped(**members: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("folder/", b"")
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return written.getvalue()


class TestArchives:
    def test_a_member_and_one_of_an_archive_in_it_are_named_by_their_way(self, tmp_path: Path) -> None:
        found = search(tmp_path, "a.zip", zipped(b__csv=ROW, old__zip=zipped(c__csv=ROW)))
        assert places(found) == ["member:b.csv/row:2", "member:old.zip>c.csv/row:2"]
        assert found.searched == ("a.zip",)

    def test_what_could_not_be_read_in_it_is_told_and_the_rest_found(self, tmp_path: Path) -> None:
        found = search(tmp_path, "a.zip", zipped(photo__jpg=b"\xff", b__csv=ROW, notes__txt=b"Camille Duvernay"))
        assert places(found) == ["member:b.csv/row:2", "member:notes.txt/line:1"]
        assert found.not_searched == (("a.zip", "unknown_type"),)

    def test_archives_in_archives_end_somewhere(self, tmp_path: Path) -> None:
        deep = ROW
        for _ in range(6):
            deep = zipped(a__zip=deep)
        assert search(tmp_path, "a.zip", deep).not_searched == (("a.zip", "too_large"),)

    @pytest.mark.parametrize("content", [b"", b"PK\x03\x04torn"])
    def test_a_torn_one_is_damaged(self, tmp_path: Path, content: bytes) -> None:
        assert search(tmp_path, "a.zip", content).not_searched == (("a.zip", "damaged"),)
        assert search(tmp_path, "a.txt.gz", b"\x1f\x8btorn").not_searched == (("a.txt.gz", "damaged"),)

    def test_a_locked_member_is_told(self, tmp_path: Path) -> None:
        locked = bytearray(zipped(b__csv=ROW))
        for sign, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
            locked[bytes(locked).rindex(sign) + offset] |= 1
        assert search(tmp_path, "a.zip", bytes(locked)).not_searched == (("a.zip", "encrypted"),)

    def test_one_that_unpacks_to_gigabytes_is_not_opened(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(kinds, "MAX_UNPACKED_BYTES", 10)
        assert search(tmp_path, "a.zip", zipped(b__csv=ROW)).not_searched == (("a.zip", "too_large"),)
        assert search(tmp_path, "b.csv.gz", gzip.compress(ROW)).not_searched == (("b.csv.gz", "too_large"),)

    def test_a_packed_log_is_read_as_the_log_that_it_is(self, tmp_path: Path) -> None:
        assert places(search(tmp_path, "a.log.gz", gzip.compress(b"x\nCL-20817 a paye"))) == ["line:2"]


class TestMail:
    def message(self, body: str, *, html: bool = False) -> EmailMessage:
        made = EmailMessage()
        made["From"], made["To"], made["Subject"] = "Paul <paul@x.example>", "boite@x.example", "Bonjour"
        made.set_content(body, subtype="html" if html else "plain", cte="base64")
        return made

    def test_headers_body_and_attachments_of_each_message(self, tmp_path: Path) -> None:
        first, second = self.message("rien"), self.message("<p>Camille <b>Duvernay</b></p>", html=True)
        first.replace_header("From", "Camille Duvernay <camille.duvernay@courriel.example>")
        second.add_attachment(ROW, maintype="text", subtype="csv", filename="liste.csv")
        second.add_attachment(b"CL-20817", maintype="application", subtype="octet-stream", filename="d.bin")
        second.add_attachment(b"\x00\x01", maintype="application", subtype="octet-stream", filename="e.bin")
        second.add_attachment(b"torn", maintype="application", subtype="pdf", filename="f.pdf")
        box = b"".join(b"From - Mon Jan 1\n" + bytes(each) + b"\n\n" for each in (first, second))
        found = search(tmp_path, "boite.mbox", box)
        assert places(found) == [
            "message:1/header:from",
            "message:2/body",
            "message:2/attachment:liste.csv",
            "message:2/attachment:d.bin",
        ]
        assert found.not_searched == (("boite.mbox", "unknown_type"),)

    def test_one_message_alone_and_letters_that_nobody_named(self, tmp_path: Path) -> None:
        raw = b"From: a@x.example\nContent-Type: text/plain; charset=klingon\n\nCamille Duvernay \xe9"
        assert places(search(tmp_path, "un.eml", raw)) == ["message:1/body"]


class TestDatabases:
    def made(self, folder: Path, *statements: str) -> SearchResult:
        path = folder / "clients.sqlite"
        connection = sqlite3.connect(path)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()
        before = path.read_bytes()
        found = search_file(path, CAMILLE)
        assert path.read_bytes() == before
        return found

    def test_a_row_is_named_by_its_table_its_column_and_its_number(self, tmp_path: Path) -> None:
        found = self.made(
            tmp_path,
            "PRAGMA journal_mode=WAL",
            'CREATE TABLE "les clients" (nom TEXT, email TEXT, photo BLOB, vide TEXT)',
            "INSERT INTO 'les clients' VALUES ('Paul', 'p@x.example', x'ff', NULL)",
            "INSERT INTO 'les clients' VALUES ('C. D.', 'camille.duvernay@courriel.example', x'ff', NULL)",
            "CREATE TABLE sans (code TEXT PRIMARY KEY) WITHOUT ROWID",
            "INSERT INTO sans VALUES ('CL-20817')",
        )
        assert places(found) == ["table:les clients.email/rowid:2", "table:sans.code/rowid:1"]

    def test_what_is_none_or_torn_is_told(self, tmp_path: Path) -> None:
        assert search(tmp_path, "a.db", b"x" * 200).not_searched == (("a.db", "encrypted"),)
        torn = b"SQLite format 3\x00" + b"\xff" * 200
        assert search(tmp_path, "b.db", torn).not_searched == (("b.db", "damaged"),)

    def test_one_that_gives_far_more_than_it_holds_is_left(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """As a file does whose pages lead back to each other: what came before is found all the same."""
        monkeypatch.setattr(database, "NEVER_MORE", 400)
        rows = sqlite_of("CREATE TABLE a (b)", "INSERT INTO a VALUES ('Camille Duvernay')" + ", ('x')" * 50)
        found = search(tmp_path, "a.db", rows)
        assert places(found) == ["table:a.b/rowid:1"]
        assert found.not_searched == (("a.db", "too_large"),)

    def test_names_that_are_no_words_are_damage(self, tmp_path: Path) -> None:
        torn = sqlite_of('CREATE TABLE a ("column_b")', "INSERT INTO a VALUES (1)").replace(b"column_b", b"column_\xbd")
        assert search(tmp_path, "a.db", torn).not_searched == (("a.db", "damaged"),)


def sqlite_of(*statements: str) -> bytes:
    with contextlib.closing(sqlite3.connect(":memory:")) as made:
        for each in statements:
            made.execute(each)
        made.commit()
        return made.serialize()


class TestHostileMail:
    """Written to end the search, or to keep it for hours: what it says is told, or that it could not be read."""

    def test_messages_in_messages_end_somewhere(self, tmp_path: Path) -> None:
        raw = b"Subject: a\n\nb"
        for _ in range(50):
            head = (
                b"Content-Type: application/octet-stream; name=a.eml\nContent-Disposition: attachment; filename=a.eml"
            )
            raw = head + b"\n\n" + raw
        assert search(tmp_path, "a.eml", raw).not_searched == (("a.eml", "too_large"),)

    def test_parts_in_parts_without_end_are_damage(self, tmp_path: Path) -> None:
        raw = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2000))
        assert search(tmp_path, "a.eml", raw).not_searched == (("a.eml", "damaged"),)

    def test_a_body_in_an_alphabet_that_is_none_is_read_all_the_same(self, tmp_path: Path) -> None:
        raw = b'Content-Type: text/plain; charset="a\x00"\n\nCamille Duvernay'
        assert places(search(tmp_path, "a.eml", raw)) == ["message:1/body"]

    def test_of_one_torn_part_the_others_are_searched(self, tmp_path: Path) -> None:
        torn = b"Content-Disposition: attachment; filename*=a\x00b''c%20d\n\nx"
        raw = b"Content-Type: multipart/mixed; boundary=b\n\n--b\n" + torn + b"\n--b\n\nCamille Duvernay\n--b--\n"
        found = search(tmp_path, "a.eml", raw)
        assert places(found) == ["message:1/body"]
        assert found.not_searched == (("a.eml", "damaged"),)

    def test_a_header_is_read_whatever_its_alphabet(self, tmp_path: Path) -> None:
        target = Target(("Zoé Lefèvre",), (), ())
        for number, name in enumerate((b"=?utf-8?q?Zo=C3=A9?= Lef\xc3\xa8vre", "Zoé Lefèvre".encode("cp1252"))):
            (tmp_path / f"{number}.eml").write_bytes(b"From: " + name + b" <a@b.example>\n\nx")
        found = search_folder(tmp_path, target)
        assert [each.file for each in found.findings] == ["0.eml", "1.eml"]


class TestDocuments:
    def test_paragraphs_and_properties_of_a_word_document(self, tmp_path: Path) -> None:
        word = docx.Document()
        word.add_paragraph("rien")
        word.add_paragraph("Camille ").add_run("Duvernay")
        word.core_properties.author = "Camille Duvernay"
        word.save(str(tmp_path / "a.docx"))
        assert places(search_file(tmp_path / "a.docx", CAMILLE)) == ["paragraph:2", "property:author"]
        assert search(tmp_path, "b.docx", b"torn").not_searched == (("b.docx", "damaged"),)

    def test_of_an_opendocument_text_too(self, tmp_path: Path) -> None:
        text = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        content = f"<o {text}><text:p>rien</text:p><text:h>Camille <b>Duvernay</b></text:h></o>".encode()
        meta = b'<o xmlns:dc="x"><dc:creator>Camille Duvernay</dc:creator></o>'
        written = zipped(content__xml=content, meta__xml=meta)
        assert places(search(tmp_path, "a.odt", written)) == ["paragraph:2", "property:author"]
        assert places(search(tmp_path, "b.odt", zipped(content__xml=content))) == ["paragraph:2"]
        for broken in (b"torn", zipped(meta__xml=meta), zipped(content__xml=b"<o")):
            assert search(tmp_path, "c.odt", broken).not_searched == (("c.odt", "damaged"),)

    def test_too_large_a_part_is_not_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(marked, "LARGEST_PART", 3)
        assert search(tmp_path, "a.odt", zipped(content__xml=b"<o/>")).not_searched == (("a.odt", "too_large"),)
        monkeypatch.setattr("dsardesk.documents.edited.LARGEST_PART", 3)
        word = zipped(**{"word/document__xml": b"<o></o>"})
        assert search(tmp_path, "a.docx", word).not_searched == (("a.docx", "too_large"),)

    def test_a_page_is_read_without_its_programs_and_with_its_links(self, tmp_path: Path) -> None:
        page = (
            b"<script>Camille Duvernay</script><p>Camille&nbsp;<i>Duvernay</i></p>"
            b'<a href="mailto:camille.duvernay@courriel.example">x</a>'
        )
        assert places(search(tmp_path, "a.html", page)) == ["paragraph:1", "paragraph:2"]

    @pytest.mark.parametrize("broken", ["<![end-i[x]]>", "<![", "<" * 50_000, "<!--" * 30_000, "<a " * 30_000])
    def test_a_broken_declaration_hides_nothing_and_keeps_nobody(self, tmp_path: Path, broken: str) -> None:
        began = time.process_time()
        assert places(search(tmp_path, "a.html", f"<p>Camille Duvernay</p>{broken}".encode())) == ["paragraph:1"]
        assert time.process_time() - began < 5

    def test_lines_that_were_folded_are_put_together(self, tmp_path: Path) -> None:
        card = b"BEGIN:VCARD\r\nNOTE:camille.duver\r\n nay@courriel.example\r\nN:Duvernay;Camille\r\n"
        assert places(search(tmp_path, "a.vcf", card)) == ["line:2", "line:4"]

    def test_a_file_of_tabs_is_told_by_its_lines(self, tmp_path: Path) -> None:
        assert places(search(tmp_path, "a.tsv", ROW.replace(b",", b"\t"))) == ["line:2"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput):
        search_file(tmp_path / "none.csv", CAMILLE)


@pytest.mark.shared
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the reference share stands beside the project")
def test_the_reference_share_is_searched_whole_but_for_what_is_said() -> None:
    found = search_folder(CORPUS / "share", read_target((CORPUS / "target.json").read_text("utf-8")))
    expected = [json.loads(line) for line in (CORPUS / "expected_hits.jsonl").read_text("utf-8").splitlines()]
    named = {each["file"].removeprefix("share/") for each in expected if each["file"].startswith("share/")}
    unread = dict(found.not_searched)
    assert named == {each.file for each in found.findings} | unread.keys()
    assert unread == {
        "compta/factures_2025.xlsx": "comments",
        "contrats/corrompu.pdf": "damaged",
        "contrats/scan_bulletin.pdf": "no_text",
        "photos/badge_helene_lefevre.jpg": "unknown_type",
        "rh/paie_2025_03.pdf": "encrypted",
    }
