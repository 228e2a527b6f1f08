"""No vulnerability is said to be unknown because nobody answered."""

from __future__ import annotations

import doctest
import json

import pytest

from installers import audit

CLICK = {"name": "click", "version": "8.5.1", "vulns": []}
UNKNOWN = {"name": "typst", "skip_reason": "not found"}


def _answer(*dependencies: object) -> str:
    return json.dumps({"dependencies": dependencies, "fixes": []})


def test_the_example_holds() -> None:
    assert doctest.testmod(audit).failed == 0


@pytest.mark.parametrize(("code", "answer"), [(0, _answer(UNKNOWN)), (1, "ConnectionError"), (1, ""), (0, "[]")])
def test_a_list_that_does_not_answer_is_a_skip_and_no_answer(code: int, answer: str) -> None:
    assert audit.verdict(code, answer)[1].startswith("Skipped")


def test_packages_that_the_list_does_not_know_are_named() -> None:
    code, words = audit.verdict(0, _answer(CLICK, UNKNOWN))
    assert code == 0
    assert "typst" in words


def test_a_known_vulnerability_is_told_and_fails_the_check() -> None:
    code, words = audit.verdict(1, _answer({**CLICK, "vulns": [{"id": "PYSEC-2026-1"}]}))
    assert code == 1
    assert "click 8.5.1: PYSEC-2026-1" in words
