"""Words by which people who keep a register name rights, states, outcomes and channels, in French and in English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from dsardesk.domain.folding import folded_text
from dsardesk.domain.rights import Outcome, RightType

_T = TypeVar("_T")
Lexicon = Mapping[_T, re.Pattern[str]]


def _lexicon(words: Mapping[_T, str]) -> Lexicon[_T]:
    return {value: re.compile(rf"\b(?:{pattern})\b") for value, pattern in words.items()}


_PARTS = re.compile(r"[+;,/&|\n]|\bet\b|\band\b|\bpuis\b", re.IGNORECASE)
_ARTICLE = r"(?:art|article)"

RIGHTS = _lexicon(
    {
        RightType.ACCESS: rf"acces|access|copie|copy|sar|dsar|{_ARTICLE} 15",
        RightType.RECTIFICATION: rf"rectif\w*|correct\w*|modif\w*|mise a jour|{_ARTICLE} 16",
        RightType.ERASURE: rf"effac\w*|suppr\w*|erasure|eras\w*|delet\w*|oubli\w*|forgotten|{_ARTICLE} 17",
        RightType.RESTRICTION: rf"limitation|restrict\w*|gel|{_ARTICLE} 18",
        RightType.PORTABILITY: rf"portab\w*|{_ARTICLE} 20",
        RightType.OBJECTION_MARKETING: (
            r"prospection|marketing|publicit\w*|pub|newsletters?|desinscri\w*|desabonn\w*|unsubscri\w*|opt out|"
            r"demarchage"
        ),
        RightType.OBJECTION: rf"oppos\w*|object\w*|{_ARTICLE} 21",
        RightType.CONSENT_WITHDRAWAL: r"consent\w*",
        RightType.AUTOMATED_DECISION: rf"automatis\w*|automated|profilage|profiling|{_ARTICLE} 22",
        RightType.POST_MORTEM_DIRECTIVE: r"post mortem|directives?",
        RightType.HEIR_REQUEST: r"heriti\w*|heirs?|succession|deces|defunt\w*|deceased",
        RightType.COMPLAINT: r"reclamations?|plaintes?|complaints?",
        RightType.PROCESSOR_REDIRECT: r"sous traitan\w*|processor|a transmettre|pass on to the customer",
    }
)
OUTCOMES = _lexicon(
    {
        Outcome.NOT_A_RIGHTS_REQUEST: r"pas une demande.*|hors (?:champ|perimetre)|not a rights? request|out of scope",
        Outcome.DUPLICATE: r"doublons?|duplicates?",
        Outcome.NO_DATA_HELD: r"aucune donnees?|pas de donnees?|no data.*|inconnue?",
        Outcome.PARTLY_GRANTED: r"partiel\w*|en partie|partly|partial\w*|in part",
        Outcome.REFUSED: r"refus\w*|rejet\w*|reject\w*|denied|irrecevable",
        Outcome.WITHDRAWN: r"retiree?|abandon\w*|desist\w*|withdrawn",
        Outcome.FORWARDED_TO_CONTROLLER: r"transmise?|transferee?|forwarded",
        Outcome.GRANTED: r"satisfaite?s?|accept\w*|accord\w*|granted|favorable|positive?|fait droit|approved",
    }
)
CHANNELS = _lexicon(
    {
        "email": r"mails?|emails?|courriels?|messagerie",
        "post": r"courriers?|poste|postal\w*|lettres?|lrar|ar|recommandee?|letters?|post",
        "phone": r"tel|telephon\w*|phone|appels?|call",
        "in_person": r"personne|guichet|accueil|magasin|agence|boutique|place|person|counter",
        "form": r"formulaires?|forms?|site|web|portail|portal|ligne|online",
    }
)
_OPEN = re.compile(
    r"\b(?:en cours|ouvert\w*|open\w*|attente|nouvel\w*|nouveau|new|recue?|received|pending|progress|waiting|suspen\w*|"
    r"prolong\w*|extended|acknowledged|accuse|provisoire\w*|provisional\w*|review|a \w+er|a repondre|to \w+|"
    r"(?:non|pas|not|in) \w+)\b"
)
_CLOSED = re.compile(
    r"\b(?:clos\w*|clotur\w*|ferme\w*|termine\w*|traite(?:e|s|es)?|finie?|archive\w*|soldee?|done|completed?|resolved|"
    r"finished|repondue?|answered|ok|faite?|envoyee?|sent)\b"
)
_UNWANTED = re.compile(r"\b(?:non|pas|not)\b")


def rights_in(text: str) -> tuple[RightType, ...]:
    """The rights that a cell names, in its order, each once.

    >>> [str(each) for each in rights_in("Accès + effacement")]
    ['access', 'erasure']
    """
    found = (right for part in _PARTS.split(text) for right in _rights_of(folded_text(part)))
    return tuple(dict.fromkeys(found))


def _rights_of(part: str) -> Iterable[RightType]:
    at = {right: found.start() for right, pattern in RIGHTS.items() if (found := pattern.search(part))}
    if RightType.OBJECTION_MARKETING in at or RightType.AUTOMATED_DECISION in at:
        # "Opposition à la prospection" names one right, not two.
        at.pop(RightType.OBJECTION, None)
    return sorted(at, key=lambda right: at[right])


def outcome_in(text: str) -> Outcome | None:
    """What a cell says came of a request; None where it says nothing that is known."""
    found = _first(OUTCOMES, folded_text(text))
    return None if found is Outcome.GRANTED and _UNWANTED.search(folded_text(text)) else found


def closed_in(text: str) -> bool | None:
    """True for words that say that a request is over, False that it is not; None for others."""
    folded = folded_text(text)
    if _OPEN.search(folded):
        return False
    return True if _CLOSED.search(folded) or outcome_in(text) else None


def channel_in(text: str) -> str | None:
    """By which way a cell says that a request came; None where it names none that is known."""
    return _first(CHANNELS, folded_text(text))


def _first(lexicon: Lexicon[_T], folded: str) -> _T | None:
    return next((value for value, pattern in lexicon.items() if pattern.search(folded)), None)
