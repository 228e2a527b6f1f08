"""The access reply of each of the five companies: every line of Article 15(1) is told, or listed as open by a day."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise

import docx
import pytest

from dsardesk import resources
from dsardesk.documents.docx import print_docx
from dsardesk.documents.model import Document, Facts, Heading, Notice
from dsardesk.domain.access import AnswerIncomplete
from dsardesk.domain.activities import EEA, Activity, Line
from dsardesk.domain.case import Role
from dsardesk.domain.letter_facts import Company
from dsardesk.domain.letters import LetterKind
from dsardesk.domain.plans import plan_letter
from dsardesk.domain.profile import ControllerProfile
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import AnsweredItem
from dsardesk.domain.words import words_in
from dsardesk.letters.compose import compose
from dsardesk.policies.profiles import read_profile
from tests.invented import letter_facts, letter_words

BY = date(2026, 11, 24)
SAID = {"fr": "24 novembre 2026", "en": "24 November 2026"}


@cache
def company(name: str) -> ControllerProfile:
    return read_profile(resources.text("profiles", f"{name}.toml"))


def controlled() -> Iterator[tuple[str, str]]:
    """Each company, and each category of persons of which it is the controller."""
    for name in resources.names("profiles", suffix=".toml"):
        yield from ((name, each.id) for each in company(name).categories if each.role is not Role.PROCESSOR)


CATEGORIES = tuple(controlled())


def reply(name: str, category: str, lang: str) -> Document:
    profile = company(name)
    facts = letter_facts(
        company=Company(profile.name, profile.address, profile.city, profile.officer, profile.authority),
        activities=profile.activities_of(category),
        items=(AnsweredItem(RightType.ACCESS, Outcome.PARTLY_GRANTED, "des lignes manquent"),),
        complete_by=BY,
    )
    return compose(plan_letter(LetterKind.ACCESS_REPLY, facts), letter_words(lang))


def described(document: Document, activity: Activity, lang: str) -> list[tuple[str, str]]:
    """The rows under the heading of one processing."""
    title = Heading(words_in(activity.name, lang))
    return next(
        list(after.rows) for here, after in pairwise(document.blocks) if here == title and isinstance(after, Facts)
    )


LABELS = {
    Line.RECIPIENTS: ("row.recipient", "row.recipients"),
    Line.SAFEGUARD: ("row.recipient", "row.safeguard", "row.recipients"),
}


@pytest.mark.parametrize("lang", resources.LANGUAGES)
@pytest.mark.parametrize(("name", "category"), CATEGORIES)
def test_every_line_of_each_processing_is_told_or_open(name: str, category: str, lang: str) -> None:
    words, document = letter_words(lang), reply(name, category, lang)
    activities = company(name).activities_of(category)
    assert activities
    for activity in activities:
        rows = described(document, activity, lang)
        for line in Line:
            labels = {words.say(key) for key in LABELS.get(line, (f"row.{line}",))}
            values = [value for label, value in rows if label in labels]
            assert values, (activity.id, line)
            promised = any(SAID[lang] in value for value in values)
            assert promised or line not in activity.open_lines(), (activity.id, line)
        open_rows = [label for label, value in rows if SAID[lang] in value]
        assert len(open_rows) == len(activity.open_lines()), activity.id


@pytest.mark.parametrize("lang", resources.LANGUAGES)
@pytest.mark.parametrize(("name", "category"), CATEGORIES)
def test_what_the_policy_says_is_said_and_what_is_to_settle_is_not(name: str, category: str, lang: str) -> None:
    document = reply(name, category, lang)
    for activity in company(name).activities_of(category):
        values = [value for _, value in described(document, activity, lang)]
        lines = {
            Line.PURPOSES: activity.purposes,
            Line.DATA_CATEGORIES: activity.data_categories,
            Line.RETENTION: activity.retention,
            Line.SOURCE: activity.source,
        }
        for line, said in lines.items():
            if said:
                assert (words_in(said, lang) in values) is (line not in activity.open_lines()), (activity.id, line)
        for recipient in activity.recipients:
            assert any(value.startswith(f"{recipient.name} – ") for value in values), recipient.name
        assert not any("()" in value for value in values)


@pytest.mark.parametrize("lang", resources.LANGUAGES)
@pytest.mark.parametrize("name", resources.names("profiles", suffix=".toml"))
def test_the_person_is_warned_why_and_whom_to_turn_to(name: str, lang: str) -> None:
    category = next(category for each, category in CATEGORIES if each == name)
    document = reply(name, category, lang)
    assert [block for block in document.blocks if isinstance(block, Notice)]
    paper = docx.Document(io.BytesIO(print_docx(document)))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    for part in ("des lignes manquent", "(CNIL)", "75334 Paris Cedex 07", SAID[lang]):
        assert part in text.replace("\u00a0", " "), part
    assert ("tribunal" if lang == "fr" else "court") in text


@pytest.mark.parametrize(("name", "category"), CATEGORIES)
def test_without_a_day_to_promise_none_of_them_is_written(name: str, category: str) -> None:
    with pytest.raises(AnswerIncomplete):
        plan_letter(LetterKind.ACCESS_REPLY, letter_facts(activities=company(name).activities_of(category)))


@pytest.mark.parametrize("lang", resources.LANGUAGES)
def test_every_country_of_the_area_has_its_name(lang: str) -> None:
    assert [country for country in EEA if f"country.{country}" not in letter_words(lang)] == []
