"""A new request, from a message dropped, opened or pasted."""
