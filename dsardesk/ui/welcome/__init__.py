"""The first start: a vault, its password, its recovery sheet, the company."""
