"""What Fengqiao stands on: the lock, licences, bill of materials, advisories."""
