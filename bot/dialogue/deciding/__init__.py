"""What danger there is, each change with its reason, and what it rests on: signs, answers, places."""
