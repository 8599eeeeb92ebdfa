"""Reads a calendar without the program that wrote it.

Usage: calendar_independent.py FILE.ics EXPECTED

Prints nothing and ends with 0 when the file's series, expanded by dateutil in
the zone that the file itself defines, are the lines of EXPECTED in any order,
each "SUMMARY|2026-10-25|10:00" ("|all day" without a time), and when the
file's zone agrees with the machine's own tables at each of them.
"""

import datetime
import io
import sys
import zoneinfo

import icalendar
from dateutil import rrule, tz


def zones_of(calendar):
    """Each VTIMEZONE as dateutil understands it."""
    zones = {}
    for zone in calendar.walk("VTIMEZONE"):
        text = zone.to_ical().decode().replace("\r\n ", "")
        zones[str(zone["TZID"])] = tz.tzical(io.StringIO(text)).get()
    return zones


def moments(event, zones):
    start = event["DTSTART"].dt
    timed = isinstance(start, datetime.datetime)
    name = event["DTSTART"].params.get("TZID")
    if timed:
        start = start.replace(tzinfo=zones[name] if name else None)
    else:
        start = datetime.datetime.combine(start, datetime.time())
    days = rrule.rruleset()
    if "RRULE" in event:
        days.rrule(rrule.rrulestr(event["RRULE"].to_ical().decode(), dtstart=start))
    else:
        days.rdate(start)
    excepted = event.get("EXDATE", [])
    for one in excepted if isinstance(excepted, list) else [excepted]:
        for value in one.dts:
            when = value.dt
            if timed:
                when = when.replace(tzinfo=start.tzinfo)
            else:
                when = datetime.datetime.combine(when, datetime.time())
            days.exdate(when)
    for when in days:
        if timed and name:
            own = when.replace(tzinfo=zoneinfo.ZoneInfo(name))
            assert when.utcoffset() == own.utcoffset(), f"{when} is not {own}"
        yield when, timed


def main(path, expected_path):
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    assert "METHOD" not in calendar
    zones = zones_of(calendar)
    found = []
    for event in calendar.walk("VEVENT"):
        for when, timed in moments(event, zones):
            time = when.strftime("%H:%M") if timed else "all day"
            found.append(f"{event['SUMMARY']}|{when:%Y-%m-%d}|{time}")
    with open(expected_path, encoding="utf-8") as file:
        expected = file.read().splitlines()
    found.sort()
    expected.sort()
    for line in sorted(set(found) ^ set(expected)):
        print(("too much: " if line in found else "missing: ") + line)
    return found != expected


sys.exit(main(*sys.argv[1:]))
