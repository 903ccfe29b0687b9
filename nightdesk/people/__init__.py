"""People: accounts, roles, what one may do."""
