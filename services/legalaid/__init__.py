"""Legal aid (法律援助): application, decision, assignment of a lawyer, his work, and how it ends."""
