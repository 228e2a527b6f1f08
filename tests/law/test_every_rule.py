"""Each rule that ships is shown at work by a test that quotes it; read from the tests' own text."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.invented import rule_book

TESTS = Path(__file__).parents[1]


def quoted() -> Iterator[tuple[str, str, str]]:
    """Each rule quoted: its id, the sentence, and where."""
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "law_says":
                rule, sentence = (ast.literal_eval(argument) for argument in node.args)
                yield rule, sentence, f"{path.relative_to(TESTS)}:{node.lineno}"


def test_every_rule_is_shown_at_work_by_a_test() -> None:
    assert set(rule_book().rules) - {rule for rule, _, _ in quoted()} == set()


def test_what_tests_quote_is_what_the_rule_says() -> None:
    known = {rule.id: rule.sentence["en"] for rule in rule_book().rules.values()}
    assert [(rule, where) for rule, sentence, where in quoted() if known.get(rule) != sentence] == []
