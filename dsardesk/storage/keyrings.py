"""The operating system's keyring: only back ends known to keep secrets, and only what can be read back."""

from __future__ import annotations

import base64
from typing import Protocol

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError

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
        """The key; None if there is none."""
        text = self._backend.get_password(SERVICE, self._name)
        try:
            return base64.b64decode(text) if text else None
        except ValueError:
            # Somebody else wrote there.
            return None

    def store(self, key: bytes) -> None:
        """Keep *key* in place of the one before; KeyringError if it cannot be read back."""
        self._backend.set_password(SERVICE, self._name, base64.b64encode(key).decode())
        if self.load() != key:
            raise KeyringError("what was written cannot be read back")

    def forget(self) -> None:
        """Keep no key."""
        if self._backend.get_password(SERVICE, self._name) is not None:
            self._backend.delete_password(SERVICE, self._name)


def key_place(name: str, *, use_keyring: bool) -> KeyPlace:
    """The keyring's place called *name* if a trusted keyring answers, else one in memory."""
    backend = trusted_backend(keyring.get_keyring()) if use_keyring else None
    if backend is None:
        return MemoryKey()
    place = KeyringKey(backend, name)
    try:
        known = place.load()
        if known is None:
            # A locked or read-only keyring shows itself now, not when a document waits to be kept.
            place.store(b"trial")
            place.forget()
    except (KeyringError, RuntimeError):
        return MemoryKey()
    return place


def trusted_backend(backend: KeyringBackend) -> KeyringBackend | None:
    """*backend* if it is on the list, or the first one of a chain that is; None otherwise."""
    candidates = backend.backends if isinstance(backend, ChainerBackend) else [backend]
    for candidate in candidates:
        name = f"{type(candidate).__module__}.{type(candidate).__qualname__}"
        if name.startswith(TRUSTED):
            return candidate
    return None
