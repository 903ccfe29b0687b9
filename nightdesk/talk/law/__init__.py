"""Law: notices of illegal content by anyone, and each year's figures about what was decided."""
