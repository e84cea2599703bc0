"""Identity: who you are, and who looked at you."""
