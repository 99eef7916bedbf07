"""What every request passes through before a route sees it, one layer a file; `app.main` says in which order."""
