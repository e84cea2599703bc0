"""How far a case has come: the steps of legal aid and of mediation, one after the other."""
