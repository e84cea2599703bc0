"""What tests stand on: a MongoDB and a Kafka, found or started, and a report of which they were."""
