"""The same parts always give the same bytes: archives without the machine's clock.

Office libraries stamp the time of saving into the zip entries and into docProps/core.xml. Both are replaced by
the form's own date, so that printing one form twice gives byte-identical files that can be compared by digest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO

# the earliest moment that a zip entry can name
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")


def fixed_zip(parts: Mapping[str, bytes]) -> bytes:
    """A zip of the parts in the given order, each with the same fixed time."""
    import zipfile

    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # else the entry would tell the kind of machine: 3 = Unix, a plain file readable by all
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


def without_clock(office_file: bytes, day: date) -> bytes:
    """A docx or xlsx file with every stamp of time set to ``day``."""
    import zipfile

    with zipfile.ZipFile(BytesIO(office_file)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    stamp = f"{day.isoformat()}T00:00:00Z".encode()
    core = "docProps/core.xml"
    parts[core] = _STAMP.sub(lambda found: found[1] + stamp + found[3], parts[core])
    return fixed_zip(parts)
