"""Take traces along as files that need no server and no network.

    page([PageTrace(scene)])        one HTML file with the player in it

The player is the one of the studio: what it draws is what the file shows.
"""

from chainrule.offline.page import PageTrace, ViewKeywords, ViewOptions, page

__all__ = ["PageTrace", "ViewKeywords", "ViewOptions", "page"]
