"""The command `chainrule`: serve, open, check, export, site.

What goes wrong is said in a sentence, with the place in the text, and ends with status 2.
"""

from chainrule.command_line.commands import main

__all__ = ["main"]
