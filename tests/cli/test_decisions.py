"""Refusals decided, charged for and approved by commands, as docs/refusals.md promises."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dsardesk.cli.decisions import BadAmount, _cents
from dsardesk.cli.reasons import BadReasons, read_reasons
from tests.cli.conftest import Caller, Said

Write = Callable[[str], Path]
REPEATED = """\
Vous l’avez demandé deux fois en octobre.
Rien n’a changé depuis.

[R02]
earlier_requests = 2 octobre
 et 16 octobre
interval = 14 jours
unchanged = aucun achat
"""


@pytest.fixture
def file(tmp_path: Path) -> Write:
    """A file of some words."""

    def write(text: str) -> Path:
        path = tmp_path / f"words-{len(list(tmp_path.glob('words-*')))}"
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture
def proof(tmp_path: Path) -> Path:
    """A file that proves something."""
    path = tmp_path / "courriers.pdf"
    path.write_bytes(b"%PDF")
    return path


def done(said: Said) -> Any:
    assert said.code == 0, said.err
    return said.json


class TestFileOfReasons:
    def test_what_stands_above_the_grounds_is_for_the_person(self) -> None:
        reasons = read_reasons(REPEATED)
        assert reasons.words == "Vous l’avez demandé deux fois en octobre.\nRien n’a changé depuis."

    def test_each_ground_has_its_facts_over_as_many_lines_as_they_need(self) -> None:
        (ground,) = read_reasons(REPEATED).grounds
        assert (ground.code, ground.scope) == ("R02", "")
        assert ground.facts["earlier_requests"] == "2 octobre\net 16 octobre"

    def test_a_ground_may_say_which_part_it_refuses(self) -> None:
        (ground,) = read_reasons("[R25]\nscope = l’avis\nwithheld = l’avis d’avocat").grounds
        assert (ground.scope, dict(ground.facts)) == ("l’avis", {"withheld": "l’avis d’avocat"})

    def test_prose_that_only_looks_like_a_fact_is_prose(self) -> None:
        assert read_reasons("total = 12 factures").words == "total = 12 factures"

    def test_words_under_a_ground_without_a_key_are_a_mistake(self) -> None:
        with pytest.raises(BadReasons) as refused:
            read_reasons("Bonjour\n[R02]\nparce que")
        assert refused.value.facts == {"line": 3}


@pytest.mark.parametrize(("amount", "cents"), [("15", 1500), ("15.5", 1550), ("0,05", 5), (" 15 ", 1500)])
def test_an_amount_is_read_as_people_write_it(amount: str, cents: int) -> None:
    assert _cents(amount) == cents


@pytest.mark.parametrize("amount", ["", "-3", "quinze", "15.555", "1e3", "9999999", "٣"])
def test_anything_else_is_no_amount(amount: str) -> None:
    with pytest.raises(BadAmount):
        _cents(amount)


class TestRefusing:
    def test_a_refusal_is_recorded_with_its_ground_its_facts_and_its_proof(
        self, call: Caller, reference: str, file: Write, proof: Path
    ) -> None:
        words = ("case", "decide", reference, "--item", "1", "--outcome", "refused", "--ground", "R02")
        shown = done(call(*words, "--reasons-file", file(REPEATED), "--evidence", f"R02={proof}", "--json"))
        item = shown["items"][0]
        assert item["reasons"].startswith("Vous l’avez demandé")
        (ground,) = item["grounds"]
        assert (ground["ground"], ground["facts"]["interval"], ground["approval"]) == ("R02", "14 jours", "controller")
        assert ground["evidence"] in {document["id"] for document in shown["documents"]}

    @pytest.mark.parametrize(
        ("options", "told"),
        [
            ((), ("refusal.ground_missing", "names its ground")),
            (("--ground", "R02"), ("refusal.incomplete", "earlier requests")),
            (("--ground", "R11"), ("refusal.does_not_fit", "R11")),
        ],
    )
    def test_what_a_refusal_lacks_is_said(
        self, call: Caller, reference: str, file: Write, options: tuple[str, ...], told: tuple[str, str]
    ) -> None:
        words = ("case", "decide", reference, "--item", "1", "--outcome", "refused", *options)
        said = call(*words, "--reasons-file", file("Non."), "--json")
        assert said.code == 5
        assert said.json["code"] == told[0]
        assert told[1] in said.err

    def test_an_objection_to_marketing_is_never_refused(self, call: Caller, reference: str, file: Write) -> None:
        words = ("case", "decide", reference, "--item", "2", "--outcome", "refused", "--ground", "R26")
        said = call(*words, "--reasons-file", file("Non."), "--json")
        assert (said.code, said.json["code"]) == (5, "refusal.never")

    @pytest.mark.parametrize("evidence", ["courriers.pdf", "R03=courriers.pdf"])
    def test_a_proof_belongs_to_a_ground_that_is_given(
        self, call: Caller, reference: str, file: Write, evidence: str
    ) -> None:
        words = ("case", "decide", reference, "--item", "1", "--outcome", "refused")
        said = call(*words, "--reasons-file", file(REPEATED), "--evidence", evidence)
        assert said.code == 2
        assert "CODE=FILE" in said.err

    def test_the_grounds_that_fit_are_listed_with_what_they_ask(self, call: Caller, reference: str) -> None:
        found = done(call("case", "grounds", reference, "--item", "1", "--json"))["grounds"]
        repeated = next(each for each in found if each["ground"] == "R02")
        assert repeated["article"] == "Article 12(5) GDPR"
        assert set(repeated["facts"]) == {"earlier_requests", "interval", "unchanged"}
        assert "R02  Excessive: repetitive" in call("case", "grounds", reference, "--item", "1").out
        assert "No ground fits" in call("case", "grounds", reference, "--item", "2").out

    def test_the_letter_leaves_once_the_officer_advised_and_the_only_user_approved_alone(
        self, call: Caller, reference: str, file: Write, proof: Path
    ) -> None:
        words = ("case", "decide", reference, "--item", "1", "--outcome", "refused")
        done(call(*words, "--reasons-file", file(REPEATED), "--evidence", f"R02={proof}", "--json"))
        assert call("letter", "draft", reference, "--kind", "refusal").code == 0
        said = call("letter", "approve", reference, "--kind", "refusal")
        assert said.code == 5
        assert "opinion" in said.err
        assert reference in call("case", "approvals").out
        (waiting,) = done(call("case", "approvals", "--json"))["approvals"]
        assert waiting["missing"] == ["opinion_missing", "approval_missing"]
        done(call("case", "opinion", reference, "--item", "1", "--opinion-file", file("Oui."), "--json"))
        shown = done(call("case", "approve", reference, "--item", "1", "--json"))
        assert [entry["given"] for entry in shown["items"][0]["sign_offs"]] == ["here", "alone"]
        assert call("letter", "approve", reference, "--kind", "refusal").code == 0
        assert "Nothing waits" in call("case", "approvals").out

    def test_an_approval_given_outside_is_attached(
        self, call: Caller, reference: str, file: Write, proof: Path
    ) -> None:
        words = ("case", "decide", reference, "--item", "1", "--outcome", "refused", "--opinion-file", file("Oui."))
        done(call(*words, "--reasons-file", file(REPEATED), "--evidence", f"R02={proof}", "--json"))
        said = call("case", "approve", reference, "--item", "1", "--given-outside", proof, "--json")
        assert done(said)["items"][0]["sign_offs"][-1]["given"] == "outside"
        against = ("case", "approve", reference, "--item", "1", "--against", "--words-file", file("Des frais."))
        assert not done(call(*against, "--json"))["items"][0]["sign_offs"][-1]["favourable"]


class TestCharging:
    def test_a_fee_is_set_announced_and_paid(self, call: Caller, reference: str, file: Write, proof: Path) -> None:
        words = ("case", "fee", reference, "--item", "1", "--amount", "15.50", "--calculation-file", file("Une heure."))
        shown = done(call(*words, "--reasons-file", file(REPEATED), "--evidence", f"R02={proof}", "--json"))
        assert shown["items"][0]["fee"]["cents"] == 1550
        (waiting,) = done(call("case", "approvals", "--json"))["approvals"]
        assert waiting["fee"]["calculation"] == "Une heure."
        paid = done(call("case", "fee-paid", reference, "--item", "1", "--json"))
        assert paid["items"][0]["fee"]["paid_on"]

    def test_an_amount_that_is_none_is_refused(self, call: Caller, reference: str, file: Write) -> None:
        words = ("case", "fee", reference, "--item", "1", "--amount", "beaucoup", "--calculation-file", file("x"))
        assert call(*words).code == 2


def test_a_case_is_made_confidential_and_shown_again(call: Caller, reference: str) -> None:
    assert done(call("case", "confidential", reference, "--json"))["confidential"] is True
    assert done(call("case", "confidential", reference, "--lift", "--json"))["confidential"] is False


def test_a_full_refusal_after_an_extension_is_warned_of(
    call: Caller, reference: str, file: Write, proof: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[tuple[Any, ...]] = []

    def warned(*given: Any) -> tuple[tuple[str, dict[str, Any]], ...]:
        heard.append(given)
        return (("refusal_after_first_month", {}),)

    monkeypatch.setattr("dsardesk.cli.decisions.decision_warnings", warned)
    words = ("case", "decide", reference, "--item", "1", "--outcome", "refused")
    said = call(*words, "--reasons-file", file(REPEATED), "--evidence", f"R02={proof}", "--json")
    assert said.code == 0
    assert "within the first month" in said.err
    assert heard
