#!/usr/bin/env bash
# Build the wheel, install it with its core packages alone into an empty environment outside the checkout, and use it
# there: first as usual, then where nothing can be written and there is no home. `make wheel-check` runs it.
set -euo pipefail
cd "$(dirname "$0")/.."
checkout=$PWD
python=${1:-$checkout/.venv/bin/python} # has the build backend; its Python is the one to check

place=$(mktemp -d)
trap 'chmod -R u+w "$place"; rm -rf "$place"' EXIT
mkdir "$place/home" "$place/work"
unset PYTHONPATH NUMBA_CACHE_DIR XDG_CACHE_HOME MPLCONFIGDIR # as on a machine that never saw the checkout
fail() { echo "wheel-check: $*" >&2; exit 1; }
said() { grep -c '^salescoach: compiled kernels cannot be kept' "$1" || true; }
listing() { find "$place/venv" -not -name '*.pyc' -not -name __pycache__ | sort; }

echo "wheel-check 1/4: building the source archive and the wheel, and the wheel once more from the archive"
"$python" -m hatchling build -d "$place/dist" >/dev/null 2>&1 || fail "the wheel cannot be built; type: make setup"
mkdir "$place/source"
tar -xzf "$place"/dist/*.tar.gz -C "$place/source" --strip-components 1
(cd "$place/source" && "$python" -m hatchling build -t wheel -d "$place/again" >/dev/null 2>&1)
wheel=$(echo "$place"/dist/*.whl)
cmp "$wheel" "$place"/again/*.whl || fail "the wheel of the source archive is another one"

echo "wheel-check 2/4: installing it, core packages alone, at the pinned versions"
"$python" -m venv "$place/venv"
pip() { "$place/venv/bin/python" -m pip --disable-pip-version-check "$@"; }
"$python" scripts/core_pins.py >"$place/core.txt"
pip install --quiet --require-hashes --only-binary :all: --no-deps -r "$place/core.txt"
pip install --quiet --no-deps "$wheel"
pip check >/dev/null || fail "packages of the core do not fit together: $(pip check)"
listing >"$place/before"

try() { # $1: where what it prints goes; the rest runs each command
  local log=$1
  shift
  "$@" "$place/venv/bin/salescoach" run >"$log.run" 2>"$log.run.err" || fail "salescoach run: $(cat "$log.run.err")"
  "$@" "$place/venv/bin/salescoach" doctor >"$log.doctor" 2>"$log.doctor.err" || fail "doctor: $(cat "$log".doctor*)"
  "$@" "$place/venv/bin/python" - >"$log.python" 2>&1 <<'EOF' || fail "in Python: $(cat "$log.python")"
import importlib.util
from pathlib import Path

import salescoach as sc

assert "site-packages" in Path(sc.__file__).parts, sc.__file__
assert importlib.util.find_spec("statsmodels") is None, "more than the core is installed"
assert len(sc.plausible_worlds(3)) == 3
assert len(sc.example_records().deals) > 10_000
claims = sc.claims()
assert len(claims) > 30 and claims["holds"].notna().all(), claims
try:
    sc.effect_of_oversight(sc.example_records())
except ImportError as error:
    assert 'Type: pip install "salescoach[analyst]"' in str(error), error
else:
    raise AssertionError("an extra is not asked for")
EOF
  grep -q '^known numbers: come out exactly' "$log.doctor" || fail "doctor said: $(cat "$log.doctor")"
}

echo "wheel-check 3/4: run, doctor and Python in an empty folder"
cd "$place/work"
HOME=$place/home try "$place/usual" env
[ -f output/styles.png ] && [ -f output/campaign.csv ] || fail "the main job saved nothing"
[ "$(said "$place/usual.run.err")" = 0 ] || fail "kernels were not kept: $(cat "$place/usual.run.err")"
"$place/venv/bin/salescoach" lab "my lab" --no-open >"$place/lab" 2>&1 || fail "salescoach lab: $(cat "$place/lab")"
[ -f "my lab/lab/00_first_five_minutes.ipynb" ] && [ -f "my lab/docs/claims.md" ] || fail "the lab is not filled"
! "$place/venv/bin/salescoach" lab elsewhere >"$place/lab" 2>&1 || fail "JupyterLab is opened, which is not installed"
grep -qF 'Type: pip install "salescoach[lab]"' "$place/lab" || fail "JupyterLab is not asked for: $(cat "$place/lab")"
[ ! -e elsewhere ] || fail "a folder was written where nothing can be opened"
listing | cmp -s - "$place/before" || fail "something was written beside the installed package"

echo "wheel-check 4/4: the same where nothing can be written and there is no home"
mkdir "$place/locked"
as_user=(env "HOME=$place/locked/home")
if [ "$(id -u)" -eq 0 ]; then # root writes everywhere, so the power to do so is given up
  drop=(setpriv --bounding-set=-dac_override,-dac_read_search,-fowner --inh-caps=-all)
  if "${drop[@]}" true 2>/dev/null; then
    as_user=("${drop[@]}" "${as_user[@]}")
  else
    echo "  (root cannot give up its power here: a folder in which not even root can write stands in)"
    as_user=(env HOME=/proc/nowhere)
    rmdir "$place/locked"
    ln -s /proc "$place/locked"
  fi
fi
[ -L "$place/locked" ] || chmod -R a-w "$place/locked" "$place/venv"
cd "$place/locked"
! "${as_user[@]}" touch written 2>/dev/null || fail "the locked folder can be written; nothing would be shown"
try "$place/locked-out" "${as_user[@]}"
[ "$(said "$place/locked-out.run.err")" = 1 ] || fail "no sentence, or several: $(cat "$place/locked-out.run.err")"
grep -q '^Nothing is saved: ' "$place/locked-out.run" || fail "the main job did not say that it saved nothing"
grep -q '^compiled kernels: not kept' "$place/locked-out.doctor" || fail "doctor: $(cat "$place/locked-out.doctor")"
numbers() { grep -vE '^(Saved in|Nothing is saved)' "$1"; }
cmp <(numbers "$place/usual.run") <(numbers "$place/locked-out.run") || fail "the main job printed something else there"
echo "wheel-check: the wheel works."
