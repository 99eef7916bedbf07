"""The engine: ops, graphs, traces. numpy and the standard library only."""
