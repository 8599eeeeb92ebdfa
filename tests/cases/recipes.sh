# The README's recipes, as pasted into a repository with plans.
. tests/cases.inc

if ! has git; then
    skip 'recipes' 'git is not installed'
    exit 0
fi

mkdir "$work/blocks"
awk '/^## /{ inside = /^## Recipes/ } inside' README.md >"$work/recipes.md"
awk -v dir="$work/blocks" -f tests/blocks.awk "$work/recipes.md" || exit 1

mkdir "$work/bin"
ln -s "$bin" "$work/bin/countersign"
PATH=$work/bin:$PATH
GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.com
GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.com
GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export PATH GIT_AUTHOR_NAME GIT_AUTHOR_EMAIL GIT_COMMITTER_NAME \
    GIT_COMMITTER_EMAIL GIT_CONFIG_GLOBAL GIT_CONFIG_SYSTEM
# The examples' day, for commands that say none.
SOURCE_DATE_EPOCH=$(date -u -d "$TODAY" +%s)
export SOURCE_DATE_EPOCH

root=$PWD
repo=$work/repo
fresh() { # a repository with the examples, pushed; on a branch of its own
    rm -rf "$repo" "$work/origin"
    git init -q --bare "$work/origin" &&
        git init -q -b main "$repo" && cd "$repo" || exit 1
    cp -r "$root/plans" plans
    git add . && git commit -q -m plans &&
        git remote add origin "$work/origin" &&
        git push -q origin main && git checkout -q -b work || exit 1
}

paste() { # LINE: the one block of sh that has the line
    said="the recipe: $1"
    block=$(grep -lxF -e "$1" "$work"/blocks/*.sh)
    [ -f "$block" ] || fault "$said is not in one block"
    sh "$block" >"$work/stdout" 2>"$work/stderr" </dev/null
    status=$?
}

worsen() { # an error in a plan that had none
    sed -i 's/^start: .*/start: soon/' plans/castell.md
}

begin 'recipe: a merge request'
fresh
sed 's/^id: .*/id: new/' plans/arbor.md >plans/new.md
git add . && git commit -q -m new
merge='countersign check plans --changed-since origin/main --ignore clock'
paste "$merge"
expect_status 1
expect_out 'plans/new.md:'
expect_lines "$work/stdout" 0 'plans/arbor.md:'
paste "$merge -o sarif:countersign.sarif"
expect_status 1
expect_out 'plans/new.md:'
expect_lines "$work/stdout" 0 'plans/arbor.md:'
grep -q '"version":"2.1.0"' countersign.sarif || fault 'there is no SARIF'
git rm -q plans/new.md && git commit -q -m away
paste "$merge -o sarif:countersign.sarif"
expect_status 0
end

begin 'recipe: a nightly run'
fresh
paste "countersign check plans --by csm -o 'markdown:reports/{csm}.md' >reports.txt || [ \$? -eq 1 ]"
expect_status 0
grep -q CS301 reports/*.md || fault 'no report has the error'
[ -s reports.txt ] || fault 'the findings are not written'
paste 'countersign check plans --ignore clock'
expect_status 1
rm plans/arbor.md
SOURCE_DATE_EPOCH=$(date -u -d 2027-05-01 +%s)
paste 'countersign check plans --ignore clock'
SOURCE_DATE_EPOCH=$(date -u -d "$TODAY" +%s)
expect_status 0
end

begin 'recipe: eight hundred plans that are there already'
fresh
known='countersign check plans --baseline plans.baseline'
paste "$known --write-baseline"
expect_status 0
[ -s plans.baseline ] || fault 'there is no baseline'
paste "$known"
expect_status 0
worsen
paste "$known"
expect_status 1
expect_out 'plans/castell.md:'
git checkout -q plans
sed -i 's/^renewal: 2027-\(..\)-\(..\)/renewal: \2.\1.2027/' plans/*.md
paste 'countersign check plans --fix --baseline plans.baseline --prune'
expect_status 0
git diff --quiet plans || fault 'the dates are not as they were'
end

begin 'recipe: git alone before each commit'
fresh
paste 'chmod +x .git/hooks/pre-commit'
expect_status 0
echo text >note.txt
git add . && git commit -q -m note 2>"$work/stderr" ||
    fault 'a commit without plans is refused'
worsen
git add . && git commit -q -m bad >"$work/stdout" 2>&1 &&
    fault 'a commit with an error goes through'
expect_out 'plans/castell.md:'
end

# The repository that the recipes name is one here with the hook.  The
# framework drops most of git's variables, so that it finds this by HOME.
begin 'recipe: pre-commit'
export HOME="$work/home" PRE_COMMIT_HOME="$work/home/pre-commit"
hooks=$work/hooks
unset GIT_CONFIG_GLOBAL
mkdir "$HOME" && git init -q -b main "$hooks"
cp "$root/.pre-commit-hooks.yaml" "$hooks"
git -C "$hooks" add . && git -C "$hooks" commit -q -m hooks
cat >"$HOME/.gitconfig" <<END
[url "file://$hooks"]
    insteadOf = https://git.example.com/your-group/countersign
END
fresh
echo 'exclude: [plans/archive]' >.countersign.yaml
cp "$(grep -l 'id: countersign$' "$work"/blocks/*.yaml)" \
    .pre-commit-config.yaml
git add . && git commit -q -m settings
said='the pre-commit framework'
commits() { # STATUS: what git says to a commit of all that changed
    git add -A && git commit -m change >"$work/stdout" 2>&1
    status=$?
    expect_status "$1"
}
{ pre-commit autoupdate --bleeding-edge && pre-commit install; } \
    >"$work/stdout" 2>&1 || fault "$(cat "$work/stdout")"
expect_in .pre-commit-config.yaml "rev: $(git -C "$hooks" rev-parse main)"
sed -i 's/^title: .*/title: Better mornings/' plans/castell.md
commits 0
expect_out 'countersign' 'Passed'
sed -i 's/^title: .*/title: Quieter mornings/' plans/arbor.md
commits 1
expect_out 'Failed' 'exit code: 1' 'plans/arbor.md:43:11: error: '
mkdir plans/archive && git mv -f plans/arbor.md plans/archive
commits 0
expect_out 'Passed'
echo text >note.txt
commits 0
expect_out 'no files to check'
end

begin 'recipe: an editor that knows the fields'
fresh
paste "countersign schema plan | sed 's/^{\"\$schema\":\"[^\"]*\",/{/' >plan.schema.json"
expect_status 0
python3 -c 'import json
schema = json.load(open("plan.schema.json"))
assert "$schema" not in schema and "stage" in schema["properties"]' ||
    fault 'that is no schema without a draft'
cp "$(grep -l contentTypes "$work"/blocks/*.json)" frontmatter.json
python3 -c 'import json
schema = json.load(open("plan.schema.json"))["properties"]
types = json.load(open("frontmatter.json"))["frontMatter.taxonomy.contentTypes"]
for field in types[0]["fields"]:
    known = schema[field["name"]].get("enum")
    if known and field["name"] != "kind":
        assert field["choices"] == [word for word in known if word], field' ||
    fault 'the fields for Front Matter CMS are not those of a plan'
end

begin 'recipe: GitHub'
fresh
action=$root/.github/actions/check
awk '/^      run: \|/ { text = ""; inside = 1; next }
    inside && /^        / { text = text substr($0, 9) "\n"; next }
    { inside = 0 } END { printf "%s", text }' "$action/action.yml" >"$work/step"
GITHUB_ACTION_PATH=$action PATHS=plans OPTIONS='--ignore clock' SINCE= \
    sh "$work/step" >"$work/stdout" 2>"$work/stderr"
status=$?
said='the step of the action'
expect_status 1
matcher=$(sed -n 's/^::add-matcher:://p' "$work/stdout")
[ -f "$matcher" ] || fault 'there is no matcher'
GITHUB_ACTION_PATH=$action PATHS=plans OPTIONS='--ignore clock' \
    SINCE=origin/main sh "$work/step" >"$work/none" 2>"$work/stderr"
status=$?
expect_status 0
python3 - "$matcher" "$work/stdout" >"$work/unmatched" <<'END'
import json, re, sys
pattern = json.load(open(sys.argv[1]))["problemMatcher"][0]["pattern"][0]
for line in open(sys.argv[2], encoding="utf-8"):
    if ": note: " in line or line.startswith("::"):
        continue
    found = re.match(pattern["regexp"], line.rstrip("\n"))
    if not found or not found[pattern["code"]].startswith("CS"):
        print(line)
END
expect_empty "$work/unmatched"
end

begin 'recipe: GitLab'
fresh
python3 - "$root/.gitlab/countersign.yml" >"$work/step" <<'END' ||
import sys, yaml
job = yaml.safe_load(open(sys.argv[1]))["countersign"]
assert job["artifacts"]["reports"]["codequality"] in job["script"][-1]
assert job["variables"]["COUNTERSIGN_PATHS"] == "plans"
print("\n".join(job["script"]))
END
    fault 'the job is not one'
grep -q '^countersign check ' "$work/step" || fault 'the job has no check'
sed 's/^id: .*/id: new/' plans/arbor.md >plans/new.md
COUNTERSIGN_PATHS=plans CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse main) \
    sh "$work/step" >"$work/stdout" 2>"$work/stderr"
status=$?
said='the job of GitLab'
expect_status 1
grep -q 'plans/new.md' gl-code-quality-report.json ||
    fault 'the report lacks the plan'
(cd "$root" && python3 tests/schema.py --valid tests/schema/gitlab.json \
    "$repo/gl-code-quality-report.json") >"$work/faults" 2>&1 ||
    fault "$(cat "$work/faults")"
end

begin 'recipes: every file of YAML and JSON in them can be read'
for block in "$work"/blocks/*.yaml; do
    python3 -c 'import sys, yaml
assert isinstance(yaml.safe_load(open(sys.argv[1])), dict)' "$block" ||
        fault "$(cat "$block")"
done
for block in "$work"/blocks/*.json; do
    python3 -m json.tool "$block" >/dev/null || fault "$(cat "$block")"
done
end

cd "$root" || exit 1
