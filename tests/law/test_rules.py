"""The rules that ship, each against its sentence, and mistakes in a rule file."""

from __future__ import annotations

import pytest

from dsardesk import resources
from dsardesk.domain.rules import Confidence
from dsardesk.law.reading import BadText
from dsardesk.law.rules import read_rules
from tests.invented import rule_book
from tests.law_says import law_says

FIRST = """
version = "1"
[[rule]]
id = "gdpr.12.3.base"
article = "GDPR 12(3)"
sentence.en = "One month."
source = "somewhere"
confidence = "seen"
consulted_on = 2026-11-22
in_force_from = 2018-05-25
"""


class TestTheRulesThatShip:
    """What holds for each of them."""

    @law_says(
        "gdpr.12.3.base",
        "The person is told what was done on the request without undue delay, and at the latest one month after its "
        "receipt.",
    )
    def test_gdpr_12_3_base_is_one_month(self) -> None:
        assert rule_book().months("gdpr.12.3.base") == 1

    @law_says(
        "gdpr.12.3.extension",
        "That period may be extended by two further months where the complexity and number of the requests make it "
        "necessary, if the person is told so, with the reasons, within one month of receipt.",
    )
    def test_gdpr_12_3_extension_is_two_further_months(self) -> None:
        assert rule_book().months("gdpr.12.3.extension") == 2

    def test_each_rule_says_where_it_comes_from_and_since_when(self) -> None:
        for rule in rule_book().rules.values():
            assert rule.source
            assert rule.article
            assert rule.in_force_from <= rule.consulted_on
            assert rule.confidence in Confidence

    def test_each_rule_is_a_sentence_in_both_languages(self) -> None:
        assert [rule.id for rule in rule_book().rules.values() if not {"fr", "en"} <= set(rule.sentence)] == []

    def test_every_rule_file_is_read_together(self) -> None:
        texts = [resources.text("law", f"{name}.toml") for name in resources.names("law", suffix=".toml")]
        assert read_rules(*texts).rules == rule_book().rules


def test_the_book_bears_the_newest_version_of_its_texts_by_number() -> None:
    second = FIRST.replace('"1"', '"2026.10"').replace("base", "other")
    third = FIRST.replace('"1"', '"2026.9"').replace("base", "third")
    assert read_rules(FIRST, second, third).version == "2026.10"


@pytest.mark.parametrize("version", ["", "new", "1+2", "2026.", ".1", "1.2.3.4.5", "1234567", "²"])
def test_what_is_no_version_is_refused(version: str) -> None:
    assert mistake(FIRST.replace('"1"', f'"{version}"')) == ("version", "not_version")


def test_tables_that_others_read_are_left_to_them() -> None:
    assert read_rules(FIRST, 'version = "1"\n[[authority]]\ncountry = "FR"').rules


def mistake(*texts: str) -> tuple[object, object]:
    with pytest.raises(BadText) as refused:
        read_rules(*texts)
    return refused.value.facts["key"], refused.value.facts["problem"]


def test_an_id_used_twice_is_refused_even_across_files() -> None:
    assert mistake(FIRST, FIRST) == ("gdpr.12.3.base", "used_twice")


IMPOSSIBLE = ["months = 0", "months = -1", "months = 73", "days = 367", "hours = 721", "count = 0"]


@pytest.mark.parametrize("figure", IMPOSSIBLE)
def test_an_impossible_figure_is_refused(figure: str) -> None:
    assert mistake(FIRST + figure) == ("gdpr.12.3.base", "impossible_figure")


@pytest.mark.parametrize("figure", ["", "months = 1", "months = 72", "days = 366", "hours = 720", "count = 5"])
def test_a_possible_figure_or_none_is_read(figure: str) -> None:
    assert "gdpr.12.3.base" in read_rules(FIRST + figure).rules


@pytest.mark.parametrize(
    ("changed", "key", "problem"),
    [
        (FIRST + "weeks = 4", "rule[1].weeks", "unknown_key"),
        (FIRST.replace('confidence = "seen"', 'confidence = "sure"'), "rule[1].confidence", "unknown_word"),
        (FIRST.replace('source = "somewhere"', ""), "rule[1].source", "missing_key"),
    ],
)
def test_a_mistake_names_its_key(changed: str, key: str, problem: str) -> None:
    assert mistake(changed) == (key, problem)
