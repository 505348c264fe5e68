# Gets what the browser tests need into target/browser; sourced by scripts/test, never run.

# Where a Chromium is, if there is one.
find_chromium() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
      command -v "$name"
      return
    fi
  done
  return 1
}

# Debian and its kin, as root or by sudo without a password.
apt_install() {
  local sudo=""
  command -v apt-get >/dev/null 2>&1 || return 1
  if [ "$(id -u)" != 0 ]; then
    sudo -n true 2>/dev/null || return 1
    sudo="sudo -n"
  fi
  echo "Installing $* for the browser tests ..." >&2
  $sudo apt-get update -qq >&2 && DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "$@" >&2
}

# Leaves the reason in browser_missing where the browser tests cannot run.
get_browser() {
  local tools=target/browser chromium
  browser_missing=""
  rm -f "$tools/chromium"
  if ! chromium=$(find_chromium); then
    apt_install chromium || true
    if ! chromium=$(find_chromium); then
      browser_missing="no Chromium found. Install Chromium or Chrome (apt-get install chromium, brew install --cask chromium), or set CHROMIUM to its path."
      echo "NOTE: $browser_missing" >&2
      return
    fi
  fi
  if ! command -v npm >/dev/null 2>&1; then
    apt_install nodejs npm || true
  fi
  if ! command -v npm >/dev/null 2>&1 || [ "$(node -p 'process.versions.node.split(".")[0]')" -lt 18 ]; then
    browser_missing="no Node.js 18 or newer with npm found. Install it (apt-get install nodejs npm, brew install node)."
    echo "NOTE: $browser_missing" >&2
    return
  fi
  mkdir -p "$tools"
  if ! cmp -s src/test/web/package.json "$tools/package.json" || [ ! -d "$tools/node_modules/playwright-core" ]; then
    cp src/test/web/package.json "$tools/package.json"
    echo "Fetching what drives the browser ..." >&2
    if ! (cd "$tools" && npm install --no-audit --no-fund --no-package-lock --ignore-scripts --loglevel=error >&2); then
      rm -f "$tools/package.json"
      browser_missing="npm could not fetch what src/test/web/package.json names; its message is above."
      echo "NOTE: $browser_missing" >&2
      return
    fi
  fi
  echo "$chromium" > "$tools/chromium"
}
