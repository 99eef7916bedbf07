"""Heavy jobs, in processes that can be ended: who comes next, how long one may take, what it may hold."""
