"""Small experiments with the vegetables' data: what changes the accuracy, and what does not.

Each module is one experiment and returns a section with a short table. `subset` chooses the pictures, `features` runs frozen
networks once, `heads` trains on what they found, `sections` writes Markdown. Training of the shipped model is in the package
above; nothing there uses this one.
"""
