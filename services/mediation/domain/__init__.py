"""The rules of people's mediation, pure: decide → events, evolve → state, may → yes or no."""
