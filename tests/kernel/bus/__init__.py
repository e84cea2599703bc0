"""The promises of the bus, kept by both of its products."""
