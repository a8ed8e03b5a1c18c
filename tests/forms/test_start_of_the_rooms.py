"""What loading the rooms of forms and exports costs."""

from __future__ import annotations

import subprocess
import sys


def test_office_libraries_load_only_when_needed() -> None:
    """Importing forms and exports loads no library of office files, so grading still starts in milliseconds."""
    heavy = "docx openpyxl lxml bagit numpy"
    rooms = "hoso_kit.office.forms, hoso_kit.office.export"
    code = f"import sys, {rooms}; print(*set({heavy!r}.split()) & set(sys.modules))"
    clean = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert clean.stdout.strip() == ""
