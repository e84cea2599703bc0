"""Where the names of products stop: Kafka and MongoDB as buses. Chosen by BUS_URL, see kernel.bus.connect."""
