"""Second Thought: the assistant, its knowledge, its privacy engine and the operators' console."""
