"""Searching the paper: what a reader asks, what is found of it, and the words around it."""
