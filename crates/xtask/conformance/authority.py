"""A test authority over HTTP on 127.0.0.1: certificates, OCSP, revocation lists and timestamps by certomancer,
its clock standing still. Prints `ready PORT` when it answers; ends with its standard input.

usage: authority.py PLACE   (writes PLACE/root.pem and, for each kind of key, PLACE/KEY.p12 with the password `test`;
for a token KEY.key.pem, KEY.der, interm.der and root.der)"""

import sys
import threading
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from asn1crypto import ocsp, pem, tsp
from certomancer.registry import ArchLabel, CertLabel, CertomancerConfig, ServiceLabel
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

NOW = datetime(2026, 11, 1, 10, 0, 0, tzinfo=timezone.utc)
SIGNERS = {
    "rsa2048": lambda: rsa.generate_private_key(65537, 2048),
    "rsa4096": lambda: rsa.generate_private_key(65537, 4096),
    "p256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "p384": lambda: ec.generate_private_key(ec.SECP384R1()),
}
AUTHORITIES = {
    "root": lambda: rsa.generate_private_key(65537, 3072),
    "interm": lambda: ec.generate_private_key(ec.SECP256R1()),
    "tsa": lambda: rsa.generate_private_key(65537, 2048),
    "ocsp": lambda: ec.generate_private_key(ec.SECP256R1()),
}


VALIDITY = {"valid-from": "2020-01-01T00:00:00+0000", "valid-to": "2100-01-01T00:00:00+0000"}


def usage(*uses):
    return {"id": "key_usage", "critical": True, "smart-value": {"schema": "key-usage", "params": list(uses)}}


# Where revocation is told: by OCSP of those whom the intermediate certified, by the root's list of itself.
BY_OCSP = {
    "id": "authority_information_access",
    "smart-value": {"schema": "aia-urls", "params": {"ocsp-responder-names": ["interm"]}},
}
BY_LIST = {
    "id": "crl_distribution_points",
    "smart-value": {"schema": "crl-dist-url", "params": {"crl-repo-names": ["root"]}},
}


def certificate(name, issuer, *extensions):
    return {"subject": name, "issuer": issuer, "validity": VALIDITY, "extensions": list(extensions)}


def certificates():
    authority = {"id": "basic_constraints", "critical": True, "value": {"ca": True}}
    issuing, signing = usage("key_cert_sign", "crl_sign"), usage("digital_signature")
    stamping = {"id": "extended_key_usage", "critical": True, "value": ["time_stamping"]}
    answering = {"id": "extended_key_usage", "value": ["ocsp_signing"]}
    made = {
        "root": certificate("root", "root", authority, issuing),
        "interm": certificate("interm", "root", authority, issuing, BY_LIST),
        "tsa": certificate("tsa", "interm", stamping, signing, BY_OCSP),
        "ocsp": certificate("ocsp", "interm", answering, signing, {"id": "ocsp_no_check"}),
    }
    for name in SIGNERS:
        made[name] = certificate(name, "interm", usage("digital_signature", "non_repudiation"), BY_OCSP)
    return made


def config(port):
    names = [*AUTHORITIES, *SIGNERS]
    services = {
        "ocsp": {"interm": {"for-issuer": "interm", "responder-cert": "ocsp", "signing-key": "ocsp"}},
        "crl-repo": {"root": {"for-issuer": "root", "signing-key": "root", "simulated-update-schedule": "P30D"}},
        "time-stamping": {"tsa": {"signing-key": "tsa", "signing-cert": "tsa"}},
    }
    architecture = {
        "keyset": "keys",
        "entity-defaults": {"country-name": "SY", "organization-name": "Test"},
        "entities": {name: {"common-name": f"Test {name}"} for name in names},
        "certs": certificates(),
        "services": services,
    }
    return {
        "external-url-prefix": f"http://127.0.0.1:{port}",
        "keysets": {"keys": {"keys": {name: {"path": f"{name}.key.pem"} for name in names}}},
        "pki-architectures": {"test": architecture},
    }


def main():
    place = Path(sys.argv[1])
    for name, make in {**AUTHORITIES, **SIGNERS}.items():
        key = make().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (place / f"{name}.key.pem").write_bytes(key)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = CertomancerConfig(config(server.server_port), key_search_dir=str(place))
    architecture = made.get_pki_arch(ArchLabel("test"))
    Handler.services = architecture.service_registry
    (place / "root.pem").write_bytes(pem.armor("CERTIFICATE", architecture.get_cert(CertLabel("root")).dump()))
    for name in [*SIGNERS, "interm", "root"]:
        (place / f"{name}.der").write_bytes(architecture.get_cert(CertLabel(name)).dump())
    for name in SIGNERS:
        (place / f"{name}.p12").write_bytes(architecture.package_pkcs12(CertLabel(name), password=b"test"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print("ready", server.server_port, flush=True)
    sys.stdin.read()


class Handler(BaseHTTPRequestHandler):
    services = None

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        _, _, kind, label, *_ = self.path.split("/")
        if kind == "tsa":
            service = self.services.summon_timestamper(ServiceLabel(label), NOW)
            self.answer(service.request_tsa_response(tsp.TimeStampReq.load(body)), "application/timestamp-reply")
        else:
            service = self.services.summon_responder(ServiceLabel(label), NOW)
            self.answer(service.build_ocsp_response(ocsp.OCSPRequest.load(body)), "application/ocsp-response")

    def do_GET(self):
        label = self.path.split("/")[3]
        self.answer(self.services.get_crl(ServiceLabel(label), NOW), "application/pkix-crl")

    def answer(self, value, media_type):
        body = value.dump()
        self.send_response(200)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    main()
