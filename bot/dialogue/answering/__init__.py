"""What is said on one matter, a file each; `by_move` and `whole_message` are the doors."""
