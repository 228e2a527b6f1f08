"""Words of an HTML message; nothing is fetched, nothing is run."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import islice

from dsardesk.documents.markup import closed
from dsardesk.intake.sight import Elements

_BLOCKS = frozenset(
    {"address", "article", "blockquote", "br", "div", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
    | {"li", "ol", "p", "pre", "section", "table", "tr", "ul"}
)
_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript"})
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote"})

MAX_CHARACTERS = 4 * 1024 * 1024
MAX_TAGS = 50_000
"""Tags read one by one, ten times those of the longest newsletter: of the rest, only the words are kept."""
_TAG = re.compile(r"<[^<>]*>")
HIDDEN = "intake.hidden_words"
"""Warning of a message that hides all of its words."""


def html_to_text(html: str) -> str:
    """Text as a reader sees it, a line a block; words inside a blockquote start with "> " as in plain mail."""
    page, rest = _parted(html[:MAX_CHARACTERS])
    said = _read(page).text()
    return f"{said}\n\n{_bare(rest)}".strip("\n") if rest else said


def hides_words(html: str) -> bool:
    """True for a page with words that no reader sees."""
    return _read(_parted(html[:MAX_CHARACTERS])[0]).hidden


def _read(page: str) -> _Words:
    words = _Words()
    try:
        words.feed(closed(page))
        words.close()
    except AssertionError:
        # The parser gives up on some broken declarations; what came before is still worth reading.
        words.broken = True
    return words


def _parted(html: str) -> tuple[str, str]:
    """The page up to the last tag that is read one by one, and what follows."""
    signs = re.finditer("<", html)
    over = next(islice(signs, MAX_TAGS, None), None)
    return (html[: over.start()], html[over.start() :]) if over else (html, "")


def _bare(html: str) -> str:
    """The words between tags, a line each."""
    return re.sub(r"\s*\n\s*", "\n", _TAG.sub("\n", html)).strip()


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._pieces: list[str] = []
        self._silent: list[str] = []
        self._quoted = 0
        self._elements = Elements()
        self.hidden = False
        self.broken = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._elements.begin(tag, attrs)
        if tag == "body":
            # A head that was never closed must not swallow the letter.
            self._silent.clear()
        # The first of each is the one that its end closes: a million of them are not kept.
        if tag in _SILENT and tag not in self._silent:
            self._silent.append(tag)
        if tag in _BLOCKS:
            self._break(tag)
        self._quoted += tag == "blockquote"
        if tag == "li" and not self._elements.hide:
            self._pieces.append("- ")

    def handle_endtag(self, tag: str) -> None:
        self._elements.end(tag)
        if tag in self._silent:
            self._silent = self._silent[: self._silent.index(tag)]
        if tag == "blockquote" and self._quoted:
            self._break(tag)
            self._quoted -= 1
        elif tag in _BLOCKS:
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._elements.hide:
            self.hidden = self.hidden or not data.isspace()
            return
        said = re.sub(r"[\s\u00a0]+", " ", data)
        if self._quoted and said.strip() and not self._pieces:
            said = "> " + said.lstrip()
        self._pieces.append(said)

    def _break(self, tag: str) -> None:
        self._join()
        if self._lines[-1].strip() or tag == "br":
            self._lines.append("")
        if tag in _PARAGRAPHS and len(self._lines) > 1 and self._lines[-2].strip():
            self._lines.append("")

    def _join(self) -> None:
        """Put the pieces of the last line together: joined one by one, a million of them take minutes."""
        self._lines[-1] += "".join(self._pieces)
        self._pieces.clear()

    def text(self) -> str:
        """Everything read so far, blank lines at most one at a time."""
        self._join()
        lines = "\n".join(line.strip() for line in self._lines)
        return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")
