"""The signs of the lecture, where a node is not written as it is called."""

OUTPUT, TARGET, COST = "y", "ŷ", "Cⁿ"
"""What the last layer says and what it should have said, the nodes a3 and t; and the loss of the one sample."""
