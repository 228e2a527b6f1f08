"""The suppression list at work: addresses go in, mailing lists are checked against it, and it is never shown whole."""
