# Runs named steps one after the other, all of them, and remembers which failed. Sourced by bin/lint and bin/ci.

began=$(date +%s)
failed=""

step() {
    title=$1
    shift
    printf '\n== %s (at %s s)\n' "$title" "$(($(date +%s) - began))"
    "$@" || failed="$failed
  $title"
}

finish() {
    printf '\nDone after %s s.\n' "$(($(date +%s) - began))"
    if [ -n "$failed" ]; then
        printf 'Failed:%s\n' "$failed"
        exit 1
    fi
}
