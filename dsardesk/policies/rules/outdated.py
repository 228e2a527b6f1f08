"""Texts and formalities that are no longer in force."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.policies.found import Found, Reading, at

RULES = {
    "outdated.french_law": "old_rights_law",
    "outdated.formalities": "old_formality",
    "outdated.transfers": "old_transfer",
    "outdated.directive": "old_directive",
    "outdated.guidance": "old_guidance",
}
"""Each rule and the concept that it looks for."""


def check(reading: Reading) -> Iterator[Found]:
    """Each citation of a text that was replaced, unless the sentence says that it was."""
    for sentence in reading.policy.body():
        if sentence.has("replaced"):
            continue
        for rule, concept in RULES.items():
            # A complaint is registered with an authority too; that is no formality of the company's.
            if sentence.has(concept) and not (rule == "outdated.formalities" and sentence.has("complain_right")):
                yield at(rule, sentence, concept)
