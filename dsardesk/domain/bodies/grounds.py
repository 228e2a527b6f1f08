"""The grounds of a refusal, whole or partial, as letters tell them: the article, the facts, the part refused."""

from __future__ import annotations

from collections.abc import Iterator

from dsardesk.domain.bodies.body import stated
from dsardesk.domain.letter_facts import FactMissing
from dsardesk.domain.letters import Grid, Say, Section
from dsardesk.domain.told import AnsweredItem, ToldGround


def grounds_told(item: AnsweredItem) -> Iterator[Section]:
    """GDPR 12(4): each ground with what it cites and what it rests on; nothing where none is on record."""
    for ground in item.grounds:
        yield Say(f"ground.{ground.code}", (("article", _article(ground)),))
        rows = tuple(_rows(ground))
        if rows:
            yield Grid(rows)


def _article(ground: ToldGround) -> dict[str, str]:
    if not ground.article:
        raise FactMissing(fact="article")
    return dict(ground.article)


def _rows(ground: ToldGround) -> Iterator[tuple[str, Say]]:
    if ground.scope:
        yield "row.refused_part", Say("refusal.text", (("text", ground.scope),))
    for key, text in ground.facts.items():
        yield f"ground_fact.{key}", Say("refusal.text", (("text", stated(text, key)),))
