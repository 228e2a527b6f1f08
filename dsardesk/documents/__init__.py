"""One typed document model printed as tagged PDF and as DOCX with the same words; it decides nothing."""
