"""Importing a register kept in a spreadsheet: what each row becomes is shown before anything is written."""
