"""Loads the demo content of fixtures/; safe to run again."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.services.demo_content import (
    CREATED,
    UNCHANGED,
    UPDATED,
    load_demo_content,
)
from articles.text.article_files import ContentError


class Command(BaseCommand):
    help = "载入 fixtures/ 里的示例内容；可以反复运行，编辑改过的页面不会动。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=settings.BASE_DIR / "fixtures", help="内容所在的文件夹。"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            report = load_demo_content(root=options["folder"])
        except ContentError as error:
            listed = "\n".join(f"  {problem}" for problem in error.problems)
            raise CommandError(f"示例内容有错，什么都没有载入：\n{listed}") from error
        self.stdout.write(
            f"示例内容：新建 {report.counts[CREATED]} 页，更新 {report.counts[UPDATED]} 页，"
            f"未变 {report.counts[UNCHANGED]} 页。"
        )
        if report.left_alone:
            names = "、".join(report.left_alone)
            self.stdout.write(f"编辑改过、移走或删掉的，以及地址被别的页面占用的，没有动：{names}。")
        if report.pictures_left_alone:
            names = "、".join(report.pictures_left_alone)
            self.stdout.write(f"编辑改过的图片，替代文字和焦点没有动：{names}。")
