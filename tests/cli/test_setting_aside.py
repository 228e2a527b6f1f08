"""`case set-aside`: what exercises no right is filed without a case, and a request never by mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Caller
from tests.cli.test_linking import mail

ADVERTISING = "Découvrez notre offre de fin d’année sur les fournitures de bureau."


@pytest.fixture
def advertising(tmp_path: Path) -> Path:
    """A message that asks for nothing."""
    return mail(tmp_path / "offer.eml", ADVERTISING, Subject="Offre de fin d’année", Message_ID="<offer@x.example>")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_log_keeps_why_and_which_message_and_neither_words_nor_sender(
    call: Caller, vault: Path, advertising: Path, tmp_path: Path, lang: str
) -> None:
    said = call("case", "set-aside", advertising, "--reason", "advertising", "--json", lang=lang)
    assert (said.code, said.err) == (0, "")
    assert said.json["reason"] == "advertising"
    assert said.json["looks_linked"] == []
    assert vault.exists()
    assert call("case", "list", "--json").json["cases"] == []
    log = tmp_path / "log.jsonl"
    assert call("audit", "export", log).code == 0
    kept = log.read_text("utf-8")
    assert said.json["sha256"] in kept
    assert "message.set_aside" in kept
    assert "fournitures" not in kept
    assert "autre.example" not in kept


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_request_is_not_set_aside_unless_somebody_read_it(
    call: Caller, vault: Path, message: Path, lang: str
) -> None:
    said = call("case", "set-aside", message, "--reason", "ordinary", "--json", lang=lang)
    assert (said.code, said.json["code"]) == (5, "aside.reads_as_request")
    assert "dsardesk case open" in said.err
    assert vault.exists()
    read = call("case", "set-aside", message, "--reason", "test", "--no-request", "--json", lang=lang)
    assert (read.code, read.json["taken_for"]) == (0, "request")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_message_for_a_case_is_not_set_aside_unless_somebody_read_it(
    call: Caller, reference: str, tmp_path: Path, lang: str
) -> None:
    reminder = mail(tmp_path / "reminder.eml", f"Bonjour, {reference}.")
    said = call("case", "set-aside", reminder, "--reason", "ordinary", "--json", lang=lang)
    assert (said.code, said.json["code"]) == (5, "aside.belongs_to_case")
    assert f"dsardesk case add {reference}" in said.err
    read = call("case", "set-aside", reminder, "--reason", "not_for_us", "--no-request", "--json", lang=lang)
    assert (read.code, read.json["looks_linked"][0]["reference"]) == (0, reference)


def test_an_identity_document_in_it_is_neither_kept_nor_counted_in_the_digest(
    call: Caller, vault: Path, message: Path
) -> None:
    aside = ("case", "set-aside", message, "--reason", "test", "--no-request")
    said = call(*aside, "--json")
    told_none = call(*aside, "--no-identity-document", "--json")
    assert (said.code, told_none.code) == (0, 0)
    assert said.json["sha256"] != told_none.json["sha256"]
    assert call("retention", "list", "--json").code == 0
    assert vault.exists()


def test_a_word_of_why_is_asked_for(call: Caller, vault: Path, advertising: Path) -> None:
    assert call("case", "set-aside", advertising).code == 2
    assert call("case", "set-aside", advertising, "--reason", "boring").code == 2
    assert call("case", "set-aside", vault / "absent", "--reason", "test").code == 4
