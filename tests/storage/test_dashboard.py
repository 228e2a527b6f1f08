"""Those who only follow: their password opens the dashboard and no case, what they answer is known to be theirs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import insert, select

from dsardesk import resources
from dsardesk.domain.actors import Actor, UserRole
from dsardesk.storage import database, facts, slots
from dsardesk.storage.ciphers import WrongKey, exchange_key, new_key, seal_to, sign, stretch, subkey, unseal_with
from dsardesk.storage.dashboard import (
    ANSWERS,
    REQUESTS,
    OpenDashboard,
    _board,
    _context,
    _signed,
    _spelled,
    open_dashboard,
    seen_on_dashboard,
    take_answers,
    write_dashboard,
)
from dsardesk.storage.database import connect
from dsardesk.storage.errors import (
    DamagedVault,
    FileBusy,
    NoDashboard,
    OldHeader,
    OnlyDashboard,
    OpenElsewhere,
    WrongPassword,
)
from dsardesk.storage.header import FILE
from dsardesk.storage.header_file import read_header
from dsardesk.storage.keyholders import Keyholders, change_password
from dsardesk.storage.layout import DASHBOARD_DATABASE, DATABASE
from dsardesk.storage.rotation import rotate
from dsardesk.storage.slots import LIGHTEST, new_slot
from dsardesk.storage.vault import OpenVault, open_vault
from tests.makers import ACTORS, CANARY, DPO, NOW, PASSWORD, Clock, Opener

MANAGER, READER, ASSISTANT = (ACTORS[role] for role in (UserRole.MANAGER, UserRole.READ, UserRole.ASSISTANT))
WORDS = {MANAGER: "six-lampions-au-quai", READER: "deux-barques-au-matin", ASSISTANT: "quatre-lanternes-au-port"}
CONTENT = {"items": [{"reference": "DSR-2026-0001"}], "waiting": 1}
ASKED = {"a" * 64: {"reference": "DSR-2026-0001", "reasons": CANARY}}


@contextmanager
def _written(folder: Path, opened: Opener) -> Iterator[OpenVault]:
    """The vault open, everybody admitted, the dashboard written with one request for approval."""
    with opened(folder) as vault:
        for actor, words in WORDS.items():
            Keyholders(vault).admit(actor.id, actor.role, words)
        write_dashboard(vault, CONTENT, ASKED)
        yield vault


@pytest.fixture
def followed(folder: Path, opened: Opener) -> Path:
    with _written(folder, opened):
        pass
    return folder


def _board_of(folder: Path, words: str = WORDS[MANAGER]) -> OpenDashboard:
    return OpenDashboard(folder, *open_dashboard(folder, words))


@pytest.mark.parametrize("actor", [MANAGER, READER], ids=lambda actor: actor.role)
def test_their_password_opens_the_dashboard_and_not_the_vault(followed: Path, opened: Opener, actor: Actor) -> None:
    board = _board_of(followed, WORDS[actor])
    assert (board.user, board.content()) == (actor.id, CONTENT)
    with pytest.raises(OnlyDashboard), opened(followed, WORDS[actor]):
        pass


def test_nothing_that_they_hold_leads_to_the_cases(followed: Path) -> None:
    held = _board_of(followed).opened
    for key in (held.key, held.private, held.answering):
        for purpose in ("db", "dashboard", "answers"):
            with pytest.raises(DamagedVault):
                connect(followed / DATABASE, subkey(key, purpose))
    for slot in read_header(followed)[0].slots:
        if slot.user != str(held.slot.user):
            with pytest.raises(WrongKey):
                unseal_with(held.private, slots._bytes(slot.wrapped), b"")


def test_the_dashboard_opens_while_the_officer_works(folder: Path, opened: Opener) -> None:
    with _written(folder, opened) as vault:
        board = _board_of(folder)
        assert board.content() == CONTENT
        write_dashboard(vault, {**CONTENT, "waiting": 2}, {})
        assert (board.content()["waiting"], board.requests()) == (2, {})
        with pytest.raises(OpenElsewhere), opened(folder):
            pass


def test_where_nobody_only_follows_no_dashboard_is_written(folder: Path, opened: Opener) -> None:
    with opened(folder) as vault:
        Keyholders(vault).admit(ASSISTANT.id, ASSISTANT.role, WORDS[ASSISTANT])
        write_dashboard(vault, CONTENT, ASKED)
        assert take_answers(vault) == ()
    assert not (folder / DASHBOARD_DATABASE).exists()


class TestApprovals:
    def test_a_letter_to_approve_is_read_by_the_manager_alone(self, followed: Path) -> None:
        assert _board_of(followed).requests() == ASKED
        reader = _board_of(followed, WORDS[READER])
        assert reader.requests() == {}
        with _board(followed / DASHBOARD_DATABASE, reader.opened.key) as connection:
            (row,) = connection.execute(select(REQUESTS)).all()
        with pytest.raises(WrongKey):
            unseal_with(reader.opened.private, row.sealed, _context(reader.header.id, row.id))
        assert CANARY.encode() not in row.sealed

    def test_an_answer_is_taken_in_once_and_bears_its_signature(self, followed: Path, opened: Opener) -> None:
        board, (request,) = _board_of(followed), ASKED
        board.answer(request, {"favourable": False, "words": "trop tôt"})
        board.answer(request, {"favourable": True, "words": ""})
        assert board.requests() == {}
        with opened(followed) as vault:
            (answer,) = take_answers(vault)
            assert (answer.request, answer.user) == (request, MANAGER.id)
            assert answer.content == {"favourable": True, "words": ""}
            assert take_answers(vault) == ()

    def test_an_answer_in_somebody_elses_name_is_none(self, followed: Path, opened: Opener) -> None:
        (request,) = ASKED
        reader = _board_of(followed, WORDS[READER])
        with opened(followed) as vault:
            to = exchange_key(facts.read_or_make(vault.engine, facts.ANSWERS_KEY))
        content = {"favourable": True, "words": ""}
        signed = sign(reader.opened.answering, _signed(reader.header.id, request, content)).hex()
        for user, table in (
            (MANAGER.id, {"content": content, "signature": signed}),
            (MANAGER.id, {"content": content}),
            (ASSISTANT.id, {"content": content, "signature": signed}),
        ):
            sealed = seal_to(to, _spelled(table), _context(reader.header.id, request))
            with _board(followed / DASHBOARD_DATABASE, reader.opened.key) as connection:
                connection.execute(insert(ANSWERS).values(id=request, user=user, sealed=sealed))
            with opened(followed) as vault:
                assert take_answers(vault) == ()


class TestKeys:
    def test_they_change_their_own_password_and_the_officer_still_opens(self, followed: Path, opened: Opener) -> None:
        revision = change_password(followed, WORDS[MANAGER], "neuf-phares-au-cap", derivation=LIGHTEST)
        assert revision == read_header(followed)[0].revision
        with pytest.raises(WrongPassword):
            _board_of(followed)
        assert _board_of(followed, "neuf-phares-au-cap").requests() == ASKED
        with opened(followed) as vault:
            assert vault.user == DPO.id

    def test_once_the_vault_was_opened_a_list_from_before_their_change_is_noticed(
        self, followed: Path, opened: Opener
    ) -> None:
        with opened(followed):
            pass
        before = (followed / FILE).read_bytes()
        change_password(followed, WORDS[MANAGER], "neuf-phares-au-cap", derivation=LIGHTEST)
        with opened(followed):
            assert _board_of(followed, "neuf-phares-au-cap").content() == CONTENT
        (followed / FILE).write_bytes(before)
        with pytest.raises(OldHeader), opened(followed):
            pass

    def test_an_opening_after_which_nobody_changed_theirs_leaves_the_list_alone(
        self, followed: Path, opened: Opener
    ) -> None:
        with opened(followed):
            pass
        before = (followed / FILE).read_bytes()
        for _ in range(2):
            with opened(followed):
                pass
        assert (followed / FILE).read_bytes() == before

    def test_a_new_vault_key_brings_a_new_key_of_the_dashboard(self, followed: Path, opened: Opener) -> None:
        former = _board_of(followed).opened.key
        rotate(followed, PASSWORD, scripts=resources.migrations(), now=Clock().now, record=_no_record)
        with pytest.raises(NoDashboard):
            _board_of(followed).content()
        with opened(followed) as vault:
            write_dashboard(vault, CONTENT, ASKED)
        board = _board_of(followed)
        assert (board.content(), board.opened.key == former) == (CONTENT, False)

    def test_a_dashboard_that_is_lost_is_said_to_be(self, followed: Path) -> None:
        board = _board_of(followed)
        (followed / DASHBOARD_DATABASE).unlink()
        with pytest.raises(NoDashboard):
            board.content()

    def test_a_dashboard_never_filled_is_said_to_be_none(self, followed: Path, opened: Opener) -> None:
        (followed / DASHBOARD_DATABASE).unlink()
        with (
            opened(followed) as vault,
            _board(followed / DASHBOARD_DATABASE, facts.read_or_make(vault.engine, facts.DASHBOARD_KEY)),
        ):
            pass
        with pytest.raises(NoDashboard):
            _board_of(followed).content()

    def test_a_manager_of_before_is_named_until_their_way_in_is_made_anew(self, folder: Path, opened: Opener) -> None:
        with opened(folder) as vault:
            header, _ = read_header(folder)
            wide = new_slot("password", MANAGER.id, MANAGER.role, LIGHTEST)
            sealed = wide.sealing(header.id, header.officer, WORDS[MANAGER], vault.key, b"")
            header.with_slot(sealed).signed(vault.officer).write(folder, vault.key)
        with opened(folder, WORDS[MANAGER]) as vault:
            assert vault.user == MANAGER.id
        with opened(folder) as vault:
            assert Keyholders(vault).too_wide() == {MANAGER.id}
            Keyholders(vault).admit(MANAGER.id, MANAGER.role, WORDS[MANAGER])
            assert Keyholders(vault).too_wide() == frozenset()
        with pytest.raises(OnlyDashboard), opened(folder, WORDS[MANAGER]):
            pass

    def test_a_slot_made_to_open_more_or_for_another_is_refused(self, followed: Path) -> None:
        text = (followed / FILE).read_text("utf-8")
        for name, value in (
            ("opens", "vault"),
            ("opens", ""),
            ("role", "dpo"),
            ("signs", new_key().hex()),
            ("signs", "00"),
        ):
            table = json.loads(text)
            slot = next(each for each in table["slots"] if each["user"] == str(MANAGER.id))
            slot[name] = value
            (followed / FILE).write_text(json.dumps(table), "utf-8")
            with pytest.raises((DamagedVault, WrongPassword)):
                open_dashboard(followed, WORDS[MANAGER])

    def test_one_derivation_tries_every_password(self, followed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        tried: list[bytes] = []
        real = stretch

        def counted(secret: bytes, *, salt: bytes, **figures: int) -> bytes:
            tried.append(secret)
            return real(secret, salt=salt, **figures)

        monkeypatch.setattr(slots, "stretch", counted)
        header, _ = read_header(followed)
        assert len([slot for slot in header.slots if slot.kind == "password"]) == len(WORDS) + 1
        for words in (*WORDS.values(), PASSWORD, "rien de tel"):
            tried.clear()
            with pytest.raises(WrongPassword) if words == "rien de tel" else _nothing():
                header.unlock(words, "password", following=True)
            assert len(tried) == 1

    def test_what_was_unlocked_a_moment_ago_is_unlocked_once(self, followed: Path) -> None:
        unlocked = open_dashboard(followed, PASSWORD)
        with open_vault(followed, "", scripts=resources.migrations(), unlocked=unlocked) as vault:
            assert vault.user == DPO.id
        earlier = (replace(unlocked[0], revision=-1), unlocked[1])
        with (
            pytest.raises(WrongPassword),
            open_vault(followed, "faux", scripts=resources.migrations(), unlocked=earlier),
        ):
            pass


def test_answers_survive_a_change_of_the_vault_key(followed: Path, opened: Opener) -> None:
    board, (request,) = _board_of(followed), ASKED
    board.answer(request, {"favourable": True, "words": ""})
    rotate(followed, PASSWORD, scripts=resources.migrations(), now=Clock().now, record=_no_record)
    with opened(followed) as vault:
        (answer,) = take_answers(vault)
        assert (answer.request, answer.user) == (request, MANAGER.id)
    assert _board_of(followed).content() == CONTENT


def test_a_dashboard_that_another_program_holds_is_said_so_and_nothing_is_lost(
    followed: Path, opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.1)
    board, (request,) = _board_of(followed), ASKED
    board.answer(request, {"favourable": True, "words": ""})
    holder = connect(followed / DASHBOARD_DATABASE, subkey(board.opened.key, "dashboard"))
    holder.execute("BEGIN EXCLUSIVE")
    with opened(followed) as vault:
        for doing in (lambda: take_answers(vault), lambda: board.answer(request, {}), lambda: board.note_seen(NOW)):
            with pytest.raises(FileBusy):
                doing()
        assert seen_on_dashboard(vault) == {}
        holder.rollback()
        holder.close()
        assert len(take_answers(vault)) == 1


def test_it_is_known_when_somebody_was_last_there(followed: Path, opened: Opener) -> None:
    _board_of(followed).note_seen(NOW)
    with opened(followed) as vault:
        facts.write(vault.engine, f"{facts.SEEN}{DPO.id}", NOW.isoformat())
        assert Keyholders(vault).last_seen() == {MANAGER.id: NOW, DPO.id: NOW}


@contextmanager
def _nothing() -> Iterator[None]:
    yield


def _no_record(_work: object, _user: UUID) -> None:
    """The event is another test's matter."""
