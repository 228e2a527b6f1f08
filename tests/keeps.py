"""Tests that show a company's published commitment kept, or departed from openly, say which."""

from __future__ import annotations

import pytest


def keeps(*commitments: str) -> pytest.MarkDecorator:
    """Mark a test of those commitments, by their ids (e.g. "PIG-01"): the promise holds in what the test does."""
    return pytest.mark.keeps(*commitments)


def departs_from(*commitments: str) -> pytest.MarkDecorator:
    """Mark a test of commitments that the law or the person's interest forbids to follow; the desk says so openly."""
    return pytest.mark.keeps(*commitments)
