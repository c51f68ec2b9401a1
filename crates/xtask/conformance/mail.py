"""Generated messages read by Python's oldest parser, by npm's mailparser and by dovecot, and taken by aiosmtpd."""

import email
import imaplib
import json
import re
import socket
import ssl
import subprocess
import sys
from email.header import decode_header, make_header
from email.policy import compat32
from email.utils import decode_params, collapse_rfc2231_value, parseaddr
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

FOLDER = "Judged"
FIELDS = ["subject", "from", "to", "file", "other_file"]


def unfolded(value):
    """A header on one line (RFC 5322 section 2.2.3): compat32 leaves it as it came."""
    return re.sub(r"\r?\n(?=[ \t])", "", value)


def words(value):
    """A header's text, its encoded words decoded (RFC 2047)."""
    return str(make_header(decode_header(unfolded(value))))


def name(value):
    """The name of the one address of a header."""
    return words(parseaddr(unfolded(value))[0])


def by_compat32(file):
    message = email.message_from_bytes(file.read_bytes(), policy=compat32)
    files = [part.get_filename() for part in message.walk() if part.get_content_disposition() == "attachment"]
    return [words(message["Subject"]), name(message["From"]), name(message["To"]), *files]


def by_mailparser(files, modules):
    script = Path(__file__).with_name("mailparser.cjs")
    run = subprocess.run(["node", script, modules, *files], stdout=subprocess.PIPE, check=True)
    return json.loads(run.stdout)


class Dovecot:
    """A mailbox into which messages are put, and what the server says of their structure."""

    def __init__(self, port, user, password, certificate):
        context = ssl.create_default_context(cafile=certificate)
        self.imap = imaplib.IMAP4_SSL("localhost", int(port), ssl_context=context)
        self.imap.login(user, password)
        self.imap.create(FOLDER)

    def read(self, files):
        for file in files:
            done, said = self.imap.append(FOLDER, None, None, file.read_bytes())
            assert done == "OK", said
        self.imap.select(FOLDER, readonly=True)
        done, answers = self.imap.fetch(f"1:{len(files)}", "(ENVELOPE BODYSTRUCTURE)")
        assert done == "OK", answers
        found = [told(answer) for answer in joined(answers)]
        self.imap.logout()
        return found


def joined(answers):
    """Each message's answer as one list, its literals in their places."""
    lines, literals = [], []
    for answer in answers:
        if isinstance(answer, tuple):
            lines.append(answer[0])
            literals.append(answer[1])
        else:
            lines.append(answer + b"\n")
    return parsed(b"".join(lines), literals)


TOKEN = re.compile(rb'\s*(?:(\()|(\))|"((?:[^"\\]|\\.)*)"|\{(\d+)\}|([^\s()"{]+))')


def parsed(text, literals):
    """The lists that stand in an answer, one for each message."""
    literals, stack = iter(literals), [[]]
    for begin, end, quoted, literal, atom in TOKEN.findall(text):
        if begin:
            stack.append([])
        elif end:
            done = stack.pop()
            stack[-1].append(done)
        elif literal:
            stack[-1].append(next(literals).decode())
        elif atom:
            stack[-1].append(None if atom == b"NIL" else atom.decode())
        else:
            stack[-1].append(re.sub(rb"\\(.)", rb"\1", quoted).decode())
    return [part for part in stack[0] if isinstance(part, list)]


def told(answer):
    """Subject, names and file names out of ENVELOPE and BODYSTRUCTURE (RFC 9051 section 7.5.2)."""
    fields = dict(zip(answer[::2], answer[1::2]))
    envelope, structure = fields["ENVELOPE"], fields["BODYSTRUCTURE"]
    names = [words(envelope[at][0][0] or "") for at in (2, 5)]
    return [words(envelope[1]), *names, *filter(None, map(file_name, structure))]


def file_name(part):
    """The name in the disposition of a part that is one file."""
    if not isinstance(part, list) or isinstance(part[0], list):
        return None
    for value in part:
        if isinstance(value, list) and len(value) == 2 and value[0] == "attachment":
            return decoded(zip(value[1][::2], value[1][1::2]))
    return None


def decoded(pairs):
    """`filename`, plain, in pieces or encoded (RFC 2231)."""
    named = [(key.lower(), text) for key, text in pairs if key.lower().startswith("filename")]
    if not named:
        return None
    params = decode_params([("attachment", ""), *named])
    return collapse_rfc2231_value(dict(params[1:])["filename"]).strip('"')


class Took:
    """What aiosmtpd was given: recipients and bytes, in their order."""

    def __init__(self):
        self.letters = []

    async def handle_DATA(self, server, session, envelope):
        self.letters.append((envelope.rcpt_tos, envelope.original_content))
        return "250 2.0.0 taken"


def sent_to_aiosmtpd(example, folder, count, certificate):
    """How many messages another server did not get once, to the byte and for their recipient."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, Path(certificate).with_name("key.pem"))
    took, login = Took(), ("office", "a password of the test")

    def authenticate(server, session, envelope, mechanism, given):
        return AuthResult(success=(given.login.decode(), given.password.decode()) == login)

    # The controller looks for its server at the port it was given: 0 will not do.
    with socket.create_server(("localhost", 0)) as free:
        port = free.getsockname()[1]
    server = Controller(
        took, hostname="localhost", port=port, tls_context=context, require_starttls=True, enable_SMTPUTF8=True,
        authenticator=authenticate, auth_required=True, data_size_limit=None,
    )
    server.start()
    try:
        subprocess.run([example, str(port), certificate, *login, folder], check=True)
    finally:
        server.stop()
    faults = abs(count - len(took.letters))
    for n, (recipients, taken) in enumerate(took.letters):
        name = "وزير" if n % 10 == 0 else "minister"
        if recipients != [f"{name}-{n}@officials.test"] or taken != (folder / f"{n}.eml").read_bytes():
            faults += 1
            print(f"aiosmtpd {n}: {recipients}, {len(taken)} bytes")
    return faults


def judge(folder, modules, port, user, password, certificate, sending):
    rows = [line.split("\t") for line in (folder / "expected.tsv").read_text("utf-8").splitlines()]
    files, expected = [folder / row[0] for row in rows], [row[1:] for row in rows]
    readers = {
        "compat32": [by_compat32(file) for file in files],
        "mailparser": by_mailparser(files, modules),
        "dovecot": Dovecot(port, user, password, certificate).read(files),
    }
    print(f"figure messages {len(files)} >= 1000")
    for reader, found in readers.items():
        faults = 0
        for file, wanted, got in zip(files, expected, found, strict=True):
            if wanted != got:
                faults += 1
                if faults <= 5:
                    for field, one, other in zip(FIELDS, wanted, [*got, *[None] * 5]):
                        if one != other:
                            print(f"{reader} {file.name} {field}: {one!r} read as {other!r}")
        print(f"figure {reader}_faults {faults} <= 0")
    print(f"figure aiosmtpd_faults {sent_to_aiosmtpd(sending, folder, len(files), certificate)} <= 0")


judge(Path(sys.argv[1]), *sys.argv[2:])
