"""Recording what is examined before an item is decided."""

from __future__ import annotations

from dsardesk.domain.actors import Actor, UserRole
from dsardesk.domain.assessments import AS_TOLD, Assessment, AssessmentKind
from dsardesk.domain.case import Case
from dsardesk.domain.examining import assess, must_be_promised
from dsardesk.services.context import Context, OnCase, change_case


def note_assessment(
    context: Context,
    actor: Actor,
    reference: str,
    kind: AssessmentKind,
    *,
    item: int | None = None,
    ground: str = "",
    words: str = "",
    who: str = "",
) -> Case:
    """Record the answer to one question; the log keeps its ground and who examined, never the words."""
    roles = (UserRole.DPO, UserRole.ASSISTANT) if kind in AS_TOLD else (UserRole.DPO,)
    actor.must_be(*roles)

    def change(on: OnCase) -> tuple[Case, dict[str, object]]:
        if item is not None:
            must_be_promised(on.profile, on.case.item(item).right, ground)
        found = Assessment(kind, on.today, actor.name, item, ground, words, who)
        answer = f"{kind}.{ground}" if ground else None
        facts: dict[str, object] = {"item": item, "question": kind, "answer": answer, "examined_by": who.strip()}
        return assess(on.case, found), facts

    return change_case(context, actor, reference, "item.assessed", change)
