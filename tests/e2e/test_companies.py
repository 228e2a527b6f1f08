"""The whole job for each of five companies: an honest answer, in part where the policy leaves lines open."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
import pypdfium2  # type: ignore[import-untyped]
import pytest
import pyzipper  # type: ignore[import-untyped]

from dsardesk import resources
from dsardesk.demo.run import run_demo
from dsardesk.demo.samples import PEOPLE, SAMPLE, NoSample
from dsardesk.domain.access import activities_for
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.requests import Requester
from dsardesk.domain.words import words_in
from dsardesk.policies.profiles import read_profile
from tests.invented import case as invented_case

COMPANIES = resources.names("profiles", suffix=".toml")
WITH_CARD = {"activeviam", "customer_labs"}
ENGLISH = {"activeviam", "pigment"}
DAYS = {
    # Received, due, and the due day as the letter writes it.
    "activeviam": ("2026-10-23", "2026-11-23", "23 November 2026"),
    "clustdoc": ("2026-10-25", "2026-11-25", "25 novembre 2026"),
    "customer_labs": ("2026-10-24", "2026-11-24", "24 novembre 2026"),
    "imagino": ("2026-10-23", "2026-11-23", "23 novembre 2026"),
    "pigment": ("2026-10-25", "2026-11-25", "25 November 2026"),
}
NAMESAKES = {
    "activeviam": ("AV-20640", "i.vallancourt@mail-perso.example"),
    "clustdoc": ("CD-7902", "apolline.k@courrier.example"),
    "customer_labs": ("a.tiercelin@fournil.example",),
    "imagino": ("IM-3390", "s.brecourt@atelier-nord.example"),
    "pigment": ("PG-4502", "m.oyelaran@harbourline.example"),
}
OWN = {
    "activeviam": "idris.vallancourt@quayside-mutual.example",
    "clustdoc": "apolline.keramidas@cabinet-du-tilleul.example",
    "customer_labs": "anselme.tiercelin@courriel.example",
    "imagino": "solene.brecourt@verrerie-du-lac.example",
    "pigment": "maren.oyelaran@tallowfinch.example",
}


@dataclass(frozen=True)
class Run:
    """What one demo left.

    Attributes:
        name: the company.
        out: its folder.
        made: its answer.
    """

    name: str
    out: Path
    made: dict[str, Any]

    @property
    def lang(self) -> str:
        """Language of the person who wrote."""
        return "en" if self.name in ENGLISH else "fr"

    @property
    def profile(self) -> ControllerProfile:
        """The company."""
        return read_profile(resources.text("profiles", f"{self.name}.toml"))

    def text(self, path: str) -> str:
        """The words of a PDF, spaces made plain."""
        with pypdfium2.PdfDocument(self.out / path) as document:
            pages = [document[number].get_textpage().get_text_range() for number in range(len(document))]
        return " ".join(" ".join(pages).replace("\u00ad", "").split())

    def letter(self, kind: str) -> dict[str, str]:
        """The paths of one letter."""
        return next(letter for letter in self.made["letters"] if letter["kind"] == kind)


@pytest.fixture(scope="module", params=COMPANIES)
def company(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """One run for each company, shared by every look at it."""
    out = tmp_path_factory.mktemp("demo") / "out"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("DSARDESK_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        return Run(request.param, out, run_demo(out, controller=request.param, lang="fr"))


def test_each_company_is_answered_and_its_case_waits_for_what_the_policy_leaves_open(company: Run) -> None:
    received, due, _ = DAYS[company.name]
    found = company.made["case"]
    assert (found["state"], found["received_on"], found["due_on"]) == ("responded", received, due)
    assert found["rights"] == ["access", "objection_marketing"]
    assert company.made["identity"]["checked"] is True
    assert company.made["identity"]["copies_held"] == 0
    assert company.made["audit"]["verified"] is True


def test_a_certificate_exists_where_a_card_came_and_only_there(company: Run) -> None:
    certificate = company.made["identity"]["certificate"]
    assert (certificate is not None) is (company.name in WITH_CARD)
    assert certificate is None or (company.out / certificate).is_file()


def test_the_open_lines_are_those_of_the_profile_for_that_person(company: Run) -> None:
    person = PEOPLE[company.name]
    asked = invented_case(requester=Requester("C", "", "fr", category=person.category))
    expected = [
        {"line": line, "where": activity.id}
        for activity in activities_for(asked, company.profile)
        for line in activity.open_lines()
    ]
    assert expected
    assert company.made["open_lines"] == expected


def test_the_reply_lists_each_open_line_by_its_day_in_both_forms(company: Run) -> None:
    reply = company.letter("access_reply")
    assert reply["lang"] == company.lang
    document = docx.Document(str(company.out / reply["docx"]))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    day = DAYS[company.name][2]
    listed = [row for row in rows if day in row[-1].replace("\u00a0", " ")]
    assert len(listed) == len(company.made["open_lines"])
    text = company.text(reply["pdf"])
    assert text.count(day) == len(listed) + 1  # Once more in the warning above them.
    for activity in company.profile.activities_of(PEOPLE[company.name].category):
        assert words_in(activity.name, company.lang) in text


def test_nobody_tells_a_person_whom_the_policy_made_enclose_a_card_that_it_was_not_asked_for(company: Run) -> None:
    text = company.text(company.letter("acknowledgement")["pdf"])
    asked = {"fr": "que notre politique de confidentialité demande", "en": "which our privacy policy asks"}
    assert (asked[company.lang] in text) is (company.name in WITH_CARD)
    assert "pas demandée" not in text
    assert "not asked for" not in text


def test_marketing_stopped_on_the_first_morning(company: Run) -> None:
    day = {"fr": "26 octobre 2026", "en": "26 October 2026"}[company.lang]
    assert day in company.text(company.letter("acknowledgement")["pdf"]).split("@")[1]


def test_the_package_holds_the_persons_records_and_no_namesakes(company: Run) -> None:
    password = (company.out / company.made["package_password_file"]).read_text("utf-8").strip().encode()
    with pyzipper.AESZipFile(company.out / company.made["package"]) as outer:
        inner = outer.read("package.zip", pwd=password)
    with zipfile.ZipFile(io.BytesIO(inner)) as archive:
        content = b"\n".join(archive.read(name) for name in archive.namelist()).decode("utf-8", "replace")
        records = json.loads(archive.read("data/records.json"))
    assert OWN[company.name] in content
    for namesake in NAMESAKES[company.name]:
        assert namesake not in content
    addresses = set(re.findall(r"[\w.+-]+@[\w.-]+\w", json.dumps(records, ensure_ascii=False)))
    assert addresses <= {OWN[company.name], "account.manager@activeviam.example"}


def test_the_samples_would_give_the_namesake_away_if_names_were_enough(company: Run) -> None:
    folder = resources.folder("samples", company.name, "systems")
    table = b"".join(path.read_bytes() for path in folder.rglob("*") if path.suffix in {".csv", ".json", ".jsonl"})
    assert NAMESAKES[company.name][-1].encode() in table


def test_the_evidence_tells_the_partial_decision_its_reason_and_what_is_still_promised(company: Run) -> None:
    text = company.text(company.made["evidence"])
    assert "satisfaite en partie" in text
    day = re.sub(r"November", "novembre", DAYS[company.name][2])
    assert f"Informations promises pour le {day}" in text.replace("\u00a0", " ")
    assert "pas encore communiquées" in text


def test_the_first_page_says_what_is_open_and_what_to_do_before_closing(company: Run) -> None:
    page = (company.out / "A-LIRE.html").read_text("utf-8")
    assert f"Ce que la politique de {company.profile.name} laisse ouvert" in page
    assert "À faire avant de clore" in page
    assert "noms des destinataires" in page
    for activity in company.profile.activities_of(PEOPLE[company.name].category):
        assert words_in(activity.name, "fr") in page
    assert "attestation de destruction" in page or company.name not in WITH_CARD
    assert "La personne et ses données sont inventées" in page


def test_only_systems_that_may_hold_the_persons_data_were_searched(company: Run) -> None:
    log = (company.out / "proof" / "audit.jsonl").read_text("utf-8").splitlines()
    events = [line for line in map(json.loads, log) if "seq" in line]
    searched = [json.loads(e["payload"])["system"] for e in events if e["action"] == "system.searched"]
    people = PEOPLE[company.name].category
    held = {system for activity in company.profile.activities_of(people) for system in activity.systems}
    assert sorted(searched) == sorted(held)
    assert "hosted_contacts" not in searched  # A client's data: searched on the client's instruction only.


class TestSamples:
    """What stands for a company."""

    @pytest.mark.parametrize("name", COMPANIES)
    def test_each_system_of_each_profile_has_files(self, name: str) -> None:
        profile = read_profile(resources.text("profiles", f"{name}.toml"))
        folder = resources.folder("samples", name, "systems")
        assert {path.name for path in folder.iterdir()} == {system.id for system in profile.systems}
        assert all(any((folder / system.id).iterdir()) for system in profile.systems)

    @pytest.mark.parametrize("name", COMPANIES)
    def test_addresses_of_people_belong_to_nobody(self, name: str) -> None:
        published = {channel.value for channel in read_profile(resources.text("profiles", f"{name}.toml")).channels}
        texts = [
            p for p in resources.folder("samples", name).rglob("*") if p.suffix in {".csv", ".json", ".jsonl", ".txt"}
        ]
        for path in texts:
            found = set(re.findall(r"[\w.+-]+@[\w.-]+\w", path.read_bytes().decode("utf-8", "replace")))
            assert all(each.endswith(".example") for each in found - published), path.name

    def test_a_profile_whose_systems_have_no_files_is_told_so_before_anything_is_made(self, tmp_path: Path) -> None:
        text = resources.text("profiles", "pigment.toml")
        mine = tmp_path / "mine.toml"
        mine.write_text(
            text.replace('id = "website"\nname', 'id = "erp"\nname').replace('["website"]', '["erp"]'), "utf-8"
        )
        with pytest.raises(NoSample) as refused:
            run_demo(tmp_path / "out", controller=str(mine))
        assert refused.value.facts["sample"] == SAMPLE
        assert not (tmp_path / "out").exists()
