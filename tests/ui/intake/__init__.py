"""The window side of intake: board, plan, batches, reminders."""
