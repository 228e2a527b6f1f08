"""`case add`, and what `case open` and `intake` say of a message that looks linked to a case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Caller
from tests.ui.intake.conftest import with_picture


@pytest.fixture
def reminder(tmp_path: Path, reference: str) -> Path:
    """A reminder that names the case."""
    return mail(tmp_path / "reminder.eml", f"Je relance ma demande restée sans réponse, {reference.lower()}.")


def mail(path: Path, text: str, **headers: str) -> Path:
    told = {
        "From": "Quelqu’un <quelqu-un@autre.example>",
        "Received": "from x by mx.alto.example; Tue, 3 Nov 2026 09:14:07 +0100",
        "Subject": "Relance",
        "Message-ID": "<second@autre.example>",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    lines = [*(f"{name}: {value}" for name, value in told.items()), 'Content-Type: text/plain; charset="utf-8"']
    path.write_text("\n".join([*lines, "", text, ""]), "utf-8")
    return path


def events(call: Caller, reference: str) -> list[str]:
    return [each["action"] for each in call("case", "show", reference, "--json").json["timeline"]]


class TestOpening:
    """A message that names a case opens no second one unless somebody says so."""

    def test_it_is_refused_with_the_command_that_files_it(self, call: Caller, reference: str, reminder: Path) -> None:
        said = call("case", "open", reminder, "--right", "access", "--json")
        assert (said.code, said.json["code"]) == (5, "linking.looks_linked")
        assert f"dsardesk case add {reference}" in said.err
        assert len(call("case", "list", "--json").json["cases"]) == 1

    def test_somebody_may_open_one_more_all_the_same(self, call: Caller, reference: str, reminder: Path) -> None:
        said = call("case", "open", reminder, "--right", "access", "--new-case", "--json")
        assert said.code == 0, said.err
        assert said.json["reference"] != reference
        assert said.json["looks_linked"] == [
            {"reference": reference, "relation": "reminder", "why": ["reference"], "answer": None}
        ]
        about = call("case", "open", reminder, "--right", "erasure", "--about", reference, "--json")
        assert (about.code, about.json["linked"]) == (0, [reference])

    def test_whoever_writes_again_about_something_else_is_only_told_of(
        self, call: Caller, reference: str, message: Path, tmp_path: Path
    ) -> None:
        sender = next(line for line in message.read_text("utf-8").splitlines() if line.startswith("From: "))
        told = {"From": sender.removeprefix("From: "), "Subject": "Mes données"}
        again = mail(tmp_path / "again.eml", "Effacez mes données.", **told)
        said = call("case", "open", again, "--json")
        assert said.code == 0, said.err
        assert said.json["looks_linked"][0]["relation"] == "second_request"
        assert f"Looks linked to {reference}: a second request (same address" in said.err

    def test_a_draft_only_tells(self, call: Caller, reference: str, reminder: Path) -> None:
        said = call("case", "open", reminder, "--right", "access", "--draft", "--json")
        assert (said.code, said.json["looks_linked"][0]["reference"]) == (0, reference)


class TestAdding:
    """A message filed into a case by command."""

    def test_as_what_it_seems_to_be(self, call: Caller, reference: str, reminder: Path) -> None:
        said = call("case", "add", reference, reminder, "--json")
        assert said.code == 0, said.err
        assert [each["kind"] for each in said.json["documents"]] == ["original", "message"]
        filed = next(each for each in said.json["timeline"] if each["action"] == "message.filed")
        assert filed["facts"]["relation"] == "reminder"

    def test_as_somebody_says(self, call: Caller, reference: str, reminder: Path) -> None:
        assert call("case", "add", reference, reminder, "--as", "reply").code == 0
        assert call("case", "add", reference, reminder, "--json").code == 0
        assert events(call, reference)[-2:] == ["message.filed", "message.repeated"]

    def test_what_looks_linked_to_nothing_is_one_message_more(
        self, call: Caller, reference: str, tmp_path: Path
    ) -> None:
        said = call("case", "add", reference, mail(tmp_path / "m.eml", "Bonjour"), "--json")
        assert (said.code, len(said.json["documents"])) == (0, 2)

    def test_a_second_request_has_its_own_case(self, call: Caller, reference: str, tmp_path: Path) -> None:
        asked = mail(tmp_path / "m.eml", f"{reference} : effacez mes données.", Subject="Effacement")
        said = call("case", "add", reference, asked)
        assert said.code == 5
        assert "open a linked case" in said.err

    def test_a_colleagues_answer_is_recorded_as_that_of_a_system(
        self, call: Caller, reference: str, tmp_path: Path
    ) -> None:
        colleague = "Paul <paul@alto.example>"
        nothing = mail(tmp_path / "n.eml", "Rien.", From=colleague, Subject=f"Re: {reference}/crm")
        said = call("case", "add", reference, nothing, "--json")
        assert said.code == 0, said.err
        assert [(each["system"], each["outcome"]) for each in said.json["searches"]] == [("crm", "nothing")]
        waits = mail(tmp_path / "w.eml", "Je regarde.", From=colleague, Subject=f"Re: {reference}", Message_ID="<w@x>")
        assert call("case", "add", reference, waits).code == 2
        chosen = ("--as", "search_answer", "--system", "facturation")
        assert call("case", "add", reference, waits, *chosen, "--outcome", "later").code == 0
        said = call("case", "add", reference, waits, *chosen, "--outcome", "found", "--json")
        assert said.json["searches"][-1]["outcome"] == "found"


def test_the_question_to_a_colleague_is_written_and_its_answer_recognised(
    call: Caller, reference: str, tmp_path: Path
) -> None:
    asked = call("case", "ask", reference, "--system", "crm", "--json")
    assert asked.code == 0, asked.err
    assert asked.json["task"] == f"{reference}/crm"
    assert "[ ] nothing" in asked.json["text"]
    assert "Article" not in asked.json["text"]
    answer = mail(tmp_path / "m.eml", "Nothing.", From="Aide <aide@hebergeur.example>", Subject=asked.json["subject"])
    said = call("case", "add", reference, answer, "--json")
    assert [each["system"] for each in said.json["searches"]] == ["crm"]
    assert f"[{reference}/crm] Que contient" in call("case", "ask", reference, "--system", "crm", lang="fr").out
    assert call("case", "ask", reference, "--system", "paie").code == 2


class TestIntake:
    """Without a vault, a message still tells what it names and that it follows another."""

    def told(self, call: Caller, path: Path) -> Any:
        return json.loads(call("intake", path, "--json").out)["linked"]

    def test_references_and_threads(self, call: Caller, tmp_path: Path) -> None:
        named = mail(tmp_path / "a.eml", "Votre dossier 2026-0042", In_Reply_To="<first@x.example>")
        assert self.told(call, named) == {"references": ["DSR-2026-0042"], "follows_a_message": True}
        said = call("intake", named)
        assert "looks linked to a case" in said.out
        assert "DSR-2026-0042" in said.out

    def test_nothing_where_nothing_ties_it(self, call: Caller, tmp_path: Path) -> None:
        assert self.told(call, mail(tmp_path / "a.eml", "Effacez mes données.", Subject="Bonjour")) is None
        assert self.told(call, tmp_path / "missing.eml") is None


class TestWhichAttachmentIsAnIdentityDocument:
    """What a person says on the command line prevails, both ways; the vault holds what is none, and nothing else."""

    @pytest.fixture
    def enclosing(self, tmp_path: Path) -> Path:
        """A request with two pictures, of which the first is named as a card."""
        path = tmp_path / "request.eml"
        path.write_bytes(with_picture("Je demande l'accès à mes données.", "cni.jpg"))
        return path

    def opened(self, call: Caller, *said: str | Path) -> tuple[int, str]:
        """How many copies are held, and the reference."""
        answer = call("case", "open", *said, "--received-on", "2026-10-24", "--json")
        assert answer.code == 0, answer.err
        return sum(each["held"] for each in answer.json["identity"]["documents"]), answer.json["reference"]

    @pytest.mark.parametrize(
        ("said", "held"),
        [
            ((), 1),
            (("--identity-attachment", "2"), 2),
            (("--no-identity-document",), 0),
            (("--no-identity-document", "--identity-attachment", "2"), 1),
        ],
    )
    def test_what_is_named_joins_what_is_found_unless_nothing_else_is_one(
        self, call: Caller, reference: str, enclosing: Path, said: tuple[str, ...], held: int
    ) -> None:
        found, opened = self.opened(call, enclosing, *said)
        assert (found, opened != reference) == (held, True)
        assert ("identity.told_apart" in events(call, opened)) is bool(said)

    def test_an_attachment_that_is_not_there_is_refused(self, call: Caller, reference: str, enclosing: Path) -> None:
        assert reference
        for more in ((), ("--no-identity-document",)):
            refused = call("case", "open", enclosing, "--identity-attachment", "3", *more, "--json")
            assert refused.code == 2
            assert "no attachment no. 3" in refused.err
