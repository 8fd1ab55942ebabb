#!/bin/sh
# Runs scripts/setup.py with the first Python 3.8 or newer that works, or with uv where there is none.
set -u
script=$(dirname "$0")/setup.py
IFS=:
for folder in $PATH; do
    for name in python3 python3.10 python; do
        python=$folder/$name
        # A pyenv shim may be there and not run.
        if [ -x "$python" ] && "$python" -c 'import sys; sys.exit(sys.version_info < (3, 8))' 2>/dev/null; then
            exec "$python" "$script"
        fi
    done
done
for uv in $(command -v uv) "$HOME/.local/bin/uv" "$HOME/.cargo/bin/uv"; do
    if [ -x "$uv" ] && { "$uv" python find 3.10 || "$uv" python install 3.10; } >/dev/null 2>&1; then
        exec "$uv" run --quiet --no-project --python 3.10 "$script"
    fi
done
echo "No Python was found: install Python 3.10, or uv with a network to fetch it, then run the same command again." >&2
exit 1
