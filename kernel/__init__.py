"""Technology that every service imports: no legal noun, no knowledge of any service."""
