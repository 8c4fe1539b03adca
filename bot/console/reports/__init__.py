"""The evaluation pack: figures with everything one must know to use them."""
