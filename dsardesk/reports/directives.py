"""The directives of somebody who died, in words: what is wanted of each processing, and who has it carried out."""

from __future__ import annotations

from dsardesk.domain.deceased import Deceased
from dsardesk.domain.wishes import PlannedWish, Wish
from dsardesk.wording import Catalogue


def wish_words(each: PlannedWish, words: Catalogue) -> str:
    """What is wanted; what is communicated to nobody named goes to the heirs (LIL 85 I)."""
    to_heirs = "_to_heirs" if each.wish is Wish.COMMUNICATE else ""
    return words.say(f"wish.{each.wish}{'_to' if each.to_whom else to_heirs}", to_whom=each.to_whom)


def executor_words(deceased: Deceased, words: Catalogue) -> str:
    """Who has the directives carried out, and whom they passed over; "" where they charge nobody."""
    if not deceased.passed_over:
        return words.say("about_case.executor", name=deceased.executor) if deceased.executor else ""
    key = "executor_passed" if deceased.executor else "executor_heirs"
    return words.say(f"about_case.{key}", names=list(deceased.passed_over), name=deceased.executor)
