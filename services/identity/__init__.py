"""Identity (身份): persons and staff, how they sign in, and who looked at whom."""
