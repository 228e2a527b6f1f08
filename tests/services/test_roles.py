"""Every use case refuses whoever has no business with it, before it reads anything; none is without a rule."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from typing import Any
from unittest.mock import MagicMock

import pytest

from dsardesk import services
from dsardesk.domain.actors import RoleRefused, UserRole
from dsardesk.domain.assessments import AssessmentKind
from dsardesk.domain.linking import Relation
from dsardesk.services.case_list import Selection
from dsardesk.services.roles import DUTIES, HANDLERS, KEEPERS, OPEN_TO, PARTS, RIGHT_GROUPS, RIGHTS
from tests.makers import ACTORS

GIVEN: dict[str, object] = {
    "selection": Selection(),
    "role": UserRole.READ,
    "kind": AssessmentKind.ERASURE_GROUND,
    "relation": Relation.REPLY,
}
"""What must be of its kind to come as far as the vault."""


class Reached(Exception):
    """The use case began to read or write: nobody had refused."""


def _use_cases() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function that is given an actor and the vault, by its module and its name."""
    for found in pkgutil.iter_modules(services.__path__):
        module = importlib.import_module(f"dsardesk.services.{found.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            asked = set(inspect.signature(function).parameters)
            whole = "actor" in asked and asked & {"context", "work"} and "transaction" not in asked
            if function.__module__ == module.__name__ and not name.startswith("_") and whole:
                yield f"{found.name}.{name}", function


USE_CASES = dict(_use_cases())


def _outside() -> MagicMock:
    made = MagicMock()
    for way in (made.work.read, made.work.write, made.read, made.write, made.identity_store.put):
        way.side_effect = Reached
    return made


def _is_refused(function: Callable[..., Any], role: UserRole) -> bool:
    """True if the use case refuses an actor of that *role*; it must refuse or come as far as the vault."""
    asked = {name: each for name, each in inspect.signature(function).parameters.items() if each.default is each.empty}
    various = {inspect.Parameter.VAR_KEYWORD, inspect.Parameter.VAR_POSITIONAL}
    given = {name: GIVEN.get(name, MagicMock()) for name, each in asked.items() if each.kind not in various}
    if "text" in given:
        given["text"] = {} if "screen" in given else "a"
    given |= {name: _outside() for name in given.keys() & {"context", "work", "keyholders"}}
    given["actor"] = ACTORS[role]
    try:
        found = function(**given)
        # A generator checks when its first line is asked for.
        if inspect.isgenerator(found):
            next(found, None)
    except RoleRefused:
        return True
    except Reached:
        return False
    return False


def test_every_use_case_has_a_rule_and_every_rule_a_use_case() -> None:
    assert set(USE_CASES) == {*OPEN_TO, *DUTIES, *PARTS}
    assert not (OPEN_TO.keys() & DUTIES) | (OPEN_TO.keys() & PARTS)


@pytest.mark.parametrize("name", sorted(OPEN_TO))
def test_a_use_case_is_open_to_the_roles_of_the_table_and_to_no_other(name: str) -> None:
    allowed = {role for role in UserRole if not _is_refused(USE_CASES[name], role)}
    assert allowed == OPEN_TO[name]


@pytest.mark.parametrize("name", sorted(DUTIES))
def test_what_the_vault_owes_is_done_whoever_opens_it(name: str) -> None:
    assert not any(_is_refused(USE_CASES[name], role) for role in UserRole)


def test_only_an_officer_and_an_administrator_let_somebody_in() -> None:
    people = {name for name in OPEN_TO if name.startswith("users.") and name != "users.list_users"}
    own = {"users.delegate_to", "users.end_delegation", "users.change_signing_key"}
    assert all(OPEN_TO[name] == ({UserRole.DPO} if name in own else KEEPERS) for name in people)


def test_an_administrator_sees_no_case_no_letter_no_person_and_no_identity_paper() -> None:
    """STORAGE 1b and UX (l): IT can manage, not read."""
    theirs = {name for name, roles in OPEN_TO.items() if UserRole.ADMIN in roles}
    rooms = {name.partition(".")[0] for name in theirs}
    assert rooms == {"backups", "clock_check", "company", "drafts", "evidence", "journal", "users", "whole_check"}
    assert {name for name in theirs if name.startswith(("evidence.", "journal.", "company."))} == {
        "company.profile_text",
        "company.replace_profile",
        "evidence.record_verification",
        "evidence.verify_audit",
        "journal.last_backup",
    }


def test_the_table_that_people_are_shown_is_that_of_the_use_cases() -> None:
    assert RIGHTS["cases"] == RIGHTS["identity"] == HANDLERS
    assert RIGHTS["approve"] == {UserRole.DPO, UserRole.MANAGER}
    assert RIGHTS["backups"] == HANDLERS | {UserRole.ADMIN}
    assert {right for right, roles in RIGHTS.items() if UserRole.READ in roles} == {"figures"}
    assert {right for right, roles in RIGHTS.items() if UserRole.ADMIN in roles} == {
        "journal",
        "backups",
        "company",
        "people",
    }


def test_every_right_that_people_are_shown_stands_in_one_group() -> None:
    assert [right for rights in RIGHT_GROUPS.values() for right in rights] == list(RIGHTS)
    assert RIGHTS["delegate"] == RIGHTS["confidential"] == {UserRole.DPO}
    assert RIGHTS["register"] == HANDLERS
