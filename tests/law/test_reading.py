"""A text that people write is read whole, or refused with the key at fault."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.law.reading import BadText, line_of, read_into, read_json


class Colour(StrEnum):
    """A word of a closed list."""

    RED = "red"


@dataclass(frozen=True)
class Inner:
    """A table inside another."""

    number: int


@dataclass(frozen=True)
class Text:
    """One key of each kind."""

    name: str
    on: date = date(2026, 1, 1)
    flag: bool = False
    colour: Colour | None = None
    inner: tuple[Inner, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


WHOLE: dict[str, Any] = {
    "name": "n",
    "on": date(2026, 5, 1),
    "flag": True,
    "colour": "red",
    "inner": [{"number": 1}, {"number": 2}],
    "words": {"fr": "mot"},
}


def mistake(value: object, kind: type[Any] = Text) -> tuple[object, object]:
    with pytest.raises(BadText) as refused:
        read_into(kind, value)
    assert refused.value.facts["line"] == 0
    return refused.value.facts["key"], refused.value.facts["problem"]


def test_every_kind_of_value_is_read() -> None:
    read = read_into(Text, WHOLE)
    assert read == Text("n", date(2026, 5, 1), True, Colour.RED, (Inner(1), Inner(2)), {"fr": "mot"})


def test_what_has_a_default_may_be_left_out_and_null_means_nothing() -> None:
    assert read_into(Text, {"name": "n", "colour": None}) == Text("n")


@pytest.mark.parametrize("written", ["2026-05-01", date(2026, 5, 1)])
def test_a_date_may_be_written_as_text(written: object) -> None:
    assert read_into(Text, {"name": "n", "on": written}).on == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("changes", "key", "problem"),
    [
        ({"nmae": "n"}, "nmae", "unknown_key"),
        ({"inner": [{"number": 1}, {"number": 2, "x": 1}]}, "inner[2].x", "unknown_key"),
        ({"inner": [{}]}, "inner[1].number", "missing_key"),
        ({"inner": [1]}, "inner[1]", "not_a_table"),
        ({"inner": {"number": 1}}, "inner", "not_a_list"),
        ({"inner": "text"}, "inner", "not_a_list"),
        ({"inner": [{"number": "1"}]}, "inner[1].number", "not_int"),
        ({"inner": [{"number": True}]}, "inner[1].number", "not_int"),
        ({"inner": [{"number": 1.5}]}, "inner[1].number", "not_int"),
        ({"words": ["fr"]}, "words", "not_a_table"),
        ({"words": {"fr": 1}}, "words.fr", "not_str"),
        ({"name": 1}, "name", "not_str"),
        ({"name": None}, "name", "not_str"),
        ({"flag": 1}, "flag", "not_bool"),
        ({"colour": "green"}, "colour", "unknown_word"),
        ({"colour": ["red"]}, "colour", "unknown_word"),
        ({"on": "1 May"}, "on", "not_date"),
        ({"on": "2026-02-30"}, "on", "not_date"),
        ({"on": 20260501}, "on", "not_date"),
        ({"on": datetime(2026, 5, 1, 9)}, "on", "not_date"),  # noqa: DTZ001 -- TOML has local times
    ],
)
def test_the_key_at_fault_is_named(changes: dict[str, Any], key: str, problem: str) -> None:
    assert mistake(WHOLE | changes) == (key, problem)


def test_a_missing_key_is_named() -> None:
    assert mistake({}) == ("name", "missing_key")


def test_a_text_that_is_no_table_is_refused() -> None:
    assert mistake(["name"]) == ("", "not_a_table")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(value=st.fixed_dictionaries({"name": JSON}, optional={key: JSON for key in (*WHOLE, "other") if key != "name"}))
def test_anything_at_all_is_read_or_refused_never_a_crash(value: dict[str, Any]) -> None:
    with contextlib.suppress(BadText):
        assert isinstance(read_into(Text, value), Text)


TOML = """\
name = "n"
[[inner]]
systems = ["a"]
number = 1

[[inner]]
number = 2
[[inner.deep]]
number = 3
[[systems]]
id = "a"
[words]
fr = "mot"
"""
LETTER = """\
{
  "name": "n",
  "inner": [
    {"number": "x"}
  ]
}"""


class TestLines:
    """A person is sent to the line where the mistake stands."""

    @pytest.mark.parametrize(
        ("path", "line"),
        [
            ("name", 1),
            ("inner[1].number", 4),
            ("inner[2].number", 7),
            ("inner[2].deep[1].number", 9),
            ("inner[1].systems", 3),
            ("inner[1].systems[1]", 3),
            ("systems[1].id", 11),
            ("words.fr", 13),
            ("inner[9].number", 7),
            ("words.de", 12),
            ("nowhere", 1),
            ("", 1),
        ],
    )
    def test_a_key_of_toml_is_found_or_else_what_it_belongs_to(self, path: str, line: int) -> None:
        assert line_of(TOML, path) == line

    @pytest.mark.parametrize(("path", "line"), [("name", 2), ("inner[1].number", 4), ("other", 1)])
    def test_a_key_of_json_is_found_too(self, path: str, line: int) -> None:
        assert line_of(LETTER, path) == line

    @given(text=st.text(max_size=60), path=st.from_regex(r"[a-z]{1,3}(\[\d\])?(\.[a-z]{1,3})?", fullmatch=True))
    def test_a_line_of_the_text_is_always_given(self, text: str, path: str) -> None:
        assert 1 <= line_of(text, path) <= max(len(text.splitlines()), 1)


class TestJson:
    """The same in JSON, whose mistakes are told with their line."""

    def test_a_text_is_read(self) -> None:
        assert read_json(Text, '{"name": "n", "inner": [{"number": 1}]}') == Text("n", inner=(Inner(1),))

    @pytest.mark.parametrize(
        ("text", "key", "problem", "line"),
        [
            ('{\n "name" "n"}', "", "not_json", 2),
            ('{"name": "n",\n "inner": [\n{"number": "1"}]}', "inner[1].number", "not_int", 3),
            ('{"name": "n",\n "inner": [{}]}', "inner[1].number", "missing_key", 2),
        ],
    )
    def test_a_mistake_names_its_line(self, text: str, key: str, problem: str, line: int) -> None:
        with pytest.raises(BadText) as refused:
            read_json(Text, text)
        assert [refused.value.facts[each] for each in ("key", "problem", "line")] == [key, problem, line]
