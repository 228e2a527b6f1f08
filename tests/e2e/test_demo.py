"""From a real e-mail to the closed case: what a newcomer holds in the folder, looked at with other programs."""

from __future__ import annotations

import base64
import email
import email.policy
import hashlib
import json
import re
import shutil
import sqlite3
import subprocess
import zipfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import bagit  # type: ignore[import-untyped]
import docx
import pypdfium2  # type: ignore[import-untyped]
import pytest
from sqlalchemy import select

from dsardesk import resources
from dsardesk.domain.ids import DocumentId
from dsardesk.storage import tables
from dsardesk.storage.backup import back_up
from dsardesk.storage.vault import open_vault
from tests.e2e.conftest import DemoRun

CANARIES = (b"Duvernay", b"duvernay", b"DUVERNAY", b"20817", b"39 98 17 42")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT_TAGS = tuple(f"{WORD}{tag}" for tag in ("t", "tab", "br"))
SEVEN_ZIP = shutil.which("7zz") or shutil.which("7z")
PDFTOTEXT = shutil.which("pdftotext")


def pdf_text(path: Path) -> str:
    if PDFTOTEXT is None:
        pytest.skip("pdftotext is not installed")
    return subprocess.run([PDFTOTEXT, "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text))


@pytest.fixture(scope="module")
def unpacked(demo: DemoRun, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bag inside the package, opened as its receiver would."""
    if SEVEN_ZIP is None:
        pytest.skip("7-Zip is not installed")
    folder = tmp_path_factory.mktemp("unpacked")
    outer = [SEVEN_ZIP, "x", f"-p{demo.package_password}", f"-o{folder}", str(demo.path("package"))]
    subprocess.run(outer, capture_output=True, check=True)
    inner = folder / "inner"
    subprocess.run([SEVEN_ZIP, "x", f"-o{inner}", str(folder / "package.zip")], capture_output=True, check=True)
    return inner


class TestTheAnswer:
    def test_it_is_the_one_promised_to_other_programs(self, demo: DemoRun) -> None:
        assert set(demo.made) == {
            "out", "vault", "password_file", "package_password_file", "case", "identity", "letters", "package",
            "evidence", "audit", "open_lines",
        }  # fmt: skip
        assert demo.made["case"]["state"] == "closed"
        assert demo.made["open_lines"] == []
        assert demo.made["case"]["rights"] == ["access", "objection_marketing"]
        assert demo.made["identity"]["checked"] is True
        assert demo.made["identity"]["copies_held"] == 0
        assert demo.made["audit"]["verified"] is True

    def test_the_request_was_received_on_the_day_it_reached_the_company_in_its_own_time_zone(
        self, demo: DemoRun
    ) -> None:
        # The server stamped 22:41 UTC on the 23rd: past midnight in Paris.
        assert demo.made["case"]["received_on"] == "2026-10-24"
        assert demo.made["case"]["due_on"] == "2026-11-24"

    def test_every_path_exists(self, demo: DemoRun) -> None:
        letters = [letter[form] for letter in demo.made["letters"] for form in ("pdf", "docx")]
        named = [demo.made[key] for key in ("vault", "password_file", "package_password_file", "package", "evidence")]
        for path in [*letters, *named, demo.made["identity"]["certificate"]]:
            assert (demo.out / path).exists(), path

    def test_the_folder_starts_with_a_page_that_names_every_file(self, demo: DemoRun) -> None:
        page = (demo.out / "A-LIRE.html").read_text("utf-8")
        assert all(f'href="{letter["pdf"]}"' in page for letter in demo.made["letters"])
        assert f'href="{demo.made["package"]}"' in page
        assert f'href="{demo.made["evidence"]}"' in page
        assert 'lang="fr"' in page


class TestTheLetters:
    def test_pdf_and_docx_say_the_same_words(self, demo: DemoRun) -> None:
        for letter in demo.made["letters"]:
            lines = pdf_text(demo.out / letter["pdf"]).splitlines()
            without_footers = [line for line in lines if not re.search(r"\d+/\d+\s*$", line)]
            document = docx.Document(str(demo.out / letter["docx"]))
            assert words("\n".join(without_footers)) == words(all_text(document)), letter["kind"]

    def test_the_reply_gives_everything_that_article_15_asks(self, demo: DemoRun) -> None:
        reply = next(letter for letter in demo.made["letters"] if letter["kind"] == "access_reply")
        text = " ".join(pdf_text(demo.out / reply["pdf"]).replace("\u00a0", " ").replace("\u202f", " ").split())
        for line in (
            "Oui, nous traitons des données",  # confirmation
            "Pourquoi",  # (a)
            "identité, coordonnées professionnelles",  # (b)
            "Compta & Cie",  # (c), by name
            "HelpHarbor Inc.",
            "clauses contractuelles types",  # 15(2)
            "dix ans à compter de la clôture",  # (d)
            "la rectification ou l’effacement",  # (e)
            "réclamation à l’autorité de contrôle",  # (f)
            "Origine des données",  # (g)
            "Décision automatisée",  # (h)
            "recours devant un tribunal",  # 79
        ):
            assert line in text, line

    def test_marketing_was_stopped_on_the_day_the_case_was_opened(self, demo: DemoRun) -> None:
        text = " ".join(pdf_text(demo.out / "letters" / "acknowledgement.pdf").replace("\u00a0", " ").split())
        assert "arrêté la prospection à votre égard le 26 octobre 2026" in text

    def test_the_password_of_the_package_is_in_no_letter(self, demo: DemoRun) -> None:
        for letter in demo.made["letters"]:
            assert demo.package_password not in pdf_text(demo.out / letter["pdf"])


def all_text(document: docx.document.Document) -> str:
    """Body and header words of a DOCX; its footer stands on each page of the PDF."""
    parts = (document.sections[0].header._element, document.element.body)
    paragraphs = [paragraph for part in parts for paragraph in part.iter(f"{WORD}p")]
    return "\n".join(
        "".join((piece.text or "") if piece.tag == f"{WORD}t" else " " for piece in paragraph.iter(*TEXT_TAGS))
        for paragraph in paragraphs
    )


class TestThePackage:
    def test_the_bag_inside_is_whole(self, unpacked: Path) -> None:
        assert bagit.Bag(str(unpacked)).is_valid()

    def test_it_holds_her_records_and_nobody_elses(self, unpacked: Path) -> None:
        records = json.loads((unpacked / "data" / "records.json").read_text("utf-8"))
        flat = json.dumps(records, ensure_ascii=False)
        assert flat.count("CL-20817") >= 3
        others = set(re.findall(r"[\w.+-]+@[\w.-]+", flat.casefold())) - {"camille.duvernay@courriel.example"}
        assert not others

    def test_names_inside_are_hidden_from_outside(self, demo: DemoRun) -> None:
        with zipfile.ZipFile(demo.path("package")) as archive:
            assert sorted(archive.namelist()) == ["COMMENT-OUVRIR.html", "package.zip"]
        assert not any(canary in demo.path("package").read_bytes() for canary in CANARIES)


class TestTheProof:
    def test_the_evidence_tells_the_whole_story_without_a_picture(self, demo: DemoRun) -> None:
        text = pdf_text(demo.path("evidence"))
        for part in ("La demande", "Le délai et son calcul", "L’identité", "Les recherches", "Les décisions",
                     "Les envois", "Les pièces et leurs empreintes", "La chronologie"):  # fmt: skip
            assert part in text, part
        assert "mardi 24 novembre 2026" in text.replace("\u00a0", " ")
        assert pictures(demo.path("evidence")) == 0

    def test_the_certificate_holds_no_picture_and_no_hash(self, demo: DemoRun) -> None:
        certificate = demo.path("identity", "certificate")
        assert pictures(certificate) == 0
        assert not re.search(r"\b[0-9a-f]{32,}\b", pdf_text(certificate))

    def test_the_exported_log_is_a_chain_that_anyone_can_check(self, demo: DemoRun) -> None:
        previous = "0" * 64
        lines = (demo.out / "proof" / "audit.jsonl").read_text("utf-8").splitlines()
        tables = [json.loads(line) for line in lines]
        events = [table for table in tables if "seq" in table]
        for number, event in enumerate(events, start=1):
            payload = hashlib.sha256(bytes.fromhex(event["salt"]) + event["payload"].encode()).hexdigest()
            header = [event["seq"], event["at"], event["actor"], event["action"], event["case"]]
            text = json.dumps(header, separators=(",", ":"), ensure_ascii=False)
            digest = hashlib.sha256(f"{previous}\n{text}\n{payload}".encode()).hexdigest()
            assert event["seq"] == number
            assert (event["payload_hash"], event["previous"], event["hash"]) == (payload, previous, digest)
            previous = event["hash"]
        assert len(events) == demo.made["audit"]["events"]
        assert tables[-1]["head"] == {"seq": len(events), "hash": previous}
        assert tables[-2]["checkpoint"] == len(events)

    def test_the_message_as_kept_mentions_the_card_without_holding_it(self, demo: DemoRun) -> None:
        kept = (demo.out / "proof" / "message-as-kept.eml").read_bytes()
        message = email.message_from_bytes(kept, policy=email.policy.default)
        assert b"carte_identite.jpg" in kept
        assert not [part for part in message.walk() if part.get_content_maintype() == "image"]


def pictures(path: Path) -> int:
    """Number of images in a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [document[number] for number in range(len(document))]
        return sum(1 for page in pages for item in page.get_objects() if item.type == 3)


@pytest.fixture(scope="module")
def card() -> bytes:
    """The identity card that came unasked."""
    raw = resources.data("samples", "alto", "request-access.eml")
    message = email.message_from_bytes(raw, policy=email.policy.default)
    content = next(part.get_payload(decode=True) for part in message.walk() if part.get_content_maintype() == "image")
    assert isinstance(content, bytes)
    return content


def holds_run_of(content: bytes, card: bytes, length: int = 48) -> bool:
    """True if any run of *length* bytes of the card, plain or in base64, stands in *content*."""
    text = base64.b64encode(card)
    unbroken = content.replace(b"\r\n", b"").replace(b"\n", b"")
    runs = [source[at : at + length] for source in (card, text) for at in range(0, len(source) - length, length)]
    return any(run in content or run in unbroken for run in runs)


class TestNothingLeaks:
    def test_the_check_itself_finds_the_card_where_it_is(self, card: bytes) -> None:
        assert holds_run_of(resources.data("samples", "alto", "request-access.eml"), card)
        assert holds_run_of(b"before" + card + b"after", card)

    def test_no_name_or_number_of_hers_lies_in_vault_cache_settings_or_temporary_folders(self, demo: DemoRun) -> None:
        places = [*demo.path("vault").rglob("*"), *demo.home.rglob("*")]
        files = [path for path in places if path.is_file()]
        assert files
        for path in files:
            content = path.read_bytes()
            assert not any(canary in content for canary in CANARIES), path
            assert not any(canary.decode() in path.name for canary in CANARIES)
        assert not any(canary.decode() in demo.words for canary in CANARIES)

    def test_the_throw_away_vault_leaves_nothing_outside_its_folder(self, demo: DemoRun) -> None:
        assert not [path for path in demo.home.rglob("*") if path.is_file() and "dsardesk" in str(path)]

    def test_stdlib_sqlite_cannot_open_the_database(self, demo: DemoRun) -> None:
        with pytest.raises(sqlite3.DatabaseError):
            sqlite3.connect(demo.path("vault") / "cases.db").execute("SELECT * FROM sqlite_master").fetchall()

    def test_no_byte_of_the_card_is_in_any_document_row_backup_or_package(
        self, demo: DemoRun, card: bytes, unpacked: Path, tmp_path: Path
    ) -> None:
        with open_vault(demo.path("vault"), demo.password, scripts=resources.migrations()) as vault:
            with (
                vault.unit_of_work(lambda: datetime.now(UTC)).read() as transaction,
                vault.engine.begin() as connection,
            ):
                names = connection.execute(select(tables.blobs.c.id)).scalars().all()
                plain = [transaction.blobs.get(DocumentId(name)) for name in names]
                rows = [
                    repr(connection.execute(select(table)).all()).encode() for table in tables.metadata.tables.values()
                ]
            backup = tmp_path / "backup"
            back_up(vault, backup, datetime.now(UTC))
        assert len(plain) >= 8
        written = repr(rows).encode()
        assert b"Duvernay" in written
        unpacked_files = [path.read_bytes() for path in unpacked.rglob("*") if path.is_file()]
        laid_out = [path.read_bytes() for path in demo.out.rglob("*") if path.is_file()]
        for content in (written, *plain, backup.read_bytes(), *unpacked_files, *laid_out):
            assert not holds_run_of(content, card)
