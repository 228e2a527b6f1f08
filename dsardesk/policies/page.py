"""A web page written out as the plain text that a reader sees: headings, items and rows of tables keep their marks."""

from __future__ import annotations

import contextlib
import re
from html.parser import HTMLParser

_SEEN = re.compile(
    r"\s*(?:<!--.*?-->\s*)*<(?:!doctype|html|head|body|meta|div|main|article|section|h[1-6]|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = re.compile(r"</(?:html|body|div|p|h[1-6]|table|section|article|main)>", re.IGNORECASE)
_LOOKED_AT = 4000
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt"}
    | {"fieldset", "figure", "figcaption", "footer", "form", "header", "hr", "legend", "main", "nav", "ol", "p", "pre"}
    | {"section", "summary", "table", "tbody", "thead", "tfoot", "ul", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr"}
)
_SILENT = frozenset({"script", "style", "title", "template", "noscript", "svg", "select", "nav", "iframe", "object"})
_EMPTY = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
_CELLS = frozenset({"td", "th"})
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_FOLDED_AWAY = re.compile(r"accord|collaps|panel|tab|toggle|faq|expand|drawer", re.IGNORECASE)
"""Words by which pages name a part that a click opens: its text is told, unlike that of a part nobody can open."""
_HEADING = re.compile(r"h[1-6]")
_LISTS = frozenset({"ul", "ol", "dl"})
_INSIDE = frozenset({"thead", "tbody", "tfoot", *_LISTS, "li", "dt", "dd"})
"""Blocks that go on with what stands before them."""
DEEPEST = 200
"""Tags open at once; deeper ones are broken pages, and are read as if they stood side by side."""


def is_page(text: str) -> bool:
    """True if *text* is the source of a web page."""
    return bool(_SEEN.match(text.removeprefix("\ufeff")[:_LOOKED_AT]) and _CLOSED.search(text))


def page_text(source: str) -> str:
    """What a reader of the page sees, a block a line; parts that nobody can open are left out."""
    words = _Words()
    # The parser gives up on some broken declarations; what came before is still worth reading.
    with contextlib.suppress(AssertionError):
        words.feed(source)
        words.close()
    return words.finish()


class _Words(HTMLParser):
    """Reads tag by tag; what stands in a cell is held until its row is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = []
        self._held: list[str] = []
        self._mark = ""
        self._row: list[str] | None = None
        self._open: list[tuple[str, bool]] = []
        self._unseen = 0
        self._address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._break_line()
        if tag in _EMPTY:
            return
        silent = tag in _SILENT or _hidden(attrs)
        if len(self._open) < DEEPEST or silent:
            self._open.append((tag, silent))
            self._unseen += silent
        if not self._unseen:
            self._begin(tag, attrs)

    def _begin(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CELLS:
            self._close_cell()
            self._row = [] if self._row is None else self._row
        elif tag in _BLOCKS:
            self._block(tag)
        if tag == "a":
            self._address = _address(attrs)

    def _block(self, tag: str) -> None:
        if tag == "tr":
            self._end_row()
            self._flush(ends=False)
        elif self._row is not None and tag != "table":
            self._held.append(" ")
        elif tag == "dd" and self._held:
            # A term and what it means are one line.
            self._held.append(": ")
        else:
            self._end_row()
            self._flush(ends=tag not in _INSIDE)
            self._mark = _mark(tag)

    def handle_endtag(self, tag: str) -> None:
        if not any(name == tag for name, _ in self._open):
            return
        seen = not self._unseen
        if seen:
            self._end(tag)
        closed = ""
        while closed != tag:
            closed, silent = self._open.pop()
            self._unseen -= silent

    def _end(self, tag: str) -> None:
        if tag == "a" and self._address:
            said = "".join(self._held)
            self._held += [] if self._address in said else [f" {self._address}"]
            self._address = ""
        elif tag in _CELLS:
            self._close_cell()
        elif tag in {"tr", "table"}:
            self._end_row()
            self._flush(ends=tag == "table")
        elif tag in _BLOCKS and tag != "dt" and self._row is None:
            self._flush(ends=tag not in _INSIDE or tag in _LISTS)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._held.append(data)

    def _break_line(self) -> None:
        if self._unseen:
            return
        if self._row is None and not self._mark.startswith("#"):
            self._flush(ends=False)
        else:
            self._held.append(" ")

    def _close_cell(self) -> None:
        if self._row is not None:
            self._row.append(self._taken())

    def _taken(self) -> str:
        words, self._held = " ".join("".join(self._held).split()), []
        return words

    def _end_row(self) -> None:
        if self._row is not None:
            last = self._taken()
            cells = [cell for cell in [*self._row, last] if cell]
            self._row = None
            if cells:
                self._lines.append(f"| {' | '.join(cells)} |")

    def _flush(self, *, ends: bool = True) -> None:
        words, mark = self._taken(), self._mark
        if words:
            self._lines += [*([""] if mark.startswith("#") else []), f"{mark}{words}"]
            self._mark = ""
        if ends and self._lines and self._lines[-1]:
            self._lines.append("")

    def finish(self) -> str:
        """Everything read so far."""
        self._end_row()
        self._flush()
        return "\n".join(self._lines).strip("\n")


def _mark(tag: str) -> str:
    if _HEADING.fullmatch(tag):
        return f"{'#' * int(tag[1])} "
    if tag == "summary":
        return "###### "
    return "- " if tag in {"li", "dt"} else ""


def _hidden(attrs: list[tuple[str, str | None]]) -> bool:
    """True for what no click shows."""
    given = {name: value or "" for name, value in attrs}
    if "hidden" not in given and not _HIDDEN.search(given.get("style", "")):
        return False
    named = " ".join(given.get(name, "") for name in ("class", "id", "role", "aria-labelledby"))
    return not _FOLDED_AWAY.search(named)


def _address(attrs: list[tuple[str, str | None]]) -> str:
    """The e-mail address to which a link leads, which its words may not give."""
    link = dict(attrs).get("href") or ""
    return link[7:].split("?")[0].strip() if link.lower().startswith("mailto:") else ""
