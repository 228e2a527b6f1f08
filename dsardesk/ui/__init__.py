"""The window. Qt stays in this room; presenters decide without it, views show, one thread talks to the vault."""
