"""Begin another owner's site: what stands in ``files/`` with her names put in, and the pinned generator beside it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tiaowen import __version__
from tiaowen.build import Done
from tiaowen.carried import carried
from tiaowen.kit.files import replace_file
from tiaowen.kit.problem import Problem, ProblemsFound
from tiaowen.load.works import read_conversion
from tiaowen.new_site.wheel import wheel_of_this

_FILES = Path(__file__).with_name("files")
# Git, pip and the builder of the wheel would act on these names in the generator's own tree.
_DOT = "dot_"
# A title stands in YAML, Markdown and HTML as it is.
_TITLE = re.compile(r"[\w·（）《》〈〉“”「」，、—－ ]{1,40}")


def new_site(folder: Path, title: str, wheel: Path | None = None) -> Done:
    """Write a site called ``title`` into ``folder``, which is empty or not there yet.

    Raises ProblemsFound, nothing written: G001 the folder, G002 the title, G003 no wheel of this tiaowen at hand.
    """
    title = title.strip()
    if problems := list(_wrong(folder, title)):
        raise ProblemsFound(problems)
    name, packed = wheel_of_this(wheel)
    both = read_conversion(folder).both(title)
    words = {"title_hant": both.hant, "title_hans": both.hans, "version": __version__}
    written = {
        **_templates(words),
        "requirements.txt": _requirements(packed),
        **_fonts(),
        f"vendor/{name}": packed,
    }
    for path, content in written.items():
        replace_file(folder / path, content)
    return Done(
        f"新网站在 {folder}。接下来：\ncd {folder}\ngit init && git add -A && git commit -m 开始\nmake site\n然后看 README.md。"
    )


def _wrong(folder: Path, title: str) -> Iterator[Problem]:
    if folder.exists() and (not folder.is_dir() or any(path.name != ".git" for path in folder.iterdir())):
        yield Problem(str(folder), 0, 0, "G001", "这里已经有别的文件。", "请换一个空的或还没有的文件夹。")
    if not _TITLE.fullmatch(title):
        hint = "用文字、数字、空格和（）《》“”，、·，最多 40 个字，例如 某市文件库。"
        yield Problem(str(folder), 0, 0, "G002", f"“{title}”不能作网站的名称。", hint)


def _templates(words: Mapping[str, str]) -> dict[str, bytes]:
    found = {}
    for path in sorted(file for file in _FILES.rglob("*") if file.is_file()):
        name = path.relative_to(_FILES).as_posix()
        text = path.read_text("utf-8")
        for key, value in words.items():
            text = text.replace(f"@@{key}@@", value)
        found[re.sub(rf"(^|/){_DOT}", r"\1.", name)] = text.encode()
    return found


def _requirements(packed: bytes) -> bytes:
    """The generator, then all that it needs, each with its hash: pip takes nothing else."""
    pin = f"tiaowen=={__version__} \\\n    --hash=sha256:{hashlib.sha256(packed).hexdigest()}\n"
    head = "# tiaowen 在 vendor/ 里；升级时改下面这一行的版本和校验和。\n--find-links vendor\n"
    return f"{head}{pin}\n# tiaowen 用到的包。\n".encode() + carried("requirements/build.txt").read_bytes()


def _fonts() -> dict[str, bytes]:
    """package.json and its lock with the fonts of the PDF alone, without what only the generator's checks run."""
    package = json.loads(carried("package.json").read_text("utf-8"))
    lock = json.loads(carried("package-lock.json").read_text("utf-8"))
    dependencies = package["dependencies"]
    kept = {name: facts for name, facts in lock["packages"].items() if name and not facts.get("dev")}
    lock["name"] = "site"
    lock["packages"] = {"": {"name": "site", "dependencies": dependencies}, **kept}
    facts = {"name": "site", "private": True, "dependencies": dependencies}
    texts = {"package.json": facts, "package-lock.json": lock}
    return {name: (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode() for name, value in texts.items()}
