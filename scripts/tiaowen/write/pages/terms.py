"""詞條: the index by initial and by part, and a page for every term with every place where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tiaowen.language.pinyin import toneless
from tiaowen.language.scripts import ScriptConverter
from tiaowen.lexicon import Lexicon, Term
from tiaowen.model import Script
from tiaowen.write import page_kinds
from tiaowen.write.html import Html, in_block, tag
from tiaowen.write.labels import name, place_name
from tiaowen.write.markdown import Markdown, Page
from tiaowen.write.navigation import folder
from tiaowen.write.pages.common import common_meta, index_item
from tiaowen.write.pages.in_works import by_work
from tiaowen.write.places import shown_places
from tiaowen.write.view import View

INDEXED_WORKS = 3
TITLE = "詞條"


def term_pages(lexicon: Lexicon, views: Sequence[View], script: Script, converter: ScriptConverter) -> list[Page]:
    """The index and the pages of all terms in one edition; ``views`` are of ``script``."""
    also_seen: dict[str, list[str]] = defaultdict(list)
    for term in lexicon.terms:
        for other in term.see:
            also_seen[other].append(term.slug)
    by_slug = {term.slug: term for term in lexicon.terms}
    pages = [_index(lexicon.terms, views, script, converter)]
    for term in lexicon.terms:
        related = [by_slug[slug] for slug in dict.fromkeys((*term.see, *also_seen[term.slug]))]
        pages.append(_term_page(term, related, views, script, converter))
    return pages


def _index(terms: Sequence[Term], views: Sequence[View], script: Script, converter: ScriptConverter) -> Page:
    title = converter.say(script, TITLE)
    lead = converter.say(
        script, f"文件裏的用語 {len(terms)} 條，每條有簡短的釋義和出處。正文裏的詞條，在每一項第一次出現的地方有虛線。"
    )
    parted = views if len(views) <= INDEXED_WORKS else []
    initials = _by_initial(terms, script, converter, bool(parted))
    body = [Markdown("# {}").format(title), tag("p", lead, class_="lead"), *initials]
    if parted:
        body.append(tag("span", id="by-part"))
    for view in parted:
        body += _by_part(terms, view)
    path = f"{folder(script)}terms/index.md"
    meta = {**common_meta(script, path, page_kinds.TERMS), "title": title, "description": lead}
    return Page(path, meta, Markdown("\n\n").join(body), "docs/terms/")


def _by_initial(terms: Iterable[Term], script: Script, converter: ScriptConverter, by_part: bool) -> list[Markdown]:
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        groups[term.initial].append(term)
    letters = sorted(groups)
    links = [tag("a", in_block(letter), href=f"#{_letter_id(letter)}") for letter in letters]
    label = converter.say(script, "按拼音首字母")
    links += [tag("a", converter.say(script, "按部分"), href="#by-part")] if by_part else []
    blocks: list[Markdown] = [tag("nav", *links, class_="letters", aria_label=label)]
    for letter in letters:
        listed = sorted(groups[letter], key=lambda term: (_sound(term), term.slug))
        heading = Markdown("## {} {{: #{} }}").format(letter, _letter_id(letter))
        blocks += [heading, _definitions(listed, script)]
    return blocks


def _letter_id(letter: str) -> str:
    return f"letter-{letter.lower()}" if letter.isalpha() else "letter-other"


def _sound(term: Term) -> list[str]:
    return [toneless(syllable) for syllable in term.pinyin]


def _definitions(terms: Iterable[Term], script: Script) -> Html:
    items = (
        tag(
            "div",
            tag("dt", tag("a", term.name.of(script), href=f"{term.slug}/"), pinyin_of(term)),
            tag("dd", term.gloss.of(script)),
        )
        for term in terms
    )
    return tag("dl", *items, class_="terms")


def _by_part(terms: Iterable[Term], view: View) -> list[Markdown]:
    """The terms of a work, each under the highest units in which it stands."""
    names = {term.slug: term for term in terms}
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for slug, places in view.enriched.linked.terms.items():
        for place in places:
            found[view.tree.lineage(view.tree.units[place.unit])[0].id][slug] = None
    items = []
    for unit in view.tree.children(None):
        links = [tag("a", view.show(names[slug].name), href=f"{slug}/") for slug in names if slug in found[unit.id]]
        if links:
            part = tag("a", name(unit, view.script), href=f"../{view.work.id}/{unit.id}/")
            items.append(tag("li", part, tag("p", *links)))
    title = Markdown("## {}：{}").format(view.say("按部分"), view.show(view.work.short_title))
    return [title, tag("ul", *items, class_="by-part")]


def _term_page(
    term: Term, related: Sequence[Term], views: Sequence[View], script: Script, converter: ScriptConverter
) -> Page:
    other: Script = "hans" if script == "hant" else "hant"
    same = term.name.hant == term.name.hans
    twin = "" if same else tag("span", term.name.of(other), lang=f"zh-{other.capitalize()}")
    variants = [word.of(script) for word in term.words[1:]]
    also = converter.say(script, "又作") + "：" + "、".join(variants) if variants else ""
    sub = Html("　").join(part for part in (pinyin_of(term), twin, also) if part)
    body: list[Markdown] = [
        Markdown("# {}").format(term.name.of(script)),
        *([tag("p", sub, class_="sub")] if sub else []),
        tag("p", term.gloss.of(script), class_="gloss"),
        tag("p", converter.say(script, "依據"), "：", _source(term, views, script), class_="source"),
    ]
    if related:
        links = (tag("a", t.name.of(script), href=f"../{t.slug}/") for t in related)
        body.append(tag("p", converter.say(script, "參見"), "：", *links, class_="see"))
    named = [(view, places) for view in views if (places := view.enriched.linked.terms.get(term.slug))]
    body += by_work(named, lambda view, places, _: [shown_places(view, places, "../../")])
    path = f"{folder(script)}terms/{term.slug}/index.md"
    meta = {
        **common_meta(script, path, page_kinds.TERM),
        "title": term.name.of(script),
        "description": term.gloss.of(script),
        "crumbs": [index_item(script, converter, TITLE, "terms")],
    }
    return Page(path, meta, Markdown("\n\n").join(body), term.path)


def pinyin_of(term: Term) -> Html:
    """The pinyin of the headword; "" when it has none."""
    spoken = " ".join(syllable for syllable in term.pinyin if syllable)
    return tag("i", spoken, lang="zh-Latn-pinyin") if spoken else Html("")


def _source(term: Term, views: Sequence[View], script: Script) -> str:
    """The law or standard named, or a link to the words of this site's text."""
    if not term.place:
        return term.source.of(script)
    work, place = term.place
    view = next(view for view in views if view.work.id == work)
    unit, _, number = place.partition(".s")
    label = f"《{view.show(view.work.short_title)}》{place_name(view.tree, view.tree.units[unit], script)}"
    anchor = f"#s{number}" if number else ""
    tail = view.say(f"第{number}句") if number else ""
    return tag("a", label + tail, href=f"../../{work}/{unit}/{anchor}")
