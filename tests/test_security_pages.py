"""The pages on security say the same in both languages, and hold an entry for the record of processing (GDPR 30)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[1] / "docs"
PAGES = {"en": "security.md", "fr": "securite.md"}
LETTERS = "abcdefg"


def _text(lang: str) -> str:
    return (DOCS / PAGES[lang]).read_text("utf-8")


def test_both_languages_have_the_same_tables_and_chapters() -> None:
    shapes = [
        (len(re.findall(r"^\|", text, re.MULTILINE)), len(re.findall(r"^## ", text, re.MULTILINE)))
        for text in map(_text, PAGES)
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("lang", PAGES)
def test_the_entry_has_every_point_of_article_30(lang: str) -> None:
    mark = r"^\| \({}\) " if lang == "en" else r"^\| {}\) "
    entry = _text(lang).rpartition("## ")[2]
    assert [letter for letter in LETTERS if re.search(mark.format(letter), entry, re.MULTILINE)] == list(LETTERS)


@pytest.mark.parametrize("lang", PAGES)
def test_pages_that_are_named_are_there(lang: str) -> None:
    named = set(re.findall(r"`([a-z-]+\.md)`", _text(lang)))
    assert {"vault-keys.md", "rescue.md"} <= named
    assert all((DOCS / name).is_file() for name in named)
