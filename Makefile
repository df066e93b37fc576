# Everything people do with this project, one word each; the work itself is in deploy/bin/.
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
.PHONY: help run prepare demo admin test fast browser ops lighthouse slow-phone posters check fix migrate clean

help: ## 列出全部命令（就是这一页）
	@echo "用法：make 命令 [PORT=8000] [HOST=127.0.0.1]"
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 12

run: ## 安装缺少的东西并启动网站、后台任务和定时发布；按 Ctrl+C 全部停止
	@deploy/bin/run

prepare: ## 只做启动前的准备（安装、迁移、示例内容、管理员、静态文件），不启动
	@deploy/bin/manage prepare_site

demo: ## 再载入一次示例内容；编辑改过的页面不会动
	@deploy/bin/manage load_demo

admin: ## 给管理员 admin 重设密码（NAME=用户名 可指定别人），不需要邮件
	@deploy/bin/manage changepassword $(or $(NAME),admin)

test: ## 运行全部测试，包括浏览器测试；需要的 chromium 和中文字体会自动装上
	@deploy/bin/test

fast: ## 运行不需要浏览器、不启动进程的测试，几十秒内结束
	@deploy/bin/test -m "not browser and not ops"

browser: ## 只运行浏览器测试
	@deploy/bin/test -m browser

ops: ## 只运行安装、启动和停止的测试
	@deploy/bin/test -m ops

lighthouse: ## 用 Lighthouse 给首页、栏目页、文章页打分（模拟手机），几分钟
	@deploy/bin/measure lighthouse

slow-phone: ## 量一量慢手机、慢网络上多久能读到标题和导语、看到封面
	@deploy/bin/measure slow_phone

posters: ## 量一量画一张海报、一张卡片要多久，有多少字节
	@deploy/bin/measure drawings

check: ## 检查代码风格、模板、类型、Django 配置、迁移、导入规则和生产配置
	@deploy/bin/check

fix: ## 自动修正代码的风格和格式
	@deploy/bin/fix

migrate: ## 为改动过的模型生成迁移并执行
	@deploy/bin/manage makemigrations
	@deploy/bin/manage migrate

clean: ## 删除 .venv 和各种缓存；数据库和上传的文件不受影响
	@rm -rf .venv tests/standards/node_modules .mypy_cache .ruff_cache .import_linter_cache .pytest_cache
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
