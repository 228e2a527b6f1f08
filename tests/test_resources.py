"""Files of resources/ are found in a checkout, in a wheel and in a frozen bundle."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dsardesk
from dsardesk import resources


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    resources.root.cache_clear()
    yield
    resources.root.cache_clear()


def test_a_checkout_has_them_beside_the_package() -> None:
    assert resources.root() == Path(dsardesk.__file__).parents[1] / "resources"


def test_a_wheel_has_them_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = tmp_path / "dsardesk" / "_resources"
    inside.mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "dsardesk" / "resources.py"))
    assert resources.root() == inside


def test_a_bundle_brings_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.root() == tmp_path / "resources"
    assert resources.migrations() == tmp_path / "dsardesk" / "storage" / "migrations"


def test_the_migrations_of_a_checkout_are_scripts_beside_the_code() -> None:
    assert (resources.migrations() / "env.py").is_file()


def test_texts_and_bytes_are_the_same_file() -> None:
    assert resources.text("law", "clocks.toml").encode() == resources.data("law", "clocks.toml")


def test_the_files_of_a_folder_are_named_in_order_and_without_their_suffix() -> None:
    assert resources.names("letters", suffix=".toml") == ("en", "fr")
    assert resources.folder("letters").is_dir()


@pytest.mark.parametrize("kind", ["letters", "messages", "exports", "intake"])
@pytest.mark.parametrize("lang", resources.LANGUAGES)
def test_everything_said_is_said_in_every_language(kind: str, lang: str) -> None:
    assert resources.text(kind, f"{lang}.toml")
