"""Preview the site: every saved source shows in the open browser; a broken one shows its Problem."""

import argparse
import os

from tiaowen.command import ROOT

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="127.0.0.1:8000", help="主机:端口")
    arguments = parser.parse_args()
    os.environ.setdefault("SITE_URL", f"http://{arguments.address}/")
    from mkdocs.commands.serve import serve

    serve(
        str(ROOT / "mkdocs.yml"),
        dev_addr=arguments.address,
        build_type="dirty",
        hooks=[str(ROOT / "scripts" / "preview_hook.py")],
    )
