"""The demonstration: people at their work, driving both main journeys through HTTP like any client would."""
