"""A register kept in a spreadsheet, read cell by cell: nothing in it is calculated, followed or believed of its size."""
