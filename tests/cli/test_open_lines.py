"""The page of a case says which lines of Article 15 the company's profile leaves open."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk import resources
from dsardesk.desk.opening import make_vault
from dsardesk.storage.slots import LIGHTEST
from tests.cli.conftest import PASSWORD, Caller


@pytest.fixture
def opened(tmp_path: Path, call: Caller, password_file: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case under a published policy."""
    folder = tmp_path / "vault"
    make_vault(folder, PASSWORD, resources.text("profiles", "pigment.toml"), derivation=LIGHTEST)
    monkeypatch.setenv("DSARDESK_VAULT", str(folder))
    monkeypatch.setenv("DSARDESK_PASSWORD_FILE", str(password_file))
    message = resources.folder("samples", "pigment", "request-access.eml")
    return str(call("case", "open", message, "--category", "customer", "--json").json["reference"])


def test_other_programs_are_given_each_line_and_its_processing(call: Caller, opened: str) -> None:
    lines = call("case", "show", opened, "--json").json["open_lines"]
    assert {"line": "retention", "where": "billing"} in lines
    assert {"line": "retention", "where": "services"} not in lines


def test_a_person_reads_them_in_words(call: Caller, opened: str) -> None:
    text = call("case", "show", opened, lang="fr").out
    assert "Lignes de l’article 15 laissées ouvertes par le profil :" in text
    assert (
        "Contrats, factures et impayés : noms des destinataires, durée de conservation et décisions automatisées"
        in text
    )


def test_a_company_whose_profile_says_everything_has_none(call: Caller, reference: str) -> None:
    assert call("case", "show", reference, "--json").json["open_lines"] == []
    assert "Article 15" not in call("case", "show", reference).out
