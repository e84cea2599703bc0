"""The tests; each folder mirrors the part of the house it tests."""
