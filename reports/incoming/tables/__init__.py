"""Tables of tasks and of reform items: found, their columns understood, their rows read."""
