"""The door of the assistant: the contract of connectors, and what is let in."""
