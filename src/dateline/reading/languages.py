"""Which language a report is in: quickly for English prose, by py3langid otherwise."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dateline.knowledge.reading_rules import english, language_codes

#: Words looked at; more change nothing.
_SAMPLE = 3000
_WORD = re.compile(r"[^\W\d_]+")
#: Below this the classifier's answer is no evidence; measured on short news sentences.
_SURE = 0.6
_FEW_WORDS = 4
#: Letters beyond this code point are no Latin letters of English words and foreign names.
_LATIN = "\u0250"


def detect(text: str) -> str:
    """The ISO 639-1 code of *text*, or "" when it cannot be told.

    A text with enough English function words is English at once; a short text needs fewer.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    rules = english()
    share = sum(word in rules.function_words for word in words) / max(1, len(words))
    if share >= rules.sure_share and len(words) >= _FEW_WORDS:
        return "en"
    if not words:
        return ""
    code, confidence = _identifier().classify(sample)
    if confidence >= _SURE and len(code) == 2:
        return str(code)
    latin = sum(max(word) < _LATIN for word in words) > 0.9 * len(words)
    return "en" if latin and share >= rules.short_share else ""


def iso_639_1(declared: str) -> str:
    """The two-letter code of what an input declares ("en-US", "eng", "English"), or ""."""
    code = re.split(r"[-_. ]", declared.strip().lower(), maxsplit=1)[0]
    code = language_codes().get(code, code)
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
