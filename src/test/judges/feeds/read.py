#!/usr/bin/python3
"""Has a reader read every feed and compares what it understood with what was meant: read.py READER FOLDER ORIGIN."""
import calendar
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from email import message_from_bytes, policy
from pathlib import Path

reader, folder, origin = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
meant = [it for it in json.loads((folder / "meant.json").read_text()) if it["format"] in ("rss", "atom")]
faults = []
compared = set()


def same(feed, entry, field, wanted, got):
    compared.add(field)
    if wanted != got:
        faults.append(f"{feed['path']} {entry.get('id', '')} {field}: meant {wanted!r}, read {got!r}"[:400])


def squeezed(text):
    return re.sub(r"\s+", " ", text).strip()


def feedparser():
    import feedparser

    feedparser.SANITIZE_HTML = 0
    feedparser.RESOLVE_RELATIVE_URIS = 0
    for feed in meant:
        read = feedparser.parse((folder / feed["file"]).read_bytes())
        same(feed, {}, "bozo", False, bool(read.bozo))
        same(feed, {}, "entries", len(feed["entries"]), len(read.entries))
        for entry, got in zip(feed["entries"], read.entries):
            same(feed, entry, "id", entry["id"], got.id)
            same(feed, entry, "url", entry["url"], got.link)
            same(feed, entry, "title", entry["title"], got.title)
            same(feed, entry, "author", entry["author"], got.author)
            same(feed, entry, "summary", entry["summary"], got.summary)
            same(feed, entry, "content", entry["html"].strip(), got.content[0].value)
            same(feed, entry, "published", entry["published"], calendar.timegm(got.published_parsed))
            same(feed, entry, "updated", entry["updated"], calendar.timegm(got.updated_parsed))
            labels = list(dict.fromkeys(it.get("label") or it.term for it in got.get("tags", [])))
            same(feed, entry, "categories", entry["categories"], labels)
            files = min(1, entry["files"]) if feed["format"] == "rss" else entry["files"]
            same(feed, entry, "enclosures", files, len(got.enclosures))


def newsboat():
    """Reads into its own database. It keeps an entry once, whichever feed brought it first: each feed gets a database."""
    for feed in meant:
        with tempfile.TemporaryDirectory() as home:
            (Path(home) / "urls").write_text(f"{origin}/{feed['file']}\n")
            (Path(home) / "config").write_text("reload-threads 1\n")
            command = ["newsboat", "-u", f"{home}/urls", "-c", f"{home}/cache.db", "-C", f"{home}/config", "-x", "reload"]
            subprocess.run(command, check=True, timeout=600, env={**os.environ, "HOME": home}, stdout=subprocess.DEVNULL)
            rows = sqlite3.connect(f"{home}/cache.db").execute(
                "SELECT guid, title, author, url, pubDate, content FROM rss_item").fetchall()
        by_id = {row[0]: row for row in rows}
        same(feed, {}, "entries", sorted(it["id"] for it in feed["entries"]), sorted(by_id))
        for entry in feed["entries"]:
            _, title, author, url, at, content = by_id.get(entry["id"], (None,) * 6)
            same(feed, entry, "title", squeezed(entry["title"]), squeezed(title or ""))
            same(feed, entry, "author", entry["author"], author)
            same(feed, entry, "url", entry["url"], url)
            same(feed, entry, "published", entry["published"], at)
            same(feed, entry, "content", entry["html"].strip(), (content or "").strip())
            # it keeps enclosures of sound and film only


def rss2email():
    """Sends a mail for each entry; a sendmail of ours takes them."""
    for feed in meant:
        if "/archive/" in feed["path"] or not re.search(r"/feeds/(corrections/)?(en|uk|ar|all)\.", feed["path"]):
            continue  # one mail after the other takes its time
        with tempfile.TemporaryDirectory() as home:
            mails = Path(home) / "mails"
            mails.mkdir()
            sendmail = Path(home) / "sendmail"
            sendmail.write_text(f'#!/bin/sh\ncat >"$(mktemp {mails}/XXXXXXXXXX)"\n')
            sendmail.chmod(0o755)
            config, data = f"{home}/r2e.cfg", f"{home}/r2e.json"
            base = ["r2e", "-c", config, "-d", data]
            subprocess.run(base + ["new", "reader@example.org"], check=True, capture_output=True)
            text = Path(config).read_text()
            for key, value in {"email-protocol": "sendmail", "sendmail": str(sendmail), "html-mail": "True",
                               "from": "feeds@example.org", "date-header": "True"}.items():
                text = re.sub(rf"(?m)^{key} = .*$", f"{key} = {value}", text)
            Path(config).write_text(text)
            subprocess.run(base + ["add", "judged", f"{origin}/{feed['file']}"], check=True, capture_output=True)
            run = subprocess.run(base + ["run"], capture_output=True, text=True, timeout=600)
            same(feed, {}, "complaints", "", "".join(l for l in run.stderr.splitlines() if "rror" in l or "arning" in l))
            got = [message_from_bytes(it.read_bytes(), policy=policy.default) for it in mails.iterdir()]
        by_url = {}
        for mail in got:
            body = mail.get_body(("html", "plain")).get_content()
            found = re.search(r'href="(https://news\.example\.org/(?:en|uk|ar)/\d{4}/[^"]*)"', body)
            by_url.setdefault(found.group(1) if found else "", []).append((str(mail["Subject"]), body))
        same(feed, {}, "mails", len(feed["entries"]), len(got))
        for entry in feed["entries"]:
            subjects = [it[0] for it in by_url.get(entry["url"], [])]
            same(feed, entry, "subject", True, squeezed(entry["title"]) in [squeezed(it) for it in subjects])


{"feedparser": feedparser, "newsboat": newsboat, "rss2email": rss2email}[reader]()
for fault in faults[:20]:
    print(f"{reader}: {fault}", file=sys.stderr)
entries = sum(len(it["entries"]) for it in meant)
print(f"{reader:12} {len(meant):4} documents {entries:5} entries  {'ok' if not faults else str(len(faults)) + ' differences'}"
      f"  ({', '.join(sorted(compared))})")
sys.exit(1 if faults else 0)
