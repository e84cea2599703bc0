"""A hotline's CSV export becomes cases, through HTTP like any client's; again and again without doubles."""
