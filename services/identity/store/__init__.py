"""Identity's own collections: what is looked up, counted and forgotten outside the record."""
