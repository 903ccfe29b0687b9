"""Push: alerts that browsers show, even when no page of ours is open (RFC 8030, 8291, 8292)."""
