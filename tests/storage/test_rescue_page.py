"""docs/rescue.md opens a vault by its own script, `cryptography` and `sqlcipher3`; this program takes no part in it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from dsardesk.cli.vaults import vault
from tests.makers import PASSWORD, Clock, Opener, full_case, index_of

PAGE = Path(__file__).parents[2] / "docs" / "rescue.md"


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """The script that the page tells to save."""
    found = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert len(found) == 1
    path = tmp_path / "rescue.py"
    path.write_text(found[0], "utf-8")
    return path


def _run(script: Path, folder: Path, secret: str) -> subprocess.CompletedProcess[bytes]:
    # Isolated: neither this checkout nor the folder one stands in is on the path of modules.
    command = [sys.executable, "-I", "-X", "utf8", str(script), str(folder), str(script.parent / "out")]
    return subprocess.run(command, input=f"{secret}\n".encode(), capture_output=True, check=False, cwd=script.parent)


@pytest.mark.parametrize("by", ["password", "recovery code"])
def test_the_page_alone_opens_cases_and_documents(
    folder: Path, script: Path, opened: Opener, recovery_code: str, by: str
) -> None:
    case = full_case()
    with opened(folder) as vault, vault.unit_of_work(Clock().now).write() as transaction:
        transaction.cases.add(case, index_of(case))
        transaction.blobs.put(case.documents[0].id, b"what was written")
    assert "dsardesk" not in re.sub(r"dsardesk/|dsardesk vault", "", script.read_text("utf-8"))
    done = _run(script, folder, PASSWORD if by == "password" else recovery_code)
    assert done.returncode == 0, done.stderr
    out = script.parent / "out"
    assert json.loads((out / "cases.json").read_text("utf-8"))[0]["reference"] == case.reference
    assert json.loads((out / "requesters.json").read_text("utf-8"))[0]["name"] == case.requester.name
    assert (out / case.documents[0].id.hex).read_bytes() == b"what was written"


def test_a_wrong_secret_opens_nothing(folder: Path, script: Path) -> None:
    done = _run(script, folder, "guess")
    assert done.returncode == 1
    assert b"opens no slot" in done.stderr
    assert not (script.parent / "out").exists()


def test_every_command_of_the_page_is_one_of_this_program() -> None:
    named = set(re.findall(r"`dsardesk vault (\w+)([^`]*)`", PAGE.read_text("utf-8")))
    assert {name for name, _ in named} == {"verify", "restore", "salvage"}
    for name, rest in named:
        known = {option for each in vault.commands[name].params for option in each.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known
