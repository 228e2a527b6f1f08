"""The keyring: only those known to keep secrets, only what they give back; else the key goes with the program."""

from __future__ import annotations

import base64

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.backends.null import Keyring as ForgetfulKeyring
from keyring.compat import properties
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError

from dsardesk.storage import keyrings
from dsardesk.storage.errors import KeyringUnusable
from dsardesk.storage.keyrings import SERVICE, KeyringKey, MemoryKey, key_place, keyring_place, trusted_backend
from dsardesk.texts import messages
from dsardesk.wording import sentence

KEY = b"\x00k\xff" * 10 + b"zz"


class InMemory(KeyringBackend):
    """A keyring of this process; never chosen by itself."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    @properties.classproperty
    def priority(cls) -> float:  # noqa: N805 -- the library's own way
        raise RuntimeError

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Locked(InMemory):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked


class ReadOnly(InMemory):
    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringError


class Forgetting(InMemory):
    def set_password(self, service: str, username: str, password: str) -> None:
        """Say nothing and keep nothing."""


class Mangling(InMemory):
    def get_password(self, service: str, username: str) -> str | None:
        found = super().get_password(service, username)
        return found and base64.b64encode(b"other").decode()


class Absent(InMemory):
    def get_password(self, service: str, username: str) -> str | None:
        raise NoKeyringError


class Closed(InMemory):
    def get_password(self, service: str, username: str) -> str | None:
        raise InitError


class Dead(InMemory):
    def get_password(self, service: str, username: str) -> str | None:
        raise ConnectionResetError


class Dying(InMemory):
    dead = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.dead:
            raise BrokenPipeError
        return super().get_password(service, username)


class PlaintextKeyring(InMemory):
    """What writes secrets into a file in clear."""


@pytest.fixture
def _trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    """The keyrings of this module count as known ones."""
    monkeypatch.setattr(keyrings, "TRUSTED", (f"{__name__}.",))


def _answers(monkeypatch: pytest.MonkeyPatch, backend: KeyringBackend) -> None:
    monkeypatch.setattr(keyring, "get_keyring", lambda: backend)


@pytest.mark.usefixtures("_trusted")
class TestAKnownKeyring:
    def test_a_key_outlives_the_program(self, monkeypatch: pytest.MonkeyPatch) -> None:
        backend = InMemory()
        _answers(monkeypatch, backend)
        place = key_place("identity-1", use_keyring=True)
        assert place.lasts
        place.store(KEY)
        assert key_place("identity-1", use_keyring=True).load() == KEY
        assert key_place("identity-2", use_keyring=True).load() is None

    def test_the_key_of_before_is_overwritten(self) -> None:
        backend = InMemory()
        place = KeyringKey(backend, "identity-1")
        place.store(b"old")
        place.store(KEY)
        assert list(backend.kept) == [(SERVICE, "identity-1")]
        assert place.load() == KEY

    def test_a_key_can_be_forgotten_twice(self) -> None:
        place = KeyringKey(InMemory(), "identity-1")
        place.store(KEY)
        place.forget()
        place.forget()
        assert place.load() is None

    def test_trying_a_keyring_leaves_nothing_in_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        backend = InMemory()
        _answers(monkeypatch, backend)
        key_place("identity-1", use_keyring=True)
        assert backend.kept == {}

    def test_trying_a_keyring_does_not_touch_the_key_it_holds(self, monkeypatch: pytest.MonkeyPatch) -> None:
        backend = InMemory()
        KeyringKey(backend, "identity-1").store(KEY)
        _answers(monkeypatch, backend)
        assert key_place("identity-1", use_keyring=True).load() == KEY

    def test_only_text_of_a_length_that_every_system_takes_is_stored(self) -> None:
        backend = InMemory()
        KeyringKey(backend, "identity-1").store(KEY)
        assert [len(text) for text in backend.kept.values()] == [44]

    @pytest.mark.parametrize("kind", [Locked, ReadOnly, Forgetting, Mangling, Absent])
    def test_one_that_does_not_give_back_what_it_took_is_not_used(
        self, monkeypatch: pytest.MonkeyPatch, kind: type[InMemory]
    ) -> None:
        _answers(monkeypatch, kind())
        place = key_place("identity-1", use_keyring=True)
        assert isinstance(place, MemoryKey)
        assert not place.lasts

    def test_one_that_stops_giving_back_is_not_believed(self) -> None:
        with pytest.raises(KeyringUnusable) as refused:
            KeyringKey(Forgetting(), "identity-1").store(KEY)
        assert refused.value.facts == {"why": "forgets"}

    @pytest.mark.parametrize(
        ("kind", "why"),
        [
            (Locked, "locked"),
            (ReadOnly, "failed"),
            (Forgetting, "forgets"),
            (Mangling, "forgets"),
            (Absent, "none"),
            (Closed, "closed"),
            (Dead, "failed"),
        ],
    )
    def test_whoever_wants_one_is_told_why_it_cannot_be_used(
        self, monkeypatch: pytest.MonkeyPatch, kind: type[InMemory], why: str
    ) -> None:
        _answers(monkeypatch, kind())
        with pytest.raises(KeyringUnusable) as refused:
            keyring_place("slot-1")
        assert refused.value.facts == {"why": why}
        sentences = {sentence(refused.value, messages(lang)) for lang in ("fr", "en")}
        assert len(sentences) == 2

    def test_one_that_dies_in_the_midst_is_told_in_words(self) -> None:
        backend = Dying()
        place = KeyringKey(backend, "slot-1")
        place.store(KEY)
        backend.dead = True
        for work in (place.load, place.forget, lambda: place.store(KEY)):
            with pytest.raises(KeyringUnusable):
                work()

    def test_an_entry_that_somebody_edited_is_no_key(self, monkeypatch: pytest.MonkeyPatch) -> None:
        backend = InMemory()
        backend.kept[SERVICE, "identity-1"] = "é"
        _answers(monkeypatch, backend)
        assert key_place("identity-1", use_keyring=True).load() is None

    def test_nobody_is_asked_when_no_keyring_is_wanted(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(keyring, "get_keyring", lambda: pytest.fail("the keyring was asked"))
        assert not key_place("identity-1", use_keyring=False).lasts


class TestWhichKeyringsAreKnown:
    @pytest.mark.parametrize("kind", [InMemory, PlaintextKeyring, ForgetfulKeyring, NoKeyring])
    def test_others_are_refused(self, monkeypatch: pytest.MonkeyPatch, kind: type[KeyringBackend]) -> None:
        backend = kind()
        _answers(monkeypatch, backend)
        assert trusted_backend(backend) is None
        assert not key_place("identity-1", use_keyring=True).lasts
        with pytest.raises(KeyringUnusable) as refused:
            keyring_place("slot-1")
        assert refused.value.facts == {"why": "none" if kind is NoKeyring else "untrusted"}

    @pytest.mark.parametrize("name", ["SecretService", "libsecret", "kwallet", "macOS", "Windows"])
    def test_those_of_the_three_systems_are_known(self, name: str) -> None:
        known = type("Keyring", (InMemory,), {"__module__": f"keyring.backends.{name}"})
        backend = known()
        assert trusted_backend(backend) is backend

    def test_a_name_that_only_begins_alike_is_not_enough(self) -> None:
        alike = type("Keyring", (InMemory,), {"__module__": "keyring.backends.WindowsLike"})
        assert trusted_backend(alike()) is None

    @pytest.mark.usefixtures("_trusted")
    def test_of_a_chain_the_first_known_one_is_used(self, monkeypatch: pytest.MonkeyPatch) -> None:
        chain: KeyringBackend = ChainerBackend()  # type: ignore[no-untyped-call]
        refused: KeyringBackend = ForgetfulKeyring()  # type: ignore[no-untyped-call]
        good = InMemory()
        monkeypatch.setattr(ChainerBackend, "backends", [refused, good, InMemory()])
        assert trusted_backend(chain) is good
        monkeypatch.setattr(ChainerBackend, "backends", [refused])
        assert trusted_backend(chain) is None


class TestWithoutAKeyring:
    def test_the_key_goes_with_the_program(self) -> None:
        place = MemoryKey()
        assert place.load() is None
        place.store(KEY)
        assert place.load() == KEY
        place.forget()
        assert place.load() is None
        assert MemoryKey().load() is None
