"""Vault, audit, letter and package commands, with CONTRACT's shapes."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest

from dsardesk.domain.letters import LetterKind
from tests.cli.conftest import PASSWORD, Caller


def test_a_vault_is_made_and_its_recovery_code_said_once(call: Caller, tmp_path: Path, password_file: Path) -> None:
    folder = tmp_path / "new"
    said = call("vault", "create", folder, "--controller", "alto", "--password-file", password_file, "--json")
    assert said.code == 0, said.err
    assert set(said.json) == {"vault", "recovery_code"}
    code = said.json["recovery_code"]
    assert [len(group) for group in code.split("-")] == [4] * 8
    assert code not in (folder / "vault.json").read_text("utf-8")


def test_a_profile_of_ones_own_is_read_from_its_file_and_a_mistake_names_line_and_key(
    call: Caller, tmp_path: Path, password_file: Path
) -> None:
    profile = tmp_path / "mine.toml"
    profile.write_text('id = "mine"\nnom = "Mine"\n', "utf-8")
    said = call("vault", "create", tmp_path / "v", "--controller", profile, "--password-file", password_file)
    assert said.code == 4
    assert "Line 2" in said.err
    assert "nom" in said.err
    assert not (tmp_path / "v" / "vault.json").exists()


def test_a_whole_vault_is_said_to_be_whole(call: Caller, reference: str) -> None:
    said = call("vault", "verify", "--json")
    assert (said.code, said.json) == (
        0,
        {"cipher_ok": True, "integrity_ok": True, "audit_ok": True, "anchor_ok": True, "problems": []},
    )


def test_a_lost_document_is_found_by_the_check(call: Caller, reference: str, vault: Path) -> None:
    next((vault / "blobs").glob("*/*")).unlink()
    said = call("vault", "verify", "--json")
    assert said.code == 1
    assert said.json["integrity_ok"] is False
    assert len(said.json["problems"]) == 1


def test_a_changed_password_opens_and_the_old_one_does_not(
    call: Caller, vault: Path, tmp_path: Path, password_file: Path
) -> None:
    fresh = tmp_path / "fresh"
    fresh.write_text("onze-tabourets-sous-la-pluie", "utf-8")
    assert call("vault", "passwd", "--new-password-file", fresh).code == 0
    assert call("case", "list").code == 3
    assert call("case", "list", "--password-file", fresh).code == 0


def test_a_backup_comes_back_beside_the_vault_with_every_case(call: Caller, reference: str, tmp_path: Path) -> None:
    backup = tmp_path / "backup.dsardesk"
    assert call("vault", "backup", backup).code == 0
    said = call("vault", "restore", backup, tmp_path / "restored", "--json")
    assert (said.code, said.json["cases"]) == (0, 1)
    shown = call("case", "show", reference, "--vault", tmp_path / "restored", "--json").json
    assert shown["reference"] == reference


def test_the_log_is_verified_in_the_vault_and_as_a_file(call: Caller, reference: str, tmp_path: Path) -> None:
    inside = call("audit", "verify", "--json").json
    assert set(inside) == {"ok", "events", "head", "problems"}
    out = tmp_path / "audit.jsonl"
    assert call("audit", "export", out).code == 0
    outside = call("audit", "verify", out, "--json")
    assert (outside.code, outside.json["ok"]) == (0, True)
    assert outside.json["events"] == inside["events"]


def test_an_edited_log_is_noticed(call: Caller, reference: str, tmp_path: Path) -> None:
    out = tmp_path / "audit.jsonl"
    call("audit", "export", out)
    lines = out.read_text("utf-8").splitlines()
    event = json.loads(lines[1])
    event["action"] = "case.closed"
    out.write_text("\n".join([lines[0], json.dumps(event), *lines[2:]]), "utf-8")
    said = call("audit", "verify", out, "--json")
    assert (said.code, said.json["ok"]) == (1, False)


def test_a_file_that_is_no_log_is_unreadable_input(call: Caller, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text("nothing", "utf-8")
    assert call("audit", "verify", path).code == 4


def test_every_kind_of_letter_can_be_rendered_from_its_own_example(call: Caller, tmp_path: Path) -> None:
    kinds = call("letter", "kinds", "--json").json
    assert [kind["kind"] for kind in kinds] == list(LetterKind)
    for kind in kinds:
        assert set(kind) == {"kind", "title", "languages", "rights", "outcomes", "example_facts", "mandatory"}
        facts = tmp_path / "facts.json"
        facts.write_text(json.dumps(kind["example_facts"]), "utf-8")
        for lang in kind["languages"]:
            out = tmp_path / lang
            said = call("letter", "render", "--kind", kind["kind"], "--facts", facts, "--out", out, "--json", lang=lang)
            assert said.code == 0, said.err
            assert said.json["lang"] == lang
            assert Path(said.json["pdf"]).read_bytes().startswith(b"%PDF")
            assert docx.Document(said.json["docx"]).paragraphs


def test_a_letter_in_a_language_that_is_not_offered_is_refused_rather_than_written_in_another(
    call: Caller, tmp_path: Path
) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text("{}", "utf-8")
    said = call("letter", "render", "--kind", "no_data", "--facts", facts, "--out", tmp_path, lang="de")
    assert said.code == 2


def test_letter_facts_with_a_mistake_are_refused_by_key(call: Caller, tmp_path: Path) -> None:
    facts = tmp_path / "facts.json"
    facts.write_text('{"reference": 3}', "utf-8")
    said = call("letter", "render", "--kind", "no_data", "--facts", facts, "--out", tmp_path / "out")
    assert said.code == 4
    assert "reference" in said.err
    assert not (tmp_path / "out").exists()


@pytest.fixture
def material(tmp_path: Path) -> tuple[Path, Path]:
    """A folder of files and the facts about them."""
    folder = tmp_path / "material"
    folder.mkdir()
    (folder / "fiche.csv").write_text("nom,ville\nCamille,Lyon\n", "utf-8")
    facts = tmp_path / "package-facts.json"
    facts.write_text('{"reference": "DSR-2026-0001", "lang": "fr", "controller": "Alto SAS"}', "utf-8")
    return folder, facts


def test_a_package_is_built_and_verified_without_a_vault(
    call: Caller, material: tuple[Path, Path], tmp_path: Path, password_file: Path
) -> None:
    folder, facts = material
    out = tmp_path / "p.zip"
    password = ("--package-password-file", password_file)
    built = call(
        "package", "build", "--from", folder, "--facts", facts, "--kind", "access", "--out", out, *password, "--json"
    )
    assert built.code == 0, built.err
    checked = call("package", "verify", out, *password, "--json")
    assert (checked.code, checked.json["ok"], checked.json["problems"]) == (0, True, [])
    assert checked.json["format"] == 1


def test_without_a_password_file_a_password_is_left_beside_the_package(
    call: Caller, material: tuple[Path, Path], tmp_path: Path
) -> None:
    folder, facts = material
    out = tmp_path / "p.zip"
    options = ("--from", folder, "--facts", facts, "--kind", "access", "--out", out, "--json")
    made = call("package", "build", *options).json
    assert call("package", "verify", out, "--package-password-file", made["password_file"]).code == 0


def test_a_package_that_was_changed_fails_the_check(
    call: Caller, material: tuple[Path, Path], tmp_path: Path, password_file: Path
) -> None:
    folder, facts = material
    out = tmp_path / "p.zip"
    password = ("--package-password-file", password_file)
    call("package", "build", "--from", folder, "--facts", facts, "--kind", "access", "--out", out, *password)
    content = bytearray(out.read_bytes())
    content[len(content) * 3 // 4] ^= 1
    out.write_bytes(content)
    said = call("package", "verify", out, *password, "--json")
    assert (said.code, said.json["ok"]) == (1, False)
    assert said.json["problems"]


def test_the_password_never_stands_in_the_answer(call: Caller, vault: Path) -> None:
    said = call("case", "list", "--json")
    assert PASSWORD not in said.out + said.err
