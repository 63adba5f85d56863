"""A page as HTML: one file that asks for nothing else, and in which no text of a report can act.

Every value passes `visible` (control and direction characters written out) and Jinja's escaping.
The policy in the page lets only its own style and script run, by their hashes; there is no inline
handler and no style attribute.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from dateline.exports.situation.views import Page
from dateline.presenting.escape import visible

if TYPE_CHECKING:
    import jinja2

_PACKAGE = "dateline.exports.situation"


def render(page: Page) -> str:
    """The page as one string of HTML."""
    from markupsafe import Markup

    style, script = _file("style.css"), _file("page.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            page=page,
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            policy=policy(style, script),
        )
    )


def policy(style: str, script: str) -> str:
    """The Content-Security-Policy of a page with this style and script."""
    parts = (
        "default-src 'none'",
        f"style-src '{_hash(style)}'",
        f"script-src '{_hash(script)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    )
    return "; ".join(parts)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


@cache
def _file(name: str) -> str:
    return resources.files(_PACKAGE).joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_file),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=_shown,
    )


def _shown(value: Any) -> Any:
    """*value* with all that could act or hide written out; our own markup as it is."""
    if isinstance(value, str) and not hasattr(value, "__html__"):
        return visible(value, lines=True)
    return value
