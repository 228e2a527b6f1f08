"""What may go into a package."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import datetime
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.exports.contents import BadPath, EmptyPackage, PackageContents, PackageFile, path_problem


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("../clients.csv", "relative"),
        ("crm/../../clients.csv", "relative"),
        ("/etc/passwd", "relative"),
        ("crm//fiche.txt", "relative"),
        ("crm/", "relative"),
        ("C:/fiche.txt", "character"),
        ("crm\\fiche.txt", "character"),
        ("fiche\x00.txt", "character"),
        ("fiche\n.txt", "character"),
        ("fiche\u202etxt.exe", "character"),
        ("fiche\udcff.txt", "character"),
        ("CON", "reserved_name"),
        ("crm/aux.csv", "reserved_name"),
        ("COM¹.txt", "reserved_name"),
        ("fiche.", "edge"),
        ("fiche ", "edge"),
        ("", "length"),
        ("a" * 200, "length"),
        ("é" * 80, "length"),
        ("e\u0301te.txt", "not_nfc"),
    ],
)
def test_a_name_unsafe_on_some_computer_is_refused(path: str, reason: str) -> None:
    assert path_problem(path) == reason


@pytest.mark.parametrize(
    "path", ["fiche.pdf", "01_CRM/été.txt", "日本/العربية.eml", "100 % laine (2).csv", "console.txt"]
)
def test_names_of_every_script_are_welcome(path: str) -> None:
    assert path_problem(path) is None


@given(st.text(max_size=40))
def test_an_accepted_name_stays_inside_its_folder_on_every_system(path: str) -> None:
    if path_problem(path) is None:
        assert not PurePosixPath(path).is_absolute()
        assert not PureWindowsPath(path).drive
        assert ".." not in PureWindowsPath(path).parts
        assert unicodedata.normalize("NFC", path) == path


def _file(path: str) -> PackageFile:
    return PackageFile(path, b"", "", "")


@pytest.mark.parametrize("paths", [("Fiche.txt", "fiche.TXT"), ("crm", "CRM/fiche.txt"), ("STRASSE", "straße")])
def test_two_names_that_differ_by_case_only_are_refused(contents: PackageContents, paths: tuple[str, str]) -> None:
    with pytest.raises(BadPath) as caught:
        replace(contents, files=tuple(_file(path) for path in paths), letter=None)
    assert caught.value.facts == {"number": 2, "reason": "twice"}


@pytest.mark.parametrize("path", ["index.html", "Package.JSON", "tables/mine.csv"])
def test_names_that_the_format_needs_are_refused(contents: PackageContents, path: str) -> None:
    with pytest.raises(BadPath) as caught:
        replace(contents, files=(_file(path),), letter=None)
    assert caught.value.facts["reason"] == "used_by_format"


def test_a_refusal_counts_the_file_and_does_not_name_it(contents: PackageContents) -> None:
    with pytest.raises(BadPath) as caught:
        replace(contents, files=(_file("a.txt"), _file("Marie Dupont?.txt")))
    assert caught.value.facts == {"number": 3, "reason": "character"}
    assert "Dupont" not in str(caught.value)


def test_a_package_with_nothing_in_it_is_refused(contents: PackageContents) -> None:
    with pytest.raises(EmptyPackage):
        replace(contents, files=(), tables=(), letter=None)


def test_a_time_without_its_offset_is_refused(contents: PackageContents) -> None:
    with pytest.raises(ValueError, match="offset"):
        replace(contents, made_at=datetime(2026, 11, 1))  # noqa: DTZ001 - the naive value under test.
