"""`letter check`: a letter edited in a word processor is checked before it leaves."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Caller


@pytest.fixture
def facts(call: Caller, tmp_path: Path) -> Path:
    """Facts of a refusal."""
    kinds = call("letter", "kinds", "--json").json
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(next(each["example_facts"] for each in kinds if each["kind"] == "refusal")), "utf-8")
    return path


@pytest.fixture
def letter(call: Caller, facts: Path, tmp_path: Path) -> Path:
    """That refusal, in French."""
    said = call("letter", "render", "--kind", "refusal", "--facts", facts, "--out", tmp_path, "--json", lang="fr")
    return Path(said.json["docx"])


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_sound_letter_has_no_finding(call: Caller, letter: Path, facts: Path, lang: str) -> None:
    said = call("letter", "check", letter, "--kind", "refusal", "--facts", facts, "--json", lang=lang)
    assert (said.code, said.json, said.err) == (0, {"findings": []}, "")
    told = call("letter", "check", letter, "--kind", "refusal", "--facts", facts, lang=lang)
    assert told.out.strip()


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_name_of_somebody_else_is_found_and_the_exit_code_says_so(
    call: Caller, letter: Path, facts: Path, tmp_path: Path, lang: str
) -> None:
    word = docx.Document(io.BytesIO(letter.read_bytes()))
    word.add_paragraph("Comme pour Odette Marchand.")
    word.save(str(letter))
    names = tmp_path / "names"
    names.write_text("Odette Marchand\n\nPaul Vasseur\n", "utf-8")
    arguments = ("letter", "check", letter, "--kind", "refusal", "--facts", facts, "--known-names", names)
    said = call(*arguments, "--json", lang=lang)
    assert (said.code, said.json) == (
        1,
        {"findings": [{"check": "other_person", "severity": "error", "quote": "Odette Marchand"}]},
    )
    assert "1" in said.err
    assert "Odette Marchand" not in said.err
    assert "Odette Marchand" in call(*arguments, lang=lang).out


def test_a_sentence_that_no_law_asks_for_is_told_without_alarm(call: Caller, letter: Path, facts: Path) -> None:
    word = docx.Document(io.BytesIO(letter.read_bytes()))
    next(each for each in word.paragraphs if "Pour toute question" in each.text).runs[0].text = ""
    word.save(str(letter))
    said = call("letter", "check", letter, "--kind", "refusal", "--facts", facts, "--json")
    assert [each["severity"] for each in said.json["findings"]] == ["info"]
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_what_is_no_letter_is_not_read(call: Caller, facts: Path, tmp_path: Path, lang: str) -> None:
    said = call("letter", "check", facts, "--kind", "refusal", "--facts", facts, lang=lang)
    assert (said.code, said.out) == (4, "")
    assert ".docx" in said.err
    assert call("letter", "check", tmp_path / "none", "--kind", "refusal", "--facts", facts, lang=lang).code == 4
    assert call("letter", "check", facts, "--kind", "sonnet", "--facts", facts, lang=lang).code == 2
