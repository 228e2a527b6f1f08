"""What the law asks each letter to hold: it holds it, and without it the letter is not whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from dsardesk.domain.bodies.content import CHECKS
from dsardesk.domain.letters import Grid, LetterKind, LetterPlan, Listing, Say, Section, Warn
from dsardesk.domain.mandatory import LetterLacks, keys_of, lacking, must_be_whole, rules_of
from dsardesk.domain.plans import BODIES, plan_letter
from dsardesk.domain.rights import Outcome, RightType
from dsardesk.domain.told import AnsweredItem
from tests.invented import letter_facts, rule_book
from tests.law_says import law_says

NONE_HELD: dict[str, Any] = {"items": (AnsweredItem(RightType.ACCESS, Outcome.NO_DATA_HELD),)}


def planned(kind: LetterKind, **changes: Any) -> LetterPlan:
    if kind is LetterKind.NO_DATA:
        changes = NONE_HELD | changes
    return plan_letter(kind, letter_facts(**changes))


def without(plan: LetterPlan, key: str) -> LetterPlan:
    """The same letter without what is said under *key*."""
    return replace(plan, sections=tuple(_kept(plan.sections, key)))


def _kept(sections: tuple[Section, ...], key: str) -> Iterator[Section]:
    for section in sections:
        if isinstance(section, Listing):
            yield Listing(tuple(say for say in section.items if say.key != key))
        elif isinstance(section, Grid):
            yield Grid(tuple(row for row in section.rows if row[0] != key))
        elif key not in keys_of((section,)):
            yield section


def must_hold(kind: LetterKind, rule: str, *keys: str, **changes: Any) -> None:
    """The letter must meet *rule*, does, and does not without any of *keys*."""
    plan, body = planned(kind, **changes), BODIES[kind]
    assert rule in rules_of(body)
    assert rule not in lacking(plan, body)
    for key in keys:
        assert key in keys_of(plan.sections), key
        assert rule in lacking(without(plan, key), body), key


@law_says(
    "design.letter.receipt",
    "Every letter bears the reference of the case and the day on which the request was received.",
)
def test_every_letter_bears_its_reference_and_the_day_of_receipt() -> None:
    for kind in LetterKind:
        body = BODIES[kind]
        plan = planned(kind)
        assert "design.letter.receipt" not in lacking(plan, body)
        nameless = replace(plan, facts=replace(plan.facts, reference=" "))
        assert "design.letter.receipt" in lacking(nameless, body)


@law_says("gdpr.12.1.contact", "Every letter names the controller and says whom to write to.")
def test_every_letter_says_whom_to_write_to() -> None:
    for kind in LetterKind:
        plan, body = planned(kind), BODIES[kind]
        silent = replace(plan, facts=replace(plan.facts, company=replace(plan.facts.company, address=())))
        assert "gdpr.12.1.contact" not in lacking(silent, body)
        assert "gdpr.12.1.contact" in lacking(without(silent, "contact"), body)


@law_says(
    "edpb.01-2022.57",
    "An acknowledgement of receipt is good practice: it gives the day of receipt and the period in which the "
    "answer comes, from one day to another.",
)
def test_an_acknowledgement_gives_the_period() -> None:
    must_hold(LetterKind.ACKNOWLEDGEMENT, "edpb.01-2022.57", "acknowledgement.period")


@law_says(
    "gdpr.12.6",
    "Whoever asks for more information to identify a person says in one sentence what is in doubt, which means "
    "suffice, what to mask on a copy, and that the copy is destroyed once it was checked.",
)
def test_an_identity_request_says_all_that_the_person_needs() -> None:
    keys = ("identity.doubt", "identity.means", "identity.masking", "identity.destroyed")
    must_hold(LetterKind.IDENTITY_REQUEST, "gdpr.12.6", *keys)


@law_says(
    "decree.2019-536.77",
    "The request for information says what it does to the time limit: it is suspended, or it runs on.",
)
def test_an_identity_request_says_what_becomes_of_the_time_limit() -> None:
    rule = "decree.2019-536.77"
    must_hold(LetterKind.IDENTITY_REQUEST, rule, "identity.time_limit", suspended=True)
    must_hold(LetterKind.IDENTITY_REQUEST, rule, "identity.time_limit_runs", suspended=False)


@law_says("gdpr.7.3", "Whoever withdraws consent is told that it stops, and that what was done before stays lawful.")
def test_a_withdrawn_consent_is_not_retroactive() -> None:
    must_hold(LetterKind.CONSENT_WITHDRAWN, "gdpr.7.3", "consent.received", "consent.not_retroactive")


@law_says(
    "gdpr.16",
    "The answer to a rectification gives the right value and where it now stands; what is not corrected may be "
    "completed by a statement of the person.",
)
def test_a_rectification_gives_the_right_value_and_where_it_stands() -> None:
    keys = ("rectification.done", "row.new_value", "rectification.statement")
    must_hold(LetterKind.RECTIFICATION_REPLY, "gdpr.16", *keys)


@law_says(
    "gdpr.17.1",
    "The answer to an erasure says what was erased, where and when, and until when a backup may still hold it.",
)
def test_an_erasure_says_where_when_and_what_backups_hold() -> None:
    plan, body = planned(LetterKind.ERASURE_REPLY), BODIES[LetterKind.ERASURE_REPLY]
    must_hold(LetterKind.ERASURE_REPLY, "gdpr.17.1", "erasure.backups_until")
    silent = without(without(plan, "erasure.erased"), "erasure.anonymised")
    assert "gdpr.17.1" in lacking(silent, body)


@law_says("gdpr.17.3", "What is not erased is told: which data, on which ground, why, and until when.")
def test_what_is_kept_is_told_with_its_ground_reason_and_end() -> None:
    keys = ("row.kept_data", "row.kept_ground", "row.kept_reason", "row.kept_until")
    must_hold(LetterKind.ERASURE_REPLY, "gdpr.17.3", *keys)


@law_says("gdpr.18.3", "Whoever obtained a restriction is informed before it is lifted.")
def test_a_restriction_is_told_with_its_end() -> None:
    must_hold(LetterKind.RECTIFICATION_REPLY, "gdpr.18.3", "restriction.applied", "restriction.lifted")


@law_says(
    "gdpr.19",
    "Recipients are told of each rectification, erasure or restriction, unless that is impossible or takes "
    "disproportionate effort, and the person learns who they are.",
)
def test_recipients_are_told_and_named() -> None:
    plan, body = planned(LetterKind.ERASURE_REPLY), BODIES[LetterKind.ERASURE_REPLY]
    must_hold(LetterKind.ERASURE_REPLY, "gdpr.19")
    silent = without(without(plan, "recipients.told"), "recipients.not_told")
    assert "gdpr.19" in lacking(silent, body)
    nobody = replace(plan, facts=replace(plan.facts, done=()))
    assert "gdpr.19" not in lacking(without(without(nobody, "recipients.told"), "recipients.not_told"), body)


@law_says(
    "gdpr.20.1",
    "Portable data are handed over in a structured, commonly used, machine-readable format, and the letter says "
    "from which processing they come.",
)
def test_portable_data_have_their_format_and_their_processing_told() -> None:
    must_hold(LetterKind.PORTABILITY_REPLY, "gdpr.20.1", "portability.package", "portability.inside")


@law_says(
    "gdpr.20.2",
    "The person may have portable data sent straight to another controller, where that is technically feasible.",
)
def test_direct_transmission_is_offered() -> None:
    must_hold(LetterKind.PORTABILITY_REPLY, "gdpr.20.2", "portability.direct")


@law_says("gdpr.20.3", "Portability leaves the right to erasure as it is: what is handed over is not erased.")
def test_portability_erases_nothing_and_says_so() -> None:
    must_hold(LetterKind.PORTABILITY_REPLY, "gdpr.20.3", "portability.no_erasure")


@law_says(
    "gdpr.21.3",
    "Whoever objects to marketing learns that it is done, by every means, and that the address is kept on the "
    "suppression list alone.",
)
def test_a_marketing_stop_says_that_it_is_done_and_what_is_kept() -> None:
    must_hold(LetterKind.MARKETING_STOPPED, "gdpr.21.3", "marketing.done", "marketing.suppression")


@law_says(
    "lil.85.2",
    "Heirs are shown free of charge what was done after the death, and told what the law does not open to them.",
)
def test_heirs_learn_free_of_charge_what_was_done_and_what_is_not_theirs() -> None:
    must_hold(LetterKind.HEIR_REPLY, "lil.85.2", "heirs.free", "heirs.limits")


@law_says(
    "gdpr.28.3.e",
    "A processor passes the request on to its controller with the day of receipt and what is needed to answer, "
    "and carries out the instructions it is given.",
)
def test_a_processor_passes_on_what_the_controller_needs() -> None:
    keys = ("row.person", "row.reply_to", "forward.asked", "forward.yours", "forward.instructions")
    must_hold(LetterKind.PROCESSOR_FORWARD, "gdpr.28.3.e", *keys)


@law_says(
    "gdpr.28.3.a",
    "The person is told that the data are processed for somebody else, to whom the request was passed on and who "
    "answers it.",
)
def test_the_person_learns_that_another_answers() -> None:
    keys = ("holding.role", "holding.passed_on_to", "holding.answer")
    must_hold(LetterKind.PROCESSOR_REPLY, "gdpr.28.3.a", *keys)


@law_says(
    "gdpr.77",
    "A letter that tells a decision names the supervisory authority to which one may complain, with its address.",
)
def test_a_decision_names_the_authority() -> None:
    must_hold(LetterKind.NO_DATA, "gdpr.77", "remedies.complaint")


@law_says("gdpr.79", "A letter that tells a decision says that one may also go to court.")
def test_a_decision_names_the_court() -> None:
    must_hold(LetterKind.NO_DATA, "gdpr.79", "remedies.court")


@pytest.mark.parametrize("kind", LetterKind)
def test_every_letter_is_whole(kind: LetterKind) -> None:
    assert lacking(planned(kind), BODIES[kind]) == ()


@pytest.mark.parametrize("kind", LetterKind)
def test_every_rule_that_a_letter_must_meet_is_in_the_book_and_is_checked(kind: LetterKind) -> None:
    for rule in rules_of(BODIES[kind]):
        assert rule in rule_book().rules, rule
        assert rule in CHECKS, rule


@pytest.mark.parametrize("kind", [kind for kind in LetterKind if BODIES[kind].answers])
def test_a_letter_that_may_refuse_must_give_reasons(kind: LetterKind) -> None:
    refuses = {Outcome.REFUSED, Outcome.PARTLY_GRANTED}.intersection(BODIES[kind].outcomes)
    assert ("gdpr.12.4.refusal" in rules_of(BODIES[kind])) == bool(refuses)


def test_a_refusal_without_its_reasons_authority_or_court_is_refused_in_words() -> None:
    body = BODIES[LetterKind.HEIR_REPLY]
    bare = planned(LetterKind.HEIR_REPLY)
    for key in ("heirs.reasons", "remedies.complaint", "remedies.court", "heirs.free"):
        bare = without(bare, key)
    with pytest.raises(LetterLacks) as refused:
        must_be_whole(bare, body)
    assert str(refused.value.facts["lacks"]).split() == ["reasons", "content", "authority", "court"]


def test_a_letter_that_refuses_nothing_needs_no_reasons() -> None:
    granted = replace(letter_facts().items[0], right=RightType.HEIR_REQUEST, outcome=Outcome.GRANTED)
    plan = planned(LetterKind.HEIR_REPLY, items=(granted,))
    assert "heirs.reasons" not in keys_of(plan.sections)
    must_be_whole(plan, BODIES[LetterKind.HEIR_REPLY])


def test_a_warning_set_apart_counts_as_said() -> None:
    assert list(keys_of((Warn(Say("access.open")),))) == ["access.open"]
