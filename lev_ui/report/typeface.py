"""The dashboard's typeface, so that a report reads and its charts fit everywhere alike."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from importlib.util import find_spec
from pathlib import Path

MEDIA = "static/static/media"
UPRIGHT = "SourceSansVF-Upright*.woff2"  # Source Sans, SIL Open Font License 1.1


@cache
def typeface() -> str:
    """Return the rule that carries Source Sans as Streamlit ships it; nothing where it is not."""
    found = find_spec("streamlit")
    if found is None or found.origin is None:
        return ""
    files = sorted((Path(found.origin).parent / MEDIA).glob(UPRIGHT))
    if not files:
        return ""
    font = b64encode(files[0].read_bytes()).decode()
    return (
        '@font-face{font-family:"Source Sans";font-weight:200 900;'
        f'src:url(data:font/woff2;base64,{font}) format("woff2")}}\n'
    )
