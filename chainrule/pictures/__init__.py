"""Files of pictures that were taken of the player: TikZ, PowerPoint, videos.

`drawing.py` is what a picture holds; every other module writes one kind of file from pictures and knows no browser.
"""
