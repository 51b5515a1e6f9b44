#!/bin/sh
# Prints the path of a Python that can make the environment: 3.11 or newer, with venv and ensurepip.
# In: $PYTHON, a name or path that is then the only candidate. Out: the path on stdout; or on stderr
# what is missing, and exit status 1.

if [ -n "$PYTHON" ]; then
    set -- "$PYTHON"
else
    set -- python3 python3.14 python3.13 python3.12 python3.11 python
fi

incomplete=
for name in "$@"; do
    path=$(command -v "$name") || continue
    "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    if "$path" -c 'import ensurepip, venv' 2>/dev/null; then
        printf '%s\n' "$path"
        exit 0
    fi
    incomplete=${incomplete:-$path}
done

if [ -n "$incomplete" ]; then
    echo "这个 Python 缺少 venv 和 ensurepip：$incomplete。Debian、Ubuntu 请先运行：apt install python3-venv。" >&2
    echo "This Python has no venv and ensurepip: $incomplete. On Debian or Ubuntu: apt install python3-venv." >&2
elif [ -n "$PYTHON" ]; then
    echo "PYTHON=$PYTHON 不是能用的 Python 3.11 或更新版本，请换一个，或不写 PYTHON。" >&2
    echo "PYTHON=$PYTHON is not a working Python 3.11 or newer: name another, or none." >&2
else
    echo "找不到 Python 3.11 或更新版本。请先安装，或写明它在哪里：make setup PYTHON=路径。" >&2
    echo "No Python 3.11 or newer was found. Install one, or say where it is: make setup PYTHON=path." >&2
fi
exit 1
