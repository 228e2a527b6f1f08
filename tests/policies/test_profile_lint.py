"""A controller profile is judged by the same rules as the policy it was read from."""

from __future__ import annotations

from typing import Any

import pytest

from dsardesk.domain.errors import DeskError
from dsardesk.policies.report import Knowledge, Report, check_policy, check_profile, check_words
from tests.law_says import law_says

SOUND = """
id = "mill"
name = "Mill SARL"
address = ["1 rue du Moulin", "37000 Tours"]
city = "Tours"
country = "FR"
zone = "Europe/Paris"
calendar = "FR"
language = "en"
in_force_from = 2026-01-01
rights_offered = [
  "access", "rectification", "erasure", "restriction", "portability", "objection", "objection_marketing",
  "consent_withdrawal", "automated_decision", "complaint",
]
minors_age = 15
transfers = "All data stay in France."

[officer]
email = "privacy@mill.example"

[authority]
name = "CNIL"
address = ["3 place de Fontenoy"]
phone = "01"
website = "https://www.cnil.fr"

[reply]
months = 1
extension_months = 2
extension_reasons = true

[post_mortem]
directives = "Directives on storage, erasure and communication."

[[channels]]
kind = "email"
value = "privacy@mill.example"

[[systems]]
id = "shop"
name = "Shop"
sends_marketing = true

[[activities]]
id = "orders"
name = "Orders"
people = ["customer"]
purposes = "Delivering orders"
legal_basis = "contract"
data_categories = "Names"
retention = "Five years after delivery"
recipients = [{ name = "Carrier", role = "Carries", country = "FR" }]
"""


def changed(before: str, after: str) -> str:
    assert before in SOUND
    return SOUND.replace(before, after)


def checked(text: str, knowledge: Knowledge) -> Report:
    return check_profile(text, knowledge)


def rules(text: str, knowledge: Knowledge) -> dict[str, str]:
    return {each.rule.id: each.quote for each in checked(text, knowledge).findings}


def test_a_profile_in_order_is_left_in_peace(knowledge: Knowledge) -> None:
    assert rules(SOUND, knowledge) == {}


@pytest.mark.parametrize(
    ("before", "after", "rule", "quote"),
    [
        (
            'language = "en"',
            'language = "en"\nidentity = { policy_always_asks = true }',
            "identity.always",
            "policy_always_asks",
        ),
        ("months = 1\n", "months = 2\n", "reply.too_long", "months = 2"),
        ("extension_months = 2", "extension_months = 6", "extension.too_long", "extension_months = 6"),
        ("extension_reasons = true", "", "extension.open", "extension_months = 2"),
        ('"portability", ', "", "right.portability.missing", "rights_offered = ["),
        ('"objection_marketing",', "", "right.objection_marketing.missing", "rights_offered = ["),
        ("minors_age = 15", "minors_age = 13", "age.below_law", "minors_age = 13"),
        ('retention = "Five years after delivery"', "retention = {}", "retention.missing", "retention = {}"),
        ('legal_basis = "contract"\n', "", "basis.missing", "[[activities]]"),
        ('country = "FR" }]', 'country = "US" }]', "transfer.no_safeguard", "recipients ="),
        ('name = "CNIL"', 'name = ""', "authority.unnamed", 'name = ""'),
        (
            'kind = "email"\nvalue = "privacy@mill.example"',
            'kind = "post"\nvalue = "Tours"',
            "contact.post_only",
            "[[channels]]",
        ),
    ],
)
def test_what_it_lacks_or_promises_against_the_law_is_found_at_its_line(
    before: str, after: str, rule: str, quote: str, knowledge: Knowledge
) -> None:
    text = changed(before, after)
    if rule == "contact.post_only":
        text = text.replace('[officer]\nemail = "privacy@mill.example"', '[officer]\nname = "A"')
    found = rules(text, knowledge)
    assert rule in found
    assert quote in found[rule]


def test_a_time_limit_and_directives_that_are_not_told_are_missing_from_the_company(knowledge: Knowledge) -> None:
    text = SOUND[: SOUND.index("[reply]")] + SOUND[SOUND.index("[[channels]]") :]
    found = rules(text, knowledge)
    assert found == {
        "reply.missing": 'name = "Mill SARL"',
        "right.post_mortem_directive.missing": 'name = "Mill SARL"',
    }


def test_a_company_that_nobody_can_write_to_lacks_a_way_in(knowledge: Knowledge) -> None:
    text = changed('[[channels]]\nkind = "email"\nvalue = "privacy@mill.example"\n', "")
    text = text.replace('[officer]\nemail = "privacy@mill.example"', '[officer]\nname = "A"')
    assert rules(f"channels = []\n{text}", knowledge) == {"contact.missing": "channels = []"}


def test_requests_handled_on_consent_stand_on_the_wrong_basis(knowledge: Knowledge) -> None:
    text = changed('name = "Orders"', 'name = "Requests about rights"').replace('"contract"', '"consent"')
    assert rules(text, knowledge) == {"basis.requests": 'legal_basis = "consent"'}


def test_no_right_at_all_is_said_once(knowledge: Knowledge) -> None:
    start, end = SOUND.index("rights_offered"), SOUND.index("minors_age")
    assert set(rules(SOUND[:start] + SOUND[end:], knowledge)) == {"rights.none"}


def test_what_a_profile_promises_is_listed(knowledge: Knowledge) -> None:
    told: dict[str, Any] = {each.topic.value: each.value for each in checked(SOUND, knowledge).commitments}
    assert told["reply_period"] == "P1M"
    assert told["extension"] == "P2M"
    assert told["channel"] == "email:privacy@mill.example"
    assert told["authority"] == "CNIL"
    assert told["age"] == "15"
    assert told["retention"] == "Five years after delivery"
    assert told["transfers"] == "All data stay in France."


def test_days_promised_take_the_place_of_a_time_limit_that_is_not_told(knowledge: Knowledge) -> None:
    text = SOUND[: SOUND.index("[reply]")] + SOUND[SOUND.index("[post_mortem]") :]
    report = checked(f"promised_days = 10\n{text}", knowledge)
    assert report.findings == ()
    assert "P10D" in {each.value for each in report.commitments}


def test_an_extension_that_the_policy_does_not_mention_is_no_mistake(knowledge: Knowledge) -> None:
    text = changed("extension_months = 2\nextension_reasons = true\n", "")
    assert rules(text, knowledge) == {}
    assert "extension" not in {each.topic.value for each in checked(text, knowledge).commitments}


def test_an_extension_told_in_words_without_its_length_is_open(knowledge: Knowledge) -> None:
    text = changed("extension_months = 2\nextension_reasons = true\n", 'says = "One month, or more."\n')
    assert rules(text, knowledge) == {"extension.open": 'says = "One month, or more."'}


def test_what_the_company_is_for_others_is_listed(knowledge: Knowledge) -> None:
    roles = '{ id = "customer", name = "Customers" }, { id = "guest", name = "Guests", role = "processor" }'
    commitments = checked(f"categories = [{roles}]\n{SOUND}", knowledge).commitments
    assert "processor" in {each.value for each in commitments}


def test_a_profile_that_cannot_be_read_names_its_line(knowledge: Knowledge) -> None:
    with pytest.raises(DeskError) as refused:
        checked(SOUND.replace('city = "Tours"', "city = 3"), knowledge)
    assert refused.value.facts["key"] == "city"


@law_says(
    "lil.45.consent_age",
    "A minor consents alone to a processing linked to an online service offered directly to him from the age of "
    "fifteen; below it, with whoever holds parental authority.",
)
def test_an_age_below_that_of_french_law_is_told(knowledge: Knowledge) -> None:
    assert "age.below_law" in rules(changed("minors_age = 15", "minors_age = 14"), knowledge)
    assert "age.below_law" not in rules(changed("minors_age = 15", "minors_age = 16"), knowledge)


@law_says("civil.388.majority", "A minor is a person who has not yet reached the age of eighteen.")
def test_minors_without_a_figure_are_those_under_the_age_of_majority(knowledge: Knowledge) -> None:
    def ages_differ(age: int) -> bool:
        text = f"Accès\n\nSite réservé aux personnes majeures.\n\nCompte\n\nInterdit aux mineurs de moins de {age} ans."
        return "age.two" in {each.rule.id for each in check_policy(text, knowledge).findings}

    assert ages_differ(16)
    assert not ages_differ(18)


def test_what_a_profile_leaves_unsaid_is_no_promise(knowledge: Knowledge) -> None:
    text = changed("minors_age = 15\n", "").replace('transfers = "All data stay in France."\n', "")
    assert not {"age", "transfers"} & {each.topic.value for each in checked(text, knowledge).commitments}


@pytest.mark.parametrize(("text", "sound"), [(SOUND, True), (SOUND.replace("\nmonths = 1\n", "\nmonths = 2\n"), False)])
def test_a_profile_is_sound_until_something_is_found(text: str, knowledge: Knowledge, *, sound: bool) -> None:
    assert checked(text, knowledge).sound is sound


def test_a_profile_that_is_pasted_is_known_by_what_it_says(knowledge: Knowledge) -> None:
    assert check_words(SOUND, knowledge) == checked(SOUND, knowledge)
