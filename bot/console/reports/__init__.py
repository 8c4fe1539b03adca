"""The evaluation pack: released figures with everything one must know to use them."""
