# What the scripts beside this one share: a Python that is new enough, a whole .venv, Debian packages.
# Sourced, never run. Every failure is one Chinese sentence that says what to do, and status 1.
# shellcheck shell=bash
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
VENV=$ROOT/.venv
PY=$VENV/bin/python
INSTALL_LOG=$ROOT/var/log/install.log
cd "$ROOT"
export PYTHONUTF8=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1

say() { printf '%s\n' "$*"; }

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

is_root_on_debian() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

# Prints the first Python that is new enough. PYTHON names one to take instead of searching.
find_python() {
    local candidate version found=
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        version=$("$candidate" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null) || continue
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            command -v "$candidate"
            return
        fi
        found=${found:-$version}
    done
    if [ -n "$found" ]; then
        fail "需要 Python 3.11 或更新的版本，这台机器上的是 ${found}：请安装 Debian 12 以上的 python3，或用 PYTHON=路径 指定一个。"
    fi
    fail "没有找到 Python：请先安装 3.11 或更新的版本（Debian 上是 apt-get install python3 python3-venv）。"
}

# Whether the last installation failed because nothing could be reached.
log_shows_no_network() {
    grep -qiE 'NewConnectionError|Temporary failure|Name or service not known|Could not resolve|Connection refused|Network is unreachable|ConnectTimeoutError|Read ?timed out|ProxyError|Unable to connect|Failed to fetch|Connection timed out' "$INSTALL_LOG"
}

no_network() {
    fail "连不上软件源，依赖没有装完：请检查网络后再运行一次（可用 PIP_INDEX_URL 指定就近的 PyPI 镜像），详情见 $INSTALL_LOG。"
}

not_installed() {
    fail "依赖没能装上：$(grep -E '^ERROR' "$INSTALL_LOG" | tail -n 1)（详情见 ${INSTALL_LOG}）。"
}

stop_where_a_new_venv_would_not_help() {
    if log_shows_no_network; then no_network; fi
    if grep -qE 'No matching distribution|ResolutionImpossible|No space left' "$INSTALL_LOG"; then not_installed; fi
}

# debian_packages PURPOSE PACKAGE...: installs them where that is allowed, else names them and stops.
debian_packages() {
    local purpose=$1
    shift
    is_root_on_debian || fail "${purpose}需要 Debian 软件包 $*：请以 root 运行 apt-get install $* 后再试。"
    say "正在安装 ${purpose}需要的 Debian 软件包：$*……"
    local install=(apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300 "$@")
    export DEBIAN_FRONTEND=noninteractive
    : >"$INSTALL_LOG"
    "${install[@]}" >>"$INSTALL_LOG" 2>&1 </dev/null && return
    : >"$INSTALL_LOG"
    if apt-get update >>"$INSTALL_LOG" 2>&1 </dev/null && "${install[@]}" >>"$INSTALL_LOG" 2>&1 </dev/null; then
        return
    fi
    log_shows_no_network && no_network
    fail "apt-get 没能装上 $*：请手动安装后再试，详情见 $INSTALL_LOG。"
}

make_venv() {
    local python
    python=$(find_python)
    "$python" -c 'import ensurepip, venv' 2>/dev/null || debian_packages "建立 .venv " python3-venv
    rm -rf "${VENV:?}"
    "$python" -m venv "$VENV" >>"$INSTALL_LOG" 2>&1 ||
        fail "没能建立 ${VENV}：请确认已安装 python3-venv 且磁盘有空间，详情见 $INSTALL_LOG。"
}

requirements_of() { case $1 in run) echo requirements.txt ;; test) echo requirements-dev.txt ;; esac; }

# What the stamp of a finished installation holds; another Python, folder or pin makes another value.
stamp_of() {
    { readlink -f "$VENV" && "$PY" --version && cat requirements.txt "$(requirements_of "$1")"; } 2>&1 | sha256sum
}

is_whole() { "$PY" -I deploy/bin/probe.py "$(requirements_of "$1")" >>"$INSTALL_LOG" 2>&1; }

is_installed() {
    [ -x "$PY" ] && [ "$(cat "$VENV/installed-$1" 2>/dev/null)" = "$(stamp_of "$1")" ] && is_whole "$1"
}

pip_install() {
    "$PY" -m pip install --retries 2 --timeout 30 -r "$(requirements_of "$1")" >>"$INSTALL_LOG" 2>&1 </dev/null &&
        is_whole "$1"
}

install() {
    : >"$INSTALL_LOG"
    { [ -x "$PY" ] && "$PY" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; } || make_venv
    say "正在安装依赖，首次约需一分钟……"
    rm -f "$VENV/installed-$1"
    if ! pip_install "$1"; then
        stop_where_a_new_venv_would_not_help
        say ".venv 不完整，正在重建……"
        make_venv
        : >"$INSTALL_LOG"
        pip_install "$1" || { stop_where_a_new_venv_would_not_help && not_installed; }
    fi
    # Written last: an installation that was cut short has none, and the next run finishes it.
    stamp_of "$1" >"$VENV/installed-$1"
}

# ensure_installed run|test: returns with a whole .venv. One at a time; does nothing where nothing changed.
ensure_installed() {
    [ -w "$ROOT" ] || fail "没有写入 $ROOT 的权限：请换用项目文件夹的主人来运行。"
    mkdir -p "$(dirname "$INSTALL_LOG")"
    is_installed "$1" && return
    (
        flock 9
        is_installed "$1" || install "$1"
    ) 9>"$ROOT/var/install.lock"
}

STANDARDS=$ROOT/tests/standards
NODE_MODULES=$STANDARDS/node_modules

node_stamp() { { "$VENV/bin/node" --version && cat "$STANDARDS/package-lock.json"; } 2>&1 | sha256sum; }

# ensure_node_tools: returns with the tools of tests/standards, which measure pages, in a folder that git ignores.
# Node itself came with .venv. Packages run no scripts of their own while they are installed.
ensure_node_tools() {
    [ "$(cat "$NODE_MODULES/.installed" 2>/dev/null)" = "$(node_stamp)" ] && return
    (
        flock 9
        [ "$(cat "$NODE_MODULES/.installed" 2>/dev/null)" = "$(node_stamp)" ] && exit
        say "正在安装检查网页的工具（axe、html-validate、Readability、Lighthouse），首次约需一分钟……"
        : >"$INSTALL_LOG"
        PATH=$VENV/bin:$PATH "$VENV/bin/npm" --prefix "$STANDARDS" ci --ignore-scripts --no-audit --no-fund \
            >>"$INSTALL_LOG" 2>&1 </dev/null ||
            fail "检查网页的工具没有装上：请检查网络后再运行一次（可用 NPM_CONFIG_REGISTRY 指定就近的 npm 镜像），详情见 $INSTALL_LOG。"
        node_stamp >"$NODE_MODULES/.installed"
    ) 9>"$ROOT/var/install.lock"
}
