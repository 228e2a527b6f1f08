"""`dsardesk policy lint`: what a text promises and gets wrong, with the exit code that scripts rely on."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk import resources
from tests.cli.conftest import Caller

TEXTS = Path(__file__).parents[1] / "policies" / "texts"


def test_what_is_wrong_is_given_to_programs_with_its_words(call: Caller) -> None:
    said = call("policy", "lint", TEXTS / "flawed_fr.txt", "--json")
    assert said.code == 1
    (always,) = (each for each in said.json["findings"] if each["rule"] == "identity.always")
    assert set(always) == {"rule", "severity", "quote", "article", "advice", "wording"}
    assert always["severity"] == "error"
    assert always["quote"] in " ".join((TEXTS / "flawed_fr.txt").read_text("utf-8").split())
    assert set(always["wording"]) == {"fr", "en"}
    assert "error(s)" in said.err


def test_a_policy_in_order_is_reported_as_such(call: Caller) -> None:
    said = call("policy", "lint", TEXTS / "in_order_en.txt", "--json")
    assert (said.code, said.err) == (0, "")
    assert said.json["findings"] == []
    assert {"topic", "quote", "value"} == set(said.json["commitments"][0])


def test_information_alone_fails_nobody(call: Caller, tmp_path: Path) -> None:
    file = tmp_path / "policy.txt"
    text = (TEXTS / "in_order_en.txt").read_text("utf-8")
    file.write_text(text.replace("within one month of receiving it", "within 15 days"), "utf-8")
    said = call("policy", "lint", file, "--json")
    assert {each["severity"] for each in said.json["findings"]} <= {"info"}
    assert said.code == 0


def test_a_person_reads_it_in_words(call: Caller) -> None:
    said = call("policy", "lint", TEXTS / "flawed_fr.txt", lang="fr")
    assert "Erreur\u00a0: Une pièce d’identité est exigée de tous (RGPD 12(6))" in said.out
    assert "Ce que le texte promet\u00a0:" in said.out
    assert "Nothing to correct was found." in call("policy", "lint", TEXTS / "in_order_en.txt").out


def test_a_profile_is_known_by_its_name_or_by_what_it_holds(call: Caller, tmp_path: Path) -> None:
    profile = resources.folder("profiles", "customer_labs.toml")
    unnamed = tmp_path / "profile"
    unnamed.write_bytes(profile.read_bytes())
    for file in (profile, unnamed):
        said = call("policy", "lint", file, "--json")
        assert said.code == 1
        assert "identity.always" in {each["rule"] for each in said.json["findings"]}


def test_every_rule_is_listed(call: Caller) -> None:
    listed = call("policy", "lint", "--rules", "--json")
    assert listed.code == 0
    assert {"rule", "severity", "name", "article", "advice", "wording"} == set(listed.json[0])
    assert "identity.always\tError\tAn identity document is asked of everybody" in call("policy", "lint", "--rules").out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"\x00\x01\x02", "neither a text"), (b"  \n", "no words"), (b"a " * 600_000, "too long"), (None, "no such file")],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    content: bytes | None, sentence: str, call: Caller, tmp_path: Path
) -> None:
    file = tmp_path / "policy.txt"
    if content is not None:
        file.write_bytes(content)
    said = call("policy", "lint", file, "--json")
    assert said.code == 4
    assert sentence in said.err
    assert said.out == ""


def test_a_profile_that_is_no_toml_names_its_line(call: Caller, tmp_path: Path) -> None:
    file = tmp_path / "profile.toml"
    file.write_text("id = \n", "utf-8")
    said = call("policy", "lint", file)
    assert said.code == 4
    assert "Line 1" in said.err


def test_a_file_must_be_named(call: Caller) -> None:
    said = call("policy", "lint")
    assert said.code == 2
    assert "--rules" in said.err


def test_a_long_check_tells_a_terminal_how_far_it_is(call: Caller, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dsardesk.cli.policy.PATIENCE_SECONDS", -1)
    monkeypatch.setattr("dsardesk.cli.policy.on_terminal", lambda: True)
    said = call("policy", "lint", TEXTS / "in_order_en.txt")
    assert said.err.splitlines()[0] == "Checking: 1 steps out of 16."
    monkeypatch.setattr("dsardesk.cli.policy.on_terminal", lambda: False)
    assert call("policy", "lint", TEXTS / "in_order_en.txt").err == ""
