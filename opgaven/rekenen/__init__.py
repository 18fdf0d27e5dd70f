"""Pure arithmetic of what must be achieved: standard library only, no clock, no floats."""
