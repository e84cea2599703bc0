"""Identity's rules, pure: persons, proxies, staff, guessing, codes."""
