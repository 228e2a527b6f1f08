"""Notices: everything a user gets is named with its licence and text, and nothing is under the GPL or the AGPL."""

from __future__ import annotations

import doctest
import sys
from importlib import metadata
from typing import TYPE_CHECKING

import pytest

from installers import notices

if TYPE_CHECKING:
    from pathlib import Path

PARTS = notices.read_parts()
PINNED = notices.pinned(notices.PINNED.read_text(encoding="utf-8"))
ABSENT = {absent["package"]: absent["licence"] for absent in PARTS["absent"]}


def installed(package: str) -> metadata.Distribution:
    try:
        return metadata.distribution(package)
    except metadata.PackageNotFoundError:
        pytest.skip(f"{package} is not for this system or this Python")


def test_the_notices_name_every_pinned_package_and_version() -> None:
    assert notices.differences() == []


def test_a_package_without_notice_and_a_notice_without_package_are_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = notices.NOTICES.read_text(encoding="utf-8").replace("  click ", "  clack ", 1)
    fake = tmp_path / "THIRD-PARTY.txt"
    fake.write_text(told, encoding="utf-8")
    monkeypatch.setattr(notices, "NOTICES", fake)
    version = PINNED["click"]
    assert notices.differences() == [f"no notice: click {version}", f"no longer used: clack {version}"]
    assert notices.main(["--check"]) == 1


@pytest.mark.parametrize("package", sorted(PINNED))
def test_no_package_a_user_gets_is_under_the_gpl_or_the_agpl(package: str) -> None:
    if package in ABSENT:
        assert not notices.forbids(ABSENT[package])
        return
    distribution = installed(package)
    assert not notices.forbids(notices.licence_of(package, distribution, PARTS))
    classifiers = distribution.metadata.get_all("Classifier") or []
    assert not [told for told in classifiers if told.startswith("License") and notices.forbids(told)]


@pytest.mark.parametrize("package", ["cryptography", "python-calamine", "typst"])
def test_no_rust_library_inside_a_package_leaves_only_the_gpl(package: str) -> None:
    libraries = notices.rust_libraries(installed(package))
    assert libraries
    assert not [library for library, expression in libraries if notices.forbids(expression)]


def test_parts_compiled_in_without_their_notice_have_it_here() -> None:
    told = notices.NOTICES.read_text(encoding="utf-8")
    assert "ZETETIC LLC" in told
    assert "May you do good and not evil." in told
    assert "The OpenSSL Project Authors" in told
    assert "SIL OPEN FONT LICENSE" in told
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in told


@pytest.mark.skipif(
    sys.version_info[:2] != (3, 11) or sys.platform != "linux", reason="the file is made by Python 3.11 on Linux"
)
def test_making_the_notices_again_changes_nothing() -> None:
    assert notices.render(notices.all_notices()) == notices.NOTICES.read_text(encoding="utf-8")


def test_a_licence_that_nobody_has_read_stops_the_making() -> None:
    with pytest.raises(ValueError, match="SSPL"):
        notices.chosen("MIT AND SSPL-1.0", PARTS["rust"])


def test_the_examples_in_the_words_of_the_module_are_true() -> None:
    assert doctest.testmod(notices).failed == 0
