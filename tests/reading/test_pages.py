"""HTML pages, feeds and web archives."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

from dateline.reading import Read, ReadOptions, Unread, read

FIRST = "Rebels entered the city of Goma on Tuesday, residents said, after the army had left it."
LAST = "A minister in Kinshasa called it an invasion and said that the army would soon be back."
CAPTION = "Soldiers guard a bridge in Goma."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Goma falls | Example Wire</title>
<meta property="og:title" content="Goma falls to rebels">
<meta property="og:site_name" content="Example Wire">
<script type="application/ld+json">{{"datePublished": "2012-11-20T18:45:00+02:00"}}</script>
</head><body><nav><a href="/">Home</a> <a href="/africa">Africa</a></nav>
<article><h1>Goma falls to rebels</h1><p>{FIRST}</p>
<figure><img src="bridge.jpg"><figcaption>{CAPTION}</figcaption></figure><p>{LAST}</p>
<p>Sign up for our daily newsletter.</p></article>
<aside><h3>Related</h3><ul><li><a href="/1">War in the east</a></li></ul></aside>
<footer>Copyright 2012 Example Wire</footer></body></html>"""


def one(path: Path, data: str | bytes) -> Read | Unread:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return next(iter(read([path], options=ReadOptions(today=dt.date(2020, 1, 1)))))


def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path) -> None:
    found = one(tmp_path / "a.html", PAGE)
    assert isinstance(found, Read)
    report = found.report
    assert report.title == "Goma falls to rebels"
    assert report.publisher == "Example Wire"
    assert (report.published, report.published_time) == (dt.date(2012, 11, 20), "18:45 +02:00")
    assert report.published_from == "html"
    assert FIRST in report.text
    assert LAST in report.text
    for furniture in ("Home", "War in the east", "Copyright"):
        assert furniture not in report.text


def test_captions_and_sign_up_lines_of_a_page_are_marked(tmp_path: Path) -> None:
    found = one(tmp_path / "a.html", PAGE)
    assert isinstance(found, Read)
    report = found.report
    marked = {report.text[r.start : r.end]: r.kind for r in report.regions}
    assert marked[CAPTION] == "caption"
    assert marked.get("Sign up for our daily newsletter.", "boilerplate") == "boilerplate"


def test_the_declared_encoding_of_a_page_is_used(tmp_path: Path) -> None:
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace("Goma", "Гома")
    found = one(tmp_path / "a.html", page.encode("cp1251"))
    assert isinstance(found, Read)
    assert "Гома" in found.report.text


FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Example Wire</title>
<language>en-us</language><item><title>Goma &amp; the army</title><guid>g1</guid>
<link>http://example.org/1</link><pubDate>Tue, 20 Nov 2012 23:30:00 -0500</pubDate>
<description>&lt;p&gt;The army left the town.&lt;/p&gt;&lt;p&gt;Rebels came.&lt;/p&gt;</description>
</item><item><title>Nothing else</title></item></channel></rss>"""


def test_a_feed_gives_a_report_an_entry_with_its_local_day(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(FEED)
    first, second = list(read([path]))
    assert isinstance(first, Read)
    report = first.report
    assert (report.id, report.title) == ("g1", "Goma & the army")
    assert report.text == "The army left the town.\nRebels came."
    assert (report.published, report.publisher) == (dt.date(2012, 11, 20), "Example Wire")
    assert "only a summary" in first.problems[0].reason
    assert second == Unread(
        f"{path}:2", "an entry without text", "fetch the article and give its page"
    )


def test_an_entity_bomb_stays_small(tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    bomb = f'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">{levels}]>'
    bomb += (
        "<rss><channel><item><title>x</title><description>&j;</description></item></channel></rss>"
    )
    found = one(tmp_path / "a.rss", bomb)
    assert isinstance(found, Unread) or len(found.report.text) < 1000


def record(address: str, kind: str, body: bytes) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    block = head.encode() + body
    fields = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"WARC-Date: 2012-11-21T00:00:00Z\r\nWARC-Target-URI: {address}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return fields.encode() + block + b"\r\n\r\n"


def test_an_archive_gives_the_articles_of_its_pages(tmp_path: Path) -> None:
    parts = [
        record("http://example.org/1", "text/html; charset=utf-8", PAGE.encode()),
        record("http://example.org/x.png", "image/png", b"xx"),
        record("http://example.org/2", "text/html", b"<html></html>"),
    ]
    for name, data in (
        ("a.warc", b"".join(parts)),
        ("a.warc.gz", b"".join(gzip.compress(part) for part in parts)),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        first, second = list(read([path]))
        assert isinstance(first, Read)
        assert (first.report.url, first.report.title) == (
            "http://example.org/1",
            "Goma falls to rebels",
        )
        assert isinstance(second, Unread)
        assert second.where == f"{path}:2"
        assert "http://example.org/2" in second.reason
