"""A plain text taken apart as its author laid it out: headings, items of lists, paragraphs.

Nothing but the layout is looked at here: numbers, bullets, blank lines, length. A paragraph that a program wrapped at
a fixed width is put together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

LONGEST_HEADING = 110
LONGEST_BARE_HEADING = 80
LONGEST_BULLET_HEADING = 60
MOST_WORDS = 16
WRAPPED_WIDTHS = range(50, 131)
ROMAN, NUMBERED, BELOW, BARE = 1, 2, 3, 4
FILLED = 0.7
"""Share of the width that a line must fill for the next one to go on with it."""

_BULLET = re.compile(
    r"(?:[-–—•·▪●○■□►▶➢➤✓✔*+»>]|o(?= [A-ZÀ-Ý])|\(?\d{1,2}[.)](?!\d)|\(?[a-z][.)]|\(?[ivx]{1,4}[.)]"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}[.)]?(?= [a-zà-ÿœ]))\s+",
)
_ROW = re.compile(r"\|.+\|")
_RULED = re.compile(r"[|\s:+=–—-]+")
"""A line of a table that only draws."""
_EMPTY_BULLET = re.compile(r"[-–—•·▪●○■□►▶*+»\s]*|\d{1,2}[.)]\s*")
_NUMBERED = re.compile(
    r"(?:(?P<word>article|section|chapitre|chapter|partie|part|titre)\s+)?"
    r"(?:(?P<number>\d{1,2})(?:\.\d{1,2}){0,3}|(?P<roman>[IVX]{1,5})(?![a-z])|(?P<letter>[A-Z])(?=[.)]))"
    r"(?:er\b)?[\s.)°:–—-]*(?P<title>[^\s\d].*)?",
    re.IGNORECASE,
)
_UNDERLINE = re.compile(r"[=-]{3,}|[_*~]{3,}")
_MARKDOWN = re.compile(r"(?P<marks>#{1,6})\s*(?P<title>.+)")
_BOLD = re.compile(r"(\*\*|__)(?P<title>.+?)\1:?")
_RUN_IN = re.compile(r"(\*\*|__)(?P<title>(?:\w+ )?(?:\d{1,2}|[IVXA-Z]{1,4})[.)] [^*_]{2,80}?)\1[.:]? (?P<rest>\S.*)")
"""A numbered heading in bold on the line of its paragraph."""
_NO_TITLE = re.compile(r"https?:|www\.|\b\d{5}\b|: \S+ \S|_{3}|\.{3}")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    ITEM = "item"
    PARAGRAPH = "paragraph"
    ROW = "row"  # Of a table; the first one of a table names its columns.


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, item or paragraph.

    Attributes:
        kind: what it is.
        text: its words, runs of white space made one space, without bullet.
        number: number of a numbered heading, 0 for any other block.
        depth: how deep a heading stands: 1 for a roman number, 2 for a plain one, 3 for one below, 4 without a number.
    """

    kind: Kind
    text: str
    number: int = 0
    depth: int = 0


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    previous: str
    after_blank: bool
    before_blank: bool
    following: str


def blocks(text: str) -> Iterator[Block]:
    """Headings, items and paragraphs of *text*, in order."""
    lines = list(_lines(text))
    lettered = any(re.match(r"[BC][.)] ", line.text) for line in lines)
    width = _width(lines)
    open_kind, held = Kind.PARAGRAPH, ""
    previous = ""
    for line in lines:
        if _UNDERLINE.fullmatch(line.text) or _RULED.fullmatch(line.text):
            continue
        heading = _heading(line)
        if heading is not None and lettered and heading.depth == ROMAN and re.match(r"[A-Z][.)] ", line.text):
            heading = Block(Kind.HEADING, heading.text, depth=NUMBERED)
        if heading is None and held and _goes_on(line, previous, width):
            held = f"{held} {line.text}"
        else:
            if held:
                yield Block(open_kind, held)
            held = ""
            if heading is not None:
                yield heading
            else:
                open_kind, held = _opened(line.text)
        previous = line.text
    if held:
        yield Block(open_kind, held)


def _lines(text: str) -> Iterator[_Line]:
    written = [" ".join(line.split()) for line in text.splitlines()]
    written = [part for line in written for part in _run_in(line)]
    written = ["" if _EMPTY_BULLET.fullmatch(line) and not _UNDERLINE.fullmatch(line) else line for line in written]
    following = ""
    found = []
    for at in range(len(written) - 1, -1, -1):
        if written[at]:
            blank_after = at + 1 == len(written) or not written[at + 1]
            before = written[at - 1] if at else ""
            found.append(_Line(written[at], before, not before, blank_after, following))
            following = written[at]
    return reversed(found)


def _run_in(line: str) -> tuple[str, ...]:
    """A line, or the heading with which it begins and the rest of it."""
    found = _RUN_IN.fullmatch(line)
    return (f"**{found['title'].rstrip('.: ')}**", "", found["rest"]) if found else (line,)


def _width(lines: list[_Line]) -> int:
    """The width at which a program wrapped the paragraphs; 0 when none did."""
    widths = sorted(len(line.text) for line in lines if not line.before_blank)
    if not widths:
        return 0
    widest = widths[int(len(widths) * 0.95)]
    return widest if widest in WRAPPED_WIDTHS and widths[-1] <= WRAPPED_WIDTHS[-1] else 0


def _goes_on(line: _Line, previous: str, width: int) -> bool:
    """True if *line* goes on with the sentence of the line before."""
    if line.after_blank or _BULLET.match(line.text) or line.text.startswith("|"):
        return False
    if width and len(previous) >= width * FILLED:
        return True
    return line.text[0].islower() and previous[-1] not in ".:;?!"


def _opened(text: str) -> tuple[Kind, str]:
    bullet = _BULLET.match(text)
    if bullet and bullet.end() < len(text):
        return Kind.ITEM, text[bullet.end() :]
    if _ROW.fullmatch(text):
        return Kind.ROW, text.strip("| ")
    # A sign that some programs make of a bullet, on a line too long to be a heading.
    if text.startswith("#"):
        return Kind.ITEM, text.lstrip("# ")
    return Kind.PARAGRAPH, text


def _heading(line: _Line) -> Block | None:
    marked = _MARKDOWN.fullmatch(line.text) or _BOLD.fullmatch(line.text)
    if marked and len(marked["title"]) <= LONGEST_HEADING and not re.search(r":( \S|$)", marked["title"]):
        numbered = _numbered(marked["title"].strip("*_ "))
        depth = len(marked.groupdict().get("marks") or "") or BARE
        return numbered or Block(Kind.HEADING, marked["title"].strip("#*_ "), depth=min(depth, BARE))
    if len(line.text) > LONGEST_HEADING or line.text[-1] in ".;,:…" or "@" in line.text:
        return None
    return _numbered_heading(line) or _bare_heading(line)


def _numbered_heading(line: _Line) -> Block | None:
    """A numbered heading; numbered lines that follow each other without a blank line are a list, or a contents page."""
    if not line.after_blank and not line.before_blank and not line.text.isupper():
        return None
    if not line.before_blank and _NUMBERED.fullmatch(line.following) and _BULLET.match(line.following):
        return None
    if not line.after_blank and _BULLET.match(line.previous):
        return None
    return _numbered(line.text)


def _numbered(text: str) -> Block | None:
    found = _NUMBERED.fullmatch(text)
    if not found or not found["title"] or not found["title"][0].isupper():
        return None
    if found["roman"] and not found["roman"].isupper():
        return None
    if len(found["title"].split()) > MOST_WORDS and not text.endswith("?"):
        return None
    number = int(found["number"]) if found["number"] else arabic(found["roman"] or "")
    if re.match(r"\D*\d+\.\d", text):
        return Block(Kind.HEADING, text, 0, BELOW)
    return Block(Kind.HEADING, text, number, ROMAN if found["roman"] else NUMBERED)


def arabic(roman: str) -> int:
    """The value of a roman number."""
    figures = [*(_ROMAN.get(each, 0) for each in roman.upper()), 0]
    return sum(-one if one < following else one for one, following in pairwise(figures))


def _bare_heading(line: _Line) -> Block | None:
    """A heading without a number: a short line of its own that ends no sentence."""
    bullet = _BULLET.match(line.text)
    title = line.text[bullet.end() :] if bullet else line.text
    plain = LONGEST_BULLET_HEADING if bullet else LONGEST_BARE_HEADING
    longest = LONGEST_HEADING if title.endswith("?") or title.isupper() else plain
    if not title or len(title) > longest or not (title[0].isupper() or title[0].isdigit()):
        return None
    if (len(title.split()) > MOST_WORDS and not title.endswith("?")) or "|" in title or _NO_TITLE.search(title):
        return None
    if bullet and (not line.after_blank or not line.before_blank or bool(_BULLET.match(line.following))):
        return None
    shouted = title.isupper() and len(title.split()) > 1
    return Block(Kind.HEADING, title, depth=BARE) if line.after_blank or shouted else None
