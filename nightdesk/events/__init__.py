"""Events: what happened in the newsroom, in order, exactly once."""
