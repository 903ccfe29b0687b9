# Installs strace, which makes disks fail in a test, where it may. Sourced by bin/test.
# Where there is none to be had, that test says so itself.

strace_if_possible() {
    if command -v strace >/dev/null || [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then return; fi
    echo "Installing strace for the tests with failing disks (once)…" >&2
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends strace; } \
        >/dev/null 2>&1 || echo "No strace could be installed." >&2
}
