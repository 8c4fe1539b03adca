"""Builds `bot/nlu/places/places.tsv`, the data of the gazetteer (README.md beside this says how)."""
