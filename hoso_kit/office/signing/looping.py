"""Runs pyHanko's coroutines from anywhere, a notebook's kernel too, and keeps its log off the screen.

A warning on stderr would cost a learner his mark in nbgrader, and says nothing that a Verification doesn't say.
"""

from __future__ import annotations

import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


def in_own_loop(work: Coroutine[Any, Any, T]) -> T:
    """The coroutine's result; in a thread of its own, since a kernel already runs a loop in this one."""
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    for name in ("pyhanko", "pyhanko_certvalidator"):
        log = logging.getLogger(name)
        if not log.handlers:  # without any handler Python writes warnings to stderr
            log.addHandler(logging.NullHandler())
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, work).result()
