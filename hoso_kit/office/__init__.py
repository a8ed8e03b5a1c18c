"""Floor 2: the simulated document system.

An `Office` is a fold of actions over a scenario. Actions come from a journal;
whatever the office would not do is a `Refusal`. No marks are given here, and
nothing here knows which document belongs where.
"""
