"""vault.json: whoever edits it, adds to it, takes from it or puts an old one back is noticed."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsardesk.domain.actors import UserRole
from dsardesk.storage import slots as module
from dsardesk.storage.ciphers import WrongKey, new_key, signing_key, subkey
from dsardesk.storage.errors import DamagedVault, EditedHeader, NewerVault, NoVault, WrongPassword
from dsardesk.storage.header import FILE, Header
from dsardesk.storage.header_file import parse_header, read_header
from dsardesk.storage.slots import HEAVIEST, LIGHTEST, Opened, Slot, new_recovery_code, new_slot, tidy_recovery_code
from tests.makers import ACTORS, DPO, PASSWORD, new_id

REFUSED = (DamagedVault, WrongPassword, NewerVault)
CODE = "AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG-HHHH"
KEPT = "what the keyring keeps"
ASSISTANT = ACTORS[UserRole.ASSISTANT]
FORMS = ("signed", "of before")
OFFICERS_KEY = new_key()
WAYS = (
    ("password", PASSWORD, DPO),
    ("recovery", CODE, DPO),
    ("password", "un autre mot", ASSISTANT),
    ("keyring", KEPT, DPO),
)


@pytest.fixture
def key() -> bytes:
    return new_key()


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The derivation replaced by a quick one, so that thousands of edits can be tried."""

    def quick(secret: bytes, *, salt: bytes, **figures: int) -> bytes:
        return subkey(secret, f"{salt.hex()} {figures}")

    monkeypatch.setattr(module, "stretch", quick)


def _header(key: bytes) -> Header:
    header = Header(str(new_id()), 0, (), signing_key(OFFICERS_KEY).hex())
    for kind, secret, actor in WAYS:
        slot = new_slot(kind, actor.id, actor.role, None if kind == "keyring" else LIGHTEST)
        signing = OFFICERS_KEY if actor.role is UserRole.DPO else b""
        header = header.with_slot(slot.sealing(header.id, header.officer, secret, key, signing))
    return header.signed(OFFICERS_KEY)


def _header_of_before(key: bytes) -> Header:
    header = Header(str(new_id()), 0, ())
    for kind, secret, actor in WAYS[:3]:
        slot = new_slot(kind, actor.id, actor.role, LIGHTEST)
        header = header.with_slot(slot.sealing_as_before(header.id, secret, key))
    return header


def _header_text(folder: Path, key: bytes, form: str = "signed") -> str:
    (_header(key) if form == "signed" else _header_of_before(key)).write(folder, key)
    return (folder / FILE).read_text("utf-8")


@pytest.fixture(params=FORMS)
def text(tmp_path: Path, key: bytes, _quick: None, request: pytest.FixtureRequest) -> str:
    """A header of each form: the officer's password and recovery code, an assistant's password."""
    return _header_text(tmp_path, key, request.param)


def _unlocked(text: str, secret: str = PASSWORD, kind: str = "password") -> tuple[bytes, Slot]:
    header, mac = parse_header(text)
    opened = header.unlock(secret, kind)
    header.check(opened, mac)
    return opened.key, opened.slot


def _edited(text: str, edit: Callable[[dict[str, Any]], object]) -> str:
    table = json.loads(text)
    edit(table)
    return json.dumps(table)


def test_each_slot_opens_with_its_own_secret(text: str, key: bytes) -> None:
    assert _unlocked(text)[0] == key
    assert _unlocked(text, CODE, "recovery")[0] == key
    vault_key, slot = _unlocked(text, "un autre mot")
    assert (vault_key, slot.role) == (key, UserRole.ASSISTANT)


@pytest.mark.parametrize(
    ("secret", "kind"),
    [("", "password"), (PASSWORD + " ", "password"), (CODE, "password"), (PASSWORD, "recovery"), (PASSWORD, "keyring")],
)
def test_no_other_secret_opens_a_slot(text: str, secret: str, kind: str) -> None:
    with pytest.raises(WrongPassword):
        _unlocked(text, secret, kind)


def test_a_password_opens_however_the_keyboard_composes_its_accents(text: str, key: bytes) -> None:
    decomposed = PASSWORD.replace("î", "i\N{COMBINING CIRCUMFLEX ACCENT}")
    assert decomposed != PASSWORD
    assert _unlocked(text, decomposed)[0] == key


def test_any_byte_edited_is_noticed(text: str) -> None:
    meant = json.loads(text)
    accepted = []
    for position, sign in enumerate(text):
        for other in {"0", "A", '"', " ", "é"} - {sign}:
            edited = text[:position] + other + text[position + 1 :]
            try:
                _unlocked(edited)
            except REFUSED:
                continue
            accepted.append((position, sign, other, json.loads(edited) == meant))
    # A blank between two values may become another one: nothing that is read has changed.
    assert [edit for edit in accepted if not edit[3]] == []


@pytest.mark.parametrize("left", range(0, 900, 7))
def test_a_header_cut_short_is_noticed(text: str, left: int) -> None:
    with pytest.raises(DamagedVault):
        _unlocked(text[:left])


@pytest.mark.parametrize("slot", [0, 1, 2])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("role", "manager"),
        ("role", "read"),
        ("user", "01900000-0000-7000-8000-000000000000"),
        ("id", "0" * 16),
        ("kind", "keyring"),
        ("salt", ""),
        ("salt", "00"),
        ("salt", "00" * 16),
        ("wrapped", ""),
        ("wrapped", "AAAA"),
        ("public", ""),
        ("public", "AAAA"),
        ("locked", ""),
        ("locked", "AAAA"),
        ("note", "an extra key"),
    ],
)
def test_an_edited_slot_is_noticed_whichever_slot_opens(text: str, slot: int, name: str, value: str) -> None:
    def edit(table: dict[str, Any]) -> None:
        table["slots"][slot][name] = value

    edited = _edited(text, edit)
    with pytest.raises(REFUSED):
        _unlocked(edited)
    with pytest.raises(REFUSED):
        _unlocked(edited, CODE, "recovery")


@pytest.mark.parametrize(
    "change",
    [
        {"role": "manager"},
        {"user": "01900000-0000-7000-8000-000000000000"},
        {"kind": "recovery"},
        {"id": "0" * 16},
        {"salt": "00" * 16},
        {"derivation": replace(LIGHTEST, iterations=2)},
        {"wrapped": "not base64"},
    ],
)
def test_a_slot_opens_only_as_what_it_was_made_to_be(text: str, key: bytes, change: dict[str, Any]) -> None:
    header, _ = parse_header(text)
    slot = header.slots[0]
    assert slot.open(header.id, header.officer, PASSWORD).key == key
    with pytest.raises(WrongKey):
        replace(slot, **change).open(header.id, header.officer, PASSWORD)
    with pytest.raises(WrongKey):
        slot.open(str(new_id()), header.officer, PASSWORD)


@pytest.mark.parametrize(
    "edit",
    [
        lambda table: table["slots"].reverse(),
        lambda table: table["slots"].pop(),
        lambda table: table["slots"].pop(1),
        lambda table: table["slots"].append(table["slots"][0]),
        lambda table: table.update(slots=[]),
        lambda table: table.update(revision=table["revision"] - 1),
        lambda table: table.update(revision=1e999),
        lambda table: table.update(revision="3"),
        lambda table: table.update(format=0),
        lambda table: table.update(format="1"),
        lambda table: table.update(format=3 - table["format"]),
        lambda table: table.update(officer="00" * 32),
        lambda table: table.update(officer="00"),
        lambda table: table.update(signature="00" * 64),
        lambda table: table.update(signature="00"),
        lambda table: table.update(id=str(new_id())),
        lambda table: table.update(id=table["id"].upper()),
        lambda table: table.update(mac=""),
        lambda table: table.update(mac="é" * 64),
        lambda table: table.update(mac=None),
        lambda table: table.pop("mac"),
        lambda table: table.update(extra=1),
        lambda table: table["slots"][0].update(id="\ud800"),
    ],
)
def test_slots_and_figures_cannot_be_taken_added_or_put_in_another_order(
    text: str, edit: Callable[[dict[str, Any]], object]
) -> None:
    with pytest.raises(REFUSED):
        _unlocked(_edited(text, edit))


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("memory_kib", HEAVIEST.memory_kib + 1),
        ("memory_kib", 4 * 1024**3),
        ("memory_kib", LIGHTEST.memory_kib - 1),
        ("memory_kib", -1),
        ("memory_kib", "65536"),
        ("memory_kib", 65536.5),
        ("memory_kib", None),
        ("iterations", 0),
        ("iterations", HEAVIEST.iterations + 1),
        ("iterations", True),
        ("lanes", 0),
        ("lanes", HEAVIEST.lanes + 1),
        ("threads", 1),
    ],
)
def test_a_header_that_asks_for_an_absurd_derivation_is_refused_before_any_memory_is_taken(
    text: str, monkeypatch: pytest.MonkeyPatch, figure: str, value: object
) -> None:
    monkeypatch.setattr(module, "stretch", lambda *_, **__: pytest.fail("the derivation ran"))
    with pytest.raises(DamagedVault):
        _unlocked(_edited(text, lambda table: table["slots"][0]["derivation"].update({figure: value})))


@pytest.mark.parametrize("salt", ["", "00", "00" * 7])
def test_a_salt_too_short_to_derive_from_is_damage(tmp_path: Path, key: bytes, salt: str) -> None:
    text = _header_text(tmp_path, key)  # With the real derivation, which refuses such salts in its own way.
    with pytest.raises(REFUSED):
        _unlocked(_edited(text, lambda table: table["slots"][0].update(salt=salt)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    value=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=6,
    ),
    place=st.sampled_from(
        [
            "format",
            "id",
            "revision",
            "slots",
            "mac",
            "slot",
            "kind",
            "derivation",
            "wrapped",
            "public",
            "officer",
            "all",
        ]
    ),
)
def test_anything_at_all_in_any_place_is_refused_in_words(text: str, value: object, place: str) -> None:
    def edit(table: dict[str, Any]) -> None:
        if place in table:
            table[place] = value
        elif place == "slot":
            table["slots"][0] = value
        else:
            table["slots"][0][place] = value

    edited = json.dumps(value) if place == "all" else _edited(text, edit)
    if edited == json.dumps(json.loads(text)):
        return
    with pytest.raises(REFUSED):
        _unlocked(edited)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[" * 100_000, b"null", b"{}", b'{"format": 1}'])
def test_a_file_that_is_no_header_is_damage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(DamagedVault) as refused:
        read_header(tmp_path)
    assert refused.value.facts == {"part": FILE}


def test_a_header_of_a_newer_program_is_said_to_be_newer_and_not_damaged() -> None:
    with pytest.raises(NewerVault) as refused:
        parse_header('{"format": 5, "anything": "else"}')
    assert refused.value.facts == {"format": 5}


def test_a_folder_without_a_header_holds_no_vault(tmp_path: Path) -> None:
    with pytest.raises(NoVault):
        read_header(tmp_path)
    with pytest.raises(NoVault):
        read_header(tmp_path / "nowhere")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NoVault):
        read_header(tmp_path / "file")


@pytest.mark.usefixtures("_quick")
def test_a_new_password_of_the_same_user_takes_the_place_of_the_old_one(key: bytes) -> None:
    header = _header(key)
    fresh = new_slot("password", DPO.id, DPO.role, LIGHTEST)
    changed = header.with_slot(fresh.sealing(header.id, header.officer, "nouveau", key, OFFICERS_KEY))
    assert changed.revision == header.revision + 1
    assert changed.unlock("nouveau", "password").key == key
    assert changed.unlock("un autre mot", "password").key == key
    assert changed.unlock(CODE, "recovery").key == key
    with pytest.raises(WrongPassword):
        changed.unlock(PASSWORD, "password")


@pytest.mark.usefixtures("_quick")
class TestWhoeverHoldsTheVaultKey:
    """An assistant could make the MAC again; the officer's signature and what is bound to the slots notice it."""

    def _forged(self, header: Header, key: bytes, secret: str = PASSWORD) -> None:
        with pytest.raises((EditedHeader, WrongPassword)):
            _unlocked(header.text(key).decode(), secret)

    def test_cannot_take_a_slot_away(self, key: bytes) -> None:
        header = _header(key)
        self._forged(header.without(str(DPO.id), "recovery"), key)
        self._forged(header.without(str(ASSISTANT.id)), key)

    def test_cannot_add_somebody(self, key: bytes) -> None:
        header = _header(key)
        slot = new_slot("password", new_id(), UserRole.DPO, LIGHTEST)
        self._forged(header.with_slot(slot.sealing(header.id, header.officer, "intrus", key, b"")), key)

    def test_cannot_take_another_role(self, key: bytes) -> None:
        header = _header(key)
        slot = new_slot("password", ASSISTANT.id, UserRole.DPO, LIGHTEST)
        self._forged(header.with_slot(slot.sealing(header.id, header.officer, "un autre mot", key, b"")), key)

    def test_cannot_put_keys_of_its_own_in_the_place_of_the_officers(self, key: bytes) -> None:
        header = _header(key)
        slot = new_slot("recovery", DPO.id, UserRole.DPO, LIGHTEST)
        self._forged(header.with_slot(slot.sealing(header.id, header.officer, "mine", key, b"")), key)

    def test_cannot_sign_with_a_key_of_its_own(self, key: bytes) -> None:
        header, mine = _header(key), new_key()
        forged = replace(header, officer=signing_key(mine).hex()).signed(mine)
        self._forged(forged, key)
        self._forged(forged, key, "un autre mot")

    def test_cannot_put_another_signing_key_into_the_officers_hands(self, key: bytes) -> None:
        header, mine = _header(key), new_key()
        opened = Opened(header.slots[0], key, mine)
        with pytest.raises(EditedHeader):
            header.check(opened, json.loads(header.text(key))["mac"])

    def test_may_turn_a_keyring_on_and_off(self, key: bytes) -> None:
        header = _header(key)
        slot = new_slot("keyring", ASSISTANT.id, UserRole.ASSISTANT, None)
        more = header.with_slot(slot.sealing(header.id, header.officer, "autre trousseau", key, b""))
        assert _unlocked(more.text(key).decode(), "autre trousseau", "keyring")[0] == key
        assert _unlocked(more.without(str(DPO.id), "keyring").text(key).decode())[0] == key


@pytest.mark.usefixtures("_quick")
class TestTheKeyring:
    def test_its_secret_opens_and_needs_no_stretching(self, key: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
        header = _header(key)
        monkeypatch.setattr(module, "stretch", lambda *_, **__: pytest.fail("a random secret was stretched"))
        assert _unlocked(header.text(key).decode(), KEPT, "keyring")[0] == key

    def test_it_is_never_the_only_way_in(self, key: bytes) -> None:
        header = _header(key)
        only = header.without(str(ASSISTANT.id)).without(str(DPO.id), "password", "recovery").signed(OFFICERS_KEY)
        with pytest.raises(DamagedVault):
            _unlocked(only.text(key).decode(), KEPT, "keyring")

    def test_a_password_stretched_by_nothing_is_refused(self, key: bytes) -> None:
        edited = _edited(_header(key).text(key).decode(), lambda table: table["slots"][0].update(derivation=None))
        with pytest.raises(DamagedVault):
            parse_header(edited)


class TestCalibration:
    def test_a_computer_that_bears_it_derives_by_the_standard(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "stretch", lambda *_, **__: b"")
        assert module.calibrated() == module.STANDARD

    def test_a_slow_computer_is_given_less_but_never_below_the_floor(self, monkeypatch: pytest.MonkeyPatch) -> None:
        seconds = iter(range(0, 1000, 10))
        monkeypatch.setattr(module, "stretch", lambda *_, **__: b"")
        monkeypatch.setattr(time, "perf_counter", lambda: next(seconds))
        assert module.calibrated() == replace(module.STANDARD, memory_kib=LIGHTEST.memory_kib)

    def test_a_computer_without_the_memory_is_given_less(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def small(_secret: bytes, *, memory_kib: int, **_figures: object) -> bytes:
            if memory_kib > 128 * module.MIB:
                raise MemoryError
            return b""

        monkeypatch.setattr(module, "stretch", small)
        assert module.calibrated().memory_kib == 128 * module.MIB


def test_nothing_of_a_person_stands_in_the_header(text: str) -> None:
    for name in (DPO.name, ACTORS[UserRole.ASSISTANT].name, PASSWORD, CODE):
        assert name not in text


def test_a_recovery_code_is_eight_groups_of_letters_that_nobody_confuses() -> None:
    codes = {new_recovery_code() for _ in range(50)}
    assert len(codes) == 50
    for code in codes:
        assert [len(group) for group in code.split("-")] == [4] * 8
        assert not set(code) & set("0189")


@given(st.sampled_from([str.lower, str.upper, str.title]), st.sampled_from(["", " ", "-", " - ", "."]))
def test_a_recovery_code_may_be_typed_as_one_likes(case: Callable[[str], str], between: str) -> None:
    code = new_recovery_code()
    typed = case(code).replace("-", between).replace("o", "0").replace("i", "1").replace("B", "8")
    assert tidy_recovery_code(typed) == code
