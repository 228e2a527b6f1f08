"""Articles of the French Data Protection Act that a policy cites by the number they had before 1 June 2019."""

from __future__ import annotations

import re

TODAY = {"40-1-I": "84", "40-1-II": "85, I", "40-1-III": "85, II", "40-1-IV": "85, III"}
"""What became of Article 40-1."""
_ARTICLE = re.compile(r"40-1\W*\b(IV|I{1,3})\b", re.IGNORECASE)


def number_today(cited: str) -> str:
    """The article that bears today what *cited* bore; "" where the number did not change.

    >>> number_today("article 40-1, III")
    '85, II'
    """
    found = _ARTICLE.search(cited)
    return TODAY[f"40-1-{found[1].upper()}"] if found else ""
