"""Grade without a kernel: fill the test cells as the kernel would have done.

Takes the place of nbgrader's ``Execute`` in
``c.Autograde.autograde_preprocessors``. A kernel's start and imports are some
3 CPU-seconds a submission; the grading itself is milliseconds. It must give
what the stock kernel gives, to the byte of each output; take it out of the
list and the marks are the same. A notebook with a test cell of another kind
goes to the kernel as before.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

from nbformat.v4 import new_output
from nbgrader import utils
from nbgrader.preprocessors import Execute

from hoso_kit.classroom.marking import AUTOGRADE, mark_folder


class ReplayJournals(Execute):
    """Marks every ``mark("…")`` cell in this process."""

    def preprocess(self, nb: Any, resources: Any, km: Any = None) -> tuple[Any, Any]:
        """Fill the cells' outputs and counts."""
        graded = {id(cell) for cell in nb.cells if cell.cell_type == "code" and utils.is_grade(cell)}
        asked = {id(cell): marked_criterion(cell.source) for cell in nb.cells if id(cell) in graded}
        if None in asked.values():
            self.log.warning("A test cell does more than mark a criterion: grading this notebook with a kernel")
            return super().preprocess(nb, resources, km)  # type: ignore[no-any-return]
        marking = mark_folder(Path(resources["metadata"]["path"]), AUTOGRADE)
        if marking.trouble:
            names = resources["nbgrader"]
            self.log.error("The grader failed on %s of %s: %s", names["assignment"], names["student"], marking.trouble)
        count = 0
        for cell in nb.cells:
            if cell.cell_type != "code":
                continue
            cell.outputs = []
            if not cell.source.strip():
                continue
            count += 1
            cell.execution_count = count
            criterion_id = asked.get(id(cell))
            if criterion_id is None:
                continue
            card = marking.card(criterion_id)
            cell.outputs = [
                new_output("display_data", data=card.bundle()),
                new_output("execute_result", data={"text/plain": repr(card.score or 0.0)}, execution_count=count),
            ]
        nb.metadata.setdefault("language_info", {"name": "python"})
        return nb, resources


def marked_criterion(source: str) -> str | None:
    """The id in a cell that is nothing but the import and ``mark("id")``; None for any other cell."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        return None
    if not body:
        return None
    *before, last = body
    match last:
        case ast.Expr(value=ast.Call(func=ast.Name(id="mark"), args=[ast.Constant(value=str(name))], keywords=[])):
            pass
        case _:
            return None
    return name if all(_is_import_of_mark(statement) for statement in before) and before else None


def _is_import_of_mark(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.ImportFrom)
        and statement.module == "hoso_kit.classroom"
        and [(alias.name, alias.asname) for alias in statement.names] == [("mark", None)]
    )
