"""詞條: the index by initial and by part, and a page for every term with every place where it stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tiaowen.language.pinyin import toneless
from tiaowen.language.scripts import ScriptConverter
from tiaowen.lexicon import Lexicon, Term
from tiaowen.model import Script
from tiaowen.write import page_kinds
from tiaowen.write.labels import name, place_name
from tiaowen.write.markdown import Page, escape
from tiaowen.write.navigation import folder
from tiaowen.write.pages.common import common_meta, index_item, work_heading
from tiaowen.write.places import MANY, brief_places, places_list
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
    body = [f"# {title}", f'<p class="lead">{lead}</p>', *_by_initial(terms, script, converter, bool(parted))]
    if parted:
        body.append('<span id="by-part"></span>')
    for view in parted:
        body += _by_part(terms, view)
    path = f"{folder(script)}terms/index.md"
    meta = {**common_meta(script, path, page_kinds.TERMS), "title": title, "description": lead}
    return Page(path, meta, "\n\n".join(body), "docs/terms/")


def _by_initial(terms: Iterable[Term], script: Script, converter: ScriptConverter, by_part: bool) -> list[str]:
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        groups[term.initial].append(term)
    letters = sorted(groups)
    links = "".join(f'<a href="#{_letter_id(letter)}">{letter}</a>' for letter in letters)
    label = converter.say(script, "按拼音首字母")
    links += f'<a href="#by-part">{converter.say(script, "按部分")}</a>' if by_part else ""
    blocks = [f'<nav class="letters" aria-label="{label}">{links}</nav>']
    for letter in letters:
        listed = sorted(groups[letter], key=lambda term: (_sound(term), term.slug))
        blocks += [f"## {escape(letter)} {{: #{_letter_id(letter)} }}", _definitions(listed, script)]
    return blocks


def _letter_id(letter: str) -> str:
    return f"letter-{letter.lower()}" if letter.isalpha() else "letter-other"


def _sound(term: Term) -> list[str]:
    return [toneless(syllable) for syllable in term.pinyin]


def _definitions(terms: Iterable[Term], script: Script) -> str:
    items = "".join(
        f'<div><dt><a href="{term.slug}/">{escape(term.name.of(script))}</a>{pinyin_of(term)}</dt>'
        f"<dd>{escape(term.gloss.of(script))}</dd></div>"
        for term in terms
    )
    return f'<dl class="terms">{items}</dl>'


def _by_part(terms: Iterable[Term], view: View) -> list[str]:
    """The terms of a work, each under the highest units in which it stands."""
    names = {term.slug: term for term in terms}
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for slug, places in view.enriched.linked.terms.items():
        for place in places:
            found[view.tree.lineage(view.tree.units[place.unit])[0].id][slug] = None
    items = []
    for unit in view.tree.children(None):
        links = [
            f'<a href="{slug}/">{escape(view.show(names[slug].name))}</a>' for slug in names if slug in found[unit.id]
        ]
        if links:
            href = f"../{view.work.id}/{unit.id}/"
            items.append(f'<li><a href="{href}">{escape(name(unit, view.script))}</a><p>{"".join(links)}</p></li>')
    title = view.say("按部分")
    return [f"## {title}：{escape(view.show(view.work.short_title))}", f'<ul class="by-part">{"".join(items)}</ul>']


def _term_page(
    term: Term, related: Sequence[Term], views: Sequence[View], script: Script, converter: ScriptConverter
) -> Page:
    other: Script = "hans" if script == "hant" else "hant"
    headword = escape(term.name.of(script))
    same = term.name.hant == term.name.hans
    twin = "" if same else f'<span lang="zh-{other.capitalize()}">{escape(term.name.of(other))}</span>'
    variants = [escape(word.of(script)) for word in term.words[1:]]
    also = converter.say(script, "又作") + "：" + "、".join(variants) if variants else ""
    sub = "　".join(part for part in (pinyin_of(term), twin, also) if part)
    body = [
        f"# {headword}",
        *([f'<p class="sub">{sub}</p>'] if sub else []),
        f'<p class="gloss">{escape(term.gloss.of(script))}</p>',
        f'<p class="source">{converter.say(script, "依據")}：{_source(term, views, script)}</p>',
    ]
    if related:
        links = "".join(f'<a href="../{t.slug}/">{escape(t.name.of(script))}</a>' for t in related)
        body.append(f'<p class="see">{converter.say(script, "參見")}：{links}</p>')
    named = [(view, places) for view in views if (places := view.enriched.linked.terms.get(term.slug))]
    for view, places in named:
        if len(named) > MANY:
            body.append(brief_places(view, places, "../../"))
        else:
            body += [work_heading(view, len(places)), places_list(view, places, "../../")]
    path = f"{folder(script)}terms/{term.slug}/index.md"
    meta = {
        **common_meta(script, path, page_kinds.TERM),
        "title": term.name.of(script),
        "description": term.gloss.of(script),
        "crumbs": [index_item(script, converter, TITLE, "terms")],
    }
    return Page(path, meta, "\n\n".join(body), term.path)


def pinyin_of(term: Term) -> str:
    """The pinyin of the headword; "" when it has none."""
    spoken = " ".join(syllable for syllable in term.pinyin if syllable)
    return f'<i lang="zh-Latn-pinyin">{spoken}</i>' if spoken else ""


def _source(term: Term, views: Sequence[View], script: Script) -> str:
    """The law or standard named, or a link to the words of this site's text."""
    if not term.place:
        return escape(term.source.of(script))
    work, place = term.place
    view = next(view for view in views if view.work.id == work)
    unit, _, number = place.partition(".s")
    label = f"《{view.show(view.work.short_title)}》{place_name(view.tree, view.tree.units[unit], script)}"
    anchor = f"#s{number}" if number else ""
    tail = view.say(f"第{number}句") if number else ""
    return f'<a href="../../{work}/{unit}/{anchor}">{escape(label + tail)}</a>'
