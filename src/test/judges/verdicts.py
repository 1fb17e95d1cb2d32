#!/usr/bin/env python3
"""Lets dkimpy, opendkim, SPF, DMARC, SpamAssassin and rspamd judge each mail of FOLDER, and says what they found.

usage: verdicts.py FOLDER; NAME.eml is a mail, NAME.sender its envelope sender, arrived/NAME.eml what a server made of it.
Exit status 1 if a judge fails a mail, or passes one that was tampered with.
"""
import email.utils
import json
import pathlib
import re
import subprocess
import sys
import time
import urllib.request

import authheaders
import dkim
import dns.exception
import dns.resolver

DOMAIN = 'news.example.org'
FOREIGN = 'bounces.elsewhere.example'
ADDRESS = '198.51.101.10'
HOST = 'mx.' + DOMAIN
RECIPIENT = 'anna@example.net'
HIGHEST_SCORE = 0.5
LONGEST_LINE = 998
ALGORITHMS = ['ed25519-sha256', 'rsa-sha256']
RSPAMD = 'http://127.0.0.1:11999'
PATIENCE_SECONDS = 300  # rspamd starts in 9 s on two idle processors, in 83 s beside six busy programs
GTUBE = b'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X'


def signatures(mail):
    """(algorithm, selector, mail with this signature alone) of each, sorted by algorithm."""
    head, body = mail.split(b'\r\n\r\n', 1)
    fields = re.split(rb'\r\n(?![ \t])', head)
    ours = [it for it in fields if it.lower().startswith(b'dkim-signature:')]
    rest = [it for it in fields if it not in ours]
    found = []
    for one in ours:
        tags = dict(re.findall(r'([a-z]+)=([^;]*)', re.sub(r'\s+', '', one.decode().split(':', 1)[1])))
        found.append((tags['a'], tags['s'], b'\r\n'.join([one] + rest) + b'\r\n\r\n' + body))
    return sorted(found)


def dkimpy(mail):
    count = len(signatures(mail))
    return count > 0 and all(dkim.DKIM(mail).verify(idx=it) for it in range(count))


def opendkim(mail):
    return subprocess.run(['opendkim-testmsg'], input=mail, capture_output=True, timeout=PATIENCE_SECONDS).returncode == 0


def authenticated(mail, sender):
    """The verdicts on SPF, DKIM and DMARC of a receiver, such as {'spf': 'pass'}."""
    text = authheaders.authenticate_message(
        mail, 'mx.example.net', ip=ADDRESS, mail_from=sender, helo=HOST, spf=True, dkim=True, dmarc=True)
    verdicts = {}
    for method, verdict in re.findall(r'\b(spf|dkim|dmarc)=(\w+)', text):
        verdicts.setdefault(method, verdict)
    return verdicts


def received(mail, sender):
    """As its receiver would file it."""
    trace = (f'Return-Path: <{sender}>\r\nReceived: from {HOST} ({HOST} [{ADDRESS}])\r\n'
             f'\tby mx.example.net (Postfix) with ESMTPS id 4XyZ12\r\n\tfor <{RECIPIENT}>; {email.utils.formatdate()}\r\n')
    return trace.encode() + mail


def dns_is_up():
    """Who asks it before it listens takes a record for missing."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            return bool(dns.resolver.resolve(DOMAIN, 'TXT', lifetime=5))
        except (dns.exception.DNSException, OSError):
            time.sleep(0.2)
    return False


def rspamd_is_up():
    """It reads its rules before it listens, which takes long on a busy machine; it must answer, not only listen."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(RSPAMD + '/ping', timeout=5) as answer:
                return answer.status == 200
        except OSError:
            time.sleep(0.2)
    return False


def rspamd(mail, sender):
    """(score, {rule: score}, selectors whose signature is good)"""
    headers = {'IP': ADDRESS, 'Helo': HOST, 'Hostname': HOST, 'From': sender, 'Rcpt': RECIPIENT}
    request = urllib.request.Request(RSPAMD + '/checkv2', data=received(mail, sender), headers=headers)
    with urllib.request.urlopen(request, timeout=PATIENCE_SECONDS) as answer:
        verdict = json.load(answer)
    rules = verdict['symbols']
    good = rules.get('R_DKIM_ALLOW', {}).get('options', [])
    return (verdict['score'], {name: it['score'] for name, it in rules.items() if it['score']},
            sorted(it.split(':s=')[1] for it in good))


def spamassassin(folder, mails):
    """{name: (score, rules)}"""
    (folder / 'received').mkdir(exist_ok=True)
    files = []
    for name, (mail, sender) in mails.items():
        file = folder / 'received' / (name + '.eml')
        file.write_bytes(received(mail, sender).replace(b'\r\n', b'\n'))
        files.append(str(file))
    script = pathlib.Path(__file__).with_name('spamassassin.pl')
    lines = subprocess.run(['perl', str(script)] + files, capture_output=True, text=True, timeout=900, check=True).stdout
    verdicts = {}
    for line in lines.splitlines():
        file, score, rules = line.split('\t')
        verdicts[pathlib.Path(file).stem] = (float(score), rules)
    return verdicts


def faults(mail, arrived, sender, score, spam):
    """What is wrong with a mail; empty = nothing."""
    found = []

    def want(right, fault):
        if not right:
            found.append(fault)

    ours = signatures(mail)
    want([it[0] for it in ours] == ALGORITHMS, 'it is not signed with RSA and Ed25519')
    want(dkimpy(mail), 'dkimpy refuses a signature')
    want(dkimpy(arrived), 'dkimpy refuses a signature after a server has taken the mail')
    for algorithm, _, alone in ours:
        want(opendkim(alone), f'opendkim refuses the {algorithm} signature')
    want(spam[2] == sorted(it[1] for it in ours), f'rspamd takes only the signatures {spam[2]}')
    whole = authenticated(mail, sender)
    want(whole == {'spf': 'pass', 'dkim': 'pass', 'dmarc': 'pass'}, f'a receiver says {whole}')
    by_dkim = authenticated(mail, 'b@' + FOREIGN)
    want(by_dkim.get('spf') != 'pass' and by_dkim.get('dmarc') == 'pass', f'DMARC by DKIM alone: {by_dkim}')
    by_spf = authenticated(tampered(mail), sender)
    want(by_spf.get('dkim') != 'pass' and by_spf.get('dmarc') == 'pass', f'DMARC by SPF alone: {by_spf}')
    want(score[0] <= HIGHEST_SCORE, f'SpamAssassin {score[0]}: {score[1]}')
    want(spam[0] <= HIGHEST_SCORE, f'rspamd {spam[0]:.2f}: {spam[1]}')
    longest = max(len(it) for it in mail.split(b'\r\n'))
    want(longest <= LONGEST_LINE, f'a line of {longest} characters')
    return found


def tampered(mail):
    """Another word in the subject."""
    return mail.replace(b'\r\nSubject: ', b'\r\nSubject: Re: ', 1)


def lenient(mail, sender, spam_of):
    """The judges that pass what they must not: a changed mail, and the sample that every filter refuses."""
    forged = tampered(mail)
    passed = []
    if dkimpy(forged):
        passed.append('dkimpy')
    if any(opendkim(it[2]) for it in signatures(forged)):
        passed.append('opendkim')
    if rspamd(forged, sender)[2]:
        passed.append('rspamd (DKIM)')
    if authenticated(forged, 'b@' + FOREIGN).get('dmarc') != 'fail':
        passed.append('DMARC')
    if authenticated(mail, 'b@' + FOREIGN).get('spf') == 'pass':
        passed.append('SPF')
    if spam_of['gtube'][0] <= HIGHEST_SCORE:
        passed.append('SpamAssassin')
    return passed


def main():
    folder = pathlib.Path(sys.argv[1])
    mails = {it.stem: (it.read_bytes(), it.with_suffix('.sender').read_text()) for it in sorted(folder.glob('*.eml'))}
    if not mails:
        sys.exit('judged: there is no mail to judge')
    if not dns_is_up():
        sys.exit('judged: our name server does not answer')
    if not rspamd_is_up():
        sys.exit('judged: rspamd does not answer')
    first = next(iter(mails.values()))
    plain = b'From: a@%s\r\nTo: b@example.net\r\nSubject: x\r\n\r\n%s\r\n' % (DOMAIN.encode(), GTUBE)
    scores = spamassassin(folder, {**mails, 'gtube': (plain, first[1])})

    bad = 0
    print(f'{"mail":14} SpamAssassin  rspamd  rules of rspamd that add')
    for name, (mail, sender) in mails.items():
        spam = rspamd(mail, sender)
        print(f'{name:14} {scores[name][0]:12.2f} {spam[0]:7.2f}  {({k: round(v, 2) for k, v in spam[1].items() if v > 0})}')
        for fault in faults(mail, (folder / 'arrived' / (name + '.eml')).read_bytes(), sender, scores[name], spam):
            print(f'  FAILED {name}: {fault}')
            bad += 1
    for judge in lenient(*first, scores):
        print(f'  FAILED {judge} passes what it must refuse: its verdicts mean nothing')
        bad += 1
    print(f'{len(mails)} judged, {bad} failed')
    sys.exit(1 if bad else 0)


if __name__ == '__main__':
    main()
