"""Campaigns: the advertisements, decoy contacts and posters that bring visitors."""
