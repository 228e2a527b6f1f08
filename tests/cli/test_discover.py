"""`discover`: where files speak of one person, and what could not be searched, without a vault."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Caller

TARGET = {
    "name": "Camille Duvernay",
    "maiden_name": "Marchand",
    "emails": ["camille.duvernay@courriel.example"],
    "phone": "0639981724",
    "customer_number": "CL-20817",
    "origin": "synthetic",
}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "target.json"
    path.write_text(json.dumps(TARGET), "utf-8")
    return path


@pytest.fixture
def share(tmp_path: Path) -> Path:
    """A folder of four files, of which one cannot be read."""
    folder = tmp_path / "share"
    (folder / "crm").mkdir(parents=True)
    (folder / "crm" / "contacts.csv").write_text(
        "nom,email\nCamille Duvernay,camille.duvernay@courriel.example\nCamille Duvernay,autre@x.example\n", "utf-8"
    )
    (folder / "crm" / "vieux.txt").write_text("rien\nCamille Marchand a écrit\n06.39.98.17.24\n", "utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    return folder


def lines(out: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_every_place_is_told_with_how_sure_it_is_and_what_was_not_searched(
    call: Caller, target: Path, share: Path, lang: str
) -> None:
    said = call("discover", "--target", target, "--base", share.parent, share, "--json", lang=lang)
    assert said.code == 4
    assert "1" in said.err
    assert lines(said.out) == [
        {
            "file": "share/crm/contacts.csv",
            "locator": "row:2",
            "matched_on": "email",
            "value": "camille.duvernay@courriel.example",
            "match": "exact",
        },
        {
            "file": "share/crm/contacts.csv",
            "locator": "row:3",
            "matched_on": "name",
            "value": "Camille Duvernay",
            "match": "possible",
        },
        {
            "file": "share/crm/vieux.txt",
            "locator": "line:2",
            "matched_on": "name",
            "value": "Camille Marchand",
            "match": "exact",
        },
        {
            "file": "share/crm/vieux.txt",
            "locator": "line:3",
            "matched_on": "identifier",
            "value": "06.39.98.17.24",
            "match": "exact",
        },
        {"not_searched": "share/photo.jpg", "reason": "unknown_type"},
    ]


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_one_file_is_searched_as_typed_and_told_to_a_person(call: Caller, target: Path, share: Path, lang: str) -> None:
    file = share / "crm" / "contacts.csv"
    said = call("discover", "--target", target, file, "--json", lang=lang)
    assert (said.code, said.err, {each["file"] for each in lines(said.out)}) == (0, "", {file.as_posix()})
    told = call("discover", "--target", target, "--base", target, file, share / "photo.jpg", lang=lang)
    assert "row:2" in told.out
    assert told.code == 4


def test_a_source_that_is_not_there_does_not_stop_the_others(
    call: Caller, target: Path, share: Path, tmp_path: Path
) -> None:
    said = call("discover", "--target", target, tmp_path / "none", share / "crm", "--json")
    told = lines(said.out)
    assert (said.code, told[0]["reason"], len(told)) == (4, "missing", 5)


def test_databases_come_in_a_file_for_their_address_may_hold_a_password(
    call: Caller, target: Path, share: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "sources"
    secret = "postgresql://u:secret-word@host/db"
    listed.write_text(f"{secret}\nsqlite:///{share / 'crm' / 'vieux.txt'}\n", "utf-8")
    said = call("discover", "--target", target, "--source-file", listed, "--json")
    assert (said.code, len(lines(said.out))) == (4, 3)
    assert "secret-word" not in said.out + said.err
    assert "secret-word" not in call("discover", "--target", target, "--source-file", listed).out


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("text", ["", "[]", "{}", '{"name": " "}'])
def test_whoever_is_looked_for_must_be_named(call: Caller, share: Path, tmp_path: Path, text: str, lang: str) -> None:
    path = tmp_path / "nobody.json"
    path.write_text(text, "utf-8")
    said = call("discover", "--target", path, share, lang=lang)
    assert (said.code, said.out) == (2, "")
    assert "JSON" in said.err


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_something_must_be_searched(call: Caller, target: Path, lang: str) -> None:
    said = call("discover", "--target", target, lang=lang)
    assert said.code == 2
    assert "--source-file" in said.err
