"""Forms in which an organisation changes its own content, made from the schemas of that content."""
