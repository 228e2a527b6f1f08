"""The operating system's keyring: only back ends known to keep secrets, and only what can be read back."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Iterator
from typing import Protocol

import keyring
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.backends.chainer import ChainerBackend
from keyring.errors import InitError, KeyringLocked, NoKeyringError

from dsardesk.storage.errors import KeyringUnusable

SERVICE = "dsardesk"
TRUSTED = (
    "keyring.backends.SecretService.",
    "keyring.backends.libsecret.",
    "keyring.backends.kwallet.",
    "keyring.backends.macOS.",
    "keyring.backends.Windows.",
)
"""Others are refused: some write plain text, one forgets all it is given."""


class KeyPlace(Protocol):
    """Where one secret key of this computer is kept."""

    @property
    def lasts(self) -> bool:
        """False if the key goes with the program."""
        ...

    def load(self) -> bytes | None:
        """The key; None if there is none."""
        ...

    def store(self, key: bytes) -> None:
        """Keep *key* in place of the one before."""
        ...

    def forget(self) -> None:
        """Keep no key."""
        ...


class MemoryKey:
    """A key that goes with the program: where no keyring exists."""

    lasts = False

    def __init__(self) -> None:
        """Hold no key yet."""
        self._key: bytes | None = None

    def load(self) -> bytes | None:
        """The key; None if there is none."""
        return self._key

    def store(self, key: bytes) -> None:
        """Keep *key* in place of the one before."""
        self._key = key

    def forget(self) -> None:
        """Keep no key."""
        self._key = None


class KeyringKey:
    """A key in the operating system's keyring."""

    lasts = True

    def __init__(self, backend: KeyringBackend, name: str) -> None:
        """Keep it under *name*."""
        self._backend = backend
        self._name = name

    def load(self) -> bytes | None:
        """The key; None if there is none; KeyringUnusable if the keyring does not answer."""
        with _speaking_plainly():
            text = self._backend.get_password(SERVICE, self._name)
        try:
            return base64.b64decode(text) if text else None
        except ValueError:
            # Somebody else wrote there.
            return None

    def store(self, key: bytes) -> None:
        """Keep *key* in place of the one before; KeyringUnusable if it cannot be read back."""
        with _speaking_plainly():
            self._backend.set_password(SERVICE, self._name, base64.b64encode(key).decode())
        if self.load() != key:
            raise KeyringUnusable(why="forgets")

    def forget(self) -> None:
        """Keep no key."""
        with _speaking_plainly():
            if self._backend.get_password(SERVICE, self._name) is not None:
                self._backend.delete_password(SERVICE, self._name)


@contextlib.contextmanager
def _speaking_plainly() -> Iterator[None]:
    """Whatever a keyring says against it, as `KeyringUnusable`."""
    try:
        yield
    except NoKeyringError as error:
        raise KeyringUnusable(why="none") from error
    except KeyringLocked as error:
        raise KeyringUnusable(why="locked") from error
    except InitError as error:
        raise KeyringUnusable(why="closed") from error
    except Exception as error:  # A keyring that dies in the midst answers with errors of its bus or its system.
        raise KeyringUnusable(why="failed") from error


def key_place(name: str, *, use_keyring: bool) -> KeyPlace:
    """The keyring's place called *name* if a trusted keyring answers, else one in memory."""
    if not use_keyring:
        return MemoryKey()
    try:
        return keyring_place(name)
    except KeyringUnusable:
        return MemoryKey()


def keyring_place(name: str) -> KeyPlace:
    """The keyring's place called *name*; KeyringUnusable says why there is none."""
    with _speaking_plainly():
        chosen = keyring.get_keyring()
    backend = trusted_backend(chosen)
    if backend is None:
        raise KeyringUnusable(why="none" if isinstance(chosen, fail.Keyring) else "untrusted")
    place = KeyringKey(backend, name)
    if place.load() is None:
        # A locked or read-only keyring shows itself now, not when something waits to be kept.
        place.store(b"trial")
        place.forget()
    return place


def trusted_backend(backend: KeyringBackend) -> KeyringBackend | None:
    """*backend* if it is on the list, or the first one of a chain that is; None otherwise."""
    candidates = backend.backends if isinstance(backend, ChainerBackend) else [backend]
    for candidate in candidates:
        name = f"{type(candidate).__module__}.{type(candidate).__qualname__}"
        if name.startswith(TRUSTED):
            return candidate
    return None
