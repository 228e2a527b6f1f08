"""An exported log proves itself without the vault, and without the program: whatever is done to the file is found."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dsardesk import resources
from dsardesk.domain.audit import AuditVerdict
from dsardesk.domain.checkpoints import KEY_MADE
from dsardesk.domain.errors import UnreadableInput
from dsardesk.services.log_export import CHECKER, events_in, export_audit, read_export
from dsardesk.storage.database import encrypted_engine
from dsardesk.storage.signing import LogSigner, is_genuine
from dsardesk.storage.work import SqlUnitOfWork
from tests.makers import CANARY, DPO, Clock
from tests.services.conftest import KEY, Bench

Lines = list[str]


@pytest.fixture
def signed(request: pytest.FixtureRequest, clock: Clock, tmp_path: Path) -> Iterator[Bench]:
    """A bench on the encrypted database, whose log is signed."""
    shutil.copy(request.getfixturevalue("_furnished"), tmp_path / "signed.db")
    engine = encrypted_engine(tmp_path / "signed.db", KEY)
    work = SqlUnitOfWork(
        engine, blobs=tmp_path / "blobs", suppression_key=KEY, now=clock.now, signer=LogSigner.of(DPO.id, KEY)
    )
    yield Bench(work, clock)
    engine.dispose()


@pytest.fixture
def exported(signed: Bench) -> Lines:
    """A log of three cases, one of whose events was erased as the law asks."""
    references = [signed.opened() for _ in range(3)]
    with signed.work.write() as transaction:
        transaction.audit.forget(references[1].id)
    return list(export_audit(signed.context, DPO))


def verdict(lines: Lines) -> AuditVerdict:
    return read_export("".join(lines)).verdict(is_genuine)


def said_by_script(lines: Lines, folder: Path) -> tuple[int, str]:
    file = folder / "log.jsonl"
    file.write_text("".join(lines), "utf-8", newline="\n")
    script = resources.folder(*CHECKER)
    done = subprocess.run([sys.executable, "-I", str(script), str(file)], check=False, capture_output=True)
    assert not done.stderr, done.stderr.decode()
    return done.returncode, done.stdout.decode()


def changed(lines: Lines, key: str, value: object, *, where: str, place: int = 0) -> Lines:
    """The lines, *key* of the one at *place* among those that hold *where* being *value*."""
    at = [number for number, line in enumerate(lines) if where in json.loads(line)][place]
    table = json.loads(lines[at])
    return [*lines[:at], json.dumps({**table, key: value}, sort_keys=True) + "\n", *lines[at + 1 :]]


def only(lines: Lines, *kinds: str) -> Lines:
    return [line for line in lines if any(kind in json.loads(line) for kind in kinds)]


def made_anew(lines: Lines, signed: Bench) -> Lines:
    """What somebody who writes the whole file again, with a key of his own that he announces to nobody, would make."""
    forger = replace(LogSigner.of(DPO.id, b"f" * 32))
    events = read_export("".join(lines)).events
    with signed.work.write() as transaction:
        public, private = forger._new_key(transaction.connection, signed.clock.now(), lambda _: None)  # type: ignore[attr-defined]
    mark = forger.signed((events[-1].seq, events[-1].hash), signed.clock.now(), public, private)
    table = {**json.loads(only(lines, "checkpoint")[-1]), "public_key": public, "signature": mark.signature}
    others = [line for line in lines if json.loads(line).get("checkpoint") != events[-1].seq]
    return [*others[:-1], json.dumps(table) + "\n", others[-1]]


TAMPERING: dict[str, Callable[[Lines], Lines]] = {
    "an action": lambda lines: changed(lines, "action", "case.closed", where="seq", place=2),
    "an instant": lambda lines: changed(lines, "at", "2026-10-25T00:00:00.000000Z", where="seq", place=1),
    "a payload": lambda lines: changed(lines, "payload", '{"x":1}', where="seq", place=0),
    "a payload without its salt": lambda lines: changed(lines, "payload", None, where="seq", place=0),
    "an instant written otherwise": lambda lines: [lines[0].replace('Z"', '+00:00"'), *lines[1:]],
    "a number written otherwise": lambda lines: changed(lines, "seq", "1", where="seq"),
    "a number that is none": lambda lines: changed(lines, "seq", True, where="seq"),
    "a remark beside an event": lambda lines: changed(lines, "remark", "seen", where="seq", place=1),
    "a second end": lambda lines: [*lines, lines[-1]],
    "a hash": lambda lines: changed(lines, "hash", "0" * 64, where="seq", place=3),
    "an event taken out": lambda lines: lines[:2] + lines[3:],
    "two events in another order": lambda lines: [lines[1], lines[0], *lines[2:]],
    "the end cut off": lambda lines: lines[:-1],
    "the last event cut off": lambda lines: [*only(lines, "seq")[:-1], *only(lines, "checkpoint", "head")],
    "signatures cut off": lambda lines: only(lines, "seq", "head"),
    "all but events cut off": lambda lines: only(lines, "seq"),
    "another end": lambda lines: changed(lines, "head", {"seq": 1, "hash": "0" * 64}, where="head"),
    "a signature": lambda lines: changed(lines, "signature", "00" * 64, where="checkpoint"),
    "a signature of nonsense": lambda lines: changed(lines, "signature", "00", where="checkpoint"),
    "a key": lambda lines: changed(lines, "public_key", "ab" * 32, where="checkpoint"),
    "whoever signed": lambda lines: changed(lines, "user", str(DPO.id)[::-1].replace("-", "")[:32], where="checkpoint"),
    "what was signed": lambda lines: changed(lines, "hash", "0" * 64, where="checkpoint"),
}


def test_the_program_and_the_script_find_an_untouched_log_whole(exported: Lines, tmp_path: Path) -> None:
    found = verdict(exported)
    assert found.ok
    assert found.events == events_in(exported)
    code, said = said_by_script(exported, tmp_path)
    assert (code, said.splitlines()[-1]) == (0, "WHOLE / INTACT")
    assert f"{found.events} events" in said
    assert found.head in said
    key = next(json.loads(line)["public_key"] for line in exported if '"checkpoint"' in line)
    assert key in said


@pytest.mark.parametrize("what", TAMPERING)
def test_the_program_and_the_script_find_what_was_done_to_it(exported: Lines, tmp_path: Path, what: str) -> None:
    lines = TAMPERING[what](exported)
    assert lines != exported
    assert not verdict(lines).ok
    code, said = said_by_script(lines, tmp_path)
    assert (code, said.splitlines()[-1]) == (1, "NOT WHOLE / PAS INTACT")


def test_a_line_that_is_none_of_a_log_is_told(exported: Lines, tmp_path: Path) -> None:
    lines = ['{"note": "all is well"}\n', *exported]
    with pytest.raises(UnreadableInput):
        verdict(lines)
    assert said_by_script(lines, tmp_path)[0] == 1


def test_a_signature_by_a_key_that_the_log_never_announced_counts_for_nothing(
    exported: Lines, signed: Bench, tmp_path: Path
) -> None:
    lines = made_anew(exported, signed)
    assert [code for code, _ in verdict(lines).problems] == ["audit.key_unknown"]
    assert said_by_script(lines, tmp_path)[0] == 1


def test_the_script_says_so_when_a_file_is_no_log(tmp_path: Path) -> None:
    for lines in (["no\n"], ["[1]\n"], ['{"seq": 1}\n']):
        assert said_by_script(lines, tmp_path)[0] == 1


def test_the_script_is_short_and_needs_nothing() -> None:
    text = resources.text(*CHECKER)
    assert len(text.splitlines()) < 200
    imported = {line.split()[1] for line in text.splitlines() if line.startswith(("import ", "from "))}
    assert imported <= set(sys.stdlib_module_names)


def test_the_export_ends_signed_and_is_recorded_after_its_end(signed: Bench, exported: Lines) -> None:
    log = read_export("".join(exported))
    assert log.head == (log.events[-1].seq, log.events[-1].hash)
    assert log.checkpoints[-1].mark == log.head
    assert KEY_MADE in {event.action for event in log.events}
    with signed.work.read() as transaction:
        assert [event.action for event in transaction.audit.events(after=log.events[-1].seq)] == ["log.exported"]


def test_what_was_erased_is_not_in_the_export(signed: Bench) -> None:
    case = signed.opened()
    with signed.work.write() as transaction:
        transaction.audit.append(DPO, "case.noted", case.id, {"name": CANARY})
        transaction.audit.forget(case.id)
    lines = list(export_audit(signed.context, DPO))
    assert CANARY not in "".join(lines)
    assert verdict(lines).ok
