"""What is known of a talk: its state, the tables of danger, the open questions; no answer is made here."""
