import { sql } from 'kysely';
import { isCoordinated } from '#platform/db/coordinated.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { instantOf, isoDay, monthOf } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { Forbidden } from '#platform/outcome.ts';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import type { AttendanceState } from '../../meetings/register/form.ts';
import { countedAt } from '#programmes/meetings';
import { attendanceOf, headsOf, hopedOf, type Hoped, type RegisterLine } from './figures.ts';
import type { AttendanceLook, Column } from './form.ts';
import { spanOf, tableForReaders, wholeTable, withHeads, withHoped, type ShownAttendance } from './policy.ts';

/** A table of attendance with the days it covers, and what the runs, areas, blocks and people in it are called, by their ids. */
export interface Attendance {
	from: string;
	/** The first day after it. */
	before: string;
	table: ShownAttendance;
	names: ReadonlyMap<string, string>;
}

interface Row {
	run: string;
	label: Words;
	/** The day on which the run began, and that of the meeting, as `2027-05-31`. */
	firstOn: string;
	on: string;
	kind: string;
	area: string | null;
	areaName: string | null;
	partner: string | null;
	partnerName: string | null;
	block: string | null;
	blockTitle: Words | null;
	session: string;
	person: string | null;
	called: string | null;
	state: AttendanceState | null;
	walkIn: boolean;
	language: string;
	cameBefore: boolean;
	/** The day on which she first came to anything. */
	firstCame: string | null;
}

/** Attendance of all courses and groups as it is looked at, counted from the registers. Throws Forbidden for all but coordinators. */
export async function getAttendance(tx: Tx, { by, period, forReaders }: AttendanceLook): Promise<Attendance> {
	if (!mayManageCourses(tx.actor)) throw new Forbidden();
	const { from, before } = spanOf(period, isoDay(tx.now, tx.zone));
	const rows = await listLines(tx, instantOf(from, '00:00', tx.zone), instantOf(before, '00:00', tx.zone));
	const earlier = new Set(rows.flatMap(({ person, cameBefore }) => (person && cameBefore ? [person] : [])));
	const lines = rows.map(lineOf);
	const table = attendanceOf(lines, by, earlier);
	const heads = headsOf(lines, by, await countedAt(tx, [...new Set(rows.map(({ session }) => session))]));
	const hoped = hopedOf(lines, by, await listHoped(tx, [...new Set(rows.map(({ run }) => run))]));
	const shown = withHeads(forReaders ? tableForReaders(table) : wholeTable(table), heads, { by, forReaders });
	return {
		...{ from, before },
		table: withHoped(shown, hoped, by),
		names: namesIn(rows, by)
	};
}

function lineOf({ run, on, area, partner, block, person, ...row }: Row): RegisterLine {
	const { kind, session, state, walkIn, language } = row;
	const firstCame = row.firstCame ?? undefined;
	const line = { kind, session, state, walkIn, language, cancelled: false, area: area ?? '', partner: partner ?? '' };
	return { ...line, on, firstCame, programme: run, block: block ?? '', person: person ?? '' };
}

/** Courses of one name are told apart by when they began; people are named only where the table is of people. Each is called once, however many lines it has. */
function namesIn(rows: readonly Row[], by: Column[]): Map<string, string> {
	const names = new Map<string, string>();
	for (const { run, label, firstOn, area, areaName, partner, partnerName, block, blockTitle, person, called } of rows) {
		if (!names.has(run)) names.set(run, `${inWords(label)} · ${monthOf(firstOn.slice(0, 7))}`);
		if (area && areaName) names.set(area, areaName);
		if (partner && partnerName) names.set(partner, partnerName);
		if (block && blockTitle && !names.has(block)) names.set(block, `${inWords(label)}: ${inWords(blockTitle)}`);
		if (by.includes('person') && person && called) names.set(person, called);
	}
	return names;
}

/** Every line of the registers of meetings that began in a span of time: whoever had a place by then, and whoever walked in. */
async function listLines(tx: Tx, from: Date, before: Date): Promise<Row[]> {
	const { rows } = await sql<Row>`
		with meeting as (
			select org_id, id, cohort_id, starts_at, ends_at from programmes.meeting
			where starts_at >= ${from} and starts_at < least(${before}::timestamptz, ${tx.now}::timestamptz)
				and ${isCoordinated(tx, sql.ref('cohort_id'))}
		), line as (
			select m.id as session, r.person_id as person, a.state, coalesce(a.walk_in, false) as "walkIn"
			from meeting m join programmes.registration r on r.org_id = m.org_id and r.cohort_id = m.cohort_id and (r.session_id is null or r.session_id = m.id)
				left join programmes.attendance a on a.org_id = m.org_id and a.session_id = m.id and a.person_id = r.person_id
			where r.state = 'place' and (a.id is not null or coalesce(r.place_at, r.joined_at) <= m.ends_at)
			union all
			select m.id, a.person_id, a.state, true
			from meeting m join programmes.attendance a on a.org_id = m.org_id and a.session_id = m.id and a.walk_in
				left join programmes.registration r on r.org_id = m.org_id and r.cohort_id = m.cohort_id and r.person_id = a.person_id
					and (r.session_id is null or r.session_id = m.id)
			where r.state is distinct from 'left' and r.state is distinct from 'place'
		), earlier as (
			select e.person_id, min(s.starts_at) as first_at from programmes.attended e
				join programmes.session s on s.org_id = e.org_id and s.id = e.session_id
			where e.person_id in (select person from line)
			group by e.person_id
		)
		select c.id as run, c.label, to_char(o.first_at at time zone ${tx.zone}, 'YYYY-MM-DD') as "firstOn", c.kind, area.id as area, area.name as "areaName", partner.id as partner, partner.name as "partnerName", b.id as block, b.title as "blockTitle", m.id as session, to_char(m.starts_at at time zone ${tx.zone}, 'YYYY-MM-DD') as "on",
			l.person, p.called, l.state, coalesce(l."walkIn", false) as "walkIn", coalesce(a.language, '') as language,
			coalesce(e.first_at < ${from}, false) as "cameBefore", to_char(e.first_at at time zone ${tx.zone}, 'YYYY-MM-DD') as "firstCame"
		from meeting m join programmes.cohort c on c.org_id = m.org_id and c.id = m.cohort_id and c.published_at is not null
			join programmes.span o on o.org_id = c.org_id and o.cohort_id = c.id
			join programmes.session s on s.org_id = m.org_id and s.id = m.id
			left join programmes.area area on area.org_id = c.org_id and area.id = c.area_id
			left join programmes.partner partner on partner.org_id = c.org_id and partner.id = c.partner_id
			left join programmes.block b on b.org_id = s.org_id and b.id = s.block_id
			left join line l on l.session = m.id
			left join people.card p on p.org_id = m.org_id and p.id = l.person
			left join platform.account a on a.org_id = m.org_id and a.id = l.person
			left join earlier e on e.person_id = l.person`.execute(tx.db);
	return rows;
}

/** What runs hope for, as far as whoever speaks coordinates them. */
function listHoped(tx: Tx, runs: readonly string[]): Promise<Hoped[]> {
	if (!runs.length) return Promise.resolve([]);
	return tx.db
		.selectFrom('programmes.hope')
		.select(['cohort_id as run', 'language', 'people'])
		.where('cohort_id', 'in', runs)
		.execute();
}
