"""What a manager has of a vault, from their password to the answer that the officer's next opening takes in."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsardesk.desk.dashboard import OnlyDashboard, follow
from dsardesk.desk.opened import Desk
from dsardesk.desk.opening import make_vault, open_desk
from dsardesk.desk.profiles import profile_text
from dsardesk.desk.reading import read_message
from dsardesk.domain.actors import UserRole
from dsardesk.domain.rights import Outcome
from dsardesk.domain.sign_offs import WordsMissing, sign_offs_missing
from dsardesk.services.decide import decide_item
from dsardesk.services.open_case import Opening, open_at_once
from dsardesk.services.users import add_user, remove_user
from dsardesk.storage.errors import OpensCases, WrongPassword
from dsardesk.storage.layout import DASHBOARD_DATABASE
from dsardesk.storage.slots import LIGHTEST
from tests.makers import PASSWORD, Clock, sample_message
from tests.services.test_refusing import REPEATED

MANAGERS, READERS = "six-lampions-au-quai", "deux-barques-au-matin"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault with a manager and a reader, and a refusal that waits for the manager's word."""
    monkeypatch.setenv("DSARDESK_KEYRING", "off")
    monkeypatch.setenv("DSARDESK_CACHE_DIR", str(tmp_path / "cache"))
    made = tmp_path / "vault"
    make_vault(made, PASSWORD, profile_text("alto"), now=clock.now, derivation=LIGHTEST)
    with open_desk(made, PASSWORD, now=clock.now) as desk:
        for name, role, words in (("Maud", UserRole.MANAGER, MANAGERS), ("Paul", UserRole.READ, READERS)):
            add_user(desk.context, desk.keyholders, desk.actor, name=name, role=role, password=words)
        _refuse(desk)
    return made


def _refuse(desk: Desk) -> None:
    raw = sample_message()
    case = open_at_once(desk.context, desk.actor, raw, read_message(raw), Opening(category="customer"))
    decide_item(
        desk.context,
        desk.actor,
        case.reference,
        1,
        Outcome.REFUSED,
        reasons="parce que",
        grounds=(REPEATED,),
        opinion="troisième demande",
    )


def test_a_manager_sees_days_and_figures_and_no_name(folder: Path, clock: Clock) -> None:
    due = follow(folder, MANAGERS, now=clock.now).due()
    assert [each.reference for each in due.alerts.items] == ["DSR-2026-0001"]
    assert (due.alerts.approve, due.locked, due.made_at) == (1, True, clock.now())
    assert "Zéphyrine" not in repr(due)


def test_their_password_opens_no_desk(folder: Path, clock: Clock) -> None:
    for words in (MANAGERS, READERS):
        with pytest.raises(OnlyDashboard), open_desk(folder, words, now=clock.now):
            pass
    with pytest.raises(WrongPassword):
        follow(folder, "rien de tel")


def test_whoever_opens_the_cases_is_sent_to_them_and_not_told_that_the_password_is_wrong(folder: Path) -> None:
    with pytest.raises(OpensCases):
        follow(folder, PASSWORD)


def test_a_reader_is_asked_nothing(folder: Path, clock: Clock) -> None:
    reader = follow(folder, READERS, now=clock.now)
    assert (reader.approves, reader.requests()) == (False, ())


def test_the_managers_word_is_taken_in_at_the_officers_next_opening(folder: Path, clock: Clock) -> None:
    manager = follow(folder, MANAGERS, now=clock.now)
    (asked,) = manager.requests()
    assert (manager.approves, asked.reference, asked.reasons) == (True, "DSR-2026-0001", "parce que")
    with pytest.raises(WordsMissing):
        manager.answer(asked.id, "", favourable=False)
    manager.answer(asked.id, "d’accord", favourable=True)
    assert manager.requests() == ()
    with open_desk(folder, PASSWORD, now=clock.now) as desk, desk.context.work.read() as transaction:
        case = transaction.cases.get(asked.reference)
        assert sign_offs_missing(case, 1) == ()
        assert case.sign_offs[-1].by == "Maud"
    assert follow(folder, MANAGERS, now=clock.now).due().alerts.approve == 0


def test_once_nobody_follows_any_more_nothing_of_what_was_sealed_to_them_stays(folder: Path, clock: Clock) -> None:
    for name, stays in (("Maud", True), ("Paul", False)):
        with open_desk(folder, PASSWORD, now=clock.now) as desk:
            remove_user(desk.context, desk.keyholders, desk.actor, name)
        assert (folder / DASHBOARD_DATABASE).exists() is stays
    assert not list(folder.glob(f"{DASHBOARD_DATABASE}*"))


def test_they_choose_a_password_of_their_own_while_the_vault_is_open(folder: Path, clock: Clock) -> None:
    manager = follow(folder, MANAGERS, now=clock.now)
    with open_desk(folder, PASSWORD, now=clock.now):
        for wrong in (PASSWORD, READERS, "rien de tel"):
            with pytest.raises(WrongPassword):
                manager.change_password(wrong, "neuf-phares-au-cap")
        manager.change_password(MANAGERS, "neuf-phares-au-cap")
    assert follow(folder, "neuf-phares-au-cap", now=clock.now).folder == folder
