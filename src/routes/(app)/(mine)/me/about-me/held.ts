import { clock, fullDate } from '#platform/i18n/dates.ts';
import { foldNeeds } from '#rooms/people/need/policy.ts';
import type { Need } from '#rooms/people/need/form.ts';
import { needWords } from '#rooms/people/need/choices.ts';
import type { Copy } from '#platform/own-data.ts';
import { m } from '#messages';

/** One kind of thing held about her: what it is, what it is for, and its contents in plain lines. */
export interface Held {
	title: string;
	why: string;
	lines: string[];
	/** Where she changes it, if she can. */
	href?: string;
}

type Row = Record<string, unknown>;

/** Everything held about her in the order in which she would ask; a kind of which nothing is held says so. */
export function heldAbout(copy: Copy, zone: string): Held[] {
	const read: Read = {
		rows: (table) => (copy[table] ?? []) as Row[],
		on: (at) => fullDate(new Date(at as Date), zone),
		when: (at) => `${fullDate(new Date(at as Date), zone)}, ${clock(new Date(at as Date), zone, 'parents')}`
	};
	return [...sheSaid(read), needsOf(read), ...sheDid(read), ...keptOfHer(read)];
}

/** Reads the copy: the rows of a table, and a day in her words. */
interface Read {
	rows(table: string): Row[];
	on(at: unknown): string;
	/** the same with the time of day */
	when(at: unknown): string;
}

function sheSaid({ rows, on }: Read): Held[] {
	const values = (table: string, column: string) => rows(table).map((row) => String(row[column]));
	const care = (child: Row) => rows('people.child_care').find((row) => row.child_id === child.id);
	return [
		{
			title: m.people_held_name(),
			why: m.people_held_name_why(),
			lines: [
				...new Set([
					...values('people.person', 'called'),
					...values('people.address', 'value'),
					...values('platform.sign_in_name', 'email')
				])
			],
			href: '/me/details'
		},
		{
			title: m.people_held_children(),
			why: m.people_held_children_why(),
			lines: rows('people.child').map((child) =>
				[
					child.first_name,
					...['allergies', 'needs', 'collectors', 'urgent_phone'].map((column) => care(child)?.[column])
				]
					.filter(Boolean)
					.join(' · ')
			),
			href: '/me/children'
		},
		{
			title: m.people_held_choices(),
			why: m.people_held_choices_why(),
			lines: rows('people.consent').map(({ given, at }) =>
				given ? m.programmes_home_choices_yes_on({ date: on(at) }) : m.programmes_home_choices_no_on({ date: on(at) })
			),
			href: '/me/choices'
		}
	];
}

function needsOf({ rows }: Read): Held {
	return {
		title: m.people_need_title(),
		why: m.people_need_who(),
		lines: foldNeeds(rows('people.need') as unknown as Need[]).map(needWords),
		href: '/me/details/needs'
	};
}

function sheDid({ rows, on }: Read): Held[] {
	return [
		{
			title: m.people_held_courses(),
			why: m.people_held_courses_why(),
			lines: [
				...rows('programmes.registration').map(({ joined_at }) => m.people_held_asked_on({ date: on(joined_at) })),
				...rows('programmes.attendance').map(({ noted_at }) => m.people_held_noted_on({ date: on(noted_at) })),
				...rows('creche.visit').map(({ signed_in_at, mistaken_at }) =>
					mistaken_at
						? m.people_held_creche_mistaken_on({ date: on(signed_in_at) })
						: m.people_held_creche_on({ date: on(signed_in_at) })
				),
				...rows('programmes.follow_up').map(({ noted_at }) => m.people_held_rung_on({ date: on(noted_at) }))
			]
		},
		{
			title: m.people_held_calendar(),
			why: m.people_held_calendar_why(),
			lines: rows('programmes.calendar_link').map(({ made_at }) => m.people_held_calendar_made({ date: on(made_at) })),
			href: '/me/calendar'
		},
		{
			title: m.people_held_weather(),
			why: m.people_held_weather_why(),
			lines: rows('programmes.check_in').map(({ at, words }) => [on(at), words].filter(Boolean).join(' · '))
		},
		{
			title: m.programmes_rounds_held(),
			why: m.people_held_weather_why(),
			lines: rows('programmes.said').map(({ at, words, overcame }) =>
				[on(at), words, overcame].filter(Boolean).join(' · ')
			)
		}
	];
}

function keptOfHer({ rows, on, when }: Read): Held[] {
	return [
		{
			title: m.people_held_answers(),
			why: m.people_held_answers_why(),
			lines: rows('evaluation.answer').length ? [m.people_held_count({ count: rows('evaluation.answer').length })] : []
		},
		{
			title: m.people_held_letters(),
			why: m.people_held_letters_why(),
			lines: rows('platform.letter').map(({ created_at }) => on(created_at))
		},
		{
			title: m.people_held_looked(),
			why: m.people_held_looked_why(),
			lines: rows('platform.access').map(({ at, what }) => `${when(at)} · ${lookedAt(String(what))}`)
		}
	];
}

const looked: Record<string, () => string> = {
	'programmes.reaching': m.people_held_looked_reaching,
	'people.reaching': m.people_held_looked_reaching,
	'people.in-danger': m.people_held_looked_danger,
	'programmes.allergies': m.people_held_looked_creche,
	'programmes.creche': m.people_held_looked_creche, // as it was called before the crèche was a room
	'creche.list': m.people_held_looked_creche,
	'programmes.exported': m.people_held_looked_exported
};
const lookedAt = (what: string) => (looked[what] ?? m.people_held_looked_page)();
