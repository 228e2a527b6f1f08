"""Copies of identity documents: each under its own key, destroyed for good one by one, their siblings never lost."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dsardesk.domain.identity import DestructionCause
from dsardesk.domain.ids import DocumentId
from dsardesk.services.ports import Tombstone
from dsardesk.storage import identity_store as module
from dsardesk.storage.ciphers import WrongKey, unseal
from dsardesk.storage.files import add_lasting, write_whole
from dsardesk.storage.identity_store import CONTEXT, FORMER_TOMBSTONES, KEYS, TOMBSTONES, FolderIdentityStore
from tests.makers import NOW, Clock, bytes_below, document_id

SCAN = b"\xff\xd8 une carte d'identite \xff\xd9" * 40
LATER = Clock()
LATER.forward(days=3)


class KeptKey:
    """A place that outlives the program, as a keyring does."""

    lasts = True

    def __init__(self, key: bytes | None = None, on_store: Callable[[], None] = lambda: None) -> None:
        self.key = key
        self.on_store = on_store

    def load(self) -> bytes | None:
        return self.key

    def store(self, key: bytes) -> None:
        self.on_store()
        self.key = key
        self.on_store()

    def forget(self) -> None:
        self.key = None


class LostKey(KeptKey):
    """A place that goes with the program."""

    lasts = False


def _store(folder: Path, place: KeptKey) -> FolderIdentityStore:
    return FolderIdentityStore(folder / "outside", place, NOW)


def _keep(store: FolderIdentityStore, *names: str) -> dict[str, DocumentId]:
    kept = {name: document_id() for name in names}
    for name, document in kept.items():
        store.put(document, SCAN + name.encode())
    return kept


def _opens(store: FolderIdentityStore, document: DocumentId) -> bool:
    try:
        return store.get(document).startswith(SCAN)
    except KeyError:
        return False


class TestKeeping:
    def test_a_copy_comes_back_for_the_viewer_inside_the_program(self, tmp_path: Path) -> None:
        store = _store(tmp_path, KeptKey())
        kept = _keep(store, "ada", "bo")
        assert store.get(kept["ada"]) == SCAN + b"ada"
        assert store.get(kept["bo"]) == SCAN + b"bo"

    def test_a_copy_outlives_the_program_where_a_keyring_holds_the_key(self, tmp_path: Path) -> None:
        place = KeptKey()
        first = _store(tmp_path, place)
        kept = _keep(first, "ada")
        first.end_session(NOW)
        again = _store(tmp_path, place)
        assert again.lasts
        assert again.holds(kept["ada"])
        assert again.get(kept["ada"]) == SCAN + b"ada"

    def test_nothing_of_a_copy_lies_on_the_disk_in_clear(self, tmp_path: Path) -> None:
        store = _store(tmp_path, KeptKey())
        kept = _keep(store, "ada")
        assert all(SCAN[:20] not in content for content in bytes_below(tmp_path).values())
        store.destroy(kept["ada"], NOW, DestructionCause.CHECKED)
        assert all(SCAN[:20] not in content for content in bytes_below(tmp_path).values())

    def test_each_copy_has_a_key_of_its_own(self, tmp_path: Path) -> None:
        place = KeptKey()
        store = _store(tmp_path, place)
        kept = _keep(store, "ada", "bo")
        keys = store._keys
        assert keys[kept["ada"].hex] != keys[kept["bo"].hex]
        sealed = (tmp_path / "outside" / "idblobs" / kept["bo"].hex).read_bytes()
        with pytest.raises(WrongKey):
            unseal(keys[kept["ada"].hex], sealed, kept["bo"].bytes)

    def test_an_unknown_copy_is_not_held(self, tmp_path: Path) -> None:
        store = _store(tmp_path, KeptKey())
        assert not store.holds(document_id())
        assert store.tombstone(document_id()) is None
        with pytest.raises(KeyError):
            store.get(document_id())


class TestDestroying:
    def test_the_copy_is_gone_its_siblings_are_not_and_a_tombstone_says_when_and_why(self, tmp_path: Path) -> None:
        place = KeptKey()
        store = _store(tmp_path, place)
        kept = _keep(store, "ada", "bo")
        store.destroy(kept["ada"], NOW, DestructionCause.CHECKED)
        for found in (store, _store(tmp_path, place)):
            assert not found.holds(kept["ada"])
            assert not _opens(found, kept["ada"])
            assert found.tombstone(kept["ada"]) == Tombstone(NOW, "checked")
            assert found.get(kept["bo"]) == SCAN + b"bo"
            assert found.tombstone(kept["bo"]) is None
        assert [path.name for path in (tmp_path / "outside" / "idblobs").iterdir()] == [kept["bo"].hex]

    def test_a_copy_of_the_old_files_opens_nothing_with_the_key_of_today(self, tmp_path: Path) -> None:
        place = KeptKey()
        store = _store(tmp_path, place)
        kept = _keep(store, "ada", "bo")
        shutil.copytree(tmp_path / "outside", tmp_path / "copied before")
        old_epoch = place.key
        store.destroy(kept["ada"], NOW, DestructionCause.CHECKED)
        assert place.key is not None
        assert place.key != old_epoch
        with pytest.raises(WrongKey):
            unseal(place.key, (tmp_path / "copied before" / KEYS).read_bytes(), CONTEXT)
        shutil.rmtree(tmp_path / "outside")
        shutil.copytree(tmp_path / "copied before", tmp_path / "outside")
        assert not _opens(_store(tmp_path, place), kept["ada"])

    def test_the_keys_of_today_do_not_know_the_destroyed_one(self, tmp_path: Path) -> None:
        place = KeptKey()
        store = _store(tmp_path, place)
        kept = _keep(store, "ada", "bo")
        store.destroy(kept["ada"], NOW, DestructionCause.CHECKED)
        assert place.key is not None
        table = json.loads(unseal(place.key, (tmp_path / "outside" / KEYS).read_bytes(), CONTEXT))
        assert set(table) == {kept["bo"].hex}

    def test_what_was_destroyed_once_keeps_its_first_instant(self, tmp_path: Path) -> None:
        store = _store(tmp_path, KeptKey())
        kept = _keep(store, "ada")
        store.destroy(kept["ada"], NOW, DestructionCause.CHECKED)
        store.destroy(kept["ada"], LATER.now(), DestructionCause.DEADLINE)
        assert store.tombstone(kept["ada"]) == Tombstone(NOW, "checked")

    def test_no_trace_of_the_content_stays_in_the_tombstone(self, tmp_path: Path) -> None:
        store = _store(tmp_path, KeptKey())
        kept = _keep(store, "ada")
        store.destroy(kept["ada"], NOW, DestructionCause.CHECKED)
        text = (tmp_path / "outside" / TOMBSTONES).read_text("utf-8")
        assert json.loads(text) == [kept["ada"].hex, "2026-10-26T08:12:00+00:00", "checked"]

    def test_a_tombstone_that_a_power_cut_left_half_written_spoils_no_other(self, tmp_path: Path) -> None:
        place, file = KeptKey(), tmp_path / "outside" / TOMBSTONES
        store = _store(tmp_path, place)
        kept = _keep(store, "ada", "bo", "cy")
        store.destroy(kept["ada"], NOW, DestructionCause.CHECKED)
        store.destroy(kept["bo"], NOW, DestructionCause.CHECKED)
        file.write_bytes(file.read_bytes()[:-20])
        again = _store(tmp_path, place)
        again.destroy(kept["cy"], NOW, DestructionCause.DEADLINE)
        last = _store(tmp_path, place)
        assert last.tombstone(kept["ada"]) == Tombstone(NOW, "checked")
        assert last.tombstone(kept["cy"]) == Tombstone(NOW, "deadline")

    def test_tombstones_of_an_earlier_program_are_still_known(self, tmp_path: Path) -> None:
        kept, former = document_id(), tmp_path / "outside" / FORMER_TOMBSTONES
        former.parent.mkdir()
        former.write_text(json.dumps({kept.hex: ["2026-10-26T08:12:00+00:00", "checked"]}), "utf-8")
        for _ in range(2):
            assert _store(tmp_path, KeptKey()).tombstone(kept) == Tombstone(NOW, "checked")
            assert not former.exists()

    def test_a_line_that_is_no_tombstone_is_passed_over(self, tmp_path: Path) -> None:
        place, file = KeptKey(), tmp_path / "outside" / TOMBSTONES
        store = _store(tmp_path, place)
        kept = _keep(store, "ada")
        store.destroy(kept["ada"], NOW, DestructionCause.CHECKED)
        file.write_bytes(b"7\n[1, 2, 3]\n{}\n\xff\n" + b"[" * 200_000 + b"\n" + file.read_bytes())
        assert _store(tmp_path, place).tombstone(kept["ada"]) == Tombstone(NOW, "checked")

    @pytest.mark.parametrize("damage", [b"", b"[]", b"{", b'{"a": 7}', b'{"a":' * 200_000])
    def test_tombstones_of_an_earlier_program_that_cannot_be_read_keep_no_store_closed(
        self, tmp_path: Path, damage: bytes
    ) -> None:
        former = tmp_path / "outside" / FORMER_TOMBSTONES
        former.parent.mkdir()
        former.write_bytes(damage)
        assert _store(tmp_path, KeptKey()).documents() == ()

    @pytest.mark.parametrize("already", [0, 1, 4])
    def test_whenever_the_program_dies_no_sibling_is_lost(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, already: int
    ) -> None:
        moments: list[tuple[Path, bytes | None]] = []

        def remember() -> None:
            copy = tmp_path / f"moment {len(moments)}"
            shutil.copytree(tmp_path / "outside", copy / "outside")
            moments.append((copy, place.key))

        def writing(path: Path, content: bytes) -> None:
            remember()
            write_whole(path, content)
            remember()

        def adding(path: Path, content: bytes) -> None:
            remember()
            add_lasting(path, content)
            remember()

        place = KeptKey()
        store = _store(tmp_path, place)
        kept = _keep(store, "ada", *(f"sibling {number}" for number in range(already)))
        monkeypatch.setattr(module, "write_whole", writing)
        monkeypatch.setattr(module, "add_lasting", adding)
        place.on_store = remember
        store.destroy(kept["ada"], NOW, DestructionCause.CHECKED)
        monkeypatch.undo()
        assert len(moments) == 6
        gone = []
        for folder, key in moments:
            after = _store(folder, KeptKey(key))
            assert all(_opens(after, document) for name, document in kept.items() if name != "ada")
            gone.append(not _opens(after, kept["ada"]))
            # Keeping another, and destroying again, go on from there.
            another = _keep(after, "later")["later"]
            after.destroy(kept["ada"], LATER.now(), DestructionCause.CHECKED)
            last = _store(folder, after._place)  # type: ignore[arg-type]
            assert _opens(last, another)
            assert not _opens(last, kept["ada"])
            assert all(_opens(last, document) for name, document in kept.items() if name != "ada")
        assert gone == [False, False, False, True, True, True]

    def test_whenever_the_program_dies_while_a_copy_is_kept_no_sibling_is_lost(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        place = KeptKey()
        store = _store(tmp_path, place)
        kept = _keep(store, "ada")

        def dying(path: Path, content: bytes) -> None:
            if path.name == KEYS:
                raise KeyboardInterrupt
            write_whole(path, content)

        monkeypatch.setattr(module, "write_whole", dying)
        late = document_id()
        with pytest.raises(KeyboardInterrupt):
            store.put(late, SCAN)
        monkeypatch.undo()
        after = _store(tmp_path, place)
        assert _opens(after, kept["ada"])
        # The copy that was not wholly kept is destroyed, and that is recorded.
        assert after.tombstone(late) == Tombstone(NOW, "session_end")
        assert late.hex not in {path.name for path in bytes_below(tmp_path)}


class TestWithoutAKeyring:
    def test_everything_ends_with_the_program_and_that_is_recorded(self, tmp_path: Path) -> None:
        store = _store(tmp_path, LostKey())
        kept = _keep(store, "ada", "bo")
        assert not store.lasts
        store.end_session(LATER.now())
        again = _store(tmp_path, LostKey())
        for document in kept.values():
            assert not again.holds(document)
            assert again.tombstone(document) == Tombstone(LATER.now(), "session_end")
        assert bytes_below(tmp_path / "outside" / "idblobs") == {}

    def test_a_program_that_was_killed_leaves_nothing_that_opens_and_the_next_one_records_it(
        self, tmp_path: Path
    ) -> None:
        kept = _keep(_store(tmp_path, LostKey()), "ada")
        again = FolderIdentityStore(tmp_path / "outside", LostKey(), LATER.now())
        assert not again.holds(kept["ada"])
        assert again.tombstone(kept["ada"]) == Tombstone(LATER.now(), "session_end")
        assert bytes_below(tmp_path / "outside" / "idblobs") == {}

    def test_what_was_destroyed_before_keeps_its_cause_when_the_session_ends(self, tmp_path: Path) -> None:
        store = _store(tmp_path, LostKey())
        kept = _keep(store, "ada")
        store.destroy(kept["ada"], NOW, DestructionCause.CHECKED)
        store.end_session(LATER.now())
        assert store.tombstone(kept["ada"]) == Tombstone(NOW, "checked")


class TestAKeyringThatComesAndGoes:
    """A copy that was said to be destroyed stays so, even if the keyring that held its key answers again."""

    def test_a_copy_buried_while_the_keyring_was_away_does_not_come_back(self, tmp_path: Path) -> None:
        keyring = KeptKey()
        kept = _keep(_store(tmp_path, keyring), "ada")
        shutil.copytree(tmp_path / "outside", tmp_path / "copied before")
        without = _store(tmp_path, LostKey())
        assert without.tombstone(kept["ada"]) == Tombstone(NOW, "session_end")
        with_it = _store(tmp_path, keyring)
        assert not with_it.holds(kept["ada"])
        assert with_it.tombstone(kept["ada"]) == Tombstone(NOW, "session_end")
        assert not self._opens_by_hand(tmp_path / "copied before", keyring)

    def test_nor_does_it_when_others_were_kept_meanwhile(self, tmp_path: Path) -> None:
        keyring = KeptKey()
        _keep(_store(tmp_path, keyring), "ada")
        shutil.copytree(tmp_path / "outside", tmp_path / "copied before")
        _keep(_store(tmp_path, LostKey()), "bo")
        later = _keep(_store(tmp_path, keyring), "cy")
        assert _opens(_store(tmp_path, keyring), later["cy"])
        assert not self._opens_by_hand(tmp_path / "copied before", keyring)

    def _opens_by_hand(self, folder: Path, keyring: KeptKey) -> bool:
        try:
            unseal(keyring.key or bytes(32), (folder / KEYS).read_bytes(), CONTEXT)
        except WrongKey:
            return False
        return True

    def test_a_copy_whose_file_was_cleaned_away_is_gone_and_said_so(self, tmp_path: Path) -> None:
        keyring = KeptKey()
        kept = _keep(_store(tmp_path, keyring), "ada", "bo")
        (tmp_path / "outside" / "idblobs" / kept["ada"].hex).unlink()
        again = _store(tmp_path, keyring)
        assert not again.holds(kept["ada"])
        assert again.tombstone(kept["ada"]) is not None
        assert _opens(again, kept["bo"])
