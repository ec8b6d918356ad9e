"""For hatchling: the wheel carries scripts and styles ready made, since who installs it has no bundler at hand."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))
from tiaowen.write.bundles import PREBUILT, bundle, esbuild


class Bundles(BuildHookInterface):  # type: ignore[type-arg]
    """Puts what ``bundle`` gives into ``tiaowen/bundles``, where the build looks first."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - as hatchling calls it
        overrides = Path(self.root) / "overrides"
        if not esbuild(overrides):
            raise SystemExit("缺少打包工具 esbuild。联网后运行：make packages")
        for name, content in bundle(overrides).items():
            path = Path(self.root) / "build/bundles" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            build_data["force_include"][str(path)] = f"tiaowen/{PREBUILT.name}/{name}"
