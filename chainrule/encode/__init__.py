"""Write scenes: as a JSON-like document, in binary, as a picture, as DOT text. Nothing here computes a trace."""
