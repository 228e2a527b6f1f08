"""Controller profiles: the TOML file in which a company writes what it is, promised and does."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from typing import Any

from dsardesk.domain.profile import ControllerProfile
from dsardesk.law.reading import BadText, located, read_into
from dsardesk.policies.checks import is_language, problems

_WORDS = {
    "": ("transfers",),
    "officer": ("title",),
    "identity": ("policy_says",),
    "reply": ("says",),
    "objection": ("says",),
    "post_mortem": ("directives", "heirs"),
    "request_retention": ("says",),
    "categories": ("name", "controller"),
    "activities": (
        "name",
        "purposes",
        "data_categories",
        "retention",
        "source",
        "automated_decision",
        "recipient_categories",
    ),
    "recipients": ("role", "safeguard"),
    "systems": ("name",),
    "local_holidays": ("name",),
}
"""Keys that hold words for people: plain text there means the profile's own language."""


_TABLES = frozenset(
    {"local_holidays", "joint_controllers", "channels", "categories", "systems", "activities", "recipients"}
)
_NOT_TOML = {
    "Cannot ": "toml_twice",
    "Invalid value": "toml_value",
    "Illegal character": "toml_value",
    "Expected newline": "toml_value",
    'Expected "\'"': "toml_value",
    "Unterminated": "toml_value",
    "Unclosed": "toml_unclosed",
}
"""How a complaint of the TOML reader begins, and the sentence for a person; any other gets the general one."""


def read_profile(text: str, calendars: Collection[str] = ()) -> ControllerProfile:
    """The profile written in *text*; a mistake is a `BadText` that names its line and key.

    *calendars* are the holiday tables that exist; any will do when there are none.
    """
    text = text.removeprefix("\ufeff")  # Some editors begin a text with an invisible mark.
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _not_toml(str(error), text) from None
    try:
        profile = read_into(ControllerProfile, _with_languages(table))
        for problem in problems(profile, calendars):
            raise problem
    except BadText as error:
        raise located(_in_toml(error), text) from None
    return profile


def _not_toml(complaint: str, text: str) -> BadText:
    found = re.search(r"line (\d+)", complaint)
    problem = next((each for start, each in _NOT_TOML.items() if complaint.startswith(start)), "not_toml")
    # Without a line of its own, the mistake is that the text stops short.
    return BadText(key="", problem=problem, line=int(found[1]) if found else len(text.splitlines()))


def _in_toml(error: BadText) -> BadText:
    """The same mistake in the words of this format: plain text may stand for words, lists of tables repeat a header."""
    parent, _, leaf = re.sub(r"\[\d+\]", "", str(error.facts["key"])).rpartition(".")
    problem = error.facts["problem"]
    if problem == "not_a_table" and leaf in _WORDS.get(parent.rpartition(".")[2], ()):
        problem = "not_words"
    if problem == "not_a_list" and leaf in _TABLES:
        problem = "not_tables"
    return BadText(**{**error.facts, "problem": problem})


def _with_languages(table: dict[str, Any]) -> dict[str, Any]:
    """The table in which every text for people is a mapping by language."""
    language = str(table.get("language", ""))

    def visit(value: Any, parent: str, path: str) -> Any:
        if isinstance(value, list):
            return [visit(item, parent, f"{path}[{n}]") for n, item in enumerate(value, start=1)]
        if not isinstance(value, dict):
            return value
        return {key: entry(key, item, parent, f"{path}.{key}".lstrip(".")) for key, item in value.items()}

    def entry(key: str, item: Any, parent: str, path: str) -> Any:
        if key not in _WORDS.get(parent, ()):
            return visit(item, key, path)
        if isinstance(item, Mapping):
            _must_be_languages(item, path)
        return {language: item} if isinstance(item, str) else item

    visited: dict[str, Any] = visit(table, "", "")
    return visited


def _must_be_languages(words: Mapping[str, Any], path: str) -> None:
    for code in words:
        if not is_language(code):
            raise BadText(key=f"{path}.{code}", problem="not_language", line=0)
