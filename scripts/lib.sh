# Shared by the scripts; sourced, never run.

fail() { echo "error: $1" >&2; exit "${2:-1}"; }

need_maven() {
  command -v mvn >/dev/null 2>&1 || fail "Maven is not on the PATH. Install Maven 3.8.7 or newer (apt-get install maven, brew install maven)."
}

# Prints the home of a JDK 25 or newer: JAVA_HOME, then the usual places.
jdk_home() {
  local home
  for home in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/* "$HOME"/.sdkman/candidates/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$home" ] && [ -x "$home/bin/java" ] && [ -r "$home/release" ] \
        && [ "$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")" -ge 25 ] 2>/dev/null; then
      echo "$home"
      return
    fi
  done
  fail "no JDK 25 found in JAVA_HOME or the usual places. Install one (for example Temurin 25) or set JAVA_HOME to it."
}

# Name of this machine's processor as Lambda names it.
machine_arch() {
  case "$(uname -m)" in
    aarch64 | arm64) echo arm64 ;;
    *) echo x86_64 ;;
  esac
}

# Builds target/footnote-lambda-$1.zip unless it is newer than all that it is made of.
build_package() {
  local zip="target/footnote-lambda-$1.zip"
  if [ ! -f "$zip" ] || [ -n "$(find pom.xml src -newer "$zip" -print -quit)" ]; then
    need_maven
    echo "building $zip ..." >&2
    mvn -B -q -DskipTests "-Dlambda.arch=$1" package >&2 || fail "the build failed; its messages are above."
    [ -f "$zip" ] || fail "the build left no $zip; run mvn clean and try again."
    touch "$zip"
  fi
}
