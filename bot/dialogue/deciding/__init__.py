"""Who writes, where they are and what danger there is: the only room in which these change."""
