"""A register in a spreadsheet, shown, imported, listed and taken back by the command line on a real vault."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Caller
from tests.sheets import a_register, as_csv, as_ods, as_xlsx


def test_a_register_is_shown_then_imported_listed_and_taken_back(vault: Path, call: Caller, tmp_path: Path) -> None:
    file = tmp_path / "suivi.xlsx"
    file.write_bytes(as_xlsx(a_register(24), joined=("A1:D1",)))
    before = len(call("case", "list", "--json").json["cases"])
    shown = call("register", "import", file, "--json")
    assert (shown.code, shown.json["import"], shown.json["rows"]) == (1, None, 24)
    assert shown.json["columns"]["received_on"] == "Reçue le"
    assert len(call("case", "list", "--json").json["cases"]) == before
    done = call("register", "import", file, "--yes", "--json")
    assert done.code == 0
    batch = done.json["import"]
    assert batch["cases"] == shown.json["cases"] > 15
    assert len(call("case", "list", "--json").json["cases"]) == before + batch["cases"]
    assert [each["id"] for each in call("register", "imports", "--json").json["imports"]] == [batch["id"]]
    assert call("register", "import", file, "--yes").code == 2
    assert call("register", "undo", batch["id"], "--json").json == {"import": batch["id"], "cases": batch["cases"]}
    assert len(call("case", "list", "--json").json["cases"]) == before
    assert call("register", "imports").out.strip()
    assert call("register", "undo", batch["id"]).code == 2
    assert call("audit", "verify", "--json").json["ok"] is True


def test_what_is_said_of_rows_can_be_read(vault: Path, call: Caller, tmp_path: Path) -> None:
    file = tmp_path / "suivi.csv"
    file.write_bytes(as_csv(a_register(24)))
    told = call("register", "import", file, lang="fr").out
    assert "Ligne 11, Reçue le" in told
    assert "laissée de côté" in told


def test_settings_change_what_was_guessed(vault: Path, call: Caller, tmp_path: Path) -> None:
    file, settings = tmp_path / "suivi.ods", tmp_path / "settings.json"
    file.write_bytes(as_ods(a_register(24)))
    plain = call("register", "import", file, "--json").json
    wanted = {
        "columns": {"due_on": "", "name": "E-mail"},
        "rights": {"RGPD": ["access"]},
        "day_first": True,
        "header": 3,
    }
    settings.write_text(json.dumps(wanted), "utf-8")
    changed = call("register", "import", file, "--settings", settings, "--json").json
    assert changed["cases"] > plain["cases"]
    assert changed["columns"]["name"] == "E-mail"
    assert "due_on" not in changed["columns"]
    for wrong in ("[]", "{", '{"columns": {"name": "?"}}', '{"sheet": "?"}', '{"rights": {"x": ["y"]}}'):
        settings.write_text(wrong, "utf-8")
        assert call("register", "import", file, "--settings", settings).code == 2


def test_what_is_no_sheet_is_refused_in_words(vault: Path, call: Caller, tmp_path: Path) -> None:
    file = tmp_path / "suivi.xlsx"
    file.write_bytes(b"PK\x03\x04 broken")
    assert call("register", "import", file).code == 4
