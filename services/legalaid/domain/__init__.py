"""The rules of legal aid (法律援助): pure, and proven without a server."""
