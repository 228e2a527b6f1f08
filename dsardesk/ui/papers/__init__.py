"""The papers of a case: documents, letters with their preview, the export package, the evidence file."""
