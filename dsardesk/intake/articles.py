"""Rights told by the article of the Regulation that is cited for them: one table for every language."""

from __future__ import annotations

import re

from dsardesk.domain.rights import RightType

BY_ARTICLE = {
    15: RightType.ACCESS,
    16: RightType.RECTIFICATION,
    17: RightType.ERASURE,
    18: RightType.RESTRICTION,
    20: RightType.PORTABILITY,
}
"""Articles 12 to 14 give none that is asked for; 77 is a complaint; 22 is mostly cited among what Article 15 lists."""
BY_PARAGRAPH = {
    (7, 3): RightType.CONSENT_WITHDRAWAL,
    (21, 1): RightType.OBJECTION,
    (21, 2): RightType.OBJECTION_MARKETING,
    (21, 3): RightType.OBJECTION_MARKETING,
}
"""Article 21 alone does not tell advertising from the rest."""

_PARAGRAPH = (
    r"(?:\.? ?(?:\(|,? ?(?:abs|par|ust|odst|alin|lid|stav|st|apartado|comma|n|punkt)\w*\.? ?(?:o )?|§ ?)[1-4]\)?)"
)
_NUMBER = re.compile(rf"(?<![\d(])(?P<number>\d{{1,2}})(?!\d)(?P<paragraph>{_PARAGRAPH})?")
# What must be told about a use of data, as Article 15 lists it, and an offer of advice on the articles.
_ELSEWHERE = re.compile(
    r"\b(?:exist\w+|besteh\w+|esist\w+|bestaan|istnien\w+|forekomst\w*|postojanj\w*|webinar\w*|training|formation|"
    r"schulung\w*|seminar\w*|workshop\w*|curso|corso|cursus)\b|\b\u03c5\u03c0\u03b1\u03c1\u03be\w+"
)
_NEGATED = re.compile(
    r"\b(?:not|don't|dont|without|pas|sans|nicht|kein\w*|ohne|sin|non|senza|niet|geen|zonder|nie|bez|nao|sem|nu|fara|inte|"
    r"utan|ne|no|δεν|μην?|χωρις)\b(?! later| plus tard| spater)"
)


def citation(article: str, basis: str, joined: str) -> re.Pattern[str]:
    """Pattern of articles cited as the basis of a demand, group "cited" being their numbers; a range is none.

    *article*, *basis* and *joined* are what one language calls an article, "pursuant to" and "and".
    """
    one = rf"\d{{1,2}}(?!\d){_PARAGRAPH}?"
    more = rf"(?:(?:\s*,\s*(?:{joined}\s+)?|\s+{joined}\s+)(?:{article})?{one})*"
    # Article 18(1)(d) goes with an objection, and is no wish of its own.
    cited = rf"(?P<cited>{one}{more})(?!\d|\(?\d?\)?\(d\))(?!\.?\s*(?:-|[^\W\d]{{1,6}}\s)\s*\d{{1,2}}\b)"
    return re.compile(rf"(?:\b{basis}\b[^.;:!?]{{0,50}}?\b|\((?:cf\.? )?){article}{cited}")


def rights_cited(folded: str, cited: re.Pattern[str]) -> list[tuple[RightType, int, int]]:
    """Each right whose article a sentence cites as the basis of what it asks, and where."""
    if _ELSEWHERE.search(folded):
        return []
    return [
        (right, said.start(), said.end())
        for said in cited.finditer(folded)
        if not _NEGATED.search(folded[max(0, said.start() - 40) : said.end()])
        for right in map(_right, _NUMBER.finditer(said["cited"]))
        if right is not None
    ]


def _right(found: re.Match[str]) -> RightType | None:
    number = int(found["number"])
    paragraph = re.sub(r"\D", "", found["paragraph"] or "")
    return BY_ARTICLE.get(number) or BY_PARAGRAPH.get((number, int(paragraph or 0)))
