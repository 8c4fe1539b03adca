"""What the noise of shown counts costs and what it protects from, by simulation: `python -m tools.noise`."""
