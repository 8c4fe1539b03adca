"""A message within its talk: the moves it makes, and what it means as an answer to what stands open."""
