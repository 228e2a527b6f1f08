"""One request each, handled step by step through the use cases that the window calls."""
