"""A made-up world in which the assistant and its experiments are tried out."""
