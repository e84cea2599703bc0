"""The edge: what comes in over HTTP, what goes out."""
