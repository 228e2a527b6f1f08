"""The pages that the requester reads: in their language, for any eye or ear, with nothing from elsewhere."""

from __future__ import annotations

import io
import string
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.exports.contents import PackageContents, PackageFile, PackageKind, Withheld
from dsardesk.exports.markup import element, escape
from dsardesk.exports.page_check import stays_local
from dsardesk.exports.records import table_from_records
from dsardesk.exports.wording import Wording

TextsOf = Callable[[str], dict[str, Any]]
ATTACK = "\"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;'"


class Seen(HTMLParser):
    """Elements, text and links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture
def index(
    contents: PackageContents, seal: Callable[..., bytes], bag_of: Callable[[bytes], dict[str, bytes]]
) -> Callable[..., str]:
    return lambda **changes: bag_of(seal(contents, **changes))["data/index.html"].decode()


def test_the_page_declares_its_language_and_speaks_it(index: Callable[..., str], lang: str) -> None:
    page = Seen(index(lang=lang))
    assert page.named("html")[0]["lang"] == lang
    assert {"fr": "Vos données personnelles", "en": "Your personal data"}[lang] in page.text


@pytest.mark.parametrize("kind", PackageKind)
def test_the_page_names_the_article_it_answers(index: Callable[..., str], kind: PackageKind) -> None:
    article = {"access": "article\u00a015", "portability": "article\u00a020"}[kind]
    assert article in Seen(index(kind=kind)).text


def test_no_page_runs_anything_or_asks_anything_from_elsewhere(index: Callable[..., str]) -> None:
    page = index()
    assert stays_local(page)
    assert "http:" not in page
    assert "https:" not in page
    assert not {"script", "img", "link", "iframe", "form"} & {tag for tag, _ in Seen(page).tags}
    assert "default-src 'none'" in page


def test_tables_are_real_tables_with_captions_and_headers(index: Callable[..., str]) -> None:
    page = Seen(index())
    assert len(page.named("table")) == len(page.named("caption")) >= 5
    assert {header.get("scope") for header in page.named("th")} == {"col", "row"}
    headings = [int(tag[1]) for tag, _ in page.tags if tag in {"h1", "h2", "h3"}]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))


def test_every_file_is_linked_and_every_link_leads_to_a_file(
    contents: PackageContents, seal: Callable[..., bytes], bag_of: Callable[[bytes], dict[str, bytes]]
) -> None:
    bag = bag_of(seal(contents))
    page = Seen(bag["data/index.html"].decode())
    links = {str(link["href"]) for link in page.named("a")}
    files = {"data/" + unquote(link).removeprefix("./") for link in links if not link.startswith("#")}
    ours = {"data/index.html", "data/package.json", "data/datapackage.json", "data/inventory.txt"}
    assert files == {name for name in bag if name.startswith("data/")} - ours
    anchors = {attributes.get("id") for _, attributes in page.tags}
    assert {link[1:] for link in links if link.startswith("#")} <= anchors


def test_what_was_withheld_is_said_with_its_reason_and_article(index: Callable[..., str]) -> None:
    text = Seen(index()).text
    for words in (
        "note_rh.docx",
        "Une autre personne y est nommée",
        "article 15(4) du RGPD",
        "Téléphonie",
        "client actif",
    ):
        assert words in text


def test_a_long_table_says_where_the_rest_is(index: Callable[..., str]) -> None:
    text = Seen(index()).text
    assert "00099" in text
    assert "00100" not in text
    assert "Seules les 100 premières lignes sur 130" in text


def test_values_and_names_are_shown_and_never_obeyed(index: Callable[..., str]) -> None:
    hostile = table_from_records("t", ATTACK, ATTACK, [[(ATTACK, ATTACK), ("b", "c")], [("b", ATTACK)]])
    page = Seen(
        index(
            controller_name=ATTACK,
            data_subject=ATTACK,
            reference=ATTACK,
            introduction=(ATTACK,),
            files=(PackageFile("javascript&'alert(1)'&quot;.txt", b"", ATTACK, ATTACK),),
            tables=(hostile,),
            withheld=(Withheld(ATTACK, ATTACK, ATTACK),),
            nothing_found_in=(ATTACK,),
            glossary=((ATTACK, ATTACK),),
        )
    )
    assert not page.named("script")
    assert not page.named("img")
    assert page.text.count(ATTACK) >= 15
    assert all(not name.startswith("on") for _, attributes in page.tags for name in attributes)


def test_the_how_to_page_is_the_same_for_everybody(
    contents: PackageContents, seal: Callable[..., bytes], texts_of: TextsOf, lang: str
) -> None:
    name = texts_of(lang)["how_to_open"]["file_name"]
    one = zipfile.ZipFile(io.BytesIO(seal(contents, lang=lang))).read(name)
    other = replace(contents, reference="X", controller_name="Y", data_subject="Z", tables=(), introduction=("W",))
    assert one == zipfile.ZipFile(io.BytesIO(seal(other, lang=lang))).read(name)
    page = Seen(one.decode())
    assert all(tool in page.text for tool in ("7-Zip", "Keka", "7z x", "package.zip", "index.html"))
    assert stays_local(one.decode())


def _leaves(texts: dict[str, Any], place: str = "") -> Iterator[tuple[str, frozenset[str]]]:
    for key, value in texts.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{place}{key}.")
        else:
            words = "\n".join(value) if isinstance(value, list) else value
            yield f"{place}{key}", frozenset(string.Template(words).get_identifiers())


def test_french_and_english_say_the_same_things(texts_of: TextsOf) -> None:
    assert dict(_leaves(texts_of("fr"))) == dict(_leaves(texts_of("en")))


def test_french_punctuation_does_not_break_off(texts_of: TextsOf) -> None:
    def words(value: Any) -> Iterator[str]:
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
            yield from words(item)
        if isinstance(value, str):
            yield value

    assert not [text for text in words(texts_of("fr")) for mark in (" :", " ;", " ?", " !", "« ", " »") if mark in text]


@pytest.mark.parametrize(
    ("lang_", "day", "size"), [("fr", "1er mars 2027", "12,3\u00a0ko"), ("en", "1 March 2027", "12.3\u00a0kB")]
)
def test_dates_and_sizes_follow_the_language(texts_of: TextsOf, lang_: str, day: str, size: str) -> None:
    wording = Wording(texts_of(lang_))
    assert wording.date(date(2027, 3, 1)) == day
    assert wording.size(12_345) == size


@given(st.text())
def test_any_text_survives_as_text(text: str) -> None:
    page = Seen(element("p", text, title=text))
    assert [tag for tag, _ in page.tags] == ["p"]
    assert "<" not in escape(text)


@pytest.mark.parametrize(
    "page",
    [
        '<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=Inter">',
        '<img src="//example.org/x.png">',
        '<img src=" \thttp://example.org/x.png">',
        '<img srcset="a.png 1x, https://example.org/b.png 2x">',
        "<style>@import 'x.css';</style>",
        "<style>p { background: url(x.png) }</style>",
        '<p style="background: URL(x)">',
        "<script>1</script>",
        '<p onclick="x()">',
        '<a href="javascript:alert(1)">x</a>',
        '<meta http-equiv="Refresh" content="0; url=x">',
        '<base href="x">',
        "<a href='\\\\server\\share'>x</a>",
    ],
)
def test_a_page_that_reaches_out_is_recognised(page: str) -> None:
    assert not stays_local(page)
