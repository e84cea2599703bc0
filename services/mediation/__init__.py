"""People's mediation (人民调解): consent, sessions, agreement, seal, performance."""
