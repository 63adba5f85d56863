"""HTML pages: the article without the page around it, and what the page says of itself."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from dateline.knowledge.reading_rules import page_marks
from dateline.model import Problem, Region
from dateline.reading.encoding import decode
from dateline.reading.options import Raw, ReadOptions, Unread, Unreadable, note
from dateline.reading.streams import whole

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{2,40})""", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_LD_DAY = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_SENTENCE = re.compile(r"\w[^\n]{30,}[.!?\"”’)]\s*$", re.M)
#: Last day that htmldate may guess when no day is given; without it, it would ask the clock.
_LAST_DAY = "2100-01-01"
_NO_ARTICLE = "save the page of one article, or give its text"


def read_html(
    stream: BinaryIO, options: ReadOptions, *, where: str, name: str
) -> Iterator[Raw | Unread]:
    """The article of an HTML page."""
    yield article(whole(stream, options.max_bytes), options, where=where, name=name)


def article(
    page: bytes, options: ReadOptions, *, where: str, name: str, url: str = "", charset: str = ""
) -> Raw:
    """The article of *page* with title, day, publisher and captions.

    Raises Unreadable when the page has no article or is no text. Nothing is fetched.
    """
    text, notes = _decoded(page, charset)
    tree = _tree(text)
    marks = _Marks(tree)
    captions = _captions_to_paragraphs(tree)
    found = _extracted(tree, url, options)
    body = (found.text if found is not None else None) or ""
    if not _SENTENCE.search(body):
        raise Unreadable("no article text in this page", _NO_ARTICLE)
    published, guessed = marks.published, False
    if not published and found.date:
        published, guessed = found.date, True
    if guessed:
        notes = (*notes, note("the page states no publication day; its markup suggests one"))
    return Raw(
        where,
        name,
        body,
        title=" ".join((found.title or "").split()),
        published=published or None,
        published_from="html",
        publisher=marks.publisher or found.sitename or "",
        url=url or found.url or "",
        language=marks.language,
        captions=_caption_regions(body, captions),
        notes=notes,
    )


def plain(fragment: str) -> str:
    """The text of an HTML fragment, a line for each block; text without tags is kept as it is."""
    if "<" not in fragment:
        return fragment
    root = _tree(f"<div>{fragment}</div>")
    for element in root.iter("p", "div", "br", "li", "h1", "h2", "h3", "h4", "blockquote", "tr"):
        element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in root.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def _decoded(page: bytes, charset: str) -> tuple[str, tuple[Problem, ...]]:
    declared = _CHARSET.search(page[:2048])
    name = charset or (declared[1].decode("ascii") if declared else "")
    try:
        codec = codecs.lookup(name)
        if codec.name not in ("utf-8", "utf-16", "ascii") and codec._is_text_encoding:
            return page.decode(codec.name), ()
    except (LookupError, UnicodeError, ValueError):
        pass  # an unknown or wrong declaration: the bytes themselves decide
    return decode(page)


def _tree(text: str) -> Any:
    from lxml import etree, html  # type: ignore[import-untyped]

    text = _DECLARATION.sub("", text).replace("\0", " ")
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise Unreadable("no HTML in this page", _NO_ARTICLE) from error
    return root


def _extracted(tree: Any, url: str, options: ReadOptions) -> Any:
    import trafilatura

    last = options.today.isoformat() if options.today else _LAST_DAY
    try:
        return trafilatura.bare_extraction(
            tree,
            url=url or None,
            include_comments=False,
            with_metadata=True,
            date_extraction_params={
                "max_date": last,
                "extensive_search": False,
                "original_date": True,
            },
        )
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        # What extraction is known to raise on broken markup: the page is told, the rest goes on.
        raise Unreadable(f"the page cannot be taken apart: {error}", _NO_ARTICLE) from error


class _Marks:
    """What a page states of itself in its markup."""

    def __init__(self, tree: Any) -> None:
        metas: dict[str, str] = {}
        for meta in tree.iter("meta"):
            name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
            if content := (meta.get("content") or "").strip():
                metas.setdefault(name.strip().lower(), content)
        self.language: str = tree.get("lang") or ""
        self.publisher = _first(metas, "publisher")
        self.published = _linked_data_day(tree) or _first(metas, "published") or _time_day(tree)


def _first(metas: dict[str, str], what: str) -> str:
    return next((metas[name] for name in page_marks()[what] if name in metas), "")


def _linked_data_day(tree: Any) -> str:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and (day := _LD_DAY.search(script.text or "")):
            return day[1]
    return ""


def _time_day(tree: Any) -> str:
    for element in tree.iter("time"):
        stated = element.get("pubdate") is not None or element.get("itemprop") == "datePublished"
        if stated and element.get("datetime"):
            return str(element.get("datetime"))
    return ""


def _captions_to_paragraphs(tree: Any) -> set[str]:
    """The captions of the page; each stands as a paragraph where its figure stood."""
    classes = set(page_marks()["caption_classes"])
    captions = set()
    found = [
        e
        for e in tree.iter("figcaption", "p", "div", "span")
        if e.tag == "figcaption" or classes.intersection((e.get("class") or "").lower().split())
    ]
    for element in found:
        text = " ".join(element.text_content().split())
        if not text:
            continue
        captions.add(text)
        figure = next(element.iterancestors("figure"), element)
        if figure.getparent() is None or len(" ".join(figure.text_content().split())) > 1000:
            continue
        paragraph = tree.makeelement("p")
        paragraph.text, paragraph.tail = text, figure.tail
        figure.getparent().replace(figure, paragraph)
    return captions


def _caption_regions(text: str, captions: set[str]) -> tuple[Region, ...]:
    regions, at = [], 0
    for line in text.split("\n"):
        if " ".join(line.split()) in captions:
            regions.append(Region(at, at + len(line), "caption", "html.figcaption"))
        at += len(line) + 1
    return tuple(regions)
