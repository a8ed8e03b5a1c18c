"""Waits with nbgrader imported. Each line on stdin is one command, run in a process forked from this one.

A script of its own, started by `stock`: the importing takes ten times as long as most commands.
"""

from __future__ import annotations

import atexit
import json
import os
import sys
import traceback
from typing import Any

from nbgrader.apps import nbgraderapp


def run(asked: dict[str, Any]) -> int:
    """What `python -m nbgrader …` does in that folder, with those variables; its exit code."""
    os.chdir(asked["cwd"])
    os.environ.clear()
    os.environ.update(asked["env"])
    for number, path in enumerate((os.devnull, asked["stdout"], asked["stderr"])):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), number)
    sys.argv = ["nbgrader", *asked["arguments"]]
    try:
        nbgraderapp.main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


def main() -> None:
    """Serve until stdin closes."""
    for line in sys.stdin:
        child = os.fork()
        if not child:
            code = run(json.loads(line))
            atexit._run_exitfuncs()
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
