"""Words of what was asked, of letters and of notes: kept, found, and told where they stand.

On SQLite a full-text index finds them; elsewhere the words themselves are looked through.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    column,
    delete,
    exists,
    false,
    func,
    insert,
    literal,
    select,
    table,
    text,
)

from dsardesk.services.ports import FoundIn
from dsardesk.storage import tables
from dsardesk.storage.lists import next_number

TEXT, WORDS = tables.case_texts.c, tables.case_words.c
INDEX = table(tables.FULL_TEXT, column("rowid", Integer))
_SAID = (
    select(TEXT.number, WORDS.words)
    .join(tables.case_words, WORDS.number == TEXT.number)
    .where(
        TEXT.case_id == bindparam("of_case"),
        TEXT.place == bindparam("at_place"),
        TEXT.source == bindparam("of_source"),
    )
)
"""Built once: a register of thousands of requests is taken in word by word."""
READ = "words_folded"
"""Fact of a vault whose words were read; it is called otherwise whenever they are folded in another way."""
SHORTEST = 3
"""Letters from which on a beginning is looked for in letters and notes; shorter, it is there as a whole word only."""


def keep_words(connection: Connection, case: UUID, place: FoundIn, source: str, words: Iterable[str]) -> None:
    """Have the case found by *words*, folded, in place of what that source said before."""
    said = " ".join(words)
    row = connection.execute(_SAID, {"of_case": case, "at_place": place, "of_source": source}).one_or_none()
    if row is not None and row.words == said:
        return
    if row is not None:
        connection.execute(delete(tables.case_words).where(WORDS.number == row.number))
        connection.execute(delete(tables.case_texts).where(TEXT.number == row.number))
    if said:
        add_words(connection, ((case, place, source, (said,)),))


def add_words(connection: Connection, texts: Iterable[tuple[UUID, FoundIn, str, Iterable[str]]]) -> None:
    """Have cases found by the words of sources that never said anything before."""
    said = [(case, place, source, " ".join(words)) for case, place, source, words in texts]
    told = [each for each in said if each[-1]]
    if not told:
        return
    first = next_number(connection, "case_texts", len(told))
    texts_rows, words_rows = [], []
    for number, (case, place, source, words) in enumerate(told, first):
        texts_rows.append({"number": number, "case_id": case, "place": place, "source": source})
        words_rows.append({"number": number, "words": words})
    connection.execute(insert(tables.case_texts), texts_rows)
    connection.execute(insert(tables.case_words), words_rows)


def saying(connection: Connection, term: str) -> Select[tuple[UUID]]:
    """Ids of the cases of which something says a word that begins with *term*."""
    texts = select(TEXT.case_id)
    if connection.dialect.name == "sqlite":
        return texts.where(TEXT.number.in_(_numbers(term)))
    return texts.join(tables.case_words, WORDS.number == TEXT.number).where(_has(term))


def said_of(term: str) -> ColumnElement[bool]:
    """The same of one case, whose few texts are read: for cases that something rare has found already."""
    texts = select(TEXT.case_id).join(tables.case_words, WORDS.number == TEXT.number)
    return exists(texts.where(TEXT.case_id == tables.cases.c.id, _has(term)).correlate(tables.cases))


def count_saying(connection: Connection, term: str, limit: int) -> int:
    """How many texts say it, counted up to *limit*."""
    few = (_numbers(term) if connection.dialect.name == "sqlite" else saying(connection, term)).limit(limit)
    return connection.execute(select(func.count()).select_from(few.subquery())).scalar_one()


def _numbers(term: str) -> Select[tuple[int]]:
    """Texts that say *term*; of a word with signs in it, as a reference, the index knows the parts only."""
    parts = _parts(term)
    if not parts:
        return select(INDEX.c.rowid).where(false())
    said = " ".join(f'"{part}"' for part in parts) + ("*" if len(term) >= SHORTEST else "")
    found = select(INDEX.c.rowid).where(
        text("found_words MATCH :said").bindparams(bindparam("said", said, unique=True))
    )
    if parts == [term]:
        return found
    return found.where(INDEX.c.rowid.in_(select(WORDS.number).where(_has(term))))


def _parts(term: str) -> list[str]:
    """The words that the index makes of *term*: it divides where no letter, figure, mark or private sign stands."""
    kept = (
        sign if unicodedata.category(sign) == "Co" or unicodedata.category(sign)[0] in "LNM" else " " for sign in term
    )
    return "".join(kept).split()


def _has(term: str) -> ColumnElement[bool]:
    word = f" {term}" if len(term) >= SHORTEST else f" {term} "
    return (literal(" ") + WORDS.words + literal(" ")).contains(word, autoescape=True)


def where_found(
    connection: Connection, cases: Collection[UUID], terms: Collection[str]
) -> dict[UUID, tuple[FoundIn, ...]]:
    """Where the words of *terms* stand that neither reference nor person of a case has; cases that need none lack."""
    missing = _not_of_the_person(connection, cases, terms)
    rows = connection.execute(
        select(TEXT.case_id, TEXT.place, WORDS.words)
        .join(tables.case_words, WORDS.number == TEXT.number)
        .where(TEXT.case_id.in_(missing))
    )
    found: dict[UUID, set[FoundIn]] = {}
    for case, place, words in rows:
        if any(_begins_a_word(term, words) for term in missing[case]):
            found.setdefault(case, set()).add(FoundIn(place))
    return {case: tuple(place for place in FoundIn if place in places) for case, places in found.items()}


def _not_of_the_person(
    connection: Connection, cases: Collection[UUID], terms: Collection[str]
) -> dict[UUID, list[str]]:
    term = tables.case_terms.c
    own: dict[UUID, list[str]] = {case: [] for case in cases}
    for case, word in connection.execute(select(term.case_id, term.term).where(term.case_id.in_(cases))):
        own[case].append(word)
    left = {
        case: [each for each in terms if not any(word.startswith(each) for word in words)]
        for case, words in own.items()
    }
    return {case: each for case, each in left.items() if each}


def _begins_a_word(term: str, words: str) -> bool:
    return f" {term}" in f" {words}" if len(term) >= SHORTEST else f" {term} " in f" {words} "


def words_are_due(connection: Connection) -> bool:
    """True of a vault whose letters and notes were never read for their words."""
    fact = tables.vault_facts.c
    return connection.execute(select(fact.value).where(fact.name == READ)).first() is None


def words_were_read(connection: Connection) -> None:
    """From now on words are kept when they are written."""
    connection.execute(insert(tables.vault_facts).values(name=READ, value="1"))
