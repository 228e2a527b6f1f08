"""Every place that speaks of the person is found, homonyms are only proposed, and no file is silently left out."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment  # type: ignore[import-untyped]

from dsardesk.discovery.folder import search_folder
from dsardesk.discovery.tables import csv_rows, json_lines, json_rows, sheet_rows
from dsardesk.discovery.unread import REASONS, Unread
from dsardesk.domain.errors import UnreadableInput
from dsardesk.domain.findings import Finding, Match, SearchResult, Target
from tests.sheets import packed

ROOT = Path(__file__).parents[2]
ALTO = ROOT / "resources" / "samples" / "alto" / "systems"
SHEET = "xl/worksheets/sheet1.xml"
CAMILLE = Target(("Camille Duvernay",), ("camille.duvernay@courriel.example",), ("CL-20817",))


def short(result: SearchResult) -> list[tuple[str, str, str, str]]:
    return [(each.file, each.locator, each.matched_on, each.match.value) for each in result.findings]


def search(folder: Path, name: str, content: str | bytes) -> list[Finding]:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return list(search_folder(folder, CAMILLE).findings)


class TestTheSampleCompany:
    """Five systems of Alto: one Camille Duvernay asks, another one and a Camille Duvernet do not."""

    def test_everything_about_her_is_found_and_the_other_camille_is_only_proposed(self) -> None:
        result = search_folder(ALTO, CAMILLE)
        assert short(result) == [
            ("contrats/CL-20817.pdf", "name", "identifier", "exact"),
            ("contrats/CL-20817.pdf", "page:1", "identifier", "exact"),
            ("contrats/CL-20817.pdf", "page:2", "email", "exact"),
            ("crm/clients.csv", "row:38", "email", "exact"),
            ("crm/clients.csv", "row:40", "name", "possible"),
            ("emailing/abonnes.csv", "row:13", "email", "exact"),
            ("facturation/factures.xlsx", "sheet:2026!B5", "identifier", "exact"),
            ("facturation/factures.xlsx", "sheet:2026!C10", "name", "possible"),
            ("facturation/factures.xlsx", "sheet:2026!B14", "identifier", "exact"),
            ("facturation/factures.xlsx", "sheet:2026!B23", "identifier", "exact"),
            ("facturation/factures.xlsx", "sheet:2025!B7", "identifier", "exact"),
            ("facturation/factures.xlsx", "sheet:2025!B19", "identifier", "exact"),
            ("facturation/factures.xlsx", "sheet:2025!C30", "name", "exact"),
            ("support/tickets.json", "record:7", "email", "exact"),
            ("support/tickets.json", "record:12", "name", "third_party"),
            ("support/tickets.json", "record:19", "email", "exact"),
            ("support/tickets.json", "record:23", "name", "possible"),
        ]
        assert len(result.searched) == 5
        assert result.not_searched == ()

    def test_a_finding_carries_its_whole_record_with_accents(self) -> None:
        row = next(each for each in search_folder(ALTO, CAMILLE).findings if each.file == "crm/clients.csv")
        record = dict(row.record)
        assert record["Code client"] == "CL-20817"
        assert record["Prénom"] == "Camille"
        assert record["Commentaire"].startswith("Préfère être rappelée")

    def test_where_the_address_was_bought_can_be_told(self) -> None:
        row = next(each for each in search_folder(ALTO, CAMILLE).findings if each.file == "emailing/abonnes.csv")
        assert dict(row.record)["source"] == "fichier acheté à Prospectis SARL"


class TestWhoseRow:
    """A row is the person's by address or number; a name alone may be a namesake's."""

    def judged(self, folder: Path, row: str, header: str = "nom,email,code,note") -> list[Match]:
        return [each.match for each in search(folder, "t.csv", f"{header}\n{row}\n")]

    @pytest.mark.parametrize(
        ("row", "match"),
        [
            ("Camille Duvernay,camille.duvernay@courriel.example,,", Match.EXACT),
            ("Duvernay Camille,,CL20817,", Match.EXACT),
            ("C. Martin,Camille.Duvernay@courriel.example,,", Match.EXACT),
            ("Camille Duvernay,,,", Match.EXACT),
            ("Camille Duvernay,autre@poste.example,,", Match.POSSIBLE),
            ("Camille Duvernay,,CL-20999,", Match.POSSIBLE),
            ("Hugo Nogaret,hugo@poste.example,,appelé par Camille Duvernay", Match.THIRD_PARTY),
            ("Hugo Nogaret,,,parrain : camille.duvernay@courriel.example", Match.THIRD_PARTY),
            (",,,vu avec Camille Duvernay", Match.EXACT),
        ],
    )
    def test_a_row_is_judged_by_what_it_holds(self, tmp_path: Path, row: str, match: Match) -> None:
        assert self.judged(tmp_path, row) == [match]

    @pytest.mark.parametrize("row", ["Camille Duvernet,c@poste.example,,", "Hugo Nogaret,,CL-20818,", ",,,"])
    def test_a_row_about_somebody_else_is_not_found(self, tmp_path: Path, row: str) -> None:
        assert self.judged(tmp_path, row) == []

    def test_first_and_last_name_in_two_columns_are_one_name(self, tmp_path: Path) -> None:
        [found] = search(tmp_path, "t.csv", "prenom;ville;nom\nCAMILLE;Lyon;DUVERNAY\nCamille;Lyon;Morel\n")
        assert (found.locator, found.value, found.match) == ("row:2", "CAMILLE DUVERNAY", Match.EXACT)

    def test_a_relative_who_shares_a_telephone_is_a_third_party(self, tmp_path: Path) -> None:
        (tmp_path / "t.csv").write_text(
            "nom;mail;tel\nMarc Duvernay;marc@poste.example;06 39 98 17 42\n", encoding="utf-8"
        )
        target = Target(CAMILLE.names, CAMILLE.emails, ("0639981742",))
        assert [each.match for each in search_folder(tmp_path, target).findings] == [Match.THIRD_PARTY]


class TestPlaces:
    """A place is named as the person who opens the file will count."""

    def test_rows_count_as_in_a_spreadsheet_with_line_breaks_and_blank_lines(self, tmp_path: Path) -> None:
        [found] = search(tmp_path, "t.csv", 'nom,note\nA,"deux\nlignes"\n\nCamille Duvernay,x\n')
        assert found.locator == "row:4"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    @pytest.mark.parametrize("sign", [",", ";", "\t"])
    def test_every_usual_encoding_and_separator_is_read(self, tmp_path: Path, encoding: str, sign: str) -> None:
        rows = [["prénom", "nom", "société"], ["Camille", "Duvernay", "Éléphant"]]
        [found] = search(tmp_path, "t.csv", "\n".join(map(sign.join, rows)).encode(encoding))
        assert found.record == (("prénom", "Camille"), ("nom", "Duvernay"), ("société", "Éléphant"))

    def test_a_file_without_a_header_hides_nothing(self, tmp_path: Path) -> None:
        [found] = search(tmp_path, "t.csv", "Camille Duvernay,12\nHugo Nogaret,13\n")
        assert found.locator == "row:1"

    def test_records_of_one_list_are_numbered_and_deeper_ones_pointed_at(self, tmp_path: Path) -> None:
        one = {"version": 1, "clients": [{"nom": "x"}, {"nom": "Camille Duvernay"}]}
        [found] = search(tmp_path, "a.json", json.dumps(one))
        assert found.locator == "record:2"
        two = {"a": [{"nom": "Camille Duvernay"}], "b/c": {"d": [{"nom": "x"}, {"p": {"nom": "Camille Duvernay"}}]}}
        (tmp_path / "a.json").unlink()
        assert [each.locator for each in search(tmp_path, "b.json", json.dumps(two))] == [
            "pointer:/a/0",
            "pointer:/b~1c/d/1",
        ]

    def test_lines_of_json_and_of_text_are_numbered(self, tmp_path: Path) -> None:
        search(tmp_path, "a.jsonl", '{"n": 1}\n\n{"who": "Camille Duvern\\u0061y"}\n')
        found = search(tmp_path, "b.txt", "un\ndeux CL 20817\n")
        assert [(each.file, each.locator) for each in found] == [("a.jsonl", "line:3"), ("b.txt", "line:2")]

    def test_a_cell_is_named_by_sheet_column_and_row_even_below_blank_ones(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.active["AB7"] = "Camille Duvernay"
        hidden = book.create_sheet("Litiges")
        hidden.sheet_state = "hidden"
        hidden["B2"] = "camille.duvernay@courriel.example"
        book.save(tmp_path / "t.xlsx")
        assert [each.locator for each in search_folder(tmp_path, CAMILLE).findings] == [
            "sheet:Sheet!AB7",
            "sheet:Litiges!B2",
        ]

    def test_a_number_typed_as_a_number_is_found(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.active.append(["client", 20817])
        book.save(tmp_path / "t.xlsx")
        [found] = search_folder(tmp_path, Target((), (), ("20817",))).findings
        assert found.value == "20817"


class TestWhatWasNotSearched:
    """An answer that says "everything" must know what was left out, and why."""

    def test_each_file_left_out_is_named_with_its_reason(self, tmp_path: Path) -> None:
        (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 cut")
        (tmp_path / "b.xlsx").write_bytes(b"PK\x03\x04 nothing")
        (tmp_path / "c.json").write_text("[" * 100_000, encoding="utf-8")
        (tmp_path / "d.mystery").write_text("x", encoding="utf-8")
        (tmp_path / "e.csv").write_bytes(b"a\x00b")
        assert search_folder(tmp_path, CAMILLE) == SearchResult(
            (),
            (),
            (
                ("a.pdf", "damaged"),
                ("b.xlsx", "damaged"),
                ("c.json", "damaged"),
                ("d.mystery", "unknown_type"),
                ("e.csv", "not_text"),
            ),
        )

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no such files")
    def test_links_and_devices_are_never_followed(self, tmp_path: Path) -> None:
        (tmp_path / "f.csv").symlink_to(ALTO / "crm" / "clients.csv")
        (tmp_path / "g").symlink_to(ALTO)
        os.mkfifo(tmp_path / "h.csv")
        found = search_folder(tmp_path, CAMILLE)
        assert found.findings == ()
        assert found.not_searched == (("f.csv", "symlink"), ("g", "symlink"), ("h.csv", "not_a_file"))

    def test_a_workbook_with_comments_was_not_read_to_the_end(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        book.active["A1"] = "Camille Duvernay"
        book.active["A1"].comment = Comment("rappeler", "x")
        book.save(tmp_path / "t.xlsx")
        result = search_folder(tmp_path, CAMILLE)
        assert len(result.findings) == 1
        assert result.not_searched == (("t.xlsx", "comments"),)

    def test_a_small_file_that_unpacks_to_gigabytes_is_not_opened(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("dsardesk.discovery.tables.MAX_UNPACKED_BYTES", 1000)
        with zipfile.ZipFile(tmp_path / "t.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("xl/workbook.xml", "x" * 2000)
        assert search_folder(tmp_path, CAMILLE).not_searched == (("t.xlsx", "too_large"),)

    @pytest.mark.parametrize(
        ("members", "reason"),
        [
            ({SHEET: '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'},
             "too_large"),
            ({SHEET: '<row r="1"><c r="A1"><v>\x00</v></c></row>'}, "too_large"),
            ({"xl/workbook.bin": "x"}, "unknown_type"),
            ({"a.txt": "x"}, "damaged"),
        ],
        ids=["far corner", "hidden words", "binary", "no sheet"],
    )  # fmt: skip
    def test_a_workbook_whose_reach_cannot_be_trusted_ends_its_own_search_only(
        self, tmp_path: Path, members: dict[str, str], reason: str
    ) -> None:
        (tmp_path / "a.xlsx").write_bytes(packed({"[Content_Types].xml": "<x/>", **members}))
        (tmp_path / "b.txt").write_text("Camille Duvernay", encoding="utf-8")
        result = search_folder(tmp_path, CAMILLE)
        assert result.not_searched == (("a.xlsx", reason),)
        assert [found.file for found in result.findings] == ["b.txt"]

    def test_a_workbook_with_a_member_that_is_locked_is_told_as_encrypted(self, tmp_path: Path) -> None:
        content = bytearray(packed({SHEET: "<row/>"}))
        # The bit that says "encrypted", in the entry of the archive's own list.
        content[content.index(b"PK\x01\x02") + 8] |= 1
        (tmp_path / "a.xlsx").write_bytes(bytes(content))
        assert search_folder(tmp_path, CAMILLE).not_searched == (("a.xlsx", "encrypted"),)

    def test_a_file_past_the_bound_is_not_opened(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("dsardesk.discovery.folder.MAX_FILE_BYTES", 10)
        (tmp_path / "t.txt").write_text("Camille Duvernay", encoding="utf-8")
        assert search_folder(tmp_path, CAMILLE).not_searched == (("t.txt", "too_large"),)

    def test_a_name_in_the_name_of_a_file_that_cannot_be_read_is_still_found(self, tmp_path: Path) -> None:
        [found] = search(tmp_path, "badge_camille_duvernay.jpg", b"\xff\xd8")
        assert (found.locator, found.matched_on) == ("name", "name")

    def test_what_is_no_folder_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableInput):
            search_folder(tmp_path / "absent", CAMILLE)

    @settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
    @given(data=st.binary(max_size=300))
    @pytest.mark.parametrize("reader", [csv_rows, json_rows, json_lines, sheet_rows])
    def test_no_bytes_make_a_reader_fail_but_with_a_reason(self, reader: object, data: bytes) -> None:
        assert callable(reader)
        for content in (data, b"PK\x03\x04" + data, b"a,b\n" + data, b'[{"a": ' + data):
            reasons = []
            try:
                list(reader(content))
            except Unread as unread:
                reasons.append(unread.reason)
            assert set(reasons) <= set(REASONS)


@pytest.mark.shared
class TestTheReferenceShare:
    """A company share made by others, with its list of what must be found; tables, text and PDF of it."""

    @pytest.fixture
    def result(self) -> SearchResult:
        folder = ROOT.parent / "shared" / "corpus" / "discovery"
        if not folder.is_dir():
            pytest.skip("the reference share does not stand beside the project")
        said = json.loads((folder / "target.json").read_text(encoding="utf-8"))
        target = Target((said["name"],), tuple(said["emails"]), (said["customer_number"], said["phone"]))
        return search_folder(folder / "share", target)

    def test_every_place_is_found_and_no_other(self, result: SearchResult) -> None:
        assert {(file, locator, match) for file, locator, _, match in short(result)} == {
            ("compta/factures_2025.xlsx", "sheet:2025!B122", "exact"),
            ("compta/factures_2025.xlsx", "sheet:litiges!B2", "exact"),
            ("compta/grand_livre.tsv", "line:334", "exact"),
            ("contrats/contrat_CL-20417.pdf", "name", "exact"),
            ("contrats/contrat_CL-20417.pdf", "page:1", "exact"),
            ("crm/contacts.csv", "row:213", "exact"),
            ("crm/contacts.csv", "row:303", "possible"),
            ("crm/contacts.csv", "row:404", "third_party"),
            ("crm/newsletter_export.csv", "row:79", "exact"),
            ("crm/newsletter_export.csv", "row:303", "exact"),
            ("divers/notes.txt", "line:3", "exact"),
            ("logs/app-2025-11.log", "line:1501", "exact"),
            ("photos/badge_helene_lefevre.jpg", "name", "exact"),
            ("support/export.jsonl", "line:67", "exact"),
            ("archive/2023.zip", "member:prospects.csv/row:202", "exact"),
            ("archive/2023.zip", "member:old/sous_archive.zip>anciens.csv/row:2", "exact"),
            ("archive/dump.sql", "line:1", "exact"),
            ("divers/agenda.ics", "line:5", "exact"),
            ("divers/contacts.vcf", "line:3", "exact"),
            ("divers/contacts.vcf", "line:4", "exact"),
            ("divers/contacts.vcf", "line:5", "exact"),
            ("logs/app-2025-10.log.gz", "line:1001", "exact"),
            ("marketing/temoignages.html", "paragraph:2", "exact"),
            ("rh/entretiens.docx", "paragraph:9", "exact"),
            ("rh/entretiens.docx", "paragraph:14", "exact"),
            ("rh/entretiens.docx", "paragraph:15", "exact"),
            ("rh/entretiens.docx", "property:author", "exact"),
            ("rh/notes.odt", "paragraph:3", "exact"),
            ("support/mailbox.mbox", "message:11/header:from", "exact"),
            ("support/mailbox.mbox", "message:41/header:cc", "exact"),
            ("support/mailbox.mbox", "message:84/header:from", "possible"),
            ("support/mailbox.mbox", "message:91/body", "exact"),
            ("support/mailbox.mbox", "message:92/body", "exact"),
            ("support/mailbox.mbox", "message:151/attachment:attestation.pdf", "exact"),
            ("support/mailbox.mbox", "message:201/attachment:donnees.bin", "exact"),
            ("support/tickets.sqlite", "table:message.body/rowid:120", "third_party"),
            ("support/tickets.sqlite", "table:ticket.email/rowid:57", "exact"),
            ("support/tickets.sqlite", "table:ticket.meta/rowid:88", "third_party"),
        }

    def test_scans_locked_and_broken_files_are_listed(self, result: SearchResult) -> None:
        reasons = dict(result.not_searched)
        assert reasons["contrats/scan_bulletin.pdf"] == "no_text"
        assert reasons["rh/paie_2025_03.pdf"] == "encrypted"
        assert reasons["contrats/corrompu.pdf"] == "damaged"
        assert reasons["compta/factures_2025.xlsx"] == "comments"
        assert set(reasons.values()) <= set(REASONS)
