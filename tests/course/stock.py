"""The stock nbgrader commands, each in a process of its own that begins where nbgrader's imports end."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

SERVER = Path(__file__).with_name("stock_server.py")


@cache
def _server() -> subprocess.Popen[str]:
    # ends with this process, when its stdin closes
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", str(SERVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def nbgrader(*arguments: str, cwd: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """One command with all that it said."""
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    with tempfile.TemporaryDirectory() as folder:
        said = {name: Path(folder) / name for name in ("stdout", "stderr")}
        places = {name: str(path) for name, path in said.items()}
        server.stdin.write(json.dumps({"arguments": arguments, "cwd": str(cwd), "env": dict(env), **places}) + "\n")
        server.stdin.flush()
        code = int(server.stdout.readline())
        texts = {name: path.read_text(encoding="utf-8") for name, path in said.items()}
    return subprocess.CompletedProcess(["nbgrader", *arguments], code, **texts)
