"""Eighty commitments of five published policies: each is tied to a test; read from the tests' own text."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
SHARED = TESTS.parents[1] / "shared"
NUMBERS = {"PIG": 13, "IMA": 16, "CUS": 12, "ACT": 16, "CLU": 23}
COMMITMENTS = {f"{prefix}-{number:02}" for prefix, last in NUMBERS.items() for number in range(1, last + 1)}


def tied() -> Iterator[str]:
    """Each commitment that a test names."""
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            called = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            if called and isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"keeps", "departs_from"}:
                yield from (ast.literal_eval(argument) for argument in node.args)


def test_each_commitment_is_tied_to_a_test() -> None:
    assert COMMITMENTS - set(tied()) == set()


def test_no_test_names_a_commitment_that_nobody_made() -> None:
    assert set(tied()) - COMMITMENTS == set()


@pytest.mark.shared
def test_these_are_the_commitments_that_were_read() -> None:
    path = SHARED / "law" / "policies.json"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    policies = json.loads(path.read_text("utf-8"))["policies"]
    assert {each["id"] for policy in policies for each in policy["commitments"]} == COMMITMENTS
