"""The page of one case: next step, clock, timeline, and everything done on it."""
