"""Fronts at the desk: which story stands where, and what fills itself."""
