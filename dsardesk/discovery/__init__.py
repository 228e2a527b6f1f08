"""Looking for one person's data in the company's files, with an exact place for every hit."""
