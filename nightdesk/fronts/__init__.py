"""Fronts: fronts and sections."""
