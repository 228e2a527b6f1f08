"""A vault of an earlier program keeps what was asked to identify people, and learns who may act for whom."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, text

from dsardesk import resources
from dsardesk.domain.identity import Rung
from dsardesk.storage.cases import IDENTITY_REQUESTS
from dsardesk.storage.ciphers import new_key
from dsardesk.storage.schema import upgrade
from dsardesk.storage.work import SqlUnitOfWork
from tests.makers import Clock, plain_case, settle_in


def test_a_copy_asked_for_before_reasons_were_kept_is_still_told_without_them(
    bare_engine: Engine, tmp_path: Path
) -> None:
    config = Config()
    config.set_main_option("script_location", str(resources.migrations()))
    with bare_engine.connect().execution_options(write=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
    settle_in(SqlUnitOfWork(bare_engine, blobs=tmp_path, suppression_key=new_key(), now=Clock().now))
    case = plain_case()
    columns = {
        "id": case.id.hex,
        "version": 1,
        "reference": case.reference,
        "profile": case.profile,
        "calendar": "FR",
        "role": "controller",
        "received_on": "2026-10-24",
        "channel": "email",
        "inbox": "",
        "state": "received",
        "entered_on": "2026-10-24",
        "rights": "[]",
        "next_step": "search",
        "person_key": "",
        "waiting_for": "",
        "due_key": "2026-11-24",
    }
    names = ", ".join(columns)
    values = ", ".join(f":{name}" for name in columns)
    with bare_engine.begin() as connection:
        connection.execute(text(f"INSERT INTO cases ({names}) VALUES ({values})"), columns)  # noqa: S608 -- our names
        connection.execute(
            text(
                "INSERT INTO identity_requests (case_id, position, asked_on, rung, doubt)"
                " VALUES (:case, 0, '2026-10-26', 'copy', 'deux homonymes')"
            ),
            {"case": case.id.hex},
        )
    upgrade(bare_engine, resources.migrations())
    with bare_engine.connect() as connection:
        (asked,) = IDENTITY_REQUESTS.load(connection, case.id)
    assert (asked.rung, asked.doubt, asked.softer) == (Rung.COPY, "deux homonymes", "")
