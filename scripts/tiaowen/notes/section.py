"""Notes on the page of their unit, and the marks that lead to them from the text.

Each note stands once in a page, below the text; ``notes.js`` shows it beside the words on a wide
screen and over the foot or head of the window on a narrow one.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from tiaowen.model import Both, Sentence, Unit
from tiaowen.notes.clauses import text_hash
from tiaowen.notes.file_text import front_matter
from tiaowen.notes.kinds import USUAL
from tiaowen.notes.note import NOTES, Departed, LinkTarget, PlacedNote
from tiaowen.write.host import edit_file, new_file
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
        after = _reference(view, note, own) if last else ""
        marks.append(Mark(passage.start, passage.end, "span", f'class="nt" data-n="{number}"', after))
    return marks


def unit_references(view: View, unit: Unit) -> str:
    """The numbers of the notes on the whole unit, for behind its heading."""
    notes = view.commentary.of.get(unit.id, ())
    return "".join(_reference(view, note, own=True) for note in notes if not note.passages)


def note_section(view: View, unit: Unit) -> str:
    """All that stands below the text of a unit's own page: its notes, and how to add one."""
    notes = view.commentary.of.get(unit.id, ())
    title = view.say("註釋")
    head = f'<h2 id="notes-title">{title} <small>{len(notes)}</small></h2>' if notes else ""
    stale = sum(note.stale for note in notes)
    blocks = [
        head,
        f'<p class="stale">{view.say(f"有 {stale} 條註釋待複核：原文在註釋寫成之後改過。")}</p>' if stale else "",
        *(_note(view, unit, note) for note in notes),
        *(_departed(view, departed) for departed in view.commentary.departed if departed.unit == unit.id),
        _seen(view, view.commentary.seen.get(unit.id, ())),
        _add(view, unit, bool(notes)),
    ]
    label = 'aria-labelledby="notes-title"' if notes else f'aria-label="{title}"'
    return f'<section class="notes" id="notes" {label}>\n' + "\n".join(filter(None, blocks)) + "\n</section>"


def note_count(view: View, unit: Unit, page: str) -> str:
    """A link that says how many notes a unit has; "" when none."""
    count = len(view.commentary.of.get(unit.id, ()))
    return f'<a class="nc" href="{page}#notes">{view.say(f"註釋 {count} 條")}</a>' if count else ""


def quotation(view: View, note: PlacedNote) -> str:
    """The words a note is on, as the edition has them."""
    return view.show(view.tree.units[note.unit].text)[note.start : note.end]


def rooted(html: str, edition_root: str, site_root: str) -> str:
    """``html`` of a note with its addresses made to start from the given roots."""
    return html.replace('="~site/', f'="{site_root}').replace('="~/', f'="{edition_root}')


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


def _reference(view: View, note: PlacedNote, own: bool) -> str:
    number = _number(view, note)
    label = view.say(f"註釋 {number}")
    mark = f'id="ref-{note.slug}" href="#{note.anchor}"' if own else f'href="../{note.unit}/#{note.anchor}"'
    return f'<a class="nr" {mark} data-n="{number}" aria-label="{label}"></a>'


def _note(view: View, unit: Unit, note: PlacedNote) -> str:
    number = _number(view, note)
    return (
        f'<section class="note" id="{note.anchor}" data-n="{number}" aria-labelledby="t-{note.slug}">\n'
        f'<h3 id="t-{note.slug}"><a class="no" href="#ref-{note.slug}">{number}</a> '
        f"{escape(view.show(note.title))} <small>{view.say(note.note.kind)}</small></h3>\n"
        f"{note_body(view, note)}\n{note_footer(view, unit, note)}\n</section>"
    )


def note_body(view: View, note: PlacedNote) -> str:
    """What stands between a note's title and its footer: that it is stale, the words it is on, its own words."""
    stale = f'<p class="stale">{view.say("待複核：原文在這條註釋寫成之後改過。")}</p>' if note.stale else ""
    quote = f"<blockquote>{escape(quotation(view, note))}</blockquote>" if note.passages else ""
    site_root = UP + ("../" if view.script == "hans" else "")
    return "\n".join(filter(None, [stale, quote, rooted(view.show(note.html), UP, site_root)]))


def note_footer(view: View, unit: Unit, note: PlacedNote) -> str:
    """Sources, see-also, who cites it, who wrote it and when, its citation."""
    lists = [
        ("依據", [_source(view, source.title, source.url) for source in note.note.sources]),
        ("參見", [_link(target.address, target_name(view, target)) for target in note.see]),
        ("引用本註的", [_note_link(view, other) for other in view.commentary.cited.get(note.slug, ())]),
    ]
    rows = "".join(f"<p>{view.say(label)}：{'；'.join(items)}</p>" for label, items in lists if items)
    day = note.note.date
    told = view.say(f"{day.year}年{day.month}月{day.day}日")
    edit = edit_file(view.settings, note.note.path)
    parts = [
        escape(view.show(note.author)),
        f'<time datetime="{day.isoformat()}">{told}</time>',
        f'<a href="{edit}">{view.say("修改")}</a>' if edit else "",
    ]
    by = " · ".join(filter(None, parts))
    cite = (
        f'<details class="citation"><summary>{view.say("引用")}</summary><p>{citation(view, unit, note)}</p></details>'
    )
    return f"<footer>{rows}<p>{by}</p>{cite}</footer>"


def citation(view: View, unit: Unit, note: PlacedNote) -> str:
    """Author, title, the place it is on, date and address, as one line to copy."""
    day = note.note.date
    place = place_name(view.tree, unit, view.script)
    root = view.settings.site + ("hans/" if view.script == "hans" else "")
    told = view.say(f"{'白話' if note.note.is_plain else '註釋'}，{day.year}年{day.month}月{day.day}日，")
    work = view.show(view.work.short_title)
    return (
        f"{escape(view.show(note.author))}：〈{escape(view.show(note.title))}〉，《{escape(work)}》{place}{told}"
        f"{escape(root)}{note.page}#{note.anchor}"
    )


def _source(view: View, title: str, url: str) -> str:
    told = escape(view.told(title))
    return f'<a href="{escape(url)}">{told}</a>' if url else told


def _link(address: str, label: str) -> str:
    return f'<a href="{UP}{address}">{escape(label)}</a>'


def _note_link(view: View, note: PlacedNote) -> str:
    return _link(f"{note.page}#{note.anchor}", view.show(note.title))


def _departed(view: View, departed: Departed) -> str:
    """What a reader finds who comes by the old address of a note."""
    if departed.to:
        told = view.say("這裏的一條註釋已移到") + _note_link(view, departed.to) + "。"
    else:
        reason = departed.reason if departed.reason.hant else Both("未寫理由", "未写理由")
        told = view.say("這裏的一條註釋已撤下：") + escape(view.show(reason))
    return f'<p class="departed" id="note-{departed.slug}">{told}</p>'


def _seen(view: View, notes: Iterable[PlacedNote]) -> str:
    links = "、".join(_note_link(view, note) for note in notes)
    return f'<p class="seen">{view.say("別處提到這裏的註釋")}：{links}</p>' if links else ""


def _add(view: View, unit: Unit, some: bool) -> str:
    """The way to a new note: on the repository's host, or the command that begins one here."""
    none = "" if some else view.say("這裏還沒有註釋。")
    head = front_matter({"clause": unit.id, "kind": view.say(USUAL.hant), "text": text_hash(view.work, unit)})
    address = new_file(view.settings, f"{NOTES}/{view.work.id}", f"{unit.id}-note.md", head)
    words = view.say("添加註釋")
    data = f'data-clause="{unit.id}"'
    if address:
        if "?" not in address:  # a host that takes no text: the page has it, to be copied
            data += f' data-front="{escape(head).replace(chr(10), "&#10;")}"'
        return f'<p class="add">{none}<a class="add-note" {data} href="{escape(address)}">{words}</a></p>'
    how = view.say("在項目的文件夾裏運行下面的命令，寫上正文，再提交。寫法見 CONTRIBUTING.md。")
    command = f"make note CLAUSE={unit.id}"
    return (
        f'<details class="add add-note" {data}><summary>{none}{words}</summary>'
        f"<p>{how}</p><pre><code>{command}</code></pre></details>"
    )
