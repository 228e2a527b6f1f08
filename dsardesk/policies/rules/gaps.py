"""What a policy must say and this one does not, beside rights and periods (GDPR 13(1)(e), 12(1))."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.policies.found import Found, Reading, at


def check(reading: Reading) -> Iterator[Found]:
    """No recipient; changes that nobody is told of."""
    policy = reading.policy
    if not policy.says("recipients", "discloses"):
        first = next((each for each in policy.body() if each.has("collect") and each.has("data")), None)
        if first is not None:
            yield at("recipients.missing", first, "collect")
    for sentence in policy.body():
        if sentence.has("changes") and sentence.has("no_notice") and sentence.has("agreed_thing"):
            yield at("changes.without_notice", sentence, "no_notice")
