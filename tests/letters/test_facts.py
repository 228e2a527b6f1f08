"""The facts of a letter as JSON: written, read back the same, and refused with the key at fault."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.law.reading import BadText
from dsardesk.letters.facts import facts_as_json, read_letter_facts
from tests.invented import letter_facts


def as_text(facts: LetterFacts) -> str:
    return json.dumps(facts_as_json(facts), ensure_ascii=False, indent=1)


def test_every_fact_comes_back_as_it_was() -> None:
    assert read_letter_facts(as_text(letter_facts())) == letter_facts()


def test_dates_are_written_as_people_and_programs_write_them() -> None:
    written = json.loads(as_text(letter_facts()))
    assert (written["received_on"], written["due_on"]) == ("2026-04-01", "2026-05-04")
    plain: dict[str, object] = {"outcome": None, "reasons": "", "quote": "", "grounds": [], "fee": None}
    plain["own_initiative"] = False
    assert written["items"][1] == {"right": "objection_marketing", **plain}


@given(
    items=st.lists(st.tuples(st.sampled_from(RightType), st.none() | st.sampled_from(Outcome), st.text()), max_size=3),
    due_on=st.none() | st.dates(),
    doubt=st.text(),
    files=st.none() | st.integers(0, 10**6),
)
def test_whatever_the_facts_they_come_back(
    items: list[tuple[RightType, Outcome | None, str]], due_on: date | None, doubt: str, files: int | None
) -> None:
    answered = tuple(type(letter_facts().items[0])(*item) for item in items)
    facts = letter_facts(items=answered, due_on=due_on, doubt=doubt, package_files=files)
    assert read_letter_facts(as_text(facts)) == facts


def test_the_least_that_is_needed_is_enough_for_an_acknowledgement() -> None:
    whole = json.loads(as_text(letter_facts()))
    least = {
        key: whole[key] for key in ("company", "addressee", "reference", "received_on", "dated_on", "items", "due_on")
    }
    assert plan_letter(LetterKind.ACKNOWLEDGEMENT, read_letter_facts(json.dumps(least))).sections


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    table = json.loads(as_text(letter_facts()))
    change(table)
    return json.dumps(table, ensure_ascii=False, indent=1)


@pytest.mark.parametrize(
    ("change", "key", "problem"),
    [
        (lambda table: table.update(due="2026-05-04"), "due", "unknown_key"),
        (lambda table: table.pop("reference"), "reference", "missing_key"),
        (lambda table: table.update(due_on="4 May"), "due_on", "not_date"),
        (lambda table: table.update(by_email="yes"), "by_email", "not_bool"),
        (lambda table: table.update(package_files="5"), "package_files", "not_int"),
        (lambda table: table["items"][1].update(right="everything"), "items[2].right", "unknown_word"),
        (lambda table: table["company"]["officer"].update(email=1), "company.officer.email", "not_str"),
        (lambda table: table["activities"][0].pop("purposes"), "activities[1].purposes", "missing_key"),
        (lambda table: table["activities"][0].update(retention="long"), "activities[1].retention", "not_a_table"),
    ],
)
def test_the_key_at_fault_is_named(change: Callable[[dict[str, Any]], object], key: str, problem: str) -> None:
    with pytest.raises(BadText) as refused:
        read_letter_facts(changed(change))
    assert (refused.value.facts["key"], refused.value.facts["problem"]) == (key, problem)
    assert int(refused.value.facts["line"]) >= 1


def test_the_line_is_that_of_the_key() -> None:
    text = changed(lambda table: table.update(due_on="4 May"))
    with pytest.raises(BadText) as refused:
        read_letter_facts(text)
    assert '"due_on"' in text.splitlines()[int(refused.value.facts["line"]) - 1]


@pytest.mark.parametrize(("text", "line"), [("{", 1), ('{\n"a": }', 2), ("", 1)])
def test_what_is_no_json_names_its_line(text: str, line: int) -> None:
    with pytest.raises(BadText) as refused:
        read_letter_facts(text)
    assert refused.value.facts == {"key": "", "problem": "not_json", "line": line}


@pytest.mark.parametrize("text", ["[]", "3", "null", '"facts"'])
def test_json_that_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(BadText) as refused:
        read_letter_facts(text)
    assert refused.value.facts["problem"] == "not_a_table"
