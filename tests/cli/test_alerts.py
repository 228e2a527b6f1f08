"""`dsardesk alerts`, and the commands on a person who does not answer, as other programs call them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dsardesk.storage.reminder_file import FILE
from tests.cli.conftest import Caller
from tests.cli.test_time_limits import written


@pytest.fixture
def locked(vault: Path, reference: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault with one case, and no password at hand."""
    assert reference
    monkeypatch.delenv("DSARDESK_PASSWORD_FILE")
    return vault


def test_what_is_due_is_told_without_a_name_and_late_is_exit_1(call: Caller, reference: str) -> None:
    said = call("alerts", "--today", "2026-11-23", "--json")
    assert (said.code, said.json["late"], said.json["id_held"], said.json["locked"]) == (0, 0, 0, False)
    assert {each["reference"] for each in said.json["items"]} == {reference}
    assert {"late", "due", "waiting", "approve", "id_held", "items"} <= set(said.json)
    late = call("alerts", "--today", "2026-11-25")
    assert late.code == 1
    assert f"{reference}  24 November 2026 (late)" in late.out


def test_locked_the_reminder_file_answers_the_same(call: Caller, locked: Path) -> None:
    said = call("alerts", "--today", "2026-11-25", "--json")
    assert (said.code, said.json["late"], said.json["locked"], said.json["verified"]) == (1, 1, True, True)
    assert "Vault locked" in call("alerts", "--today", "2026-11-23").out
    assert (locked / FILE).is_file()


def test_the_file_names_nobody(call: Caller, locked: Path) -> None:
    text = (locked / FILE).read_text("utf-8")
    assert "DSR-" in text
    assert not any(word in text.casefold() for word in ("camille", "duvernay", "@", "alto"))
    assert call("alerts").code in {0, 1}


def test_one_that_was_changed_is_not_believed(call: Caller, locked: Path) -> None:
    table = json.loads((locked / FILE).read_text("utf-8"))
    table["items"] = []
    (locked / FILE).write_text(json.dumps(table), "utf-8")
    said = call("alerts")
    assert said.code == 4
    assert "signature" in said.err


def test_refused_there_is_none_and_the_next_opening_writes_none(
    call: Caller, vault: Path, reference: str, password_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("alerts", "--reminder-file", "off", "--json").json["items"][0]["reference"] == reference
    monkeypatch.delenv("DSARDESK_PASSWORD_FILE")
    assert call("alerts").code == 3
    assert "DSR-" not in (vault / FILE).read_text("utf-8")
    assert call("alerts", "--reminder-file", "on", "--password-file", password_file).code in {0, 1}
    assert call("alerts", "--json").json["locked"]


def test_the_calendar_is_written(call: Caller, reference: str, tmp_path: Path) -> None:
    out = tmp_path / "due.ics"
    call("alerts", "--ics", out, lang="fr")
    text = out.read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert "DTSTART;VALUE=DATE:20261124\r\n" in text
    assert reference in text


def test_without_a_vault_it_says_so(call: Caller) -> None:
    assert call("alerts").code == 2


def test_a_question_a_reminder_a_choice_and_the_answer(call: Caller, reference: str, tmp_path: Path) -> None:
    doubt = written(tmp_path, "une autre adresse")
    asked = call("identity", "request", reference, "--rung", "data_points", "--doubt-file", doubt, "--late", "--json")
    assert asked.code == 0, asked.err
    reminded = call("case", "remind", reference, "--about", "identity", "--channel", "phone", "--json").json
    assert [each["kind"] for each in reminded["reminders"]] == ["identity"]
    too_soon = call("case", "unanswered", reference, "--course", "close_for_now", "--reasons-file", doubt, "--json")
    assert too_soon.code == 5
    resumed = call("case", "resume", reference, "--json")
    assert resumed.code == 0, resumed.err
    assert resumed.json["silences"] == []


def test_the_day_of_receipt_is_put_right(call: Caller, reference: str, tmp_path: Path) -> None:
    assert call("case", "receipt", reference, "--received-on", "2026-10-20").code == 5
    why = written(tmp_path, "arrivé au support")
    said = call("case", "receipt", reference, "--received-on", "2026-10-20", "--reason-file", why, "--json")
    assert said.json["received_on"] == "2026-10-20"
