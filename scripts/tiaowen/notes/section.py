"""Notes on the page of their unit, and the marks that lead to them from the text.

Each note stands once in a page, below the text; ``notes.js`` shows it beside the words on a wide
screen and over the foot or head of the window on a narrow one.
"""

from __future__ import annotations

from collections.abc import Iterable

from tiaowen.kit.html_tokens import tokens
from tiaowen.model import Both, Sentence, Unit
from tiaowen.notes.clauses import text_hash
from tiaowen.notes.file_text import front_matter
from tiaowen.notes.html import with_addresses
from tiaowen.notes.kinds import USUAL
from tiaowen.notes.languages import LANGUAGES
from tiaowen.notes.note import EDITION, NOTES, SITE, Departed, LinkTarget, PlacedNote
from tiaowen.notes.positions import ADDRESSED
from tiaowen.write.host import edit_file, new_file
from tiaowen.write.html import LINE, Html, Value, in_block, on_lines, tag
from tiaowen.write.labels import place_name
from tiaowen.write.marked.marks import Mark
from tiaowen.write.view import View

UP = "../../"


def note_marks(view: View, sentence: Sentence, own: bool) -> list[Mark]:
    """The words of ``sentence`` that carry notes, each with the number that leads to its note."""
    marks = []
    for passage, note in view.commentary.marks.get(sentence.id, ()):
        last = passage == note.passages[-1]
        number = _number(view, note)
        after = _reference(view, note, own) if last else Html("")
        marks.append(Mark(passage.start, passage.end, "span", {"class_": "nt", "data_n": number}, after))
    return marks


def unit_references(view: View, unit: Unit) -> Html:
    """The numbers of the notes on the whole unit, for behind its heading."""
    notes = view.commentary.of.get(unit.id, ())
    return Html("").join(_reference(view, note, own=True) for note in notes if not note.passages)


def note_section(view: View, unit: Unit) -> Html:
    """All that stands below the text of a unit's own page: its notes, and how to add one."""
    notes = view.commentary.of.get(unit.id, ())
    title = view.say("註釋")
    head = tag("h2", title, " ", tag("small", str(len(notes))), id="notes-title") if notes else ""
    stale = sum(note.stale for note in notes)
    told = view.say(f"有 {stale} 條註釋待複核：原文在註釋寫成之後改過。")
    blocks = [
        head,
        tag("p", told, class_="stale") if stale else "",
        *(_note(view, unit, note) for note in notes),
        *(_departed(view, departed) for departed in view.commentary.departed if departed.unit == unit.id),
        _seen(view, view.commentary.seen.get(unit.id, ())),
    ]
    bare = not any(blocks)
    blocks.append(_add(view, unit, bool(notes)))
    label: dict[str, Value] = {"aria_labelledby": "notes-title"} if notes else {"aria_label": title}
    return on_lines("section", *blocks, class_="notes bare" if bare else "notes", id="notes", **label)


def note_count(view: View, unit: Unit, page: str) -> Html:
    """A link that says how many notes a unit has; "" when none."""
    count = len(view.commentary.of.get(unit.id, ()))
    return tag("a", view.say(f"註釋 {count} 條"), class_="nc", href=f"{page}#notes") if count else Html("")


def quotation(view: View, note: PlacedNote) -> str:
    """The words a note is on, as the edition has them."""
    return view.show(view.tree.units[note.unit].text)[note.start : note.end]


def rooted(html: str, edition_root: str, site_root: str) -> str:
    """``html`` of a note with its addresses made to start from the given roots; what stands in code is no address."""
    roots = {SITE: site_root, EDITION: edition_root}
    begun = {
        address: root + address.removeprefix(mark)
        for token in tokens(html)
        if (address := token.get(ADDRESSED.get(token.name, "")))
        for mark, root in roots.items()
        if address.startswith(mark)
    }
    return with_addresses(html, begun)


def target_name(view: View, target: LinkTarget) -> str:
    """What a target is called in a list of links."""
    if target.label.hant:
        return view.show(target.label)
    other = view.others.get(target.work, view)
    unit = other.tree.units[target.unit]
    label = place_name(other.tree, unit, view.script)
    if other is not view:
        label = view.show(other.work.short_title) + label
    sentence = target.anchor.removeprefix("s")
    return label + (view.say(f"第{sentence}句") if target.anchor.startswith("s") else "")


def _number(view: View, note: PlacedNote) -> int:
    return view.commentary.of[note.unit].index(note) + 1


def _reference(view: View, note: PlacedNote, own: bool) -> Html:
    number = _number(view, note)
    address = f"#{note.anchor}" if own else f"../{note.unit}/#{note.anchor}"
    mark: dict[str, Value] = {"id": f"ref-{note.slug}" if own else None, "href": address}
    return tag("a", class_="nr", **mark, data_n=number, aria_label=view.say(f"註釋 {number}"))


def _note(view: View, unit: Unit, note: PlacedNote) -> Html:
    number, title = _number(view, note), f"t-{note.slug}"
    back = tag("a", str(number), class_="no", href=f"#ref-{note.slug}")
    kind = tag("small", view.say(note.note.kind), *language_name(note))
    return on_lines(
        "section",
        tag("h3", back, " ", shown_title(view, note), " ", kind, id=title),
        note_body(view, note),
        note_footer(view, unit, note),
        class_="note",
        id=note.anchor,
        data_n=number,
        aria_labelledby=title,
    )


def note_body(view: View, note: PlacedNote) -> Html:
    """What stands between a note's title and its footer: that it is stale, the words it is on, its own words."""
    stale = tag("p", view.say("待複核：原文在這條註釋寫成之後改過。"), class_="stale") if note.stale else ""
    quote = tag("blockquote", in_block(quotation(view, note))) if note.passages else ""
    site_root = UP + ("../" if view.script == "hans" else "")
    words = in_language(note, rooted(view.show(note.html), UP, site_root))
    return LINE.join(filter(None, [stale, quote, words]))


def in_language(note: PlacedNote, html: str) -> Html:
    """``html`` of its body, cleaned in body.py, in an element that says its language where that is not the page's."""
    if not (language := LANGUAGES.get(note.note.lang)):
        return Html(html)
    return on_lines("div", Html(html), lang=language.tag, dir=language.direction)


def shown_title(view: View, note: PlacedNote) -> Html:
    """Its title, with its language where that is not the page's."""
    words = in_block(view.show(note.title))
    language = LANGUAGES.get(note.note.lang)
    return tag("span", words, lang=language.tag, dir=language.direction) if language else words


def language_name(note: PlacedNote) -> list[Html]:
    """What its language is called in itself, to stand behind its kind; nothing for Chinese."""
    language = LANGUAGES.get(note.note.lang)
    return [Html(" · "), tag("span", language.name, lang=language.tag)] if language else []


def note_footer(view: View, unit: Unit, note: PlacedNote) -> Html:
    """Sources, see-also, who cites it, who wrote it and when, its citation."""
    lists: list[tuple[str, list[str] | list[Html]]] = [
        ("依據", [_source(view, source.title, source.url) for source in note.note.sources]),
        ("參見", [_link(target.address, target_name(view, target)) for target in note.see]),
        ("引用本註的", [_note_link(view, other) for other in view.commentary.cited.get(note.slug, ())]),
    ]
    rows = [tag("p", view.say(label), "：", Html("；").join(items)) for label, items in lists if items]
    day = note.note.date
    told = view.say(f"{day.year}年{day.month}月{day.day}日")
    edit = edit_file(view.settings, note.note.path)
    parts: list[str] = [
        view.show(note.author),
        tag("time", told, datetime=day.isoformat()),
        tag("a", view.say("修改"), href=edit) if edit else "",
    ]
    by = Html(" · ").join(filter(None, parts))
    cited = tag("summary", view.say("引用")) + tag("p", in_block(citation(view, unit, note)))
    return tag("footer", *rows, tag("p", by), tag("details", cited, class_="citation"))


def citation(view: View, unit: Unit, note: PlacedNote) -> str:
    """Author, title, the place it is on, date and, where it is known, address, as one line to copy."""
    day = note.note.date
    place = place_name(view.tree, unit, view.script)
    root = view.settings.site + ("hans/" if view.script == "hans" else "")
    told = view.say(f"{'白話' if note.note.is_plain else '註釋'}，{day.year}年{day.month}月{day.day}日")
    address = f"，{root}{note.page}#{note.anchor}" if root.startswith("http") else "。"
    work = view.show(view.work.short_title)
    return f"{view.show(note.author)}：〈{view.show(note.title)}〉，《{work}》{place}{told}{address}"


def _source(view: View, title: str, url: str) -> str:
    told = view.told(title)
    return tag("a", told, href=url) if url else told


def _link(address: str, label: str) -> Html:
    return tag("a", in_block(label), href=UP + address)


def _note_link(view: View, note: PlacedNote) -> Html:
    return _link(f"{note.page}#{note.anchor}", view.show(note.title))


def _departed(view: View, departed: Departed) -> Html:
    """What a reader finds who comes by the old address of a note."""
    if departed.to:
        told = [view.say("這裏的一條註釋已移到"), _note_link(view, departed.to), "。"]
    else:
        reason = departed.reason if departed.reason.hant else Both("未寫理由", "未写理由")
        told = [view.say("這裏的一條註釋已撤下："), view.show(reason)]
    return tag("p", *told, class_="departed", id=f"note-{departed.slug}")


def _seen(view: View, notes: Iterable[PlacedNote]) -> str:
    links = Html("、").join(_note_link(view, note) for note in notes)
    return tag("p", view.say("別處提到這裏的註釋"), "：", links, class_="seen") if links else ""


def _add(view: View, unit: Unit, some: bool) -> Html:
    """The way to a new note, shown to readers who say that they edit (settings.js): on the repository's host, or the command
    that begins one here."""
    none = "" if some else view.say("這裏還沒有註釋。")
    head = front_matter({"clause": unit.id, "kind": view.say(USUAL.hant), "text": text_hash(view.work, unit)})
    address = new_file(view.settings, f"{NOTES}/{view.work.id}", f"{unit.id}-note.md", head)
    words = view.say("添加註釋")
    several = "" if view.alone else f"WORK={view.work.id} "
    begin = f"make note {several}CLAUSE={unit.id}"
    data: dict[str, Value] = {}
    if address:
        if "?" not in address:  # a host that takes no text: the page has it, to be copied
            data["data_front"] = in_block(head)
        return tag("p", none, tag("a", words, class_="add-note", **data, href=address), class_="add")
    how = view.say("在項目的文件夾裏運行下面的命令，寫上正文，再提交。寫法見 CONTRIBUTING.md。")
    command = tag("pre", tag("code", in_block(begin)))
    return tag("details", tag("summary", none, words), tag("p", how), command, class_="add add-note", data_begin=begin)
