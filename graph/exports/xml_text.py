"""Text for XML: escaped, and without the characters that XML 1.0 forbids."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"


def element_text(text: str) -> str:
    """Return text for the inside of an element; a carriage return is kept as a reference."""
    return escape(FORBIDDEN.sub(REPLACEMENT, text), {"\r": "&#13;"})


def attribute(text: str) -> str:
    """Return a quoted attribute value."""
    return quoteattr(FORBIDDEN.sub(REPLACEMENT, text), {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
