"""Wire: the edition's newest-first line of items."""
