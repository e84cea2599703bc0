"""Everything that somebody with bad intentions would try, and that it is refused (docs: SECURITY.md)."""
