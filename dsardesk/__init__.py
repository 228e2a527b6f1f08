"""DSARDesk: a calm, private desk for the person who must answer data subject requests."""

__version__ = "0.1.0"
