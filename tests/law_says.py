"""Tests that show a rule of law at work say which, and quote its sentence."""

from __future__ import annotations

import pytest


def law_says(rule: str, sentence: str) -> pytest.MarkDecorator:
    """Mark a test of the rule of that id; *sentence* is what resources/law says of it in English, word for word."""
    return pytest.mark.law(rule, sentence)
