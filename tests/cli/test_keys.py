"""Commands on who opens a vault, as an administrator's script would call them."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.compat import properties
from keyring.errors import KeyringLocked

from dsardesk import resources
from dsardesk.desk.opening import make_vault
from dsardesk.domain.actors import UserRole
from dsardesk.storage import keyrings
from dsardesk.storage.header_file import read_header
from dsardesk.storage.slots import LIGHTEST, new_slot
from dsardesk.storage.vault import open_vault
from tests.cli.conftest import PASSWORD, Caller
from tests.makers import Clock

File = Callable[[str, str], Path]


class InMemory(KeyringBackend):
    """A keyring of this process; never chosen by itself."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}
        self.locked = False

    @properties.classproperty
    def priority(cls) -> float:  # noqa: N805 -- the library's own way
        raise RuntimeError

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> InMemory:
    """A keyring on the list of known ones."""
    made = InMemory()
    monkeypatch.setattr(keyring, "get_keyring", lambda: made)
    monkeypatch.setattr(keyrings, "TRUSTED", (f"{__name__}.",))
    monkeypatch.delenv("DSARDESK_KEYRING")
    return made


@pytest.fixture
def file(tmp_path: Path) -> File:
    """A file of one line."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(f"{text}\n", "utf-8")
        return path

    return write


def test_somebody_is_added_listed_given_another_password_and_removed(call: Caller, vault: Path, file: File) -> None:
    name, theirs = file("name", "Sofiane Bensaïd"), file("theirs", "quatre-lanternes-au-port")
    said = call(
        "vault", "users", "add", "--name-file", name, "--role", "assistant", "--new-password-file", theirs, "--json"
    )
    assert (said.code, said.json["name"], said.json["role"]) == (0, "Sofiane Bensaïd", "assistant")
    assert call("case", "list", "--password-file", theirs).code == 0
    assert call("vault", "users", "remove", "--name-file", name, "--password-file", theirs).code == 5
    fresh = file("fresh", "trois-chouettes-au-grenier")
    assert call("vault", "users", "reset", "--name-file", name, "--new-password-file", fresh).code == 0
    assert call("case", "list", "--password-file", theirs).code == 3
    assert call("case", "list", "--password-file", fresh).code == 0
    said = call("vault", "users", "remove", "--name-file", name)
    assert (said.code, "rotate" in said.out) == (0, True)
    assert call("case", "list", "--password-file", fresh).code == 3
    lines = call("vault", "users", "list", "--json").json["users"]
    assert [(line["name"], line["opens"], line["left_at"] is None) for line in lines] == [
        ("Claire Morel", True, True),
        ("Sofiane Bensaïd", False, False),
    ]
    assert "Sofiane Bensaïd" in call("vault", "users", "list").out


def test_a_manager_is_told_what_is_due_and_opens_no_case(call: Caller, vault: Path, file: File) -> None:
    name, theirs = file("name", "Maud Delorme"), file("theirs", "six-lampions-au-quai")
    add = ("vault", "users", "add", "--name-file", name, "--role", "manager", "--new-password-file", theirs)
    assert call(*add).code == 0
    said = call("alerts", "--password-file", theirs, "--json")
    assert (said.code, said.json["items"], said.json["locked"]) == (0, [], True)
    refused = call("case", "list", "--password-file", theirs, "--json")
    assert (refused.code, refused.json["code"]) == (5, "vault.only_dashboard")
    changed = call(
        "vault", "users", "role", "--name-file", name, "--role", "read", "--new-password-file", theirs, "--json"
    )
    assert (changed.code, changed.json["role"]) == (0, "read")
    demoted = ("vault", "users", "role", "--name-file", file("me", "Claire Morel"), "--role", "assistant")
    assert call(*demoted, "--new-password-file", theirs).code == 5


def manager_of_before(call: Caller, vault: Path, file: File) -> Path:
    """The password file of a manager whose slot opens the vault itself, as those of the first vaults do."""
    name, theirs = file("name", "Maud Delorme"), file("theirs", "six-lampions-au-quai")
    add = ("vault", "users", "add", "--name-file", name, "--role", "assistant", "--new-password-file", theirs)
    assert call(*add).code == 0
    with open_vault(vault, PASSWORD, scripts=resources.migrations()) as opened:
        header, _ = read_header(vault)
        user = UUID(next(slot.user for slot in header.slots if slot.role == "assistant"))
        wide = new_slot("password", user, UserRole.MANAGER, LIGHTEST)
        sealed = wide.sealing(header.id, header.officer, "six-lampions-au-quai", opened.key, b"")
        header.without(str(user)).with_slot(sealed).signed(opened.officer).write(vault, opened.key)
        with opened.unit_of_work(Clock().now).write() as transaction:
            transaction.users.change_role(user, UserRole.MANAGER)
    return theirs


def test_a_manager_of_before_is_named_at_each_opening(call: Caller, vault: Path, file: File) -> None:
    manager_of_before(call, vault, file)
    said = call("vault", "users", "list")
    assert "Maud Delorme" in said.out
    assert "vault users reset" in said.out
    assert "vault users list" in said.err


def test_after_a_change_of_the_signing_key_what_is_to_be_given_anew_is_listed_until_done(
    call: Caller, vault: Path, file: File
) -> None:
    name, theirs = file("name", "Maud Delorme"), file("theirs", "six-lampions-au-quai")
    add = ("vault", "users", "add", "--name-file", name, "--role", "manager", "--new-password-file", theirs)
    assert call(*add).code == 0
    assert "to do" not in call("vault", "users", "list").out
    assert call("vault", "users", "signing-key").code == 0
    listed = call("vault", "users", "list", "--json").json["users"]
    assert {line["name"]: line["renew"] for line in listed} == {
        "Claire Morel": ["recovery"],
        "Maud Delorme": ["password"],
    }
    said = call("vault", "users", "list").out
    assert "make a new recovery sheet" in said
    assert "give them another password" in said
    assert call("vault", "users", "reset", "--name-file", name, "--new-password-file", theirs).code == 0
    assert "give them another password" not in call("vault", "users", "list").out


def test_a_manager_of_before_approves_a_letter_and_is_shown_nothing_of_the_case(
    call: Caller, vault: Path, file: File, reference: str
) -> None:
    theirs = manager_of_before(call, vault, file)
    assert call("letter", "draft", reference, "--kind", "acknowledgement").code == 0
    approve = ("letter", "approve", reference, "--kind", "acknowledgement", "--password-file", theirs)
    said = call(*approve, "--json")
    assert (said.code, said.json) == (0, {"reference": reference})
    shown = call("case", "show", reference, "--json").json
    assert shown["letters"][-1]["state"] == "approved"
    assert shown["requester"]["name"]
    assert call("letter", "draft", reference, "--kind", "acknowledgement").code == 0
    said = call(*approve)
    assert said.out == f"Recorded on case {reference}.\n"
    assert shown["requester"]["name"] not in said.out + said.err
    refused = call("case", "show", reference, "--password-file", theirs, "--json")
    assert (refused.code, refused.json["code"]) == (5, "role.refused")


def test_an_assistant_decides_for_an_absent_officer_and_it_is_recorded(call: Caller, vault: Path, file: File) -> None:
    name, theirs = file("name", "Sofiane Bensaïd"), file("theirs", "quatre-lanternes-au-port")
    add = ("vault", "users", "add", "--name-file", name, "--role", "assistant", "--new-password-file", theirs)
    assert call(*add).code == 0
    asked = ("vault", "users", "delegate", "--name-file", name)
    assert call(*asked).code == 2
    assert call(*asked, "--from", "2020-01-01", "--to", "2020-01-02").code == 2
    said = call(*asked, "--from", "2020-01-01", "--to", "2999-12-31", "--json")
    assert (said.code, said.json["to"]) == (0, "2999-12-31")
    refused = call("vault", "users", "delegate", "--end", "--password-file", theirs, "--json")
    assert (refused.code, refused.json["code"]) == (5, "delegation.acts_for_another")
    assert call("vault", "users", "delegate", "--end").code == 0
    refused = call("vault", "users", "delegate", "--end", "--password-file", theirs, "--json")
    assert (refused.code, refused.json["code"]) == (5, "role.refused")


def test_the_last_officer_stays_and_nobody_is_taken_for_somebody_else(call: Caller, vault: Path, file: File) -> None:
    assert call("vault", "users", "remove", "--name-file", file("name", "Claire Morel")).code == 5
    assert call("vault", "users", "remove", "--name-file", file("name", "Nobody")).code == 2


def test_a_changed_key_leaves_password_and_sheet_valid(call: Caller, tmp_path: Path, file: File) -> None:
    folder, password = tmp_path / "v", file("p", PASSWORD)
    profile = resources.text("samples", "alto", "profile.toml")
    _, code = make_vault(folder, PASSWORD, profile, derivation=LIGHTEST)
    said = call("vault", "rotate", "--vault", folder, "--password-file", password, "--json")
    assert (said.code, said.json) == (0, {"vault": str(folder), "recovery_code": None})
    whole = call("vault", "verify", "--vault", folder, "--password-file", password, "--json")
    assert (whole.code, whole.json["problems"]) == (0, [])
    fresh = file("fresh", "trois-chouettes-au-grenier")
    files = ("--code-file", file("code", code.lower()), "--new-password-file", fresh)
    assert call("vault", "recover", "--vault", folder, *files).code == 0
    assert call("case", "list", "--vault", folder, "--password-file", password).code == 3
    assert call("case", "list", "--vault", folder, "--password-file", fresh).code == 0
    wrong = ("--code-file", file("code", "AAAA"), "--new-password-file", fresh)
    assert call("vault", "recover", "--vault", folder, *wrong).code == 3


def test_the_keyring_opens_the_vault_until_it_is_turned_off(
    call: Caller, vault: Path, backend: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("vault", "keyring", "on", "--json").json == {"keyring": True}
    assert PASSWORD not in str(backend.kept)
    secret = next(text for (_service, name), text in backend.kept.items() if name.startswith("slot-"))
    assert len(base64.b64decode(secret)) == 32  # Windows' keyring takes little more.
    monkeypatch.delenv("DSARDESK_PASSWORD_FILE")
    assert call("case", "list").code == 0
    assert call("vault", "keyring", "off").code == 0
    assert call("case", "list").code == 3


def test_what_is_due_is_told_by_the_keyring_and_by_the_reminder_file_once_that_is_locked(
    call: Caller, vault: Path, backend: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("vault", "keyring", "on").code == 0
    monkeypatch.delenv("DSARDESK_PASSWORD_FILE")
    assert call("alerts", "--json").json["locked"] is False
    backend.locked = True
    assert call("alerts", "--json").json["locked"] is True


def test_a_keyring_that_is_locked_leaves_the_password(
    call: Caller, vault: Path, backend: InMemory, password_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("vault", "keyring", "on").code == 0
    monkeypatch.delenv("DSARDESK_PASSWORD_FILE")
    backend.locked = True
    assert call("case", "list").code == 3
    assert call("case", "list", "--password-file", password_file).code == 0
    said = call("vault", "keyring", "on", "--password-file", password_file)
    assert (said.code, "locked" in said.err) == (5, True)


def test_an_older_vault_put_back_is_said_so_and_the_sheet_answers_for_it(
    call: Caller, tmp_path: Path, backend: InMemory, file: File
) -> None:
    folder, password = tmp_path / "v", file("p", PASSWORD)
    profile = resources.text("samples", "alto", "profile.toml")
    _, code = make_vault(folder, PASSWORD, profile, derivation=LIGHTEST)
    shutil.copytree(folder, tmp_path / "earlier")
    fresh = file("fresh", "trois-chouettes-au-grenier")
    assert (
        call("vault", "passwd", "--vault", folder, "--password-file", password, "--new-password-file", fresh).code == 0
    )
    assert call("case", "list", "--vault", folder, "--password-file", fresh).code == 0
    shutil.rmtree(folder)
    shutil.copytree(tmp_path / "earlier", folder)
    said = call("case", "list", "--vault", folder, "--password-file", password)
    assert (said.code, "older" in said.err) == (3, True)
    files = ("--code-file", file("code", code), "--new-password-file", fresh)
    assert call("vault", "recover", "--vault", folder, *files).code == 0
    assert call("case", "list", "--vault", folder, "--password-file", fresh).code == 0
