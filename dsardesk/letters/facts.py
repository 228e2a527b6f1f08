"""The facts of a letter as JSON, for programs that render letters without a vault; schema in docs/letter-facts.md."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from dsardesk.domain.letter_facts import LetterFacts
from dsardesk.law.reading import read_json


def read_letter_facts(text: str) -> LetterFacts:
    """The facts written in *text*; a mistake is a `BadText` that names its key."""
    return read_json(LetterFacts, text)


def facts_as_json(value: Any) -> Any:
    """Facts as JSON values, so that `read_letter_facts` gives them back."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: facts_as_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [facts_as_json(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value
