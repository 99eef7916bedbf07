"""The live connection `WS /api/v1/live`: who may have one, what is said over it, and training that is steered by it."""
