# Every stage of the examples against tests/golden/.
OUT=${OUT:-out} TODAY=${TODAY:-2026-08-20} sh tests/golden.sh check
