"""Intake: what comes in from old systems and agencies, read with distrust and accounted for."""
