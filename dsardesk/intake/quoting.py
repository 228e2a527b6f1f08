"""The sender's own new words: quoted tails, signatures and machine-made lines cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dsardesk.intake.words import fold

if TYPE_CHECKING:
    from dsardesk.intake.cues import Tails

_ATTRIBUTION_LINES = 4
_ATTRIBUTION_LENGTH = 300
_MOST_LINES = 20_000
"""Lines looked at one by one; of a text that goes on, the rest is kept as it stands."""


def own_words(text: str, tails: Tails) -> str:
    """What the sender wrote this time, trimmed; "" where everything is quoted."""
    lines = text.split("\n", _MOST_LINES)
    rest = lines[_MOST_LINES:]
    del lines[_MOST_LINES:]
    folded = [fold(line).strip() for line in lines]
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line = folded[at]
        if line == "--" or tails.origin.match(line) or tails.forward.match(line):
            break
        size = _attribution(folded, at, tails)
        if size and not _answers_below(lines, at + size):
            break
        if size or line.startswith(">") or tails.mobile.match(line):
            at += size or 1
            continue
        kept.append(lines[at].rstrip())
        at += 1
    else:
        kept += rest
    return _without_disclaimers("\n".join(kept), tails)


def _attribution(folded: list[str], at: int, tails: Tails) -> int:
    """Lines taken by an "On ... wrote:" that starts at *at*; mail programs wrap it."""
    for size in range(1, _ATTRIBUTION_LINES + 1):
        said = " ".join(folded[at : at + size])
        if len(said) > _ATTRIBUTION_LENGTH:
            break
        if tails.attribution.fullmatch(said):
            return size
    return 0


def _answers_below(lines: list[str], at: int) -> bool:
    """True where the words quoted are marked line by line: what follows them is the sender's again."""
    following = (line.strip() for line in lines[at:])
    return next((line for line in following if line), "").startswith(">")


def _without_disclaimers(text: str, tails: Tails) -> str:
    paragraphs = re.split(r"\n\s*\n", text)
    kept = [paragraph for paragraph in paragraphs if not tails.disclaimer.match(fold(paragraph).strip())]
    return "\n\n".join(paragraph.strip("\n") for paragraph in kept).strip()
