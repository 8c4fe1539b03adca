"""The facts that a reply tells (lines, law, figures, hours), each when it is due and noted as told."""
