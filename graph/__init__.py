"""Pourparler: diplomacy in the news as a graph."""
