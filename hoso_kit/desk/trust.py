"""Whose signatures this machine trusts: its own training authority, and those that the class shares by the post box.

Each home has an authority of its own, and its keys never leave it. So that a classmate's signature can be checked,
every Desk that sends leaves its public root certificate in the post box; whoever can write there is trusted by the
class, as it is the class's own folder. What comes by hand from another room stays unknown, and the check says so.
"""

from __future__ import annotations

import re
from hashlib import sha256

from hoso_kit.desk import places
from hoso_kit.desk.signed_papers import training_authority
from hoso_kit.office.messages.postbox import write_once

_FOLDER = "tin-cay"
_NAME = re.compile(r"[0-9a-f]{64}\.pem")
_CERTIFICATE = re.compile(rb"-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----\s*")
MAX_ROOTS, MAX_ROOT = 300, 20_000


def trusted_roots() -> tuple[bytes, ...]:
    """The root certificates (PEM) that a check accepts: one's own first, then the class's."""
    own = training_authority().trust
    shared: list[bytes] = []
    folder = places.post_folder() / _FOLDER
    if folder.is_dir():
        for path in sorted(folder.iterdir())[:MAX_ROOTS]:
            is_plain = _NAME.fullmatch(path.name) and not path.is_symlink() and path.stat().st_size <= MAX_ROOT
            data = path.read_bytes() if is_plain else b""
            if _CERTIFICATE.fullmatch(data) and sha256(data).hexdigest() == path.stem and data not in own:
                shared.append(data)
    return (*own, *shared)


def share_root() -> None:
    """Leave this home's public root certificate in the post box, for those who get its documents."""
    folder = places.post_folder() / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for root in training_authority().trust:
        write_once(folder / f"{sha256(root).hexdigest()}.pem", root)
