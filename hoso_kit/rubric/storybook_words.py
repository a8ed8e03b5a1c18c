"""Fills the {placeholders} of a template with words that were drawn.

Plain words only: citations of other papers and dates need the whole variant and live in storybook_papers.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from typing import Any

from hoso_kit.rubric.storybook_source import StorybookError

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def fill(
    text: str,
    words: Mapping[str, str],
    file: str,
    place: str,
    special: Callable[[str], str | None] = lambda _: None,
) -> str:
    """The text with each {name} replaced; `special` may answer for names that are no plain word."""

    def one(match: re.Match[str]) -> str:
        name = match.group(1).strip()
        if name in words:
            return words[name]
        answer = special(name)
        if answer is None:
            raise StorybookError(file, place, f"không biết điền gì vào chỗ {{{name}}}.")
        return answer

    filled = PLACEHOLDER.sub(one, text)
    if "{" in filled or "}" in filled:
        raise StorybookError(file, place, "dấu ngoặc nhọn không khớp.")
    return filled


def grouped(number: int) -> str:
    """A number as Vietnamese writing groups it: 1250000 -> 1.250.000."""
    return f"{number:,}".replace(",", ".")


def draw_words(draws: Mapping[str, Any], totals: Mapping[str, Any], file: str, rng: random.Random) -> dict[str, str]:
    """Draw a file's own words: [low, high] gives a number, a list of strings one of them.

    `totals` adds numbers up: total = ["a", "b"], or takes away with "-b", or multiplies with "*b".
    """
    numbers: dict[str, int] = {}
    words: dict[str, str] = {}
    for name, choice in draws.items():
        if isinstance(choice, list) and len(choice) == 2 and all(isinstance(item, int) for item in choice):
            numbers[name] = rng.randint(choice[0], choice[1])
        elif isinstance(choice, list) and choice and all(isinstance(item, str) for item in choice):
            words[name] = rng.choice(choice)
        else:
            raise StorybookError(file, f"draw › {name}", "phải là [số nhỏ, số lớn] hoặc danh sách chuỗi.")
    for name, parts in totals.items():
        value = 0
        if not isinstance(parts, list) or not all(isinstance(part, (str, int)) for part in parts):
            raise StorybookError(file, f"total › {name}", "phải là danh sách tên số hoặc số.")
        for part in parts:
            key = part.lstrip("-*") if isinstance(part, str) else ""
            if key and key not in numbers:
                raise StorybookError(file, f"total › {name}", f"không có số nào tên “{key}”.")
            amount = part if isinstance(part, int) else numbers[key]
            if isinstance(part, str) and part.startswith("*"):
                value *= amount
            elif isinstance(part, str) and part.startswith("-"):
                value -= amount
            else:
                value += amount
        numbers[name] = value
    words |= {name: f"{value:02d}" if value < 10 else grouped(value) for name, value in numbers.items()}
    return words
