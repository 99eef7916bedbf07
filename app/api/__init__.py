"""The routes below /api/v1, one noun a file."""
