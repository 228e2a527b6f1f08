"""Each letter holds what the law asks of it, and refuses to be written where a fact is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dsardesk.domain.letters import (
    MANDATORY,
    OUTCOMES,
    RIGHTS,
    AnsweredItem,
    FactMissing,
    Grid,
    Head,
    LetterFacts,
    LetterKind,
    Listing,
    Say,
    plan_letter,
)
from dsardesk.domain.profile import Recipient
from dsardesk.domain.rights import Outcome, RightType
from tests.invented import letter_facts

DECISIONS = [kind for kind in LetterKind if kind is not LetterKind.ACKNOWLEDGEMENT]
BARE: dict[str, Any] = {
    "unsolicited_received": False,
    "unsolicited_destroyed_on": None,
    "stopped_on": None,
    "stopped_in": (),
    "searched": (),
}

CONTENT = {
    "edpb.01-2022.57": {"acknowledgement.received", "acknowledgement.period"},
    "gdpr.12.6": {"identity.doubt", "identity.means", "identity.masking", "identity.destroyed"},
    "decree.2019-536.77": {"identity.time_limit"},
    "gdpr.15.3": {"access.copy_title", "access.package", "access.password_phone"},
    "gdpr.15.2": {"row.recipient", "row.safeguard"},
    "gdpr.21.3": {"marketing.done", "marketing.suppression"},
    "gdpr.77": {"remedies.complaint"},
    "gdpr.79": {"remedies.court"},
}
"""Sections in which each rule's content stands; Article 15(1) depends on what is held."""
ARTICLE_15_1 = {
    LetterKind.ACCESS_REPLY: {
        "access.confirmed",
        "row.purposes",
        "row.legal_basis",
        "row.data_categories",
        "row.recipient",
        "row.retention",
        "row.source",
        "row.automated_decision",
        "rights.text",
        "remedies.complaint",
    },
    LetterKind.NO_DATA: {"no_data.answer", "no_data.request_file"},
}


def keys(kind: LetterKind, facts: LetterFacts) -> list[str]:
    """Every key of a letter, in order."""
    found: list[str] = []
    for section in plan_letter(kind, facts).sections:
        match section:
            case Say() | Head():
                found.append(section.key)
            case Listing():
                found += [say.key for say in section.items]
            case Grid():
                found += [label for label, _ in section.rows]
    return found


def said(kind: LetterKind, facts: LetterFacts, key: str) -> dict[str, Any]:
    """The facts of one sentence."""
    says = [section for section in plan_letter(kind, facts).sections if isinstance(section, Say)]
    return dict(next(say for say in says if say.key == key).facts)


@pytest.mark.parametrize("kind", LetterKind)
def test_each_letter_holds_the_content_that_it_must(kind: LetterKind) -> None:
    present = set(keys(kind, letter_facts()))
    for rule in MANDATORY[kind]:
        assert (ARTICLE_15_1[kind] if rule == "gdpr.15.1" else CONTENT[rule]) <= present, rule


@pytest.mark.parametrize("kind", LetterKind)
def test_each_letter_opens_ends_and_says_whom_to_write_to(kind: LetterKind) -> None:
    found = keys(kind, letter_facts())
    assert (found[0], found[-2:]) == ("opening", ["contact", "closing"])


@pytest.mark.parametrize("kind", DECISIONS)
def test_every_letter_that_tells_a_decision_names_the_authority_and_the_court(kind: LetterKind) -> None:
    """GDPR 12(4), 77 and 79."""
    found = keys(kind, letter_facts())
    assert found.index("remedies.complaint") + 1 == found.index("remedies.court")
    complaint = said(kind, letter_facts(), "remedies.complaint")
    assert complaint["authority"].endswith("(CNIL)")
    assert "75334 Paris Cedex 07" in complaint["address"]
    assert complaint["phone"]
    assert complaint["website"]


@pytest.mark.parametrize("table", [MANDATORY, RIGHTS, OUTCOMES])
def test_every_kind_of_letter_is_described(table: dict[LetterKind, Any]) -> None:
    assert set(table) == set(LetterKind)


def test_an_identity_request_is_never_written_for_a_marketing_objection() -> None:
    assert RightType.OBJECTION_MARKETING not in RIGHTS[LetterKind.IDENTITY_REQUEST]


def missing(kind: LetterKind, **changes: Any) -> object:
    with pytest.raises(FactMissing) as refused:
        plan_letter(kind, letter_facts(**changes))
    return refused.value.facts["fact"]


class TestMissingFacts:
    """A letter never guesses."""

    @pytest.mark.parametrize(
        ("kind", "changes", "fact"),
        [
            (LetterKind.ACKNOWLEDGEMENT, {"due_on": None}, "due_on"),
            (LetterKind.ACKNOWLEDGEMENT, {"stopped_in": ()}, "stopped_in"),
            (LetterKind.IDENTITY_REQUEST, {"doubt": "  "}, "doubt"),
            (LetterKind.MARKETING_STOPPED, {"stopped_on": None}, "stopped_on"),
            (LetterKind.MARKETING_STOPPED, {"stopped_in": ()}, "stopped_in"),
            (LetterKind.ACCESS_REPLY, {"activities": ()}, "activities"),
            (LetterKind.ACCESS_REPLY, {"package_files": None}, "package_files"),
            (LetterKind.ACCESS_REPLY, {"told_by": ""}, "told_by"),
            (LetterKind.ACCESS_REPLY, {"told_by": "email"}, "told_by"),
        ],
    )
    def test_the_fact_that_is_missing_is_named(self, kind: LetterKind, changes: dict[str, Any], fact: str) -> None:
        assert missing(kind, **changes) == fact

    @pytest.mark.parametrize("kind", DECISIONS)
    def test_no_decision_is_told_without_an_authority(self, kind: LetterKind) -> None:
        company = letter_facts().company
        nameless = replace(company, authority=replace(company.authority, name=""))
        assert missing(kind, company=nameless) == "authority"

    @pytest.mark.parametrize("line", ["purposes", "data_categories", "retention", "source", "automated_decision"])
    @pytest.mark.parametrize("words", [{}, {"fr": ""}])
    def test_a_processing_without_one_of_its_lines_is_not_described(self, line: str, words: dict[str, str]) -> None:
        changes: dict[str, Any] = {line: words}
        activity = replace(letter_facts().activities[0], **changes)
        assert missing(LetterKind.ACCESS_REPLY, activities=(activity,)) == line

    def test_nor_is_one_without_recipients(self) -> None:
        activity = replace(letter_facts().activities[0], recipients=())
        assert missing(LetterKind.ACCESS_REPLY, activities=(activity,)) == "recipients"

    def test_nor_is_a_transfer_without_its_safeguard(self) -> None:
        """GDPR 15(2): "the data subject shall have the right to be informed of the appropriate safeguards"."""
        abroad = Recipient("HelpHarbor Inc.", {"fr": "outil"}, "US", {"fr": ""})
        activity = replace(letter_facts().activities[0], recipients=(abroad,))
        assert missing(LetterKind.ACCESS_REPLY, activities=(activity,)) == "safeguard"


class TestAcknowledgement:
    """EDPB Guidelines 01/2022, paragraph 57: what was received, when, and by when it is answered."""

    def test_each_right_is_repeated_for_the_person_to_correct(self) -> None:
        items = tuple(AnsweredItem(right) for right in RightType)
        found = keys(LetterKind.ACKNOWLEDGEMENT, letter_facts(items=items))
        assert {f"asked.{right}" for right in RightType} <= set(found)

    def test_it_says_from_when_to_when(self) -> None:
        period = said(LetterKind.ACKNOWLEDGEMENT, letter_facts(), "acknowledgement.period")
        assert period == {"received_on": date(2026, 4, 1), "due_on": date(2026, 5, 4)}

    def test_it_asks_for_no_identity_document(self) -> None:
        assert not [key for key in keys(LetterKind.ACKNOWLEDGEMENT, letter_facts()) if key.startswith("identity.")]

    def test_it_says_only_what_was_done(self) -> None:
        found = keys(LetterKind.ACKNOWLEDGEMENT, letter_facts(**BARE))
        assert not [key for key in found if key.startswith(("marketing.", "unsolicited."))]


class TestUnsolicitedDocument:
    """What becomes of a copy that nobody asked for."""

    @pytest.mark.parametrize("kind", [kind for kind in LetterKind if kind is not LetterKind.IDENTITY_REQUEST])
    def test_its_destruction_is_told_with_its_day(self, kind: LetterKind) -> None:
        assert said(kind, letter_facts(), "unsolicited.destroyed") == {"on": date(2026, 4, 2)}

    def test_while_it_is_held_nobody_claims_its_destruction(self) -> None:
        found = keys(LetterKind.ACKNOWLEDGEMENT, letter_facts(unsolicited_destroyed_on=None))
        assert "unsolicited.received" in found
        assert "unsolicited.destroyed" not in found


class TestAccessReply:
    """GDPR 15."""

    def test_the_systems_searched_are_named_if_there_are_any(self) -> None:
        assert "access.searched" in keys(LetterKind.ACCESS_REPLY, letter_facts())
        assert "access.searched" not in keys(LetterKind.ACCESS_REPLY, letter_facts(searched=()))

    def test_one_file_is_not_said_in_the_plural(self) -> None:
        assert "access.package_one" in keys(LetterKind.ACCESS_REPLY, letter_facts(package_files=1))

    @pytest.mark.parametrize("told_by", ["phone", "sms", "post"])
    def test_the_password_travels_another_way(self, told_by: str) -> None:
        assert f"access.password_{told_by}" in keys(LetterKind.ACCESS_REPLY, letter_facts(told_by=told_by))

    def test_recipients_are_named_one_by_one(self) -> None:
        """CJEU C-154/21: the actual identity of recipients."""
        found = keys(LetterKind.ACCESS_REPLY, letter_facts())
        recipients = [recipient for activity in letter_facts().activities for recipient in activity.recipients]
        assert found.count("row.recipient") == len(recipients)
        assert found.count("row.safeguard") == 1

    def test_marketing_is_told_only_where_an_objection_was_made_and_carried_out(self) -> None:
        access = (AnsweredItem(RightType.ACCESS, Outcome.GRANTED),)
        assert "marketing.done" in keys(LetterKind.ACCESS_REPLY, letter_facts())
        assert "marketing.done" not in keys(LetterKind.ACCESS_REPLY, letter_facts(items=access))
        assert "marketing.done" not in keys(LetterKind.ACCESS_REPLY, letter_facts(stopped_on=None))


class TestNoData:
    """GDPR 15(1): "confirmation as to whether or not personal data [...] are being processed"."""

    def test_the_request_file_itself_is_described(self) -> None:
        assert "no_data.request_file" in keys(LetterKind.NO_DATA, letter_facts(**BARE))

    def test_the_systems_searched_are_named_if_there_are_any(self) -> None:
        assert "no_data.searched" in keys(LetterKind.NO_DATA, letter_facts())
        assert "no_data.searched" not in keys(LetterKind.NO_DATA, letter_facts(searched=()))


def test_without_an_address_to_write_to_no_contact_is_promised() -> None:
    company = letter_facts().company
    silent = replace(company, officer=replace(company.officer, email=""))
    assert "contact" not in keys(LetterKind.NO_DATA, letter_facts(company=silent))


def test_a_time_limit_that_was_not_suspended_is_said_to_run() -> None:
    plan = plan_letter(LetterKind.IDENTITY_REQUEST, letter_facts(suspended=False))
    assert Say("identity.time_limit_runs") in plan.sections
    assert Say("identity.time_limit") not in plan.sections


@pytest.mark.parametrize(("dated_on", "key"), [(date(2026, 5, 4), "period"), (date(2026, 5, 5), "late")])
def test_an_acknowledgement_never_promises_a_day_that_has_passed(dated_on: date, key: str) -> None:
    plan = plan_letter(LetterKind.ACKNOWLEDGEMENT, letter_facts(due_on=date(2026, 5, 4), dated_on=dated_on))
    said = {section.key for section in plan.sections if isinstance(section, Say)}
    assert f"acknowledgement.{key}" in said
    assert len(said & {"acknowledgement.period", "acknowledgement.late"}) == 1
