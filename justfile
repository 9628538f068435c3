# Short names for what CONTRIBUTING.md describes; `just` lists them. Nothing here is needed to build or test.

# List the recipes.
default:
    @just --list

# The main job: is either policy worth its money?
run scenario="scenarios/front-desk.toml" *options:
    cargo run --release -- run {{scenario}} {{options}}

# All tests.
test:
    cargo test --workspace

# Everything the merge gate looks at.
ci:
    .ci/run

# Speed of a trial and of each mechanism.
bench:
    cargo bench

# Checks against published numbers at full size (minutes).
checks:
    cargo test --release --workspace -- --ignored

# Accept moved results and the documents' new output; say so in the commit and in CHANGELOG.md.
bless:
    GRAPEVINE_BLESS=1 cargo test --workspace

# The picture in the README.
picture:
    #!/usr/bin/env sh
    set -eu
    folder=$(mktemp -d)
    cargo run --release -- run scenarios/front-desk.toml --out "$folder"
    cp "$folder"/front-desk-*/charts/policies.png docs/pictures/policies.png
    rm -r "$folder"
