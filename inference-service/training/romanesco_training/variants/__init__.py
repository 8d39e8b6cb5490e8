"""`make compare`: variants of a model (precision, pruning, optimisation levels), their size, speed and agreement."""
