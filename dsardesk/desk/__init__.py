"""The desk itself: rooms below brought together over one vault. Nothing below knows this room."""
