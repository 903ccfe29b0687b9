# Makes .venv ready. Sourced by the scripts in bin/, in the root of the project, which then say
#   environment run     for what serving needs
#   environment test    for the same, and what the tests and gates need
# Costs nothing when nothing changed: the list of what is installed is kept beside it.

environment() {
    if [ ! -x .venv/bin/python ]; then
        python=$(fitting_python)
        "$python" -m venv --clear .venv
    fi
    install_requirements "$1"
    if [ "$1" = test ]; then cp requirements/run.txt .venv/installed-run.txt; fi
}

fitting_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
    echo "Nightdesk needs Python 3.11 or newer, with its venv module (on Debian: apt-get install python3-venv)." >&2
    exit 1
}

install_requirements() {
    if cmp -s "requirements/$1.txt" ".venv/installed-$1.txt"; then return; fi
    echo "Installing requirements/$1.txt (once)…" >&2
    .venv/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes --requirement "requirements/$1.txt" >&2
    cp "requirements/$1.txt" ".venv/installed-$1.txt"
}
