"""Unfolding: what strangers sent becomes a picture in a process apart, which may take so much and no more.

`apart.py` is the newsroom's side. `child.py` and what it does (`looking.py`, `square.py`) know nothing of
Django: such a process is there in a twentieth of a second, holds one file, and no secret of the house.
"""
