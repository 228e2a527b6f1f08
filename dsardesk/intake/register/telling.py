"""What is told of the rows of a sheet before anything is written."""

from __future__ import annotations

from dsardesk.domain.importing.differences import DueDifference
from dsardesk.domain.importing.rows import Problem
from dsardesk.wording import Catalogue


def place_of(problem: Problem, words: Catalogue) -> str:
    """Where in the sheet a problem stands."""
    if not problem.row:
        return words.say("register_import.sheet")
    if not problem.column:
        return words.say("register_import.row", row=problem.row)
    return words.say("register_import.row_column", row=problem.row, column=problem.column)


def problem_sentence(problem: Problem, words: Catalogue) -> str:
    """What a person should know of a row, and what is done about it."""
    return words.say(f"import_problem.{problem.code}", value=problem.value)


def difference_sentence(each: DueDifference, words: Catalogue) -> str:
    """One request whose day is another here, and why."""
    none = words.say("register_import.none")
    why = words.say(f"import_why.{each.why}")
    said = words.say("register_import.due", row=each.row, theirs=each.theirs or none, ours=each.ours or none, why=why)
    return f"{said} {words.say('register_import.late')}" if each.late else said
