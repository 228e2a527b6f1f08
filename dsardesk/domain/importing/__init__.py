"""A register kept so far in a spreadsheet: what its columns and cells mean, and what its rows become."""
