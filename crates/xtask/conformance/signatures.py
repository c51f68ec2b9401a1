"""What pyHanko says of the signed letters in a folder, and of letters that were changed.

usage: signatures.py PLACE CHANGES   (PLACE/root.pem, PLACE/signed/KEY_LEVEL.pdf; CHANGES changed files of B-B and B-T each)"""

import asyncio
import dataclasses
import random
import sys
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.ades import (
    _dss_to_local_knowledge,
    ades_basic_validation,
    ades_lta_validation,
    ades_with_time_validation,
)
from pyhanko.sign.validation.policy_decl import PdfSignatureValidationSpec, SignatureValidationSpec
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.ltv.types import ValidationTimingInfo
from pyhanko_certvalidator.policy_decl import (
    NO_REVOCATION,
    REQUIRE_REVINFO,
    CertRevTrustPolicy,
)
from pyhanko_certvalidator.registry import SimpleTrustManager

NOW = datetime(2026, 11, 1, 10, 0, 5, tzinfo=timezone.utc)


def root(place):
    _, _, der = pem.unarmor((place / "root.pem").read_bytes())
    return x509.Certificate.load(der)


def spec(anchor, with_revocation):
    """The test root alone is trusted; nothing is fetched: what the file lacks is missing."""
    policy = CertRevTrustPolicy(
        revocation_checking_policy=REQUIRE_REVINFO if with_revocation else NO_REVOCATION,
        retroactive_revinfo=True,
    )
    trusted = CertValidationPolicySpec(trust_manager=SimpleTrustManager.build(trust_roots=[anchor]), revinfo_policy=policy)
    return SignatureValidationSpec(cert_validation_policy=trusted)


async def judged(path, level, anchor):
    """None, or what is wrong."""
    reader = PdfFileReader(BytesIO(path.read_bytes()))
    found = reader.embedded_regular_signatures
    if len(found) != 1:
        return f"{len(found)} signatures"
    signature = found[0]
    signature.compute_integrity_info()
    at = ValidationTimingInfo(validation_time=NOW, best_signature_time=NOW, point_in_time_validation=True)
    long_term = level in ("B-LT", "B-LTA")
    wanted = spec(anchor, long_term)
    if level == "B-LTA":
        result = await ades_lta_validation(signature, PdfSignatureValidationSpec(wanted), timing_info=at)
    else:
        if long_term:
            wanted = dataclasses.replace(wanted, local_knowledge=_dss_to_local_knowledge(reader))
        validate = ades_basic_validation if level == "B-B" else ades_with_time_validation
        result = await validate(signature.signed_data, wanted, timing_info=at, raw_digest=signature.compute_digest())
    if result.ades_subindic != AdESPassed.OK:
        return f"{result.ades_subindic}: {result.failure_msg}"
    if level != "B-B" and abs(result.best_signature_time - NOW) > timedelta(seconds=10):
        return f"timestamp of {result.best_signature_time}"
    if (len(reader.embedded_timestamp_signatures) > 0) != (level == "B-LTA"):
        return "document timestamp"
    return coverage(reader, signature, long_term)


def coverage(reader, signature, long_term):
    if not long_term:
        whole = signature.coverage == SignatureCoverageLevel.ENTIRE_FILE
        return None if whole else f"coverage {signature.coverage}"
    last = reader.embedded_signatures[-1]
    last.compute_integrity_info()
    if signature.diff_result.modification_level != ModificationLevel.LTA_UPDATES:
        return f"modifications {signature.diff_result.modification_level}"
    if last is not signature and last.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        return f"coverage of the timestamp {last.coverage}"
    return None


async def holds(data, anchor):
    """Whether pyHanko takes a file for whole and valid."""
    try:
        reader = PdfFileReader(BytesIO(data))
        signature = reader.embedded_regular_signatures[0]
        known = signature.other_embedded_certs
        trusted = ValidationContext(trust_roots=[anchor], other_certs=known, moment=NOW, allow_fetching=False)
        status = await async_validate_pdf_signature(signature, trusted, ts_validation_context=trusted)
        return status.bottom_line and status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    except Exception:  # whatever a broken file makes of a reader, it is no yes
        return False


def hole(data):
    start = data.rindex(b"/Contents <") + len(b"/Contents ")
    return start, data.index(b">", start) + 1


async def main():
    place, changes = Path(sys.argv[1]), int(sys.argv[2])
    anchor = root(place)
    valid = 0
    files = sorted((place / "signed").glob("*.pdf"))
    for path in files:
        wrong = await judged(path, path.stem.split("_")[1], anchor)
        valid += wrong is None
        if wrong:
            print(f"{path.name}: {wrong}")
    unseen, chance = 0, random.Random(1)
    for level in ("B-B", "B-T"):
        data = (place / "signed" / f"p256_{level}.pdf").read_bytes()
        assert await holds(data, anchor), level
        start, end = hole(data)
        for _ in range(changes):
            at = chance.choice([chance.randrange(start), chance.randrange(end, len(data))])
            changed = bytearray(data)
            changed[at] ^= chance.randrange(1, 256)
            if await holds(bytes(changed), anchor):
                unseen += 1
                print(f"{level}: byte {at} changed and not seen")
    print(f"figure pyhanko_valid {valid}")
    print(f"figure pyhanko_failures {len(files) - valid} <= 0")
    print(f"figure pyhanko_changes {2 * changes}")
    print(f"figure pyhanko_changes_unseen {unseen} <= 0")


asyncio.run(main())
