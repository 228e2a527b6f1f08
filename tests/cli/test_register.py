"""Deaths and refusals, what is kept, and the annual report, from the command line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Caller

ENTRY = (
    'kind = "specific"\n[author]\nname = "Alcide Duvernay"\n[wording]\ngiven_on = 2026-01-04\ntext = "x"\n'
    'consent = "signed_letter"\nconsented_on = 2026-01-04\n[[wording.designated]]\nname = "Rose Duvernay"\n'
    '[[wording.designated]]\nname = "Paul Duvernay"\n[[wording.instructions]]\nwish = "keep"\nprocessing = "contract"'
)
YEAR = str(date.today().year)  # noqa: DTZ011 -- the year that the command itself takes


@pytest.fixture
def entry(vault: Path, call: Caller, tmp_path: Path) -> str:
    """The reference of a directive that designates two people."""
    file = tmp_path / "entry.toml"
    file.write_text(ENTRY, "utf-8")
    reference: str = call("directive", "register", file, "--json").json["reference"]
    return reference


def test_a_refusal_passes_the_directive_to_the_alternate_and_its_proof_comes_back(
    call: Caller, entry: str, tmp_path: Path
) -> None:
    who, proof = tmp_path / "who", tmp_path / "refus.pdf"
    who.write_text("Rose Duvernay\nSa lettre du 2 janvier.\n", "utf-8")
    proof.write_bytes(b"lettre")
    asked = ("directive", "absent", entry, "--why", "refusal", "--on", "2026-02-01", "--absence-file", who, "--json")
    assert call(*asked, "--proof-file", proof).code == 5
    shown = call(*asked, "--proof-file", proof, "--without-identity-pages").json
    assert shown["executor"] == "Paul Duvernay"
    assert shown["absences"][0]["how_known"] == "Sa lettre du 2 janvier."
    assert shown["absences"][0]["proof"] is True
    out = tmp_path / "out.pdf"
    assert call("directive", "proof", entry, "--number", "1", "--out", out).code == 0
    assert out.read_bytes() == b"lettre"
    again = call(*asked)
    assert (again.code, again.json if again.out else None) == (2, None)


def test_what_is_kept_is_listed_with_the_rule_that_ends_it(call: Caller, reference: str, tmp_path: Path) -> None:
    address = tmp_path / "address"
    address.write_text("recente@courriel.example", "utf-8")
    assert call("suppression", "opt-out", "--address-file", address).code == 0
    listed = call("retention", "list", "--json").json
    assert (listed["due"], listed["more"]) == ([], 0)
    for each in listed["identity_documents"]:
        assert each["reference"] == reference
        assert each["sentence"]
        assert each["destroy_by"].endswith("Z")
    assert call("retention", "list", lang="fr").code == 0
    assert call("retention", "purge", "--suppression", "--json").json == {"purged": []}
    assert call("retention", "purge").out.strip() == "Nothing is due to be purged."


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_annual_report_is_a_file_and_figures(call: Caller, reference: str, tmp_path: Path, lang: str) -> None:
    out = tmp_path / "report.pdf"
    own = call("report", "annual", "--year", YEAR, "--out", out, "--json", lang=lang).json
    assert out.read_bytes().startswith(b"%PDF")
    assert (own["received"], own["rights"], own["published"]) == (1, {"access": 1, "objection_marketing": 1}, False)
    published = call("report", "annual", "--year", YEAR, "--out", out, "--published", "--json").json
    assert (published["received"], published["published"]) == (None, True)
    assert published["rights"] == {"access": None, "objection_marketing": None}
    assert call("report", "annual", "--year", "1999", "--out", out).code == 2


def test_the_register_is_written_as_its_file_is_called(call: Caller, reference: str, tmp_path: Path) -> None:
    out = tmp_path / "register.csv"
    found = call("register", "export", out, "--json").json
    assert (found["lines"] > 0, found["names"]) == (True, False)
    assert reference in out.read_text("utf-8-sig")
    assert call("register", "export", tmp_path / "register.xlsx", "--names", "--year", YEAR).code == 0
    assert (tmp_path / "register.xlsx").read_bytes()[:2] == b"PK"
    assert call("register", "export", tmp_path / "register.doc").code == 2
