"""A register kept in a spreadsheet, read cell by cell: nothing is calculated, and no size is believed."""
