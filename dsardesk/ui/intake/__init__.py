"""A new request: a message dropped, opened or pasted, or a note typed, until a person confirms what it asks."""
