"""The register of directives by command: people in files, never in the words of the call."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from dsardesk import resources
from tests.cli.conftest import Caller, Said

DOCS = Path(__file__).parents[2] / "docs" / "directives.md"


def done(said: Said) -> Any:
    assert said.code == 0, said.err
    return said.json


TERMS = (
    'kind = "specific"\n[author]\nname = "Rose"\n[wording]\ngiven_on = 2026-01-04\ntext = "x"\nconsent = "terms"\n'
    'consented_on = 2026-01-04\n[[wording.instructions]]\nwish = "keep"\nprocessing = "contract"'
)
"""Accepted with the terms of use."""


@pytest.fixture
def examples(tmp_path: Path) -> dict[str, Path]:
    """The files that the documentation shows."""
    shown = re.findall(r"```toml\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    found = {name: tmp_path / f"{name}.toml" for name in ("directive", "results")}
    for path, text in zip(found.values(), shown, strict=True):
        # The documentation's day is later than a day on which this may be run.
        path.write_text(text.replace("2026-11-04", "2026-01-04"), "utf-8")
    return found


@pytest.fixture
def directive(vault: Path, call: Caller, examples: dict[str, Path]) -> str:
    reference: str = done(call("directive", "register", examples["directive"], "--json"))["reference"]
    return reference


def test_what_the_documentation_shows_is_registered_and_listed(call: Caller, directive: str, tmp_path: Path) -> None:
    (listed,) = done(call("directive", "list", "--json"))["directives"]
    assert listed["reference"] == directive
    assert (listed["state"], listed["author"]["name"]) == ("active", "Rose Petit")
    assert [each["wish"] for each in listed["versions"][0]["instructions"]] == ["erase", "communicate"]
    words = tmp_path / "search"
    words.write_text("PETIT rose", "utf-8")
    assert done(call("directive", "list", "--search-file", words, "--json"))["directives"]
    words.write_text("Martin", "utf-8")
    assert call("directive", "list", "--search-file", words).out == "No directive.\n"
    assert "Rose Petit" in call("directive", "show", directive).out


def test_it_is_changed_by_a_json_file_then_revoked(call: Caller, directive: str, tmp_path: Path) -> None:
    later = tmp_path / "later.json"
    wording = {
        "given_on": "2026-02-01",
        "text": "Gardez tout.",
        "consent": "in_person",
        "consented_on": "2026-02-01",
        "instructions": [{"wish": "keep", "processing": "contract"}],
    }
    later.write_text(json.dumps(wording), "utf-8")
    assert len(done(call("directive", "change", directive, later, "--json"))["versions"]) == 2
    assert done(call("directive", "revoke", directive, "--on", "2026-03-01", "--json"))["revoked_on"] == "2026-03-01"
    refused = call("directive", "revoke", directive, "--json")
    assert (refused.code, refused.json["code"]) == (5, "directive.ended")


def test_a_receipt_is_printed_from_the_register(call: Caller, directive: str, tmp_path: Path) -> None:
    made = done(call("directive", "receipt", directive, "--out", tmp_path / "out", "--json"))
    assert Path(made["pdf"]).read_bytes().startswith(b"%PDF")
    assert Path(made["docx"]).is_file()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kind = ", 4),
        ("{", 4),
        ('kind = "specific"\nnope = 1', 4),
        ('kind = "general"\n[author]\nname = "Rose"\n[wording]\ngiven_on = 2026-01-04\ntext = "x"', 2),
        (TERMS, 5),
    ],
)
def test_a_file_that_cannot_be_registered_says_why(
    vault: Path, call: Caller, tmp_path: Path, text: str, code: int
) -> None:
    file = tmp_path / "bad"
    file.write_text(text, "utf-8")
    said = call("directive", "register", file)
    assert said.code == code
    assert said.err.count("\n") == 1
    assert "Rose" not in said.err


def test_a_death_finds_it_and_it_is_carried_out(
    call: Caller, directive: str, examples: dict[str, Path], tmp_path: Path
) -> None:
    message = resources.folder("samples", "alto", "request-heirs.eml")
    reference = done(call("case", "open", message, "--category", "customer", "--json"))["reference"]
    who = tmp_path / "who"
    who.write_text("Rose Petit\nrose.petit@exemple.example\n", "utf-8")
    death = ("case", "death", reference, "--died-on", "2026-09-19", "--deceased-file", who, "--proof", "notary")
    purpose = ("--quality", "notorial_deed", "--purpose", "estate", "--born-on", "1958-03-14")
    refused = call(*death, *purpose, "--directive", "none", "--json")
    assert (refused.code, refused.json["code"]) == (5, "heirs.directives_to_confirm")
    assert done(call(*death, *purpose, "--json"))["deceased"]["directive"] is None
    (found,) = done(call("directive", "find", reference, "--json"))["directives"]
    assert (found["reference"], found["likeness"]) == (directive, "same")
    assert "same address" in call("directive", "find", reference).out
    call("case", "stop-marketing", reference)
    confirmed = done(call("directive", "confirm", reference, "--directive", directive, "--json"))
    assert confirmed["deceased"]["directives"] == [directive]
    assert [each["limit"] for each in confirmed["deceased"]["wishes"]] == [None, "others"]
    executed = done(call("directive", "execute", reference, "--results-file", examples["results"], "--json"))
    assert [each["carried"] for each in executed["deceased"]["wishes"]] == ["partly", "wholly"]
    shown = done(call("directive", "show", directive, "--json"))
    assert (shown["state"], shown["executed_in"]) == ("executed", reference)


def test_nothing_may_be_theirs_and_the_case_says_so(vault: Path, call: Caller, tmp_path: Path) -> None:
    message = resources.folder("samples", "alto", "request-heirs.eml")
    reference = done(call("case", "open", message, "--category", "customer", "--json"))["reference"]
    who = tmp_path / "who"
    who.write_text("Rose Petit\n", "utf-8")
    shown = done(call("case", "death", reference, "--died-on", "2026-09-19", "--deceased-file", who, "--json"))
    assert shown["deceased"]["directive"] == "none"
    assert call("directive", "find", reference).out == "No directive.\n"


def test_the_documentation_names_every_key(examples: dict[str, Path]) -> None:
    assert set(tomllib.loads(examples["results"].read_text("utf-8"))["result"][0]) == {"processing", "how", "words"}
