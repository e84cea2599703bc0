"""Both journeys as people do them, in a real browser at a phone's width, against the whole running system."""
