"""The window's words: none lost, none left in English for a French user."""

from __future__ import annotations

import re
import shutil
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from installers.translations import WORDS, build, extract

FILES = sorted(WORDS.glob("*.ts"))
PLACEHOLDER = re.compile(r"\{\w+\}|%n|%\d")


def messages(path: Path) -> list[tuple[str, ET.Element]]:
    """Every message of a file with its source words."""
    return [(message.findtext("source", ""), message) for message in ET.parse(path).iter("message")]  # noqa: S314 -- our own file


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The words as the code has them now, on top of what is translated."""
    folder = tmp_path_factory.mktemp("words")
    for path in FILES:
        shutil.copy(path, folder)
    extract(folder)
    return folder


def test_the_files_of_words_say_what_the_code_says(extracted: Path) -> None:
    """`python3 run.py words` brings them up to date."""
    assert sorted(p.name for p in extracted.glob("*.ts")) == [path.name for path in FILES]
    for path in FILES:
        assert [s for s, _ in messages(extracted / path.name)] == [s for s, _ in messages(path)], path.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_word_is_translated(path: Path) -> None:
    for source, message in messages(path):
        translation = message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, source
        forms = [form.text for form in translation.iter("numerusform")] or [translation.text]
        assert all(forms), source
        for form in forms:
            assert set(PLACEHOLDER.findall(source)) - {"%n"} == set(PLACEHOLDER.findall(str(form))) - {"%n"}, source


@pytest.mark.parametrize("path", [p for p in FILES if ".fr." in p.name], ids=lambda path: path.name)
def test_french_is_written_with_its_spaces_and_its_apostrophes(path: Path) -> None:
    for source, message in messages(path):
        for text in message.itertext():
            if text != source:
                assert not re.search(r"\w'\w| [;:!?»]|« ", text), text


def test_words_are_compiled_into_one_file_a_language(tmp_path: Path) -> None:
    for path in FILES:
        shutil.copy(path, tmp_path)
    build(tmp_path)
    assert (tmp_path / "fr.qm").stat().st_size > (tmp_path / "en.qm").stat().st_size > 0
