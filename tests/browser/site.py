"""The web site of somebody who embeds the widget: two pages at another origin than the advisor's, under a strict policy."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = """<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>A site</title>
<script src="{advisor}/chat/widget.js" defer></script></head>
<body><main><h1>A page</h1><p>{path}</p><a href="/second">Next page</a></main>
<career-chat {attributes}></career-chat></body></html>"""


class Site:
    """The site. One server, and two origins: CHAT_ORIGINS lists `listed` and does not list `unlisted`."""

    def __init__(self, port: int) -> None:
        """Name the origins; set `advisor` before a page is asked for."""
        self.listed = f"http://127.0.0.1:{port}"
        self.unlisted = f"http://localhost:{port}"
        self.advisor = ""
        self.attributes = ""
        self.lang = "en"

    def page(self, path: str) -> bytes:
        """Return a page."""
        page = PAGE.format(advisor=self.advisor, path=path, attributes=self.attributes, lang=self.lang)
        return page.encode()

    @property
    def policy(self) -> str:
        """The policy of its pages: the advisor's origin and nothing else."""
        allowed = f"script-src {self.advisor}; connect-src {self.advisor}; img-src {self.advisor}"
        return f"default-src 'none'; {allowed}; require-trusted-types-for 'script'; trusted-types lit-html"


@contextmanager
def serving() -> Iterator[Site]:
    """Serve a site on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = site.page(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", site.policy)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Stay silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Site(server.server_address[1])
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
