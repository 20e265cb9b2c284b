#!/bin/sh
# Builds Millrace and runs one benchmark by name; without a name it lists them.
set -eu
cd "$(dirname "$0")/../.."
exec mvn -q -Pbench integration-test -DskipTests -Dbench.arguments="$*"
