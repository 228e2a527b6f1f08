"""`dsardesk intake`: one object a message, in order, whatever could not be read."""

from __future__ import annotations

import json
from pathlib import Path

from dsardesk import resources
from tests.cli.conftest import Caller

KEYS = {
    "file", "kind", "language", "rights", "sender_name", "sender_email", "received", "letter_date", "identifiers",
    "on_behalf_of", "case_link", "subject", "evidence", "attachments", "warnings", "error",
}  # fmt: skip


def written(folder: Path) -> Path:
    (folder / "b").mkdir()
    (folder / "b" / "2.txt").write_text("Please delete all my personal data.\nJohn Doe", "utf-8")
    (folder / "1.eml").write_bytes(resources.data("samples", "alto", "request-access.eml"))
    return folder


def test_each_file_of_a_folder_is_an_object_in_order(call: Caller, tmp_path: Path) -> None:
    said = call("intake", written(tmp_path), "--base", tmp_path, "--json")
    first, second = (json.loads(line) for line in said.out.splitlines())
    assert (said.code, said.err) == (0, "")
    assert set(first) >= KEYS
    assert (first["file"], second["file"]) == ("1.eml", "b/2.txt")
    assert first["rights"] == ["access", "objection_marketing"]
    assert first["received"] == "2026-10-23T22:41:17+00:00"
    assert first["attachments"][0]["identity_document"] is True
    assert {each["right"] for each in first["evidence"]} == set(first["rights"])
    assert (second["kind"], second["rights"], second["sender_name"]) == ("request", ["erasure"], "John Doe")
    assert second["received"] is None


def test_what_cannot_be_read_is_said_and_the_others_are_still_read(call: Caller, tmp_path: Path) -> None:
    empty = tmp_path / "0.eml"
    empty.write_bytes(b"")
    said = call("intake", empty, tmp_path / "gone.eml", written(tmp_path) / "1.eml", "--json")
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert said.code == 4
    assert [bool(line["error"]) for line in lines] == [True, True, False]
    assert set(lines[0]) >= KEYS
    assert lines[0]["rights"] == []
    assert said.err


def test_a_person_reads_one_line_a_message(call: Caller, tmp_path: Path) -> None:
    (tmp_path / "0.eml").write_bytes(b"")
    said = call("intake", written(tmp_path))
    empty, first, second = said.out.splitlines()
    assert empty.split("\t")[1]
    assert "access" in first
    assert "erasure" in second


def test_a_file_outside_the_base_keeps_the_name_it_was_given(call: Caller, tmp_path: Path) -> None:
    folder = written(tmp_path)
    said = call("intake", folder / "1.eml", "--base", folder / "b", "--json")
    assert json.loads(said.out)["file"] == (folder / "1.eml").as_posix()
