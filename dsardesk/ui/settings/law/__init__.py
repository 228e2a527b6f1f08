"""The law tables in use, and newer ones from a signed file: nothing is fetched, nothing goes back by itself."""
