"""Dialogs of 收报: a returned file looked over, who has not sent, batches that were taken in."""
