#!/usr/bin/env bash
# Builds everything once, runs every test project and counts from the runner's own reports.
#
#   tests/run.sh [--long] [project…]      e.g. tests/run.sh SocialKit.Core.Tests
#
# The last line is always "N passed, N failed, N skipped"; the exit code is 0 only when nothing failed and nothing is missing.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
exec </dev/null

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
reports=artifacts/tests
passed=0 failed=0 skipped=0 complaints=()

finish() {
  [ ${#complaints[@]} -eq 0 ] || printf 'ERROR: %s\n' "${complaints[@]}"
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ] && [ ${#complaints[@]} -eq 0 ]
  exit
}

# Whatever is wrong beyond a failed test: said at once, and again right above the last line.
complain() {
  echo "ERROR: $*"
  complaints+=("$*")
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

find_chromium() {
  if [ -n "${CHROMIUM:-}" ]; then command -v "$CHROMIUM" && return; fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do command -v "$name" && return; done
  return 1
}

find_postgresql() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null
}

# The package would start a server of its own: ours is private to the tests and made by them.
want_no_cluster() {
  as_root mkdir -p /etc/postgresql-common &&
    { grep -qs '^create_main_cluster' /etc/postgresql-common/createcluster.conf ||
      echo 'create_main_cluster = false' | as_root tee -a /etc/postgresql-common/createcluster.conf >/dev/null; }
}

# The browser tests need a Chromium and fonts for every script that people write in; the store tests need PostgreSQL's programs.
install_what_is_missing() {
  local missing=()
  find_chromium >/dev/null || missing+=(chromium)
  find_postgresql || missing+=(postgresql)
  if command -v dpkg-query >/dev/null; then
    for package in fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji; do
      [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
  fi
  [ ${#missing[@]} -eq 0 ] && return

  if ! command -v apt-get >/dev/null; then
    echo "Please install: ${missing[*]}"
    return
  fi
  echo "Installing ${missing[*]}"
  mkdir -p artifacts
  case " ${missing[*]} " in *" postgresql "*) want_no_cluster ;; esac
  if ! { as_root apt-get update -q && as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -q --no-install-recommends "${missing[@]}"; } >artifacts/apt.log 2>&1; then
    tail -n 20 artifacts/apt.log
    complain "could not install ${missing[*]}; do it by hand, or set CHROMIUM to a Chromium you have"
  fi
}

attribute() { # attribute NAME <<< '<tag …>'
  sed -n "s/.*[[:space:]]$1=\"\([0-9]*\)\".*/\1/p"
}

run_project() {
  local name=$1
  local program=tests/$name/bin/Release/net10.0/$name report=$reports/$name.xml log=$reports/$name.log started=$SECONDS
  if [ ! -x "$program" ]; then
    complain "$name was not built"
    return
  fi

  "$program" --results-directory "$reports" --report-xunit-xml --report-xunit-xml-filename "$name.xml" \
    --no-progress --no-ansi >"$log" 2>&1
  local code=$? took=$((SECONDS - started))

  # One element holds the totals of the project: <assembly … total= passed= failed= skipped= errors= …>
  local totals
  totals=$(grep -o '<assembly [^>]*>' "$report" 2>/dev/null | head -n 1)
  if [ -z "$totals" ]; then
    cat "$log"
    complain "$name left no report (exit code $code)"
    return
  fi

  local total ok bad skip errors
  total=$(attribute total <<<"$totals") ok=$(attribute passed <<<"$totals") bad=$(attribute failed <<<"$totals")
  skip=$(attribute skipped <<<"$totals") errors=$(attribute errors <<<"$totals")
  bad=$((${bad:-0} + ${errors:-0}))
  passed=$((passed + ${ok:-0})) failed=$((failed + bad)) skipped=$((skipped + ${skip:-0}))
  printf '%-32s %4d passed %4d failed %4d skipped %5d s\n' "$name" "${ok:-0}" "$bad" "${skip:-0}" "$took"

  if [ "$code" -ne 0 ] || [ "$bad" -gt 0 ]; then cat "$log"; fi
  if [ "${skip:-0}" -gt 0 ]; then
    grep -o '<reason>.*</reason>' "$report" | sed 's/<[^>]*>//g; s/<!\[CDATA\[//; s/\]\]>//' | sort | uniq -c
  fi
  if [ "${total:-0}" -eq 0 ]; then complain "$name ran no test"; fi
  if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ] && [ "${total:-0}" -gt 0 ]; then complain "$name ended with exit code $code"; fi
}

projects=()
for argument in "$@"; do
  case $argument in
    --long) export SOCIALKIT_LONG=1 ;;
    -*) complain "unknown option $argument"; finish ;;
    *) projects+=("$argument") ;;
  esac
done
if [ ${#projects[@]} -eq 0 ]; then
  for file in tests/*.Tests/*.csproj; do projects+=("$(basename "$file" .csproj)"); done
fi

mkdir -p artifacts
rm -rf "$reports"
mkdir -p "$reports"
: >artifacts/figures.jsonl

install_what_is_missing
if chromium=$(find_chromium); then export CHROMIUM=$chromium; else complain "no Chromium, so the browser tests cannot run"; fi
find_postgresql || complain "no PostgreSQL, so the store tests cannot run on it"

# A test that lacks a server is skipped elsewhere; here it fails.
export SOCIALKIT_REQUIRE_ALL=1

started=$SECONDS
if ! dotnet build SocialKit.sln -c Release -v quiet --tl:off -nodeReuse:false -clp:NoSummary; then
  complain "the build failed"
  finish
fi
echo "Built in $((SECONDS - started)) s"

# One after the other: each project already uses every core, and measured figures must not disturb each other.
for name in "${projects[@]}"; do run_project "$name"; done
finish
