"""Where the person left the program: it opens there again on the same day.

A new day begins with the front page, which says what it asks for.
"""

from datetime import date

from models.settings import Settings


def page_left(settings: Settings, today: date) -> str:
    """Return the key of the page that was left today, "" for none."""
    return settings.left_page if settings.left_on == today.isoformat() else ""
