"""Elements of Akoma Ntoso 3 (OASIS LegalDocML).  The only module that knows lxml."""

from __future__ import annotations

from lxml import etree
from lxml.builder import ElementMaker

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
AKN = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
Element = etree._Element


def as_bytes(document: Element) -> bytes:
    """The document as a file."""
    return etree.tostring(AKN.akomaNtoso(document), encoding="UTF-8", xml_declaration=True)
