"""`make lighthouse`: Lighthouse's marks for the three kinds of page that most readers meet, on its simulated phone.

Prints figures and fails nothing: performance depends on what else the machine does. docs/standards.md has the targets.
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from tests.chromium import CHROMIUM, CHROMIUM_ARGUMENTS
from tests.standards.real_site import GUIDE, SECTION, real_site
from tests.standards.tools import MODULES, NODE

PAGES = {"首页": "", "栏目页": SECTION, "文章页": GUIDE}
MARKS = ("performance", "accessibility", "best-practices", "seo")
METRICS = {
    "first-contentful-paint": "FCP",
    "largest-contentful-paint": "LCP",
    "total-blocking-time": "TBT",
    "cumulative-layout-shift": "CLS",
    "total-byte-weight": "重量",
}


def measure(url: str, *, report: Path) -> dict[str, Any]:
    """Return Lighthouse's report about an address; it also stays in the file `report`."""
    subprocess.run(
        [
            NODE,
            MODULES / "lighthouse" / "cli" / "index.js",
            url,
            "--quiet",
            "--output=json",
            f"--output-path={report}",
            f"--only-categories={','.join(MARKS)}",
            f"--chrome-flags={' '.join(CHROMIUM_ARGUMENTS)}",
        ],
        check=True,
        env=os.environ | {"CHROME_PATH": CHROMIUM},
        timeout=300,
    )
    return dict(json.loads(report.read_text(encoding="utf-8")))


def describe(found: dict[str, Any]) -> str:
    """Return one line of marks, one of figures, and what cost marks."""
    marks = "  ".join(f"{name} {round(found['categories'][name]['score'] * 100)}" for name in MARKS)
    audits = found["audits"]
    figures = "  ".join(f"{label} {audits[name]['displayValue']}" for name, label in METRICS.items())
    worth = {one["id"] for name in MARKS for one in found["categories"][name]["auditRefs"] if one["weight"]}
    lost = [
        name
        for name in sorted(worth)
        if (audits[name]["score"] or 0) < 0.9 and audits[name]["score"] is not None
    ]
    return f"  {marks}\n  {figures}" + (f"\n  {'  '.join(lost)}" if lost else "")


def main() -> None:
    """Measure each page once, on a fresh site whose pictures are all made."""
    print("正在准备网站和全部图片，约需几分钟……", flush=True)
    with tempfile.TemporaryDirectory() as folder, real_site(Path(folder), every_picture=True) as url:
        for name, path in PAGES.items():
            found = measure(f"{url}/{path}", report=Path(folder) / "report.json")
            print(f"{name} /{path}\n{describe(found)}", flush=True)


if __name__ == "__main__":
    main()
