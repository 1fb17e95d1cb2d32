#!/usr/bin/python3
"""Serves a folder on a free port of the loopback, which it prints, with the types feeds have."""
import functools
import http.server
import sys


class Feeds(http.server.SimpleHTTPRequestHandler):
    extensions_map = {".rss": "application/rss+xml", ".atom": "application/atom+xml", ".json": "application/feed+json"}

    def log_message(self, *args):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Feeds, directory=sys.argv[1]))
print(server.server_port, flush=True)
server.serve_forever()
