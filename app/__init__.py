"""The web application: thin routes over the library. `app.main.create_app()` makes it, `python -m app` runs it."""

import os

# Before numpy is imported: a product of matrices takes one processor, not all of them from everybody else.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")
