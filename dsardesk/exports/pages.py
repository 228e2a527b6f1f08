"""The two pages a person reads: the table of contents of the package and how to open it."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from dsardesk.exports.contents import PackageContents
from dsardesk.exports.manifest import SealedFile, format_notes
from dsardesk.exports.markup import Markup, element, facts_table, joined, page, table
from dsardesk.exports.records import RecordTable
from dsardesk.exports.wording import Wording

ROWS_SHOWN = 100
"""Records of one table that the page shows; the file holds them all."""

Section = tuple[str, str, Markup]
"""Anchor, heading, body."""


def index_page(contents: PackageContents, files: Sequence[SealedFile], wording: Wording) -> bytes:
    """index.html: what is in the package, in plain words, with the records themselves."""
    title = wording.text(f"index.title_{contents.kind.value}")
    sections = _sections(contents, files, wording)
    body = joined(
        element("header", element("h1", title), _introduction(contents, wording), _facts(contents, wording)),
        _navigation(sections, wording),
        element("main", *(_section(*section) for section in sections)),
        element("footer", element("p", wording.text("index.footer"), class_="soft")),
    )
    return page(contents.lang, title, body)


def how_to_open_page(lang: str, wording: Wording) -> bytes:
    """The page beside the encrypted member: the same in every package, so it tells nothing about anyone."""
    title = wording.text("how_to_open.title")
    systems = [_system(system, wording) for system in ("windows", "mac", "linux")]
    body = joined(
        element("header", element("h1", title), element("p", wording.text("how_to_open.introduction"))),
        element(
            "main",
            element("p", wording.text("how_to_open.password"), class_="notice"),
            *systems,
            element("h2", wording.text("how_to_open.trouble_heading")),
            element("ul", *_items(wording.lines("how_to_open.trouble"))),
        ),
    )
    return page(lang, title, body)


def _system(system: str, wording: Wording) -> Markup:
    key = f"how_to_open.{system}"
    return joined(element("h2", wording.text(f"{key}.heading")), element("ol", *_items(wording.lines(f"{key}.steps"))))


def _items(lines: Sequence[str]) -> list[Markup]:
    return [element("li", line) for line in lines]


def _paragraphs(lines: Sequence[str]) -> Markup:
    return joined(*(element("p", line) for line in lines))


def _introduction(contents: PackageContents, wording: Wording) -> Markup:
    ours = wording.text(f"index.introduction_{contents.kind.value}", controller=contents.controller_name)
    return _paragraphs([ours, *contents.introduction])


def _facts(contents: PackageContents, wording: Wording) -> Markup:
    rows = [
        ("index.data_subject", contents.data_subject),
        ("index.controller", contents.controller_name),
        ("index.reference", contents.reference),
        ("index.made_on", wording.date(contents.made_at.date())),
    ]
    return facts_table(wording.text("index.facts"), [(wording.text(label), value) for label, value in rows if value])


def _navigation(sections: Sequence[Section], wording: Wording) -> Markup:
    links = [element("li", element("a", heading, href=f"#{anchor}")) for anchor, heading, _ in sections]
    heading = element("h2", wording.text("index.contents"), id="contents")
    return element("nav", heading, element("ul", *links), aria_labelledby="contents")


def _section(anchor: str, heading: str, body: Markup) -> Markup:
    title = element("h2", heading, id=f"{anchor}-heading")
    return element("section", title, body, id=anchor, aria_labelledby=f"{anchor}-heading")


def _sections(contents: PackageContents, files: Sequence[SealedFile], wording: Wording) -> list[Section]:
    """Those that have something to say, in reading order."""
    bodies = [
        ("letter", _letter(contents, wording)),
        ("files", _files(files, wording)),
        ("tables", _tables(contents.tables, wording)),
        ("withheld", _withheld(contents, wording)),
        ("nothing_found", _nothing_found(contents, wording)),
        ("glossary", _glossary(contents, wording)),
        ("formats", _formats(contents, wording)),
    ]
    return [(anchor.replace("_", "-"), wording.text(f"{anchor}.heading"), body) for anchor, body in bodies if body]


def _link(path: str) -> Markup:
    # "./" keeps a name with a colon or a leading slash from being anything but a file beside this page.
    return element("a", path, href="./" + quote(path))


def _letter(contents: PackageContents, wording: Wording) -> Markup:
    if contents.letter is None:
        return Markup()
    return element("p", wording.text("letter.text"), " ", _link(contents.letter.path))


def _files(files: Sequence[SealedFile], wording: Wording) -> Markup:
    header = tuple(wording.text(f"files.{key}") for key in ("file", "description", "source", "rows", "size"))
    return table(wording.text("files.caption"), header, [_file_row(file, wording) for file in files])


def _file_row(file: SealedFile, wording: Wording) -> tuple[str, ...]:
    rows = "–" if file.row_count is None else str(file.row_count)
    description = file.description or wording.text("files.not_described")
    return _link(file.path), description, file.source or "–", rows, wording.size(file.size_bytes)


def _tables(tables: Sequence[RecordTable], wording: Wording) -> Markup:
    return joined(*(_table(shown, wording) for shown in tables))


def _table(shown: RecordTable, wording: Wording) -> Markup:
    heading = element("h3", shown.description or shown.name)
    source = wording.text("tables.source", source=shown.source) if shown.source else shown.path
    if len(shown.rows) == 1:
        pairs = [(column, value or "") for column, value in zip(shown.columns, shown.rows[0], strict=True)]
        return joined(heading, facts_table(source, pairs))
    rows = [(str(n), *(value or "" for value in row)) for n, row in enumerate(shown.rows[:ROWS_SHOWN], start=1)]
    body = table(source, (wording.text("tables.number"), *shown.columns), rows)
    return joined(heading, body, _rest(shown, wording))


def _rest(shown: RecordTable, wording: Wording) -> Markup:
    """Where the records are that the page does not show."""
    if len(shown.rows) <= ROWS_SHOWN:
        return Markup()
    return element("p", wording.text("tables.rest", shown=ROWS_SHOWN, total=len(shown.rows)), " ", _link(shown.path))


def _withheld(contents: PackageContents, wording: Wording) -> Markup:
    if not contents.withheld:
        return Markup()
    header = tuple(wording.text(f"withheld.{key}") for key in ("file", "reason", "article"))
    rows: list[tuple[str, ...]] = [(held.file, held.reason, held.article) for held in contents.withheld]
    return joined(element("p", wording.text("withheld.text")), table(wording.text("withheld.caption"), header, rows))


def _nothing_found(contents: PackageContents, wording: Wording) -> Markup:
    if not contents.nothing_found_in:
        return Markup()
    text = element("p", wording.text("nothing_found.text"))
    return joined(text, element("ul", *_items(contents.nothing_found_in)))


def _glossary(contents: PackageContents, wording: Wording) -> Markup:
    if not contents.glossary:
        return Markup()
    header = (wording.text("glossary.code"), wording.text("glossary.meaning"))
    rows: list[tuple[str, ...]] = list(contents.glossary)
    return table(wording.text("glossary.caption"), header, rows)


def _formats(contents: PackageContents, wording: Wording) -> Markup:
    return _paragraphs(format_notes(contents, wording))
