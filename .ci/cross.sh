# Sourced (after `wine=NAME`, for a machine of its own) by what builds Cairn for Windows, or runs it under Wine: Debian's compilers and a machine of Windows.
# Rust for browsers in Debian's security archive is as new as Rust's own, and brings the source of its library, which is built
# along, since Debian has none for Windows.

export CARGO_TERM_COLOR=never
step() { printf '\n== %s (%s)\n' "$1" "$(date +%T)"; }

missing=()
need() { [ -e "$1" ] || missing+=("$2"); }
need /usr/bin/rustc rustc-web
need /usr/bin/cargo cargo-web
need /usr/lib/rustlib/src/rust/library/Cargo.lock rust-web-src
need /usr/bin/x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64-posix
need /usr/lib/wine/wine64 wine64
if [ ${#missing[@]} -gt 0 ]; then
  step "Install ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

target=x86_64-pc-windows-gnu
# A folder of its own, so that this and a build for this system do not wait for each other.
CARGO_TARGET_DIR="$PWD/target/windows"
export CARGO_TARGET_DIR
export RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc
export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=/usr/lib/wine/wine64
# One machine for each script, so that none ends what another runs.
export WINEPREFIX="$CARGO_TARGET_DIR/${wine:-wine}" WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml,winemenubuilder.exe='
# For what is built for Windows alone: what is built for this system along the way links nothing like it.
std=(-Zbuild-std=std,panic_unwind,proc_macro,test --target "$target")

# Makes the machine that Wine plays, and ends it with the script.
machine() {
  trap '/usr/lib/wine/wineserver64 -k 2>/dev/null || true' EXIT
  local system="$WINEPREFIX/drive_c/windows/system32"
  [ -e "$system/bcryptprimitives.dll" ] && return
  HOME="$WINEPREFIX" /usr/lib/wine/wine64 wineboot --init >/dev/null 2>&1
  # Rust asks this library for random bytes; Wine 8 has it not, Windows has.
  printf '%s\n' '#include <windows.h>' 'BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);' \
    '__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE to, SIZE_T length) { return SystemFunction036(to, length); }' |
    x86_64-w64-mingw32-gcc -x c - -shared -o "$system/bcryptprimitives.dll" -ladvapi32
}
