"""What other programs rely on: every command, option and JSON key that was promised is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import pytest

from dsardesk.cli.app import COMMANDS, command_of
from tests.cli.conftest import Caller

VAULT = "--vault --password-file --json --lang"
RIGHTS = {
    "access",
    "rectification",
    "erasure",
    "restriction",
    "portability",
    "objection",
    "objection_marketing",
    "consent_withdrawal",
    "automated_decision",
    "post_mortem_directive",
    "heir_request",
    "complaint",
    "processor_redirect",
}
PROMISED = {
    "demo": "--out --controller --scenario --lang --json",
    "deadline": "--received --calendar --tz --right --promised --event --batch --calendars --today --json --lang",
    "intake": "PATH... --base --json --lang",
    "discover": "SOURCE... --target --base --source-file --json --lang",
    "policy lint": "FILE --rules --json --lang",
    "letter kinds": "--json --lang",
    "letter render": "--kind --facts --lang --out --json",
    "letter check": "FILE --kind --facts --known-names --json --lang",
    "letter draft": f"REF --kind {VAULT}",
    "letter approve": f"REF --kind {VAULT}",
    "letter sent": f"REF --kind --channel {VAULT}",
    "package build": "--from --facts --kind --out --package-password-file --json --lang",
    "package verify": "FILE --package-password-file --json --lang",
    "package create": f"REF --kind --out --package-password-file {VAULT}",
    "vault create": "FOLDER --controller --password-file --json --lang",
    "vault verify": VAULT,
    "vault salvage": f"OUT {VAULT}",
    "vault upgrade": f"--copy-to {VAULT}",
    "vault backup": f"OUT {VAULT}",
    "vault restore": f"BACKUP FOLDER {VAULT}",
    "vault passwd": f"--new-password-file {VAULT}",
    "vault recover": f"--code-file --new-password-file {VAULT}",
    "vault rotate": VAULT,
    "vault users list": VAULT,
    "vault users add": f"--name-file --role {VAULT}",
    "vault users remove": f"--name-file {VAULT}",
    "case open": f"FILE --received-on --right --draft --new-case {VAULT}",
    "case add": f"REF FILE --as --received-on {VAULT}",
    "case ask": f"REF --system {VAULT}",
    "case set-aside": f"FILE --reason --no-request {VAULT}",
    "case list": f"--search-file --today {VAULT}",
    "case show": f"REF {VAULT}",
    "case item": f"REF {VAULT}",
    "case suspend": f"REF --item --which-right --question-file {VAULT}",
    "case resume": f"REF {VAULT}",
    "case extend": f"REF --item --reasons-file --notified-on {VAULT}",
    "case decide": f"REF --item --outcome --ground --reasons-file {VAULT}",
    "case note": f"REF FILE {VAULT}",
    "case close": f"REF {VAULT}",
    "case purge": VAULT,
    "identity request": f"REF {VAULT}",
    "identity check": f"REF {VAULT}",
    "identity hold": f"REF {VAULT}",
    "identity destroy": f"REF {VAULT}",
    "directive register": f"FILE {VAULT}",
    "directive revoke": f"PM {VAULT}",
    "directive execute": f"REF {VAULT}",
    "directive list": VAULT,
    "alerts": f"--ics --today {VAULT}",
    "register export": f"FILE {VAULT}",
    "report annual": f"--year --out {VAULT}",
    "evidence": f"REF --out {VAULT}",
    "audit verify": f"FILE {VAULT}",
    "audit export": f"OUT {VAULT}",
    "export-all": f"OUT {VAULT}",
}


def _every() -> dict[str, click.Command]:
    """Every command that can be called, by its words."""
    found: dict[str, click.Command] = {}

    def walk(path: str, command: click.Command) -> None:
        if isinstance(command, click.Group):
            for name, child in command.commands.items():
                walk(f"{path} {name}", child)
        else:
            found[path] = command

    for name in COMMANDS:
        walk(name, command_of(name))
    return found


def _offered(command: click.Command) -> set[str]:
    options = {opt for each in command.params if isinstance(each, click.Option) for opt in each.opts}
    return options | {
        each.make_metavar(click.Context(command)).strip("[]")
        for each in command.params
        if isinstance(each, click.Argument)
    }


@pytest.mark.parametrize("path", PROMISED)
def test_every_promised_command_has_its_arguments_and_options(path: str) -> None:
    command = _every().get(path)
    assert command is not None, "the command was taken away"
    assert set(PROMISED[path].split()) <= _offered(command)


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("path", [*PROMISED, "", *COMMANDS])
def test_help_explains_every_command_and_every_option(call: Caller, path: str, lang: str) -> None:
    said = call(*path.split(), "--help", lang=lang)
    assert (said.code, said.err) == (0, "")
    for word in PROMISED.get(path, "").split():
        if word.startswith("--"):
            assert word in said.out
    assert all(line.strip() for line in said.out.strip().splitlines()[:1])


def test_a_personal_fact_is_never_an_option_but_a_file() -> None:
    """Personal data and secrets come in files or on stdin."""
    names = {"--name", "--password", "--code", "--email", "--address", "--reasons", "--note", "--text", "--search"}
    for path, command in _every().items():
        assert not names & {opt for each in command.params for opt in each.opts if not getattr(each, "is_flag", 0)}, (
            path
        )


def _choices(path: str, option: str) -> set[str]:
    kind = next(each.type for each in _every()[path].params if option in each.opts)
    assert isinstance(kind, click.Choice)
    return set(kind.choices)


@pytest.mark.parametrize(("path", "option"), [("case open", "--right"), ("deadline", "--right")])
def test_rights_have_their_promised_words(path: str, option: str) -> None:
    assert _choices(path, option) >= RIGHTS - {
        "post_mortem_directive",
        "heir_request",
        "complaint",
        "processor_redirect",
    }
    assert _choices("case open", "--right") >= RIGHTS


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (("case", "list"), "cases"),
        (
            ("case", "show", "REF"),
            "reference state role requester items identity searches documents letters packages promises timeline",
        ),
        (("case", "item", "REF"), "reference items"),
        (("vault", "verify"), "cipher_ok integrity_ok audit_ok anchor_ok problems"),
        (("alerts",), "late due waiting approve id_held items"),
        (("audit", "verify"), "ok events head problems"),
        (
            ("deadline", "--received", "2026-01-30"),
            "nominal_due strict_due prudent_due due due_after_extension effective_due extension_valid state steps",
        ),
        (
            ("deadline", "--received", "2026-01-30"),
            "received calendar suspended_days remaining_days promised_due alert_due due_instant_utc",
        ),
    ],
)
def test_json_has_every_promised_key_and_null_where_one_does_not_apply(
    call: Caller, reference: str, words: tuple[str, ...], keys: str
) -> None:
    said = call(*(reference if word == "REF" else word for word in words), "--json")
    assert said.code in {0, 1}, said.err
    assert set(keys.split()) <= set(said.json)


def test_lines_of_the_list_and_of_a_case_have_every_promised_key(call: Caller, reference: str) -> None:
    line = call("case", "list", "--json").json["cases"][0]
    assert {"reference", "rights", "state", "received_on", "due_on", "alert_due", "late", "next_step"} <= set(line)
    shown: dict[str, Any] = call("case", "show", reference, "--json").json
    assert {"item", "right", "state", "outcome", "clock"} <= set(shown["items"][0])
    assert {"rung", "checked_on", "documents"} <= set(shown["identity"])
    assert {"id", "held", "due"} <= set(shown["identity"]["documents"][0])


class TestNotesAndItems:
    def test_a_note_is_kept_in_the_words_of_its_file_and_shown_in_the_timeline(
        self, call: Caller, reference: str, tmp_path: Path
    ) -> None:
        file = tmp_path / "note"
        file.write_text("Appel du 12 octobre.", "utf-8")
        before = len(call("case", "show", reference, "--json").json["timeline"])
        said = call("case", "note", reference, file, "--json")
        assert (said.code, said.err) == (0, "")
        assert len(said.json["timeline"]) == before + 1

    def test_a_note_that_says_nothing_is_refused(self, call: Caller, reference: str, tmp_path: Path) -> None:
        file = tmp_path / "note"
        file.write_text(" \n", "utf-8")
        assert call("case", "note", reference, file).code == 2
        assert call("case", "note", reference, tmp_path / "absent").code == 4

    def test_a_right_that_the_message_exercises_too_is_added(self, call: Caller, reference: str) -> None:
        before = call("case", "item", reference, "--json").json["items"]
        said = call("case", "item", reference, "--right", "rectification", "--json")
        assert (said.code, said.err) == (0, "")
        assert [each["right"] for each in said.json["items"]] == [*(each["right"] for each in before), "rectification"]
        assert "rectification" in call("case", "item", reference).out.lower()
