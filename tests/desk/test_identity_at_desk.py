"""Identity documents over several openings: another computer, a copied folder, an opening cut short (STORAGE 10.11)."""

from __future__ import annotations

import shutil
from pathlib import Path

import keyring
import pytest

from dsardesk.desk.opened import Desk
from dsardesk.desk.opening import open_desk
from dsardesk.domain.case import Case
from dsardesk.domain.identity import DestructionCause, HeldElsewhere
from dsardesk.services.copies import declare_gone
from dsardesk.services.identity_documents import destroy_document, look_at
from dsardesk.services.open_case import take_in
from dsardesk.storage import computer
from tests.desk.test_opening import (
    InMemory,
    Open,
    _actions,
    _derive_each_key_once,
    _ending,
    _keyring,
    _made,
    _open_sample,
    at_desk,
    clock,
    folder,
    outside,
)
from tests.makers import NOW, PASSWORD, Clock, bytes_below

__all__ = ["_derive_each_key_once", "_keyring", "_made", "at_desk", "clock", "folder", "outside"]

pytestmark = pytest.mark.usefixtures("_keyring")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything that another computer has of its own: its name, its keyring, its folder beside the vault."""
    backend = InMemory()
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)
    (tmp_path / "machine-id").write_text("another", "ascii")
    monkeypatch.setattr(computer, "MACHINE_ID", tmp_path / "machine-id")
    return tmp_path / "outside elsewhere"


def _case(desk: Desk, reference: str) -> Case:
    with desk.context.work.read() as transaction:
        return transaction.cases.get(reference)


def test_an_opening_cut_short_leaves_no_raw_message_beyond_the_next_start(at_desk: Open, outside: Path) -> None:
    with at_desk() as desk:
        reference = _open_sample(desk)
        take_in(desk.context, desk.actor, b"un message avec une carte, jamais confirme")
        held = desk.context.identity_store.documents()
        assert len(held) == 2
    with at_desk() as desk:
        assert desk.context.identity_store.documents() == (_case(desk, reference).identity.documents[0].id,)
        assert "identity.swept" in _actions(desk)
    assert len([path for path in bytes_below(outside) if path.parent.name == "idblobs"]) == 1


class TestAnotherComputer:
    def test_opening_there_records_nothing_as_destroyed_and_the_first_goes_on_where_it_was(
        self, folder: Path, at_desk: Open, clock: Clock, tmp_path: Path
    ) -> None:
        with at_desk() as desk:
            reference = _open_sample(desk)
            document = _case(desk, reference).identity.documents[0].id
        with pytest.MonkeyPatch.context() as patch:
            backend = InMemory()
            patch.setattr(keyring, "get_keyring", lambda: backend)
            (tmp_path / "machine-id").write_text("another", "ascii")
            patch.setattr(computer, "MACHINE_ID", tmp_path / "machine-id")
            clock.forward(hours=60)
            with open_desk(folder, PASSWORD, now=clock.now, outside=tmp_path / "second") as desk:
                assert _ending(desk, reference) is None
                with pytest.raises(HeldElsewhere):
                    look_at(desk.context, desk.actor, reference, document)
                with pytest.raises(HeldElsewhere):
                    destroy_document(desk.context, desk.actor, reference, document, cause=DestructionCause.UNSOLICITED)
        with at_desk() as desk:
            ended = _ending(desk, reference)
            assert ended
            assert ended.cause is DestructionCause.DEADLINE
            assert not desk.context.identity_store.holds(document)

    def test_a_folder_copied_there_with_the_vault_opens_nothing_and_records_nothing(
        self, folder: Path, at_desk: Open, outside: Path, tmp_path: Path, request: pytest.FixtureRequest
    ) -> None:
        with at_desk() as desk:
            reference = _open_sample(desk)
        there: Path = request.getfixturevalue("elsewhere")
        shutil.copytree(outside, there)
        with open_desk(folder, PASSWORD, now=Clock().now, outside=there) as desk:
            assert _ending(desk, reference) is None
            assert desk.context.identity_store.documents() == ()
        assert not [path for path in bytes_below(there) if path.parent.name == "idblobs"]

    def test_a_copy_that_went_with_its_computer_is_declared_gone(
        self, folder: Path, at_desk: Open, request: pytest.FixtureRequest
    ) -> None:
        with at_desk() as desk:
            reference = _open_sample(desk)
        there: Path = request.getfixturevalue("elsewhere")
        with open_desk(folder, PASSWORD, now=Clock().now, outside=there) as desk:
            document = _case(desk, reference).identity.documents[0].id
            declare_gone(desk.context, desk.actor, reference, document, reason="ordinateur vole")
            ended = _ending(desk, reference)
            assert ended
            assert (ended.at, ended.cause) == (NOW, DestructionCause.DECLARED)
