# Settings' defaults: what a plan takes from them, overrides and leaves out.
. tests/cases.inc

root=$work/root
settings=$root/.countersign.yaml
plan=$root/accounts/arbor.md

# The example without what repeats, below settings that have it.
fresh() {
    rm -rf "$root"
    mkdir -p "$root/accounts" "$root/brand"
    cp plans/logos/brightdesk.svg "$root/brand/mark.svg"
    cp -R plans/segments "$root"
    sed -e '/^locale:/d; /^timezone:/d; /^  vendor: /d' \
        -e 's/^csm: .*/csm: dana/' plans/arbor.md >"$plan"
    cat >"$settings" <<'END'
defaults:
  parties: {vendor: {name: Northlight GmbH, logo: brand/mark.svg}}
  people:
    dana: {name: Dana Scott, side: vendor, role: Adviser}
    uwe: {name: Uwe Unnamed, side: vendor}
  locale: de-DE
  timezone: Europe/Berlin
END
}

dump() {
    run dump --stage plan "$plan"
    expect_status 0
    expect_empty "$work/stderr"
}

begin 'a plan has what the settings give, with its place there'
fresh
dump
expect_out 'name: "Northlight GmbH" @.countersign.yaml:2:28' \
    'locale: "de-DE" @.countersign.yaml:6:11' 'name: "Dana Scott"' \
    'timezone: "Europe/Berlin"' 'csm: -> dana'
grep -q 'brand/mark.svg' "$work/stdout" || fault 'the logo is missing'
end

begin 'a person whom no plan names is in none, and no finding speaks of it'
grep -q 'Unnamed' "$work/stdout" && fault 'Uwe is in the plan'
run check "$root"
grep -q -e Unnamed -e uwe -e countersign.yaml -e CS008 "$work/stdout" &&
    fault "the check says
$(cat "$work/stdout")"
end

begin 'a plan overrides field by field'
sed -i -e 's/^start:/locale: en-GB\n&/' \
    -e 's/^parties:/&\n  vendor: {name: Other Ltd}/' \
    -e 's/^people:/&\n  dana: {role: Auditor}/' "$plan"
dump
expect_out 'locale: "en-GB"' 'name: "Other Ltd"' 'role: "Auditor"' \
    'name: "Dana Scott"' 'brand/mark.svg'
end

begin 'the documents and the terms have it'
fresh
run render "$root" -o "$work/out" --today 2026-08-20
expect_status 0
grep -q 'Northlight GmbH' "$work/out/arbor.html" ||
    fault 'the page lacks the company'
grep -q 'lang="de' "$work/out/arbor.html" || fault 'the page is not German'
grep -q 'Unnamed' "$work/out/arbor.html" && fault 'the page has Uwe'
run dump --stage terms "$plan"
expect_out 'Northlight GmbH'
end

begin 'the nearest settings stand alone; --config stands instead of them'
printf 'defaults: {locale: fr-FR}\n' >"$work/other.yaml"
cp "$work/other.yaml" "$root/accounts/.countersign.yaml"
run check "$root" --today 2026-08-20
expect_out 'parties' 'dana'
rm "$root/accounts/.countersign.yaml"
run check --config "$work/other.yaml" "$root" --today 2026-08-20
expect_out 'dana'
run check "$root" --today 2026-08-20
grep -q 'dana' "$work/stdout" && fault 'dana is not known'
end

begin 'what is wrong with them is said once, where it stands'
bad() { # SED TEXT...
    fresh
    cp "$plan" "$root/accounts/second.md"
    sed -i "$1" "$settings"
    shift
    run check "$root"
    expect_status 2
    expect_empty "$work/stdout"
    expect_err "$@" 'cannot be used'
    expect_lines "$work/stderr" 1 '^error\['
}
bad 's/timezone/timezon/' CS004 'defaults has no field "timezon"' \
    'did you mean `timezone`?' ':7:3'
bad '$s/$/\n  csm: dana/' CS004 'defaults has no field "csm"' ':8:3' \
    '`csm` stands in each plan' 'under `defaults: people:`'
bad '$s/$/\ncsm: dana/' CS004 'is not a field of the settings' ':8:1' \
    '`csm` stands in each plan' 'under `defaults: people:`'
bad '$s/$/\ntimezone: UTC/' CS004 '`timezone` belongs under `defaults`'
bad 's/mark.svg/none.svg/' CS011 'none.svg' 'does not exist' ':2:51'
bad 's/side: vendor, role/side: vendr, role/' CS006 'cannot be "vendr"' ':4:36'
bad 's/side: vendor, role/side: customer, role/' CS006 \
    'settings name no people of a customer'
bad 's/de-DE/de DE/' CS006 '"de DE" is not a locale' ':6:11'
bad 's/name: Northlight GmbH, //' CS005 'has no `name`'
bad 's/^defaults:/defaults: none/; 2,$d' CS006 'what plans have in common'
end

begin 'a logo that leads out of the root is refused'
fresh
sed -i 's,brand/mark.svg,../mark.svg,' "$settings"
run check "$root"
expect_status 2
expect_err CS011 'leads out of the folder'
end

begin 'new leaves to the settings what they have'
fresh
run new acme --segment hybrid --type onboarding --customer Acme -o "$root/accounts"
expect_status 0
grep -q 'your company' "$root/accounts/acme.md" && fault 'the vendor is asked for'
grep -q '# locale' "$root/accounts/acme.md" && fault 'the locale is asked for'
expect_lines "$root/accounts/acme.md" 1 \
    'The settings have dana (Dana Scott), uwe (Uwe Unnamed): an id is enough'
expect_lines "$root/accounts/acme.md" 1 \
    'title: Acme and Northlight GmbH success plan'
run check "$root/accounts/acme.md" --show error
expect_status 0
end
