"""Papers as Word files (.docx), for editing in WPS or Word."""
