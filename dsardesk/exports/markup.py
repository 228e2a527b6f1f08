"""HTML that cannot be broken by a value: every plain string is escaped, only what was built here is markup."""

from __future__ import annotations

import html
import re

# A browser shows nothing good for these, and some of them turn a file name around.
_UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class Markup(str):
    """Text that is already HTML."""

    __slots__ = ()


def escape(text: str) -> Markup:
    """*text* as HTML shows it literally, in content and in attributes."""
    if isinstance(text, Markup):
        return text
    return Markup(html.escape(_UNFIT.sub("\N{REPLACEMENT CHARACTER}", text), quote=True))


def element(name: str, *children: str, **attributes: str) -> Markup:
    """An element; `class_` stands for class, an underscore for a hyphen.

    >>> element("a", "A & B", href="x.html")
    '<a href="x.html">A &amp; B</a>'
    """
    written = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items())
    return Markup(f"<{name}{written}>{joined(*children)}</{name}>")


def joined(*parts: str) -> Markup:
    """*parts* one after the other."""
    return Markup("".join(escape(part) for part in parts))


def table(caption: str, header: tuple[str, ...], rows: list[tuple[str, ...]]) -> Markup:
    """A table whose first column names its rows; scrolls by itself, by keyboard too, when the window is narrow."""
    head = element("tr", *(element("th", cell, scope="col") for cell in header))
    body = [element("tr", _row_header(row[0]), *(element("td", cell, dir="auto") for cell in row[1:])) for row in rows]
    return _scrolling(caption, joined(element("thead", head), element("tbody", *body)))


def facts_table(caption: str, rows: list[tuple[str, str]]) -> Markup:
    """Labels and values in two columns; the labels are the row headers."""
    body = [element("tr", element("th", label, scope="row"), element("td", value, dir="auto")) for label, value in rows]
    return _scrolling(caption, element("tbody", *body), "wide facts")


def _row_header(cell: str) -> Markup:
    return element("th", cell, scope="row", dir="auto")


def _scrolling(caption: str, body: Markup, style: str = "wide") -> Markup:
    whole = element("table", element("caption", caption), body)
    return element("div", whole, class_=style, role="region", aria_label=caption, tabindex="0")


def page(lang: str, title: str, body: str) -> bytes:
    """A whole page: no script, no remote resource, and a policy that forbids them to whatever slipped in."""
    head = (
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n"
    )
    start = f'<!DOCTYPE html>\n<html lang="{escape(lang)}">\n<head>\n{head}</head>\n'
    return f"{start}<body>\n{escape(body)}\n</body>\n</html>\n".encode()


_STYLE = """
:root { --ink: #1d2530; --soft: #53606f; --line: #c9d1da; --paper: #ffffff; --band: #f3f5f8; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ee; --soft: #a9b3bf; --line: #434c58; --paper: #15191f; --band: #1e242c; --link: #8dc2ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 4rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .5rem; padding-top: 1rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin: 1.75rem 0 .25rem; }
p, li { max-width: 44rem; }
a { color: var(--link); text-underline-offset: .15em; overflow-wrap: anywhere; }
a:focus-visible, .wide:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
nav ul { padding-left: 1.25rem; }
li { margin: .3rem 0; }
.wide { overflow-x: auto; margin: .75rem 0 1rem; }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
caption { text-align: left; color: var(--soft); padding: 0 0 .4rem; }
th, td { text-align: left; vertical-align: top; padding: .45rem .6rem; border: 1px solid var(--line);
  overflow-wrap: break-word; white-space: pre-line; font-variant-numeric: tabular-nums; }
th { font-weight: 600; min-width: 3rem; }
th a { display: inline-block; min-width: 12rem; }
.facts th { width: 16rem; min-width: 9rem; }
thead th, tbody th { background: var(--band); }
code { font-family: ui-monospace, Consolas, Menlo, monospace; font-size: .95em; }
pre { background: var(--band); border: 1px solid var(--line); padding: .75rem; overflow-x: auto; }
.soft { color: var(--soft); }
.notice { border-left: 4px solid var(--link); background: var(--band); padding: .75rem 1rem; max-width: 46rem; }
@media print {
  :root { --ink: #000; --soft: #333; --line: #888; --paper: #fff; --band: #fff; --link: #000; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav { display: none; }
  .wide { overflow: visible; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
"""
