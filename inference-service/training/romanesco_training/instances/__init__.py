"""vegetable-instances: a one-stage network with prototype masks, trained on composites and on labelled pictures.

Uses the package's readers, averaging and reference decoders. Nothing outside this folder may import it, except `cli`.
"""
