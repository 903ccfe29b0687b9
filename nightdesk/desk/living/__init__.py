"""The living page: every component of the paper in all its states, drawn by the paper's own templates.

What it shows is invented and touches no record: pictures that lie nowhere, stories nobody wrote.
"""
