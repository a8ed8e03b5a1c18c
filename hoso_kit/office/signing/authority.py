"""The training authority: a folder on this machine that holds its roots and every certificate that it gave out.

Keys are made here when first asked for, and never leave the folder that the caller names: they are no part of an
exercise, of the journal or of the repository. Each file is whole or not there (written beside, then renamed), for
its owner's eyes only, and a lock keeps several processes from making two different roots.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from hoso_kit.office.signing.certificates import TRAINING_NOTICE, Holder, Issued, issue, make_root

if TYPE_CHECKING:
    from pyhanko.sign.signers import SimpleSigner

Root = Literal["trusted", "stranger"]
ROOT_NAMES: dict[Root, str] = {"trusted": TRAINING_NOTICE, "stranger": "CA KHÔNG RÕ NGUỒN GỐC (LUYỆN TẬP)"}
_BEGIN = b"-----BEGIN "


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody who can sign: a person of an agency, or the agency itself. Holds the private key: never send it."""

    holder: Holder
    name: str
    organ_name: str
    issued: Issued

    def __repr__(self) -> str:
        """Without the key, which must not reach a log."""
        return f"Identity({self.holder}, {self.name!r}, {self.organ_name!r})"

    def signer(self) -> SimpleSigner:
        """What pyHanko signs with."""
        from pyhanko.keys.pemder import load_certs_from_pemder_data, load_private_key_from_pemder_data
        from pyhanko.sign.signers import SimpleSigner
        from pyhanko_certvalidator.registry import SimpleCertificateStore

        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple(load_certs_from_pemder_data(self.issued.issuer))
        (certificate,) = load_certs_from_pemder_data(self.issued.certificate)
        return SimpleSigner(certificate, load_private_key_from_pemder_data(self.issued.key, None), store)


@dataclass(frozen=True, slots=True)
class TrainingAuthority:
    """Gives out certificates that live in ``folder``; two authorities on one folder are the same one."""

    folder: Path

    @property
    def trust(self) -> tuple[bytes, ...]:
        """The certificates (PEM) that an office of the training world trusts: the one training root."""
        return (self._root("trusted").certificate,)

    def person(self, full_name: str, position: str, organ_name: str, day: date, *, root: Root = "trusted") -> Identity:
        """The person's certificate that is in force on ``day``."""
        return self._identity(root, "person", full_name, position, organ_name, _years_in_force(day))

    def agency(self, organ_name: str, day: date, *, root: Root = "trusted") -> Identity:
        """The agency's certificate that is in force on ``day``."""
        return self._identity(root, "agency", organ_name, "", organ_name, _years_in_force(day))

    def expired_person(self, full_name: str, position: str, organ_name: str, day: date) -> Identity:
        """The person's old certificate: its last day is the last of the year before ``day``."""
        return self._identity("trusted", "person", full_name, position, organ_name, (day.year - 5, day.year - 1))

    def _root(self, root: Root) -> Issued:
        return self._kept(f"root-{root}.pem", lambda: make_root(ROOT_NAMES[root]))

    def _identity(
        self, root: Root, holder: Holder, name: str, position: str, organ_name: str, years: tuple[int, int]
    ) -> Identity:
        parts = (root, holder, name, position, organ_name, *map(str, years))
        digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:24]
        issuer = self._root(root)
        issued = self._kept(f"{holder}-{digest}.pem", lambda: issue(issuer, holder, name, position, organ_name, years))
        return Identity(holder, name, organ_name, issued)

    def _kept(self, file_name: str, make: Callable[[], Issued]) -> Issued:
        """The file's keys, made once; whoever comes second reads what the first one wrote."""
        from filelock import FileLock

        path = self.folder / file_name
        if not path.exists():
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with FileLock(self.folder / ".lock"):
                if not path.exists():
                    _write_privately(path, make())
        return _parsed(path.read_bytes())


def _years_in_force(day: date) -> tuple[int, int]:
    """Five years with the signing day well inside: what was signed in December is still in force in January."""
    return (day.year - 1, day.year + 3)


def _write_privately(path: Path, issued: Issued) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".making-")  # mkstemp makes it 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(issued.key + issued.certificate + issued.issuer)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _parsed(data: bytes) -> Issued:
    key, certificate, issuer = (_BEGIN + block for block in data.split(_BEGIN)[1:])
    return Issued(key, certificate, issuer)
