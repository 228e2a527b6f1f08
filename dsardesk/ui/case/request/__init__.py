"""The requester's own words, and what each right was read from."""
