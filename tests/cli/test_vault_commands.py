"""Vault, audit, letter and package commands, with CONTRACT's shapes."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from dsardesk.desk.opening import open_desk
from dsardesk.domain.letters import LetterKind
from dsardesk.storage import places
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
    # That the log was checked is itself in it.
    assert outside.json["events"] == inside["events"] + 1


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


def test_a_backup_is_one_file_and_a_folder_is_refused_in_words(call: Caller, vault: Path, tmp_path: Path) -> None:
    said = call("vault", "backup", tmp_path)
    assert said.code == 2
    assert "single file" in said.err


def test_a_backup_into_a_folder_that_is_not_there_says_so(call: Caller, vault: Path, tmp_path: Path) -> None:
    said = call("vault", "backup", tmp_path / "stick" / "x.dsarbackup")
    assert said.code == 6
    assert "plug the drive in" in said.err


def test_a_case_purged_since_the_backup_does_not_come_back(call: Caller, reference: str, tmp_path: Path) -> None:
    """UX 3.5 (k): restore re-applies what was erased, before anything is shown."""
    backup, back = tmp_path / "x.dsarbackup", tmp_path / "back"
    made = call("vault", "backup", backup, "--json").json
    assert (made["cases"], made["verified"]) == (1, True)
    _purge_everything(tmp_path / "vault")
    compared = call("vault", "compare", backup, "--json").json
    assert (compared["likeness"], compared["vault"]["cases"]) == ("older", 0)
    assert compared["to_replay"] > 1
    said = call("vault", "restore", backup, back, "--json")
    assert (said.code, said.json["cases"], said.json["destroyed_again"]["cases"]) == (0, 0, 1)
    assert call("case", "list", "--vault", back, "--json").json == {"cases": []}
    assert call("vault", "verify", "--vault", back).code == 0


def _purge_everything(folder: Path) -> None:
    with open_desk(folder, PASSWORD) as desk, desk.context.work.write() as transaction:
        for line in transaction.cases.page(offset=0, limit=9):
            case = transaction.cases.get(line.reference)
            transaction.cases.purge(case)
            transaction.audit.forget(case.id)
            transaction.audit.append(desk.actor, "case.purged", case.id, {})


def test_what_was_purged_stays_so_even_where_the_vault_is_lost(call: Caller, reference: str, tmp_path: Path) -> None:
    backup = tmp_path / "x.dsarbackup"
    call("vault", "backup", backup)
    _purge_everything(tmp_path / "vault")
    shutil.rmtree(tmp_path / "vault")
    said = call("vault", "restore", backup, tmp_path / "vault", "--json")
    assert (said.json["cases"], said.json["destroyed_again"]["cases"]) == (0, 1)
    assert call("vault", "verify").code == 0


def test_backups_are_scheduled_and_made_when_they_are_due(call: Caller, reference: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    said = call("vault", "schedule", "--folder", tmp_path / "out", "--every", "day", "--keep", "2", "--json")
    assert (said.code, said.json["every"], said.json["keep"], said.json["made"]) == (0, "day", 2, None)
    made = call("vault", "schedule", "--run-due", "--json").json["made"]
    assert made is not None
    assert Path(made).parent == tmp_path / "out"
    assert call("vault", "schedule", "--run-due", "--json").json["made"] is None
    assert call("vault", "schedule", "--keep", "0").code == 2


def test_the_recovery_code_of_its_day_brings_a_backup_back(call: Caller, tmp_path: Path, password_file: Path) -> None:
    folder, backup, code = tmp_path / "v", tmp_path / "x.dsarbackup", tmp_path / "code"
    made = call("vault", "create", folder, "--controller", "alto", "--password-file", password_file, "--json")
    code.write_text(made.json["recovery_code"].lower().replace("-", " "), "utf-8")
    assert call("vault", "backup", backup, "--vault", folder, "--password-file", password_file).code == 0
    assert call("vault", "restore", backup, tmp_path / "back", "--password-file", code).code == 0
    assert call("case", "list", "--vault", tmp_path / "back", "--password-file", password_file).code == 0


class TestAVaultInDoubt:
    """An earlier database put back: read, never written, until somebody answers for it."""

    @pytest.fixture(autouse=True)
    def _rolled_back(self, call: Caller, reference: str, vault: Path, message: Path) -> None:
        earlier = (vault / "cases.db").read_bytes()
        assert call("case", "open", message, "--category", "customer", "--new-case").code == 0
        (vault / "cases.db").write_bytes(earlier)

    def test_it_is_read_and_the_doubt_is_said(self, call: Caller, reference: str) -> None:
        said = call("case", "show", reference, "--json")
        assert (said.code, said.json["reference"]) == (0, reference)
        assert "older state of the vault" in said.err

    def test_nothing_is_written_to_it(self, call: Caller, message: Path) -> None:
        said = call("case", "open", message, "--category", "customer", "--new-case")
        assert said.code == 3
        assert "open for reading only" in said.err

    @pytest.mark.parametrize("command", ["vault", "audit"])
    def test_both_checks_tell_of_it(self, call: Caller, command: str) -> None:
        said = call(command, "verify", "--json")
        assert said.code == 1
        assert "older state of the vault" in said.json["problems"][0]
        assert said.json.get("ok") is not True
        assert said.json.get("anchor_ok") is not True

    def test_whoever_answers_for_it_writes_again(self, call: Caller, message: Path, tmp_path: Path) -> None:
        (tmp_path / "why").write_text("Copie remise après une panne.", "utf-8")
        assert call("audit", "accept", "--reasons-file", tmp_path / "why", "--json").json == {"accepted": True}
        assert call("case", "open", message, "--category", "customer", "--new-case").code == 0
        assert call("audit", "verify", "--json").json["ok"] is True
        assert call("audit", "accept", "--reasons-file", tmp_path / "why").code == 5


def test_the_end_of_the_log_can_be_remembered_in_a_file_and_forgotten(
    call: Caller, reference: str, tmp_path: Path
) -> None:
    witness = tmp_path / "witness.json"
    assert call("audit", "anchor", witness).code == 0
    assert json.loads(witness.read_text("utf-8"))["closed"] is True
    assert call("audit", "anchor", "--json").json == {"file": None}


def test_the_script_that_checks_an_exported_log_lies_beside_it(call: Caller, reference: str, tmp_path: Path) -> None:
    said = call("audit", "export", tmp_path / "log.jsonl", "--json").json
    done = subprocess.run(
        [sys.executable, "-I", said["checker"], str(tmp_path / "log.jsonl")], check=False, capture_output=True
    )
    assert done.returncode == 0
    assert f"{said['events']} events".encode() in done.stdout


def test_a_vault_in_a_folder_that_a_service_copies_is_made_with_a_warning(
    call: Caller, tmp_path: Path, password_file: Path
) -> None:
    folder = tmp_path / "Dropbox" / "v"
    said = call("vault", "create", folder, "--controller", "alto", "--password-file", password_file)
    assert said.code == 0
    assert "Dropbox copies this folder elsewhere" in said.err


def test_a_vault_on_a_share_is_refused_and_can_be_copied_here(
    call: Caller, reference: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_share = tmp_path / "vault"
    monkeypatch.setattr(places, "file_system", lambda folder: "cifs" if folder == on_share else "ext4")
    said = call("case", "list")
    assert said.code == 5
    assert "one vault is one workstation" in said.err.lower()
    assert call("vault", "copy", tmp_path / "here").code == 0
    assert call("case", "list", "--vault", tmp_path / "here", "--json").json["cases"]


class TestRestoringOnANewComputer:
    """What ended since is known by what travelled, or said not to be known."""

    def test_what_nothing_tells_is_said_on_the_side(
        self, call: Caller, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        backup = tmp_path / "x.dsarbackup"
        assert call("vault", "backup", backup).code == 0
        shutil.rmtree(vault)
        monkeypatch.setenv("DSARDESK_CACHE_DIR", str(tmp_path / "new computer"))
        said = call("vault", "restore", backup, tmp_path / "back", "--json")
        assert said.code == 0
        assert said.json["known"] == {"whole": False, "until": None, "keys": False, "unlisted": 0}
        assert "Nothing here tells what was destroyed since this backup." in said.err

    def test_an_exported_journal_tells_it(
        self, call: Caller, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        backup, log = tmp_path / "x.dsarbackup", tmp_path / "journal.jsonl"
        call("vault", "backup", backup)
        assert call("audit", "export", log).code == 0
        shutil.rmtree(vault)
        monkeypatch.setenv("DSARDESK_CACHE_DIR", str(tmp_path / "new computer"))
        said = call("vault", "restore", backup, tmp_path / "back", "--source", log, "--json")
        assert said.json["known"]["until"] is not None
        assert "What was destroyed is known up to" in said.err

    def test_an_old_password_needs_one_of_today_beside_it(self, call: Caller, vault: Path, tmp_path: Path) -> None:
        backup, fresh = tmp_path / "x.dsarbackup", tmp_path / "fresh"
        fresh.write_text("onze-tabourets-sous-la-pluie", "utf-8")
        call("vault", "backup", backup)
        call("vault", "passwd", "--new-password-file", fresh)
        refused = call("vault", "restore", backup, tmp_path / "back")
        assert refused.code == 3, refused.err
        assert "a password of today as well" in refused.err
        said = call("vault", "restore", backup, tmp_path / "back", "--today-password-file", fresh)
        assert said.code == 0
        assert call("case", "list", "--vault", tmp_path / "back").code == 3
        assert call("case", "list", "--vault", tmp_path / "back", "--password-file", fresh).code == 0


class TestAnUpgrade:
    @pytest.fixture
    def _due(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Every opening takes the vault for one of an earlier program."""

        def upgrade(_engine: object, _scripts: object, before: Callable[[], object] = lambda: None) -> None:
            before()

        monkeypatch.setattr("dsardesk.storage.upgrading.upgrade", upgrade)

    def test_a_vault_of_this_version_needs_none(self, call: Caller, vault: Path, tmp_path: Path) -> None:
        said = call("vault", "upgrade", "--copy-to", tmp_path / "nowhere", "--json")
        assert (said.code, said.json) == (0, {"upgraded": False, "backup": None, "copied_to": None})
        assert "nothing to do" in call("vault", "upgrade").out

    @pytest.mark.usefixtures("_due")
    def test_the_backup_made_before_is_copied_where_one_wants_it(
        self, call: Caller, vault: Path, tmp_path: Path, password_file: Path
    ) -> None:
        (tmp_path / "stick").mkdir()
        said = call("vault", "upgrade", "--copy-to", tmp_path / "stick", "--json")
        assert said.code == 0, said.err
        assert (said.json["upgraded"], said.json["copied_to"]) == (True, str(tmp_path / "stick"))
        (copy,) = (tmp_path / "stick").iterdir()
        assert copy.read_bytes() == Path(said.json["backup"]).read_bytes()
        assert call("vault", "restore", copy, tmp_path / "back").code == 0
        assert str(tmp_path / "stick") in call("vault", "upgrade", "--copy-to", tmp_path / "stick").out

    @pytest.mark.usefixtures("_due")
    def test_without_that_copy_nothing_is_upgraded_and_a_sentence_says_so(
        self, call: Caller, vault: Path, tmp_path: Path
    ) -> None:
        said = call("vault", "upgrade", "--copy-to", tmp_path / "taken-out")
        assert said.code == 6
        assert "was not upgraded" in said.err
