"""Every colour of the window can be read, in both themes."""

from __future__ import annotations

import pytest

from dsardesk.ui.theme.colours import DARK, LIGHT, Colours, Tone, contrast

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
READABLE = 4.5
SEEN = 3.0


@THEMES
@pytest.mark.parametrize("tone", list(Tone))
def test_every_text_is_readable_wherever_it_stands(colours: Colours, tone: Tone) -> None:
    """WCAG 2.2, 1.4.3: "a contrast ratio of at least 4.5:1"."""
    grounds = (colours.window, colours.surface, colours.hover, colours.soft(tone))
    assert min(contrast(colours.of(tone), ground) for ground in grounds) >= READABLE


@THEMES
def test_a_selected_line_and_a_default_button_stay_readable(colours: Colours) -> None:
    assert contrast(colours.text, colours.selected) >= READABLE
    assert contrast(colours.on_accent, colours.accent) >= READABLE
    assert contrast(colours.on_accent, colours.accent_hover) >= READABLE


@THEMES
def test_the_edge_of_a_field_can_be_seen(colours: Colours) -> None:
    """WCAG 2.2, 1.4.11: "at least 3:1 against adjacent color(s)" for parts that identify a control."""
    assert contrast(colours.border, colours.surface) >= SEEN
    assert contrast(colours.accent, colours.surface) >= SEEN
