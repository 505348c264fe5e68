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

# Runs Maven with its output on stderr. Some of its versions colour even a pipe and end with stray resets: these go.
maven() {
  need_maven
  mvn -B -q "$@" 2>&1 | sed $'s/\x1b\\[[0-9;]*m//g' >&2
}

# Builds target/footnote-lambda-$1.zip unless it is newer than all that it is made of.
build_package() {
  local zip="target/footnote-lambda-$1.zip"
  if [ ! -f "$zip" ] || [ -n "$(find pom.xml src -newer "$zip" -print -quit)" ]; then
    echo "Building $zip ..." >&2
    maven -DskipTests "-Dlambda.arch=$1" package || fail "the build failed; its messages are above."
    [ -f "$zip" ] || fail "the build left no $zip; run mvn clean and try again."
    touch "$zip"
  fi
  if [ -z "${PACKAGE_WITHOUT_CACHE:-}" ] && [ "$zip" -nt "target/.class-cache-$1" ]; then
    add_class_cache "$1"
    touch "target/.class-cache-$1"
  fi
}

# Unpacks target/footnote-lambda-$1.zip into target/invoke/$1 unless that is newer. In UTC, as on AWS: a cache of classes
# knows its jars by their times.
unpack_package() {
  local package=target/invoke/$1 jdk
  jdk=$(jdk_home)
  if [ ! -d "$package" ] || [ "target/footnote-lambda-$1.zip" -nt "$package" ]; then
    rm -rf "$package" "$package.part"
    mkdir -p "$package.part"
    (cd "$package.part" && TZ=UTC "$jdk/bin/jar" --extract --file "../../footnote-lambda-$1.zip")
    chmod +x "$package.part/stream" # jar restores no modes
    touch "$package.part"
    mv "$package.part" "$package" # an interrupted run leaves no half package
  fi
}

# Makes a cache of the classes that a first answer needs and puts it into the package. It serves only where the same build of
# the JVM runs as here, and none of another processor can be made.
add_class_cache() {
  local zip=$PWD/target/footnote-lambda-$1.zip package=$PWD/target/invoke/$1 jdk
  jdk=$(jdk_home)
  if [ "$1" != "$(machine_arch)" ]; then
    echo "No cache of classes: the package is for $1, this machine is $(machine_arch)." >&2
    return
  fi
  echo "Making the cache of classes ..." >&2
  unpack_package "$1"
  rm -f "$package/footnote.aot"
  if (unset FOOTNOTE_INDEX FOOTNOTE_SNAPSHOT INVOKE_CORES
      PACKAGE_WITHOUT_CACHE=1 INVOKE_RUNTIME=ours INVOKE_AOT="$package/footnote.aot" from=$PWD \
        scripts/invoke events/ask.json) >target/class-cache.log 2>&1 && [ -s "$package/footnote.aot" ]; then
    (cd "$package" && "$jdk/bin/jar" --update --no-manifest --file "$zip" footnote.aot)
    touch "$package"
  else
    fail "the cache of classes could not be made; target/class-cache.log says why."
  fi
}

# The folder of an index of the built-in articles, made where there is none of this format.
corpus_index() {
  local corpus=src/test/resources/corpus/articles format index
  format=$(sed -n 's/.* FORMAT = \([0-9]*\);.*/\1/p' src/main/java/dev/footnote/lucene/Schema.java)
  index=$PWD/.footnote/corpus-index-$format
  if [ ! -d "$index" ] || [ -n "$(find "$corpus" -newer "$index" -print -quit)" ]; then
    scripts/ingest --index "$index" "$corpus" >&2
    touch "$index"
  fi
  echo "$index"
}

# Compiles what has changed: build compile, or build test-compile for what needs the tests' classes too.
build() {
  local stamp="target/.$1"
  if [ ! -f "$stamp" ] || [ ! -f target/classpath ] || [ -n "$(find pom.xml src -newer "$stamp" -print -quit)" ]; then
    if [ -d target/classes ]; then
      echo "Building Footnote ..." >&2
    else
      echo "Building Footnote (the first time takes about a minute) ..." >&2
    fi
    mkdir -p target
    touch "target/.began"
    maven "$1" || fail "the build failed; its messages are above."
    mv "target/.began" "$stamp"
  fi
}

# Runs one command of the command line in the caller's folder: run_command quick|long NAME ARGUMENT...
# Quick ones start fast, long ones get the compiler that makes them run fast.
run_command() {
  local root=$PWD jdk flags
  jdk=$(jdk_home)
  build compile
  case "$1" in
    quick) flags="-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto" ;;
    # As much new memory as a few answers need: more of it is touched for the first time for ever, and never given back.
    *) flags="-XX:+UseParallelGC -XX:MaxNewSize=128m" ;;
  esac
  shift
  prepare_environment "$root"
  cd "$from"
  # shellcheck disable=SC2086 # the flags are several words
  exec "$jdk/bin/java" $flags --enable-native-access=ALL-UNNAMED "-Dfootnote.home=$root" \
    -cp "$root/target/classes:$(cat "$root/target/classpath")" dev.footnote.App "$@"
}

# Caches lie in the checkout whatever folder a command is called from; arguments and output are UTF-8.
prepare_environment() {
  export FOOTNOTE_CACHE="${FOOTNOTE_CACHE:-$1/.footnote/embeddings}"
  export FOOTNOTE_FEEDBACK="${FOOTNOTE_FEEDBACK:-$1/.footnote/feedback.jsonl}"
  [ "$(locale charmap 2>/dev/null)" = UTF-8 ] || export LC_ALL=C.UTF-8
  if [ -t 1 ]; then
    COLUMNS=$(tput cols 2>/dev/null || echo 100)
    export COLUMNS
  fi
}
