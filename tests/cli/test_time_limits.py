"""`dsardesk deadline`, and the commands on the clock of a case, as other programs call them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dsardesk.domain.terms import Regime
from tests.cli.conftest import Caller

WORKED = Path(__file__).parents[3] / "shared" / "law" / "deadline_cases.json"
NEEDS_WORKED = pytest.mark.skipif(not WORKED.is_file(), reason="the worked cases do not stand beside the project")
FIGURES = ("remaining_days", "strict_due", "promised_due", "extension_valid", "effective_due")


def worked(part: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(WORKED.read_text("utf-8"))[part]
    return found


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "words.txt"
    path.write_text(text, "utf-8")
    return path


@NEEDS_WORKED
@pytest.mark.shared
def test_every_case_worked_by_hand_gives_the_same_figures(call: Caller) -> None:
    said = call("deadline", "--batch", WORKED, "--json")
    assert said.code == 0, said.err
    cases = worked("cases")
    assert len(cases) == len(said.json) >= 70
    for case, found in zip(cases, said.json, strict=True):
        expected = {"id": case["id"], "due": case["expected_due"], **case["derived"]}
        expected["due_after_extension"] = case["expected_due_after_extension"]
        expected |= {name: case[f"expected_{name}"] for name in FIGURES if f"expected_{name}" in case}
        assert {name: found[name] for name in expected} == expected


@NEEDS_WORKED
@pytest.mark.shared
def test_regimes_of_their_own_give_the_days_worked_by_hand(call: Caller) -> None:
    health, old, swiss, marketing = worked("special_regimes")
    for case, regime in zip((health, old, swiss), Regime, strict=True):
        found = call("deadline", "--received", case["received"], "--regime", regime.value, "--json").json
        assert found["due"] == case["expected_due"]
        assert found["earliest_on"] == case.get("earliest")
        assert found["strict_due"] == case.get("expected_due_rolled", case["expected_due"])
    for right in ("objection_marketing", "consent_withdrawal"):
        found = call("deadline", "--received", marketing["received"], "--right", right, "--json").json
        assert (found["target_on"], found["due"]) == (marketing["expected_due"], marketing["expected_letter_due"])


def test_a_batch_may_name_a_regime_and_refuses_one_that_does_not_exist(call: Caller, tmp_path: Path) -> None:
    case = {"id": "a", "received": "2026-09-07", "regime": "swiss_access", "unknown": 1}
    assert call("deadline", "--batch", written(tmp_path, json.dumps({"cases": [case]})), "--json").json[0]["due"] == (
        "2026-10-07"
    )
    case["regime"] = "martian"
    said = call("deadline", "--batch", written(tmp_path, json.dumps({"cases": [case]})), "--json")
    assert (said.code, said.err) == (2, "There is no such regime: martian.\n")


def test_the_calculation_reads_as_sentences_in_both_languages(call: Caller) -> None:
    """A02."""
    assert call("deadline", "--received", "2026-04-01").out.splitlines() == [
        "Received on Wednesday 1 April 2026; that day is not counted.",
        "One month, to the same day of the month: Friday 1 May 2026.",
        "1 May 2026 is not a working day (Labour Day and weekend): moved to Monday 4 May 2026.",
        "Due date: Monday 4 May 2026, until midnight.",
    ]
    french = call("deadline", "--received", "2026-04-01", lang="fr").out.splitlines()
    assert french[2] == (
        "Le 1er mai 2026 n’est pas un jour ouvré (fête du Travail et week-end)\u00a0: report au lundi 4 mai 2026."
    )


@pytest.mark.parametrize(
    ("today", "late", "left"), [("2026-05-04", False, 0), ("2026-05-05", True, 0), ("2026-04-29", False, 2)]
)
def test_what_if_tells_how_it_stands_on_a_day(call: Caller, today: str, *, late: bool, left: int) -> None:
    found = call("deadline", "--received", "2026-04-01", "--today", today, "--json").json
    assert (found["today"], found["late"], found["working_days_left"]) == (today, late, left)


def test_what_if_tries_facts_that_did_not_happen(call: Caller) -> None:
    tried = call(
        *("deadline", "--received", "2026-03-02", "--event", "identity_requested=2026-03-04"),
        *("--event", "identity_received=2026-03-12", "--today", "2026-03-05", "--json"),
    ).json
    assert (tried["due"], tried["suspended_days"]) == ("2026-04-10", 8)
    stopped = call("deadline", "--received", "2026-03-02", "--event", "identity_requested=2026-03-04", "--json").json
    assert (stopped["state"], stopped["due"], stopped["remaining_days"]) == ("suspended", None, 29)


def test_every_table_that_was_promised_is_listed_france_first(call: Caller) -> None:
    listed = call("deadline", "--calendars", "--json").json
    assert listed[0] == "FR"
    assert {"FR-MF", "GB-ENG", "CH", "LI", "IS", "NO", "DE", "GR"} < set(listed)
    assert len(listed) == 40


class TestOnACase:
    """Suspending, resuming, extending."""

    def test_a_question_suspends_and_its_answer_resumes(self, call: Caller, reference: str, tmp_path: Path) -> None:
        words = written(tmp_path, "vos contrats ou vos factures ?")
        said = call("case", "suspend", reference, "--question-file", words, "--why-file", words, "--json")
        assert said.code == 0, said.err
        shown = said.json
        assert shown["items"][0]["clock"]["state"] == "suspended"
        assert shown["clarifications"][0]["question"] == "vos contrats ou vos factures ?"
        assert shown["items"][1]["clock"]["state"] == "running"
        resumed = call("case", "resume", reference, "--json").json
        assert resumed["items"][0]["clock"]["state"] == "running"
        assert resumed["clarifications"][0]["answered_on"]

    def test_a_question_about_little_data_suspends_nothing(self, call: Caller, reference: str, tmp_path: Path) -> None:
        words = written(tmp_path, "lesquelles ?")
        shown = call("case", "suspend", reference, "--question-file", words, "--not-large", "--json").json
        assert shown["items"][0]["clock"]["state"] == "running"

    @pytest.mark.parametrize(
        ("lang", "words"), [("fr", "ne suspend pas le délai"), ("en", "does not suspend the time")]
    )
    def test_a_question_about_another_right_is_said_to_suspend_nothing(
        self, call: Caller, reference: str, tmp_path: Path, lang: str, words: str
    ) -> None:
        """Once as it is recorded, and again as its letter is drafted."""
        call("case", "add-right", reference, "--right", "erasure")
        file = written(tmp_path, "votre compte, ou tout ?")
        said = call("case", "suspend", reference, "--item", "3", "--question-file", file, "--json", lang=lang)
        assert (said.code, said.json["items"][2]["clock"]["state"]) == (0, "running")
        assert words in said.err
        drafted = call("letter", "draft", reference, "--kind", "clarification", "--json", lang=lang)
        assert (drafted.code, drafted.json["letters"][-1]["kind"]) == (0, "clarification")
        assert words in drafted.err

    def test_which_right_may_be_asked_of_the_whole_message(self, call: Caller, reference: str, tmp_path: Path) -> None:
        file = written(tmp_path, "une copie, ou la fin des envois ?")
        said = call("case", "suspend", reference, "--which-right", "--question-file", file, "--json")
        assert (said.code, said.json["clarifications"][0]["item"]) == (0, None)
        assert {each["clock"]["state"] for each in said.json["items"]} == {"running"}
        assert said.err.startswith("Which right it is: this question does not suspend the time limit.")

    @pytest.mark.parametrize("lang", ["fr", "en"])
    def test_nothing_is_asked_about_an_objection_to_marketing(
        self, call: Caller, reference: str, tmp_path: Path, lang: str
    ) -> None:
        file = written(tmp_path, "par quel moyen ?")
        said = call("case", "suspend", reference, "--item", "2", "--question-file", file, "--json", lang=lang)
        assert (said.code, said.json["code"]) == (5, "clarification.nothing_may_be_asked")
        assert "21" in said.err

    def test_a_second_answer_is_refused_by_a_rule(self, call: Caller, reference: str) -> None:
        said = call("case", "resume", reference, "--json")
        assert (said.code, said.err) == (2, "No question waits for its answer.\n")

    def test_an_extension_whose_notice_left_counts(self, call: Caller, reference: str, tmp_path: Path) -> None:
        shown = call("case", "show", reference, "--json").json
        words = written(tmp_path, "huit années d’échanges")
        said = call(
            *("case", "extend", reference, "--item", "1", "--reasons-file", words),
            *("--notified-on", shown["received_on"], "--ground", "complexity", "--ground", "number", "--json"),
        )
        assert said.code == 0, said.err
        clock = said.json["items"][0]["clock"]
        assert clock["extension_valid"]
        assert said.json["extensions"][0]["grounds"] == ["complexity", "number"]
        again = call("case", "extend", reference, "--item", "1", "--reasons-file", words, "--json")
        assert (again.code, json.loads(again.out)["code"]) == (5, "extension.already")

    def test_without_its_notice_an_extension_waits_for_the_letter(
        self, call: Caller, reference: str, tmp_path: Path
    ) -> None:
        words = written(tmp_path, "huit années d’échanges")
        shown = call("case", "extend", reference, "--item", "1", "--reasons-file", words, "--json").json
        assert not shown["items"][0]["clock"]["extension_valid"]
        assert shown["extensions"][0]["notified_on"] is None

    def test_the_two_facts_of_a_minor_are_kept(self, call: Caller, reference: str) -> None:
        shown = call(
            "case", "minor", reference, "--online-service", "yes", "--minor-at-collection", "yes", "--json"
        ).json
        assert (shown["online_service"], shown["minor_at_collection"]) == (True, True)
        assert call("case", "minor", reference, "--online-service", "yes").code == 2

    def test_a_regime_that_the_profile_does_not_call_for_is_refused(self, call: Caller, reference: str) -> None:
        said = call("case", "regime", reference, "--regime", "swiss_access", "--json")
        assert (said.code, json.loads(said.out)["code"]) == (5, "clock.regime_not_called_for")

    def test_the_case_tells_with_which_tables_it_was_counted(self, call: Caller, reference: str) -> None:
        shown = call("case", "show", reference, "--json").json
        assert (shown["calendar"], shown["forwarding"], shown["regime"]) == ("FR", None, None)
        assert shown["calendar_version"]
        assert shown["rules_version"]

    def test_a_processors_case_tells_its_own_clock(self, call: Caller, reference: str, tmp_path: Path) -> None:
        client = written(tmp_path, "Les Ateliers du Quai\ndonnees@quai.example\n")
        said = call("case", "forward", reference, "--controller-file", client, "--forward-days", "1", "--json")
        assert said.code == 0, said.err
        assert said.json["forwarding"]["left_on"] is None
        assert said.json["forwarding"]["contract_on"] < said.json["forwarding"]["target_on"]


def test_a_registered_letter_is_received_when_it_was_presented(call: Caller, vault: Path, message: Path) -> None:
    said = call("case", "open", message, "--presented-on", "2026-10-20", "--category", "customer", "--json")
    assert said.code == 0, said.err
    assert said.json["received_on"] == "2026-10-20"
