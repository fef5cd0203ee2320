"""Days as an office writes them."""

from datetime import date


def full_date(day: date) -> str:
    """Return 2024年3月27日: Arabic numerals without leading zeros (GB/T 9704 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"
