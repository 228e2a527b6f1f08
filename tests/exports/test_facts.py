"""Contents from a folder and a file of facts, as the command line takes them."""

from __future__ import annotations

import json
import sys
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.exports.contents import BadPath, EmptyPackage, PackageContents, PackageKind
from dsardesk.exports.facts import BadFacts, PackageFacts, contents_from_folder, read_package_facts

MADE_AT = datetime(2026, 11, 1, 9, tzinfo=UTC)
LEAST: dict[str, Any] = {"reference": "DSR-2026-0042", "lang": "fr", "controller": "Ateliers Méridien"}
WITHHELD = {"file": "rh/note.txt", "reason": "Un collègue y est nommé", "article": "article 15(4) du RGPD"}


def _facts(**more: Any) -> PackageFacts:
    return read_package_facts(json.dumps(LEAST | more))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, content in {
        "crm/fiche.csv": "a,b\n1,2\n",
        "lettre.pdf": "%PDF",
        "rh/note.txt": "Bernard est en retard",
        "Thumbs.db": "x",
        "~$lettre.docx": "x",
    }.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(content, encoding="utf-8")
    return tmp_path


def _contents(folder: Path, **more: Any) -> PackageContents:
    return contents_from_folder(folder, _facts(**more), PackageKind.ACCESS, MADE_AT)


def test_the_least_facts_are_enough(folder: Path) -> None:
    found = _contents(folder)
    assert [file.path for file in found.files] == ["crm/fiche.csv", "lettre.pdf", "rh/note.txt"]
    assert (found.files[0].source, found.files[0].media_type) == ("crm", "text/csv")


def test_what_the_company_says_of_a_file_goes_with_it(folder: Path) -> None:
    files = {"lettre.pdf": {"description": "Réponse"}, "crm/fiche.csv": {"source": "CRM", "row_count": 1}}
    found = _contents(folder, files=files).files
    assert [file.path for file in found[:2]] == ["lettre.pdf", "crm/fiche.csv"], "the order of the facts is kept"
    assert (found[1].source, found[1].row_count, found[0].description) == ("CRM", 1, "Réponse")


def test_the_letter_stands_apart(folder: Path) -> None:
    found = _contents(folder, letter="lettre.pdf")
    assert found.letter is not None
    assert found.letter.path == "lettre.pdf"
    assert "lettre.pdf" not in {file.path for file in found.files}


def test_a_file_withheld_stays_out_and_is_disclosed(folder: Path) -> None:
    found = _contents(folder, withheld=[WITHHELD])
    assert "rh/note.txt" not in {file.path for file in found.files}
    assert found.withheld[0].reason == "Un collègue y est nommé"


def test_a_name_typed_on_a_mac_and_one_typed_elsewhere_are_one(folder: Path) -> None:
    (folder / unicodedata.normalize("NFD", "été.txt")).write_text("x")
    files = {unicodedata.normalize("NFC", "été.txt"): {"source": "CRM"}}
    assert _contents(folder, files=files).files[0].source == "CRM"


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("target", ["/etc/hostname", "/etc"])
def test_a_link_out_of_the_folder_is_refused(folder: Path, target: str) -> None:
    (folder / "lien").symlink_to(target)
    with pytest.raises(BadPath) as caught:
        _contents(folder)
    assert caught.value.facts["reason"] == "link"


def test_an_empty_folder_gives_no_package(tmp_path: Path) -> None:
    with pytest.raises(EmptyPackage):
        _contents(tmp_path)


@pytest.mark.parametrize(
    ("more", "key", "reason"),
    [
        ({"reference": None}, "reference", "missing"),
        ({"reference": " "}, "reference", "missing"),
        ({"lang": "français"}, "lang", "unknown_value"),
        ({"controller": 3}, "controller", "not_text"),
        ({"kind": "erasure"}, "kind", "unknown_value"),
        ({"fichiers": {}}, "fichiers", "unknown_key"),
        ({"files": []}, "files", "not_an_object"),
        ({"files": {"a": "CRM"}}, "files[1]", "not_an_object"),
        ({"files": {"a": {}, "b": {"sources": "CRM"}}}, "files[2].sources", "unknown_key"),
        ({"files": {"a": {"row_count": -1}}}, "files[1].row_count", "not_a_number"),
        ({"withheld": {}}, "withheld", "not_a_list"),
        ({"withheld": [WITHHELD, {"file": "b"}]}, "withheld[2].reason", "missing"),
        ({"introduction": ["a", 2]}, "introduction[2]", "not_text"),
        ({"glossary": {"ACT": 1}}, "glossary[1]", "not_text"),
    ],
)
def test_the_key_at_fault_is_named(more: dict[str, Any], key: str, reason: str) -> None:
    with pytest.raises(BadFacts) as caught:
        _facts(**more)
    assert caught.value.facts == {"key": key, "reason": reason}


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 100_000, "null"])
def test_something_else_than_a_json_object_is_refused(text: str) -> None:
    with pytest.raises(BadFacts):
        read_package_facts(text)


@pytest.mark.parametrize(
    ("more", "key", "reason"),
    [
        ({"files": {"absent.txt": {}}}, "files[1]", "not_in_folder"),
        ({"letter": "absent.pdf"}, "letter", "not_in_folder"),
        ({"letter": "rh/note.txt", "withheld": [WITHHELD]}, "letter", "also_withheld"),
        ({"files": {"rh/note.txt": {}}, "withheld": [WITHHELD]}, "files[1]", "also_withheld"),
        ({"kind": "portability"}, "kind", "conflict"),
    ],
)
def test_facts_that_contradict_the_folder_are_refused(
    folder: Path, more: dict[str, Any], key: str, reason: str
) -> None:
    with pytest.raises(BadFacts) as caught:
        _contents(folder, **more)
    assert caught.value.facts == {"key": key, "reason": reason}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(PackageFacts.__dataclass_fields__)), JSON))
def test_any_json_is_read_or_refused_with_a_key(document: dict[str, Any]) -> None:
    refusal: BadFacts | None = None
    try:
        read_package_facts(json.dumps(LEAST | document))
    except BadFacts as error:
        refusal = error
    assert refusal is None or refusal.facts["key"]
