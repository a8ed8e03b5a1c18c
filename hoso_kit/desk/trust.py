"""Whose signatures this machine trusts: its own training authority, and those that the class shares by the post box.

Each home has an authority of its own, and its keys never leave it. So that a classmate's signature can be checked,
every Desk that sends leaves its public root certificate in the post box; whoever can write there is trusted by the
class, as it is the class's own folder. What comes by hand from another room stays unknown, and the check says so.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from hoso_kit.desk import places
from hoso_kit.desk.signed_papers import training_authority
from hoso_kit.office.messages.postbox import read_plain, write_once

_FOLDER = "tin-cay"
_NAME = re.compile(r"[0-9a-f]{64}\.pem")
_CERTIFICATE = re.compile(rb"-----BEGIN CERTIFICATE-----[\sA-Za-z0-9+/=]+-----END CERTIFICATE-----\s*")
MAX_ROOTS, MAX_ROOT = 300, 20_000


def trusted_roots() -> tuple[bytes, ...]:
    """The root certificates (PEM) that a check accepts: one's own first, then the class's."""
    own = training_authority().trust
    shared: list[bytes] = []
    folder = places.post_folder() / _FOLDER
    if folder.is_dir() and not folder.is_symlink():
        for path in sorted(one for one in folder.iterdir() if _NAME.fullmatch(one.name))[:MAX_ROOTS]:
            data = _content(path)
            if data not in own and sha256(data).hexdigest() == path.stem and _is_root(data):
                shared.append(data)
    return (*own, *shared)


def _content(path: Path) -> bytes:
    try:
        return read_plain(path, MAX_ROOT) or b""
    except OSError:
        return b""


def _is_root(data: bytes) -> bool:
    """Whether it is a root as this kit makes them: one that isn't would spoil the check of every signature."""
    if not _CERTIFICATE.fullmatch(data):
        return False
    from cryptography import x509
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePublicKey

    try:
        root = x509.load_pem_x509_certificate(data)
        root.verify_directly_issued_by(root)
        is_authority = root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
        return bool(is_authority) and isinstance(root.public_key(), EllipticCurvePublicKey)
    except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound, x509.DuplicateExtension):
        return False


def share_root() -> None:
    """Leave this home's public root certificate in the post box, for those who get its documents."""
    folder = places.post_folder() / _FOLDER
    if folder.is_symlink():
        # what isn't the class's own folder gets nothing of ours
        return
    folder.mkdir(parents=True, exist_ok=True)
    for root in training_authority().trust:
        write_once(folder / f"{sha256(root).hexdigest()}.pem", root)
