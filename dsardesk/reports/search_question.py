"""The e-mail that asks whoever answers for a system what it holds about a person: three lines and a list to tick."""

from __future__ import annotations

from dataclasses import dataclass

from dsardesk.services.searches import SearchQuestion
from dsardesk.wording import Catalogue


@dataclass(frozen=True, slots=True)
class Question:
    """Subject and words of an e-mail."""

    subject: str
    text: str


def question(asked: SearchQuestion, words: Catalogue) -> Question:
    """The question in the language of *words*; its subject, kept in the answer, ties that to the search."""
    known = (("name", asked.name), ("email", asked.email), *asked.identifiers.items())
    told = dict.fromkeys((words.name("matched", key), value) for key, value in known if value)
    person = "\n".join(words.say("search_question.line", label=label, value=value) for label, value in told)
    system = words.write(asked.system)
    return Question(
        words.say("search_question.subject", task=asked.task, system=system),
        words.say("search_question.text", system=system, person=person),
    )
