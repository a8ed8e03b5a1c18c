"""Limits that several rooms share; only numbers, no rule."""

from __future__ import annotations

# the length of a reason that a real product asks for; the law names none
MIN_REASON = 10
# Phụ lục VI phần II mục I: the length of PageAmount
MAX_PAGES = 999
