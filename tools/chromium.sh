# Finds a chromium for the tests that look at pages, or installs Debian's where it may. Sourced by bin/test.
# Where there is none to be had, those tests say so themselves.

have_chromium() {
    command -v chromium || command -v chromium-browser || command -v google-chrome
} >/dev/null 2>&1

install_chromium() {
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends chromium fonts-noto-core
} >/dev/null 2>&1

chromium_if_possible() {
    if have_chromium || [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then return; fi
    echo "Installing chromium for the browser tests (once)…" >&2
    install_chromium || echo "No chromium could be installed." >&2
}
