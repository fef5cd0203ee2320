"""Whole journeys through the program on a virtual display."""
