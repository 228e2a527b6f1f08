"""What is remembered outside a vault: kept where it can be, never in the way where it cannot."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from keyring.errors import KeyringError

from dsardesk.domain.anchors import Anchor
from dsardesk.storage.anchors import FILE, FilePlace, KeyringPlace, anchors_in
from dsardesk.storage.keyrings import MemoryKey

ANCHOR = Anchor(9, "c" * 64, opening=4, closed=True, seals="a" * 64)


class Lasting(MemoryKey):
    """A key that outlives the program, as a keyring's does."""

    lasts = True


class Broken(Lasting):
    """A keyring that was locked meanwhile."""

    def load(self) -> bytes | None:
        raise KeyringError

    def store(self, key: bytes) -> None:
        raise KeyringError

    def forget(self) -> None:
        raise KeyringError


def test_a_file_and_a_keyring_give_back_what_they_were_given(tmp_path: Path) -> None:
    for place in (FilePlace(tmp_path / "w.json"), KeyringPlace(Lasting())):
        assert place.read() is None
        place.write(ANCHOR)
        assert place.read() == ANCHOR
        place.forget()
        assert place.read() is None


def test_what_the_first_program_remembered_is_still_understood(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(json.dumps({"seq": 5, "hash": "e" * 64}), "utf-8")
    assert FilePlace(tmp_path / FILE).read() == Anchor(5, "e" * 64)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b"[1, 2]", b"\xff", b"5", b'{"seq": "x", "hash": 1}', b'{"seq": 1e999, "hash": ""}',
        b'{"seq": -1, "hash": "' + b"a" * 64 + b'"}', b'{"seq": true, "hash": "' + b"a" * 64 + b'"}',
        b'{"seq": 1, "hash": "' + b"g" * 64 + b'"}', b'{"seq": 1, "hash": "' + b"a" * 64 + b'", "seals": "x"}',
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_file_that_is_no_anchor_remembers_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert FilePlace(tmp_path / FILE).read() is None


def test_a_keyring_that_no_longer_answers_is_in_nobodys_way(tmp_path: Path) -> None:
    anchors = anchors_in(tmp_path, Broken())
    anchors.keep(ANCHOR)
    assert anchors.newest() == ANCHOR
    for place in anchors.every():
        place.forget()
    assert anchors.newest() is None


def test_a_keyring_that_ends_with_the_program_is_no_place(tmp_path: Path) -> None:
    assert [place.kind for place in anchors_in(tmp_path, MemoryKey()).every()] == ["cache"]
    chosen = anchors_in(tmp_path, Lasting(), tmp_path / "w.json")
    assert [place.kind for place in chosen.every()] == ["cache", "keyring", "file"]


def test_the_latest_of_all_places_counts_so_that_no_cache_can_be_turned_back(tmp_path: Path) -> None:
    anchors = anchors_in(tmp_path / "cache", Lasting(), tmp_path / "w.json")
    anchors.keep(ANCHOR)
    FilePlace(tmp_path / "cache" / FILE).write(Anchor(2, "d" * 64, opening=1))
    assert anchors.newest() == ANCHOR


def test_a_change_is_remembered_at_once_in_the_cache_and_everywhere_when_it_is_kept(tmp_path: Path) -> None:
    anchors = anchors_in(tmp_path / "cache", Lasting())
    anchors.keep(ANCHOR)
    anchors.follow((10, "d" * 64))
    cache, keyring = (place.read() for place in anchors.every())
    assert cache == Anchor(10, "d" * 64, opening=4)
    assert keyring == ANCHOR
    assert anchors.newest() == cache


def test_a_place_that_cannot_be_written_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    place = FilePlace(tmp_path / "file" / "w.json")
    place.write(ANCHOR)
    place.forget()
    assert place.read() is None
