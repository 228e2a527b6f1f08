"""Which words of a web page a reader sees: those of elements that hide themselves are nobody's own words."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

Attributes = list[tuple[str, str | None]]
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_ENDS_PARAGRAPH = frozenset(
    {"address", "article", "blockquote", "div", "dl", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ol", "p", "pre"}
    | {"section", "table", "ul"}
)
_ENDS_ITS_LIKE = frozenset({"li", "td", "th", "tr", "dd", "dt", "option"})
_NOTHING = re.compile(r"(?:0+(?:\.0*)?|\.0+)(?:[a-z]+|%)?")
_OWN_SIZE = re.compile(r"[\d.]+(?:px|pt|pc|cm|mm|in|rem|vw|vh|q)?|(?:xx?-)?(?:small|large)|medium|xxx-large")
"""A size that is not a share of the size around it."""


class Sight(NamedTuple):
    """How an element hides its words: only the first way cannot be undone by an element in it."""

    gone: bool = False
    invisible: bool = False
    tiny: bool = False

    @property
    def hides(self) -> bool:
        """True where its words are not seen."""
        return any(self)

    def within(self, attributes: Attributes) -> Sight:
        """How an element in it, of those *attributes*, is seen."""
        said = dict(attributes)
        style = _style(said.get("style") or "")
        visible, size = style.get("visibility", ""), style.get("font-size", "")
        return Sight(
            self.gone or _is_gone(style) or ("hidden" in said and "display" not in style),
            visible in {"hidden", "collapse"} if visible and visible != "inherit" else self.invisible,
            _is_nothing(size) or (self.tiny and not _OWN_SIZE.fullmatch(size)),
        )


def _is_gone(style: dict[str, str]) -> bool:
    folded = _is_nothing(style.get("max-height", "")) and style.get("overflow") == "hidden"
    return style.get("display") == "none" or _is_nothing(style.get("opacity", "")) or folded


def _is_nothing(size: str) -> bool:
    return _NOTHING.fullmatch(size) is not None


def _style(text: str) -> dict[str, str]:
    pairs = (each.partition(":") for each in text.lower().replace("!important", "").split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs}


class Elements:
    """The elements that are open at one place of a page, as they are told one after the other."""

    def __init__(self) -> None:
        """None is open."""
        self._open: list[tuple[str, Sight]] = []
        self._count: Counter[str] = Counter()

    @property
    def hide(self) -> bool:
        """True where words at this place are not seen."""
        return self._sight.hides

    @property
    def _sight(self) -> Sight:
        return self._open[-1][1] if self._open else Sight()

    def begin(self, tag: str, attributes: Attributes) -> None:
        """An element begins; one that is left open before it may end there."""
        if tag in _ENDS_PARAGRAPH:
            self.end("p")
        if tag in _ENDS_ITS_LIKE and self._open and self._open[-1][0] == tag:
            self.end(tag)
        if tag not in _VOID:
            self._open.append((tag, self._sight.within(attributes)))
            self._count[tag] += 1

    def end(self, tag: str) -> None:
        """An element ends, and with it those in it that were left open; one that never began ends nothing."""
        while self._count[tag]:
            ended, _ = self._open.pop()
            self._count[ended] -= 1
            if ended == tag:
                return
