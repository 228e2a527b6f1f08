"""The package's own words: the texts that the caller read from resources, with dates and sizes in the same language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from string import Template
from typing import Any

Texts = Mapping[str, Any]
"""A parsed TOML file of resources/exports."""

_KILO = 1000


@dataclass(frozen=True, slots=True)
class Wording:
    """Plain text by dotted key; nothing of it is markup, so everything may be escaped."""

    texts: Texts

    def text(self, key: str, **facts: str | int) -> str:
        """The text under *key*, its $placeholders filled."""
        return Template(str(self._at(key))).substitute(facts)

    def lines(self, key: str) -> tuple[str, ...]:
        """The list of texts under *key*."""
        return tuple(str(line) for line in self._at(key))

    def date(self, day: date) -> str:
        """*day* in full, e.g. "24 octobre 2026"."""
        number = self.text("date.first_day") if day.day == 1 else str(day.day)
        return self.text("date.pattern", day=number, month=self.lines("date.months")[day.month - 1], year=day.year)

    def size(self, size_bytes: int) -> str:
        """*size_bytes* in the largest fitting unit, one decimal above bytes, e.g. "12,3 ko"."""
        units = self.lines("size.units")
        value, rank = float(size_bytes), 0
        while value >= _KILO and rank < len(units) - 1:
            value, rank = value / _KILO, rank + 1
        figure = f"{value:.1f}".replace(".", self.text("size.decimal")) if rank else str(size_bytes)
        return f"{figure}\N{NO-BREAK SPACE}{units[rank]}"

    def _at(self, key: str) -> Any:
        value: Any = self.texts
        for part in key.split("."):
            value = value[part]
        return value
