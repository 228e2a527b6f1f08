"""Everything that can still be read of a damaged vault, in open formats.

Pages are opened one by one (`pages`), rows taken out of each (`rows`), and put together again as cases (`gathering`).
"""
