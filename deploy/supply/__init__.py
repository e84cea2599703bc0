"""What Fengqiao stands on: the lock, its licences, its bill of materials (SBOM), its known faults."""
