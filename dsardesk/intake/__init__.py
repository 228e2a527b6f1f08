"""An e-mail in, a Draft out: parsing and proposals only, nothing is stored or fetched."""
