"""The web application: thin routes over the library. `app.main.create_app()` makes it, `python -m app` runs it."""
