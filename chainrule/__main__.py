"""`python -m chainrule` is the command `chainrule`."""

from chainrule.command_line import main

if __name__ == "__main__":
    main()
