"""The answer to an access request, rule by rule: what it holds, and that it is not called whole without it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dsardesk.domain.access import AnswerIncomplete, gaps_in_copy, gaps_in_information, must_be_complete
from dsardesk.domain.activities import Activity, Line, Recipient
from dsardesk.domain.bodies.content import CHECKS
from dsardesk.domain.case import Case
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.mandatory import keys_of
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.records import SearchOutcome, SystemSearch
from tests.invented import case, letter_facts, package, profile, searched_everywhere
from tests.law.test_letter_rules import must_hold, planned
from tests.law_says import law_says

FOUND = searched_everywhere(SearchOutcome.FOUND)


def a_case(**changes: object) -> Case:
    """Every system searched, the copy made."""
    return case(**{"searches": FOUND, "packages": (package(),), **changes})


def with_activity(**changes: object) -> ControllerProfile:
    """The company with its first processing changed."""
    first, *others = profile().activities
    return replace(profile(), activities=(replace(first, **changes), *others))  # type: ignore[arg-type]


def open_lines(changed: ControllerProfile) -> set[str]:
    return {gap.code for gap in gaps_in_information(a_case(), changed)}


@law_says(
    "gdpr.15.1",
    "Whoever asks for access is told whether their data are processed and, if so, of each processing its "
    "purposes, data, recipients, retention, source, automated decisions, and the other rights; that nothing is "
    "held is a full answer too.",
)
def test_every_line_of_article_15_1_is_told() -> None:
    keys = ("access.confirmed", "row.purposes", "row.data_categories", "row.retention", "row.source")
    must_hold(LetterKind.ACCESS_REPLY, "gdpr.15.1", *keys, "row.automated_decision", "row.recipient", "rights.text")
    must_hold(LetterKind.NO_DATA, "gdpr.15.1", "no_data.answer", "no_data.request_file")


@law_says("gdpr.15.1.c.names", "Recipients are told by name; their categories do not replace the names.")
def test_categories_of_recipients_do_not_stand_for_their_names() -> None:
    unnamed = with_activity(recipients=(), recipient_categories={"fr": "nos hébergeurs"})
    assert open_lines(unnamed) == {"recipients_missing"}
    with pytest.raises(AnswerIncomplete):
        must_be_complete(a_case(), unnamed)


@law_says("gdpr.15.1.d.retention", "The retention period is told, or the criteria that determine it.")
def test_an_answer_without_the_retention_period_is_not_complete() -> None:
    assert open_lines(with_activity(retention={})) == {"retention_missing"}


@law_says("gdpr.15.1.g.source", "Where data were not collected from the person, their source is told.")
def test_an_answer_without_the_source_is_not_complete() -> None:
    assert open_lines(with_activity(source={})) == {"source_missing"}


@law_says(
    "gdpr.15.2",
    "Where data go outside the European Economic Area, the person is told the safeguard that protects them.",
)
def test_a_transfer_is_told_with_its_safeguard() -> None:
    abroad = Recipient("HelpHarbor Inc.", {"fr": "outil"}, "US")
    assert open_lines(with_activity(recipients=(abroad,))) == {"safeguard_missing"}
    (safe,) = (replace(abroad, safeguard={"fr": "clauses types"}),)
    activity: Activity = replace(letter_facts().activities[0], recipients=(safe,))
    must_hold(LetterKind.ACCESS_REPLY, "gdpr.15.2", "row.safeguard", activities=(activity,))


def test_data_that_stay_in_the_area_need_no_safeguard() -> None:
    here = replace(letter_facts().activities[0], recipients=(Recipient("Nuage Clair SAS", {"fr": "hôte"}, "FR"),))
    plan = planned(LetterKind.ACCESS_REPLY, activities=(here,))
    (check,) = CHECKS["gdpr.15.2"]
    assert "row.safeguard" not in keys_of(plan.sections)
    assert check(plan, frozenset(keys_of(plan.sections)))


@law_says(
    "gdpr.15.3",
    "The person receives a copy of the data, the first one free of charge, in a common electronic form when the "
    "request came electronically.",
)
def test_the_copy_comes_with_the_letter_and_its_password_another_way() -> None:
    must_hold(LetterKind.ACCESS_REPLY, "gdpr.15.3", "access.package", "access.password_phone")


@law_says(
    "cnil.access.both_halves",
    "An access answer is complete only with both halves: the copy of the data and the information on their processing.",
)
def test_neither_half_alone_is_complete() -> None:
    must_be_complete(a_case(), profile())
    for halved, company in ((a_case(packages=()), profile()), (a_case(), with_activity(to_settle=(Line.RETENTION,)))):
        with pytest.raises(AnswerIncomplete):
            must_be_complete(halved, company)


@law_says(
    "gdpr.15.1.searched",
    "Every system that may hold the person’s data is searched, or the reason why it was not is recorded.",
)
def test_a_system_is_searched_or_the_reason_is_recorded() -> None:
    first, *others = FOUND
    silent = SystemSearch(first.system, SearchOutcome.NOT_SEARCHED)
    said = replace(silent, reason="application arrêtée en 2019")
    assert [gap.where for gap in gaps_in_copy(a_case(searches=tuple(others)), profile())] == [first.system]
    assert [gap.where for gap in gaps_in_copy(a_case(searches=(silent, *others)), profile())] == [first.system]
    assert list(gaps_in_copy(a_case(searches=(said, *others)), profile())) == []
