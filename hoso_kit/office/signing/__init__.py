"""Real digital signatures for the training office: makes, signs and verifies PDFs; decides nothing.

The PDFs are made on the machine that shows them. Their bytes differ from run to run (keys are random), so they never
enter the journal, and no rule of the office and no grader looks at them: whether an arriving document is in order is
the scenario's fact, and this room gives the learner something real to see it on.

    authority = TrainingAuthority(folder)               keys are made there when first needed; files 0600, never in git
    pdf = make_signed_pdf(document, kind, authority, day)   kind: one of KINDS; day is the office's, not the machine's
    seen = verify_pdf(pdf, authority.trust, office.today, expected_agency=…, expected_person=…)
    seen.verdict, seen.signatures[0].facts, seen.citations, seen.as_data()      facts in Vietnamese, for the screen

An outgoing document, step by step, each a new revision that leaves the earlier bytes alone:

    pdf = make_pdf(document)                            the sheets of Phụ lục I with two empty signature fields
    pdf = sign_as_person(pdf, authority.person(full_name, position, organ_name, day), day)
    pdf = seal_as_agency(pdf, authority.agency(organ_name, day), day)
    copy = sign_copy(pdf, authority.agency(organ_name, day), "Sao y", day)      the line at the top right

Loading this package is cheap; pyHanko, cryptography and reportlab load with the first call (about half a second).
"""

from hoso_kit.office.signing.authority import Identity, TrainingAuthority
from hoso_kit.office.signing.certificates import TRAINING_NOTICE
from hoso_kit.office.signing.samples import KINDS, Kind, make_signed_pdf
from hoso_kit.office.signing.sheet import make_pdf, make_scan
from hoso_kit.office.signing.signer import CopyForm, seal_as_agency, sign_as_person, sign_copy
from hoso_kit.office.signing.verification import SignatureFinding, Verification
from hoso_kit.office.signing.verifying import verify_pdf

__all__ = [
    "KINDS",
    "TRAINING_NOTICE",
    "CopyForm",
    "Identity",
    "Kind",
    "SignatureFinding",
    "TrainingAuthority",
    "Verification",
    "make_pdf",
    "make_scan",
    "make_signed_pdf",
    "seal_as_agency",
    "sign_as_person",
    "sign_copy",
    "verify_pdf",
]
