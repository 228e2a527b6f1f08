"""The desk's colours, light and dark, each text at 4.5:1 and each border of a field at 3:1 at least (WCAG 2.2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a colour says; a word or an icon always says it too."""

    PLAIN = "plain"
    MUTED = "muted"
    ACCENT = "accent"
    GOOD = "good"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme, each colour as #rrggbb.

    Attributes:
        window: behind everything.
        surface: cards, lists, fields.
        text, muted: on both of them.
        border: edges of fields and buttons.
        line: hairlines between parts; decoration only.
        hover: under the pointer.
        selected: behind a selected line.
        accent, on_accent: the default button and its text; links, focus.
        good, warning, danger: texts that say so.
        good_soft, warning_soft, danger_soft, accent_soft: behind such texts.
    """

    window: str
    surface: str
    text: str
    muted: str
    border: str
    line: str
    hover: str
    selected: str
    accent: str
    on_accent: str
    accent_hover: str
    good: str
    warning: str
    danger: str
    good_soft: str
    warning_soft: str
    danger_soft: str
    accent_soft: str

    def of(self, tone: Tone) -> str:
        """The colour of text in that tone."""
        return {
            Tone.PLAIN: self.text,
            Tone.MUTED: self.muted,
            Tone.ACCENT: self.accent,
            Tone.GOOD: self.good,
            Tone.WARNING: self.warning,
            Tone.DANGER: self.danger,
        }[tone]

    def soft(self, tone: Tone) -> str:
        """What stands behind text in that tone."""
        return {
            Tone.PLAIN: self.hover,
            Tone.MUTED: self.hover,
            Tone.ACCENT: self.accent_soft,
            Tone.GOOD: self.good_soft,
            Tone.WARNING: self.warning_soft,
            Tone.DANGER: self.danger_soft,
        }[tone]


LIGHT = Colours(
    window="#f5f6f8",
    surface="#ffffff",
    text="#1b1f24",
    muted="#57606a",
    border="#848d97",
    line="#d9dee4",
    hover="#eceff2",
    selected="#d9eef0",
    accent="#0f6675",
    on_accent="#ffffff",
    accent_hover="#0b5360",
    good="#176b31",
    warning="#855300",
    danger="#b42318",
    good_soft="#e3f4e7",
    warning_soft="#fdf1d6",
    danger_soft="#fdeae7",
    accent_soft="#e0f1f3",
)
DARK = Colours(
    window="#15181c",
    surface="#1e2227",
    text="#e7e9ec",
    muted="#a6aeb8",
    border="#747f8b",
    line="#363d45",
    hover="#2a3037",
    selected="#16424a",
    accent="#63c7d3",
    on_accent="#05272c",
    accent_hover="#86d6df",
    good="#5fd07d",
    warning="#e5b44a",
    danger="#ff8a80",
    good_soft="#173322",
    warning_soft="#372c12",
    danger_soft="#44201d",
    accent_soft="#13353b",
)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2.2 computes it, from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)  # noqa: PLR2004
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
