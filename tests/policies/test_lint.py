"""Each rule hears what is wrong however it is said, and leaves alone what is in order."""

from __future__ import annotations

import contextlib
import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsardesk.domain.errors import UnreadableInput
from dsardesk.policies.pace import PolicyCheckStopped
from dsardesk.policies.report import Knowledge, Report, check_policy
from dsardesk.texts import policy_knowledge
from tests.policies.conftest import Check

TEXTS = Path(__file__).parent / "texts"
HOSTILE_SECONDS = 20
"""Far more than any of them takes, and far less than a search that goes back on itself would."""


LONG = 3_000


SAID = tomllib.loads((Path(__file__).parent / "said.toml").read_text("utf-8"))
HEARD = [(each["rule"], each["text"]) for each in SAID["heard"]]
LEFT_ALONE = [(each["rule"], each["text"]) for each in SAID["left_alone"]]


def policy_of(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text("utf-8")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def quotes_of(report: Report) -> list[str]:
    return [each.quote for each in report.findings] + [each.quote for each in report.commitments]


@pytest.mark.parametrize(("rule", "text"), HEARD, ids=[f"{n}-{rule}" for n, (rule, _) in enumerate(HEARD)])
def test_what_is_wrong_is_found(rule: str, text: str, findings: Check) -> None:
    assert rule in {each.rule.id for each in findings(text)}


@pytest.mark.parametrize(("rule", "text"), LEFT_ALONE, ids=[f"{n}-{rule}" for n, (rule, _) in enumerate(LEFT_ALONE)])
def test_what_is_in_order_is_left_alone(rule: str, text: str, findings: Check) -> None:
    told = [each.rule.id for each in findings(text) if each.rule.id.startswith(rule)]
    # What a few lines do not say at all is no mistake of theirs, unless that is what they are here for.
    assert [each for each in told if "missing" in rule or "missing" not in each] == []


def test_every_rule_is_shown_to_be_heard(knowledge: Knowledge) -> None:
    assert set(knowledge.rules) - {rule for rule, _ in HEARD} == set()


def test_every_quote_is_in_the_text(findings: Check) -> None:
    for _, text in HEARD:
        assert all(each.quote in squeezed(text) for each in findings(text))


def test_a_suggested_wording_does_not_break_the_rule_that_suggests_it(knowledge: Knowledge, findings: Check) -> None:
    for rule in knowledge.rules.values():
        for lang, heading in (("fr", "Vos droits\n\n"), ("en", "Your rights\n\n")):
            assert rule.id not in {each.rule.id for each in findings(heading + rule.wording[lang])}, (rule.id, lang)


def test_a_suggested_wording_breaks_no_other_rule(knowledge: Knowledge, findings: Check) -> None:
    for rule in knowledge.rules.values():
        for lang, heading in (("fr", "Vos droits\n\n"), ("en", "Your rights\n\n")):
            words = rule.wording[lang]
            told = {each.rule.id for each in findings(heading + words) if each.rule.severity != "info"}
            blank = {"contact.blank"} if "[" in words else set()
            # One sentence does not say all that a policy must.
            assert {each for each in told - blank if not each.endswith((".missing", ".none"))} == set(), (rule.id, lang)


def test_a_text_of_very_many_lines_is_read_in_full(findings: Check) -> None:
    last = "\n\nYour rights\n\nEvery request must come with a copy of your passport."
    assert "identity.always" in {each.rule.id for each in findings("\n- a" * LONG + last)}


def test_whoever_watches_a_check_is_told_how_far_it_is(knowledge: Knowledge) -> None:
    told: list[tuple[int, int]] = []
    check_policy(policy_of("flawed_fr"), knowledge, lambda asked, rules: told.append((asked, rules)))
    assert told == sorted(told)
    assert told[0][0] == 0
    assert {rules for _, rules in told} == {told[-1][0] + 1}


@pytest.mark.parametrize("rule", [0, 1, 9])
def test_whoever_watches_a_check_may_end_it(rule: int, knowledge: Knowledge) -> None:
    def watch(asked: int, _rules: int) -> None:
        if asked == rule:
            raise PolicyCheckStopped

    with pytest.raises(PolicyCheckStopped):
        check_policy(policy_of("flawed_fr"), knowledge, watch)


@pytest.mark.parametrize("name", ["in_order_fr", "in_order_en"])
def test_a_policy_in_order_is_left_in_peace(name: str, findings: Check) -> None:
    assert [(each.rule.id, each.quote) for each in findings(policy_of(name))] == []


def test_a_policy_full_of_mistakes_is_told_of_most_of_them(findings: Check) -> None:
    wrong = {each.rule.id for each in findings(policy_of("flawed_fr"))}
    assert len(wrong) >= 30
    assert {"identity.always", "transfer.contradiction", "age.two", "reference.broken", "request.fee"} <= wrong


def test_the_same_text_always_gets_the_same_answer(knowledge: Knowledge) -> None:
    text = policy_of("flawed_fr")
    assert check_policy(text, knowledge) == check_policy(text, knowledge)


@given(st.text(min_size=1).filter(str.strip))
def test_any_text_is_read_without_harm(text: str) -> None:
    with contextlib.suppress(UnreadableInput):
        report = check_policy(text, policy_knowledge())
        assert all(quote in squeezed(text) for quote in quotes_of(report))


ENGLISH = (
    "right to access delete your data within one month consent by using must copy of identity card keep for 3 years"
)
FRENCH = (
    "vous avez le droit d’accès durée conservées pièce d’identité lorsque sauf hors de l’Union un mois votre demande"
)
SIGNS = "from or and if section 8 CNIL not outside the EU . ; : , ( ) - •"
WORDS = st.sampled_from([*ENGLISH.split(), *FRENCH.split(), *SIGNS.split(), "\n", "\n- "])


@given(st.lists(WORDS, min_size=1, max_size=200).map(" ".join).filter(str.strip))
def test_words_of_policies_in_any_order_are_read_without_harm(text: str) -> None:
    report = check_policy(text, policy_knowledge())
    assert all(quote in squeezed(text) for quote in quotes_of(report))


@pytest.mark.parametrize(
    "text",
    ["a" * 60_000, "right to " * 8_000, "(" * 40_000, ". A" * 15_000, "a@a." * 12_000, "\n- a" * 3_000, "1 " * 25_000],
    ids=["one word", "few words", "brackets", "stops", "addresses", "items", "figures"],
)
def test_a_hostile_text_takes_no_longer_than_its_length_wants(text: str, findings: Check) -> None:
    began = time.process_time()
    findings(text)
    assert time.process_time() - began < HOSTILE_SECONDS
