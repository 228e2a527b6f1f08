"""The five other requests, each from its real message to a closed case with its proof."""

from __future__ import annotations

import io
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
import pyzipper  # type: ignore[import-untyped]

from dsardesk.demo.run import SCENARIOS
from tests.e2e.conftest import PLACES, ROOT, DemoRun

PDFTOTEXT = shutil.which("pdftotext")
OTHERS = {
    "erasure": ["acknowledgement", "erasure_reply"],
    "rectification": ["acknowledgement", "rectification_reply"],
    "portability": ["acknowledgement", "portability_reply"],
    "heirs": ["acknowledgement", "heir_reply"],
    "processor": ["processor_forward", "processor_reply"],
}
CANARIES = {
    "erasure": ("Vialatte", "20784"),
    "rectification": ("Brassac", "84 94"),
    "portability": ("Vauquelin", "20799"),
    "heirs": ("Jaubert", "20795"),
    "processor": ("Donnelly",),
}
Player = Callable[[str], DemoRun]


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Player:
    """Runs of the demo by scenario, each made once, in a home of its own."""

    @cache
    def play(scenario: str) -> DemoRun:
        home, out = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp(scenario) / "out"
        places = {name: str(home / folder) for name, folder in PLACES.items()}
        for place in places.values():
            Path(place).mkdir(parents=True, exist_ok=True)
        environment = {**os.environ, **places, "PYTHONPATH": str(ROOT), "LANG": "C"}
        asked = ["demo", "--scenario", scenario, "--out", str(out), "--json", "--lang", "fr"]
        command = [sys.executable, "-m", "dsardesk", *asked]
        ran = subprocess.run(
            command, env=environment, cwd=home, capture_output=True, text=True, check=True, timeout=120
        )
        return DemoRun(out, json.loads(ran.stdout), home, ran.stdout + ran.stderr)

    return play


def words_of(run: DemoRun, kind: str) -> str:
    """What a letter says, read from its DOCX with another program; spaces that do not break are plain."""
    letter = next(letter for letter in run.made["letters"] if letter["kind"] == kind)
    document = docx.Document(str(run.out / letter["docx"]))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return re.sub(r"\s+", " ", " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))


def log_of(run: DemoRun) -> list[dict[str, Any]]:
    lines = map(json.loads, (run.out / "proof/audit.jsonl").read_text("utf-8").splitlines())
    return [line for line in lines if "seq" in line]


def actions_of(run: DemoRun) -> list[str]:
    return [event["action"] for event in log_of(run)]


def test_these_are_all_the_scenarios() -> None:
    assert set(SCENARIOS) == {"access", *OTHERS}


@pytest.mark.parametrize("scenario", OTHERS)
class TestEachScenario:
    def test_it_answers_what_it_promises(self, played: Player, scenario: str) -> None:
        made = played(scenario).made
        assert made["case"]["reference"] == "DSR-2026-0001"
        assert made["case"]["due_on"] > made["case"]["received_on"]
        assert [letter["kind"] for letter in made["letters"]] == OTHERS[scenario]
        assert made["identity"]["copies_held"] == 0
        assert made["identity"]["checked"] is (scenario != "processor")
        assert bool(made["identity"]["certificate"]) is (scenario == "heirs")
        assert bool(made["package"]) is (scenario == "portability")
        assert made["audit"]["verified"] is True

    def test_every_file_it_names_is_there(self, played: Player, scenario: str) -> None:
        run = played(scenario)
        made = run.made
        named = [made["evidence"], made["identity"]["certificate"], made["package"]]
        named += [letter[form] for letter in made["letters"] for form in ("pdf", "docx")]
        for name in filter(None, named):
            assert (run.out / name).stat().st_size > 1000, name

    def test_the_case_is_closed_and_the_log_is_whole(self, played: Player, scenario: str) -> None:
        events = log_of(played(scenario))
        assert "case.closed" in [event["action"] for event in events]
        assert [event["seq"] for event in events] == list(range(1, len(events) + 1))
        assert all(after["previous"] == before["hash"] for before, after in itertools.pairwise(events))

    def test_no_name_or_number_lies_in_the_vault_or_outside_the_folder(self, played: Player, scenario: str) -> None:
        run = played(scenario)
        files = [path for place in (run.out / "vault", run.home) for path in place.rglob("*") if path.is_file()]
        assert files
        for path in files:
            content = path.read_bytes()
            assert not any(canary.encode() in content for canary in CANARIES[scenario]), path
        assert not any(canary in run.words for canary in CANARIES[scenario])

    def test_the_log_names_nobody(self, played: Player, scenario: str) -> None:
        """Reasons that a person wrote are the only free words in it."""
        log = (played(scenario).out / "proof/audit.jsonl").read_text("utf-8")
        assert not any(canary in log for canary in CANARIES[scenario])

    def test_the_first_page_tells_of_each_file(self, played: Player, scenario: str) -> None:
        run = played(scenario)
        (start,) = run.out.glob("*.html")
        page = start.read_text("utf-8")
        for letter in run.made["letters"]:
            assert letter["pdf"] in page

    def test_the_evidence_shows_what_was_done(self, played: Player, scenario: str) -> None:
        if PDFTOTEXT is None:
            pytest.skip("pdftotext is not installed")
        run = played(scenario)
        shown = subprocess.run([PDFTOTEXT, run.out / "proof/evidence.pdf", "-"], capture_output=True, check=True)
        text = re.sub(r"\s+", " ", shown.stdout.decode())
        expected = {
            "erasure": "conservées jusqu’au 31 décembre 2036",
            "rectification": "« Guillerme » devient « Brassac »",
            "portability": "hors portabilité",
            "heirs": "compte du défunt fermé",
            "processor": "Sous-traitant Alto SAS",
        }
        assert expected[scenario] in text


class TestErasure:
    def test_he_is_told_what_is_erased_what_stays_on_which_ground_and_until_when(self, played: Player) -> None:
        words = words_of(played("erasure"), "erasure_reply")
        for part in (
            "Fichier clients (CRM), Assistance et Lettre d’information",
            "FA-2025-001, FA-2026-021 et FA-2026-032",
            "article 17, paragraphe 3, b, du RGPD",
            "article L123-22 du code de commerce",
            "31 décembre 2036",
            "3 décembre 2026",
            "Compta & Cie, Nuage Clair SAS, HelpHarbor Inc. et Colombe Routage SARL",
            "liste d’opposition",
            "https://www.cnil.fr/fr/plaintes",
            "recours devant un tribunal",
        ):
            assert part in words, part

    def test_marketing_stopped_before_anything_else_and_recipients_knew_before_he_was_told(
        self, played: Player
    ) -> None:
        actions = actions_of(played("erasure"))
        assert actions.index("marketing.stopped") < actions.index("letter.sent")
        assert actions.count("recipient.told") == 4
        assert max(n for n, action in enumerate(actions) if action == "recipient.told") < actions.index("item.decided")


class TestRectification:
    def test_she_is_told_each_value_each_system_and_the_end_of_the_restriction(self, played: Player) -> None:
        words = words_of(played("rectification"), "rectification_reply")
        for part in (
            "Brassac",
            "06 39 98 84 94",
            "note jointe",
            "Contrats",
            "limitation prend fin",
            "article 19 du RGPD",
        ):
            assert part in words, part

    def test_the_contested_number_was_no_longer_used_before_anything_was_written(self, played: Player) -> None:
        actions = actions_of(played("rectification"))
        assert actions.index("data.restricted") < actions.index("letter.drafted")


class TestPortability:
    def test_the_archive_opens_and_holds_tables_that_a_program_reads(self, played: Player) -> None:
        run = played("portability")
        with pyzipper.AESZipFile(run.path("package")) as sealed:
            sealed.setpassword(run.package_password.encode())
            inner = zipfile.ZipFile(io.BytesIO(sealed.read("package.zip")))
        with inner:
            names = inner.namelist()
            tables = [name for name in names if name.endswith(".csv")]
            content = b"".join(inner.read(name) for name in tables)
        assert any("clients" in name for name in tables)
        assert not any("factures" in name or "abonnes" in name for name in names)
        assert b"CL-20799" in content
        assert not any(name.endswith(".pdf") for name in names)

    def test_he_is_told_why_the_rest_is_not_in_it(self, played: Player) -> None:
        words = words_of(played("portability"), "portability_reply")
        for part in ("CSV", "JSON", "Prospection : ce traitement repose sur notre intérêt légitime", "droit d’accès"):
            assert part in words, part


class TestHeirs:
    def test_the_family_is_written_to_in_another_tone_and_told_the_limits(self, played: Player) -> None:
        words = words_of(played("heirs"), "heir_reply")
        for part in (
            "sincères condoléances",
            "19 septembre 2026",
            "Plus aucun message ne sera adressé",
            "un abonnement Essentiel",
            "article 85, II",
            "acte de notoriété",
            "tribunal judiciaire",
        ):
            assert part in words, part

    def test_mailings_stop_before_anything_is_written(self, played: Player) -> None:
        actions = actions_of(played("heirs"))
        assert actions.index("death.recorded") < actions.index("marketing.stopped") < actions.index("letter.drafted")

    def test_the_papers_that_prove_stay_and_the_identity_card_does_not(self, played: Player) -> None:
        kept = (played("heirs").out / "proof/message-as-kept.eml").read_text("utf-8")
        assert "acte_de_notoriete.pdf" in kept
        assert "Content-Type: image/jpeg" not in kept


class TestProcessor:
    def test_the_customer_gets_the_request_with_the_least_of_the_person(self, played: Player) -> None:
        words = words_of(played("processor"), "processor_forward")
        for part in ("Les Ateliers du Quai SARL", "Maeve Donnelly", "26 novembre 2026", "vos instructions"):
            assert part in words, part

    def test_she_is_told_in_her_language_that_it_was_passed_on_and_nothing_more(self, played: Player) -> None:
        run = played("processor")
        words = words_of(run, "processor_reply")
        assert [letter["lang"] for letter in run.made["letters"]] == ["fr", "en"]
        assert "passed your request on to Les Ateliers du Quai SARL" in words
        assert not re.search(r"\b(erased|deleted|copy of your data)\b", words)

    def test_nothing_of_hers_was_searched(self, played: Player) -> None:
        assert "system.searched" not in actions_of(played("processor"))
