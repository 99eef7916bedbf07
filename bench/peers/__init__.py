"""The same networks in other libraries: values and gradients of everything, every time from the leaves on."""
