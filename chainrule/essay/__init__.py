"""The lecture as pages to read, in three languages: `chapters()` is what they say, `lecture_page` writes them.

What the chapters say is in `chapters.toml`. The pages need nothing but the public player (`<chain-rule>`).
"""
