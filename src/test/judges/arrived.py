#!/usr/bin/env python3
"""Waits until every mail of FOLDER lies in a mailbox, and says whether it is byte for byte what was sent.

The server must be one that refuses a bare newline, which is tried out first.

usage: arrived.py MAILBOXES FOLDER; what arrived is copied to FOLDER/arrived. Exit status 1 if one is missing or changed.
"""
import pathlib
import smtplib
import ssl
import sys
import time

PATIENCE_SECONDS = 300
PORT = 2525


def takes_bare_newlines():
    """True if the server takes a message with a newline that no CR precedes."""
    careless = ssl.create_default_context()
    careless.check_hostname = False
    careless.verify_mode = ssl.CERT_NONE
    with smtplib.SMTP('127.0.0.1', PORT, 'mx.news.example.org', timeout=PATIENCE_SECONDS) as server:
        server.starttls(context=careless)
        server.ehlo()
        for command in ('MAIL FROM:<>', 'RCPT TO:<anna@example.net>', 'DATA'):
            server.docmd(command)
        server.send(b'Subject: x\r\n\r\none\ntwo\r\n.\r\n')
        return server.getreply()[0] < 400


boxes, folder = (pathlib.Path(it) for it in sys.argv[1:])
sent = {it.stem: it.read_bytes() for it in folder.glob('*.eml')}
if not sent:
    sys.exit('arrived: no mail was sent')

until = time.monotonic() + PATIENCE_SECONDS
while len(found := list(boxes.glob('**/new/*'))) < len(sent) and time.monotonic() < until:
    time.sleep(0.2)

# a mailbox keeps lines that end in LF; the server has put fields of its own in front and nothing behind
arrived = [it.read_bytes() for it in found]
(folder / 'arrived').mkdir()
bad = 0
if takes_bare_newlines():
    bad += 1
    print('FAILED the server takes bare newlines: that it took our mail says nothing')
for name, mail in sorted(sent.items()):
    same = [it for it in arrived if it.endswith(b'\n' + mail.replace(b'\r\n', b'\n'))]
    if len(same) == 1:
        (folder / 'arrived' / (name + '.eml')).write_bytes(same[0].replace(b'\n', b'\r\n'))
    else:
        bad += 1
        print(f'FAILED {name}: {len(same)} copies arrived unchanged')
print(f'postfix: {len(sent)} mails taken over STARTTLS, {len(found)} arrived, {bad} failed')
sys.exit(1 if bad or len(found) != len(sent) else 0)
