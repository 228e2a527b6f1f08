"""Whether a page of a package stays on the computer where it is opened."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_ACTIVE = frozenset({"script", "iframe", "frame", "object", "embed", "base", "form", "link", "portal", "applet"})
_ADDRESSES = frozenset(
    {"href", "src", "srcset", "data", "poster", "action", "formaction", "background", "ping", "cite", "xlink:href"}
)
_ELSEWHERE = re.compile(r"[\s\x00-\x20]*([a-z][a-z0-9+.\-]*:|[/\\]{2})", re.IGNORECASE)
_STYLE = re.compile(r"url\s*\(|@import|image-set\s*\(|src\s*\(|\\", re.IGNORECASE)


def stays_local(page: str) -> bool:
    """True if *page* runs nothing and names no address outside its own folder.

    >>> stays_local('<a href="crm/fiche.pdf">fiche</a>'), stays_local('<img src="//example.org/x.png">')
    (True, False)
    """
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.local


class _Reader(HTMLParser):
    """Remembers whether anything seen points elsewhere or runs."""

    def __init__(self) -> None:
        super().__init__()
        self.local = True
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_style = tag == "style"
        if tag in _ACTIVE or any(_reaches_out(tag, name, value or "") for name, value in attrs):
            self.local = False

    def handle_endtag(self, tag: str) -> None:
        self._in_style = False

    def handle_data(self, data: str) -> None:
        if self._in_style and _STYLE.search(data):
            self.local = False


def _reaches_out(tag: str, name: str, value: str) -> bool:
    if name.startswith("on"):
        return True
    if name == "style":
        return _STYLE.search(value) is not None
    if tag == "meta":
        return name == "http-equiv" and value.strip().lower() == "refresh"
    if name == "srcset":
        return any(_ELSEWHERE.match(candidate) for candidate in value.split(","))
    return name in _ADDRESSES and _ELSEWHERE.match(value) is not None
