"""How people say things, per language: read from TOML texts that the caller gives.

Patterns are regular expressions over folded text (lower case, no accents, straight apostrophes); a space in a pattern
stands for any run of white space (" ?" for none too), and `<word>` for the macro of that name. Every cue carries
sentences that it must hear (`says`) and sentences that it must leave alone (`silent`): each can be tested by itself.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any

from dsardesk.domain.rights import RightType
from dsardesk.intake.articles import citation

_NEVER = r"(?!)"
_SPACE = re.compile(r"\[[^\]]*\]| \??")
_BLANKS = {" ": r"\s+", " ?": r"\s*"}
_KEYS = frozenset(
    {
        "language", "function_words", "macros", "never", "barred", "heirs", "cue", "labels", "earlier", "kinds",
        "people", "dates", "tail", "signature", "identity", "joints", "named",
    }
)  # fmt: skip
_LABELS = (
    "name", "email", "phone", "postal_address", "birth_date", "customer_number", "order_number", "own_reference"
)  # fmt: skip
_SECTIONS = {
    "reminder": "earlier",
    "to_authority": "earlier",
    "unanswered": "earlier",
    "reply": "earlier",
    "authority_letter": "kinds",
    "breach_notice": "kinds",
    "breach_told": "kinds",
    "doubt": "kinds",
    "notice": "kinds",
}
_CITING = ("art", "basis", "joined")
_RELATIONS = ("client", "ward", "child", "kin", "dead")
_TAILS = ("attribution", "origin", "forward", "forward_from", "mobile", "disclaimer")


@dataclass(frozen=True, slots=True)
class Cue:
    """One way of asking for one right.

    Attributes:
        pattern: what is said, searched in one sentence.
        needs: a word without which the pattern, far slower, cannot be found; any sentence where none is given.
        unless: what, in the same sentence, shows that it is not asked for.
        about: what the sentence or the ones just before it must speak of; anything where none is given.
        further: it counts only in a letter that asks for a right to the sender's own data already.
        says: sentences that must be heard.
        silent: sentences that must not.
    """

    right: RightType
    pattern: re.Pattern[str]
    needs: re.Pattern[str]
    unless: re.Pattern[str]
    about: re.Pattern[str]
    further: bool
    says: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tails:
    """What is not the sender's own new words, a line at a time.

    Attributes:
        attribution: line that introduces quoted words ("On ... wrote:").
        origin: line after which everything is an older message.
        forward: line after which a forwarded message begins.
        forward_from: line of a forwarded message that names its sender.
        mobile: line that a telephone adds.
        disclaimer: start of a paragraph that a mail server adds.
    """

    attribution: re.Pattern[str]
    origin: re.Pattern[str]
    forward: re.Pattern[str]
    forward_from: re.Pattern[str]
    mobile: re.Pattern[str]
    disclaimer: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Kinds:
    """What tells other messages from requests, a sentence at a time.

    Attributes:
        reminder: an earlier request is recalled.
        to_authority: a complaint is addressed to a supervisory authority.
        unanswered: somebody still waits: it only counts where an earlier request is recalled and a right is asked.
        reply: what was asked for is given.
        authority_letter: a supervisory authority writes.
        breach_notice: a breach of personal data is named.
        breach_told: somebody is told of what happened.
        doubt: personal data are spoken of: what is asked may be a right that no cue knows.
        notice: a company announces its own terms to its customers: there, personal data leave no doubt.
    """

    reminder: re.Pattern[str]
    to_authority: re.Pattern[str]
    unanswered: re.Pattern[str]
    reply: re.Pattern[str]
    authority_letter: re.Pattern[str]
    breach_notice: re.Pattern[str]
    breach_told: re.Pattern[str]
    doubt: re.Pattern[str]
    notice: re.Pattern[str]


@dataclass(frozen=True)
class Language:
    """Everything known about one language.

    Attributes:
        code: ISO 639-1 code.
        function_words: small words that tell the language, as written.
        closing: formula after which the sender's name stands.
        never: what makes a whole sentence no request (an offer, a warning, a notice).
        barred: what in a sentence refuses one right, whatever cue would hear it there.
        heirs: what an heir asks for the dead person, and is part of the request of an heir.
        articles: how an article of the Regulation is named, group "number" being its number.
        cited: articles cited as the basis of a demand, group "cited" being their numbers.
        law: how the Regulation is named.
        asks: what shows that a sentence asks for something.
        joints: where a second wish begins in a sentence.
        named: what heads an item of a list that asks for one right.
        entries: its cues as its text gives them; none for a language that is recognised and no more.
        macros: what a name in angle brackets stands for in them.
    """

    code: str
    function_words: frozenset[str]
    closing: re.Pattern[str]
    never: re.Pattern[str]
    barred: dict[RightType, re.Pattern[str]]
    heirs: re.Pattern[str]
    kinds: Kinds
    articles: re.Pattern[str]
    cited: re.Pattern[str]
    law: re.Pattern[str]
    asks: re.Pattern[str]
    joints: re.Pattern[str]
    named: dict[RightType, re.Pattern[str]]
    entries: tuple[dict[str, Any], ...]
    macros: dict[str, str]

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """Ways of asking.

        They are made when somebody first writes the language: made for every language at once, they take two seconds.

        Raises:
            ValueError: a cue has an unknown right or macro, or a bad pattern.
        """
        return tuple(_cue(entry, self.macros) for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Cues:
    """All languages together; tails, labels and identity documents are looked for in every language at once.

    Attributes:
        labels: words before what somebody is recognised by, by kind of identifier.
        relations: words before the name of whom the sender writes for, by kind of relation.
        months: number of each month by its name.
        closing: formula after which the sender's name stands.
        identity_name: name of a file that is a copy of an identity document.
        identity_enclosed: sentence that says that one is enclosed.
    """

    languages: tuple[Language, ...]
    tails: Tails
    labels: dict[str, str]
    relations: dict[str, re.Pattern[str]]
    months: dict[str, int]
    closing: re.Pattern[str]
    identity_name: re.Pattern[str]
    identity_enclosed: re.Pattern[str]

    def language(self, code: str) -> Language:
        """The language of that code."""
        return next(language for language in self.languages if language.code == code)


def read_cues(*texts: str) -> Cues:
    """Cues of one TOML text a language.

    Raises:
        ValueError: a text has an unknown key, a bad pattern or macro outside its cues, or there is none.
    """
    if not texts:
        raise ValueError("no cues given")
    tables = [_table(text) for text in texts]
    return Cues(
        languages=tuple(_language(table) for table in tables),
        tails=Tails(*(_any_of(tables, "tail", key) for key in _TAILS)),
        labels={key: "|".join(_patterns(tables, "labels", key)) or _NEVER for key in _LABELS},
        relations={key: _any_of(tables, "people", key) for key in _RELATIONS},
        months=_months(tables),
        closing=_any_of(tables, "signature", "closing"),
        identity_name=_any_of(tables, "identity", "names"),
        identity_enclosed=_any_of(tables, "identity", "enclosed"),
    )


def _table(text: str) -> dict[str, Any]:
    table = tomllib.loads(text)
    if unknown := table.keys() - _KEYS:
        raise ValueError(f"unknown keys in cues: {sorted(unknown)}")
    return table


def _language(table: dict[str, Any]) -> Language:
    macros = table.get("macros", {})
    article = _expanded("<art>", macros) if "art" in macros else _NEVER
    return Language(
        code=table["language"],
        function_words=frozenset(table["function_words"]),
        closing=_any_of([table], "signature", "closing"),
        never=_compiled(table.get("never", []), macros),
        barred={RightType(right): _compiled(said, macros) for right, said in table.get("barred", {}).items()},
        heirs=_compiled(table.get("heirs", []), macros),
        kinds=Kinds(*(_any_of([table], _SECTIONS[key.name], key.name) for key in fields(Kinds))),
        articles=re.compile(rf"{article}(?P<number>\d{{1,2}})\b"),
        cited=citation(*(_expanded(f"<{name}>", macros) for name in _CITING))
        if "basis" in macros
        else _compiled([], {}),
        law=_compiled(["<law>"] if "law" in macros else [], macros),
        asks=_compiled(["<ask>"] if "ask" in macros else [], macros),
        joints=_compiled(table.get("joints", []), macros),
        named={RightType(right): _compiled([said], macros) for right, said in table.get("named", {}).items()},
        entries=tuple(table.get("cue", [])),
        macros=macros,
    )


def _cue(entry: dict[str, Any], macros: dict[str, str]) -> Cue:
    return Cue(
        right=RightType(entry["right"]),
        pattern=_compiled([entry["pattern"]], macros),
        needs=_compiled([entry.get("needs", "")], macros),
        unless=_compiled([entry["unless"]] if "unless" in entry else [], macros),
        about=_compiled([entry.get("about", "")], macros),
        further=entry.get("further", False),
        says=tuple(entry["says"]),
        silent=tuple(entry.get("silent", [])),
    )


def _any_of(tables: list[dict[str, Any]], section: str, key: str) -> re.Pattern[str]:
    return _compiled(_patterns(tables, section, key), {})


def _patterns(tables: list[dict[str, Any]], section: str, key: str) -> list[str]:
    return [
        _expanded(pattern, table.get("macros", {}))
        for table in tables
        for pattern in table.get(section, {}).get(key, [])
    ]


def _months(tables: list[dict[str, Any]]) -> dict[str, int]:
    named = (table.get("dates", {}).get("months", []) for table in tables)
    return {name: number for names in named for number, month in enumerate(names, 1) for name in month.split("|")}


def _compiled(patterns: list[str], macros: dict[str, str]) -> re.Pattern[str]:
    alternatives = [f"(?:{_expanded(pattern, macros)})" for pattern in patterns]
    try:
        # A sentence goes on over the ends of its lines.
        return re.compile("|".join(alternatives) or _NEVER, re.DOTALL)
    except re.error as problem:
        raise ValueError(f"bad pattern in cues: {patterns}") from problem


def _expanded(pattern: str, macros: dict[str, str]) -> str:
    """The pattern with its macros put in, deepest last, and each space standing for any white space."""
    for _ in range(len(macros) + 1):
        pattern = re.sub(r"(?<!\?P)<(\w+)>", lambda name: _macro(name[1], macros), pattern)
    return _SPACE.sub(lambda found: _BLANKS.get(found[0], found[0]), pattern)


def _macro(name: str, macros: dict[str, str]) -> str:
    if name not in macros:
        raise ValueError(f"unknown macro in cues: {name}")
    return f"(?:{macros[name]})"
