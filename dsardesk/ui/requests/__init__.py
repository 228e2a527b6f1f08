"""The list of cases, paged from the database."""
