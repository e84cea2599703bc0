"""Who may do what: tables that people read, held against what the services answer."""
