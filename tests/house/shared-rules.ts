import type { Source } from './sources.ts';

/** Rules that stand once, in a view: the table behind it, and the files that may read the table itself, each with its reason. */
const views: Record<string, { view: string; itself: Record<string, string> }> = {
	'platform.role_grant': {
		view: 'platform.role_now',
		itself: {
			'src/platform/db/migrate.ts': 'says which roles there are',
			'src/platform/identity/staff.ts': 'gives roles and ends them',
			'src/platform/identity/own-data.server.ts': 'all that is held about her',
			'src/rooms/programmes/courses/team/queries.server.ts': 'everybody who has ever been on the team',
			'src/rooms/programmes/courses/team/commands.server.ts': 'the address of anybody who has ever been on the team'
		}
	},
	'people.consent': {
		view: 'people.consent_now',
		itself: {
			'src/rooms/people/consent/commands.server.ts': 'writes what she said',
			'src/rooms/people/own-data.server.ts': 'all that is held about her'
		}
	}
};

/** Pages speak no SQL, as another law has it. */
const isApart = (path: string) =>
	/\.(test|child)\.ts$|examples\.ts$|generated\.ts$/.test(path) || !/^src\/(?!routes\/)/.test(path);

/** Code that asks a table what a view answers: the rule would stand twice, and one of the two would forget something. */
export function askedTwice(sources: Source[]): string[] {
	return sources
		.filter(({ path }) => path.endsWith('.ts') && !isApart(path))
		.flatMap(({ path, text }) =>
			Object.entries(views)
				.filter(([table, { itself }]) => !(path in itself) && asks(text, table))
				.map(([table, { view }]) => `${path} asks ${table}, where ${view} answers`)
		);
}

/** Reading in a query of ours or in SQL; the names of deeds in the audit begin alike and go on with a dot. */
function asks(text: string, table: string): boolean {
	const name = table.replace('.', '\\.');
	return new RegExp(`(['"\`]|\\b(from|join)\\s+)${name}( as \\w+)?(?![.\\w])`).test(text);
}

/** Files said to read a table itself that do so no longer. */
export function idleLeave(sources: Source[]): string[] {
	return Object.entries(views).flatMap(([table, { itself }]) =>
		Object.keys(itself).filter((path) => !sources.some((source) => source.path === path && asks(source.text, table)))
	);
}

/** Files that ask for sessions which are not called off, or no reunion, and count no meetings: each with its reason. */
const otherSessions: Record<string, string> = {
	'src/rooms/programmes/courses/session/policy.ts': 'the rule itself',
	'src/rooms/programmes/courses/public-page/Weeks.svelte':
		'weeks in which nothing was planned: a meeting that was called off was',
	'src/rooms/programmes/courses/whats-on/queries.server.ts':
		'what anybody may read is on: also what was called off, so that nobody comes in vain',
	'src/rooms/programmes/courses/calendar/queries.server.ts': 'a calendar says what was called off as such',
	'src/rooms/programmes/courses/hall/queries.server.ts': 'what else is on in the hall: a reunion too',
	'src/rooms/programmes/courses/reschedule/queries.server.ts': 'what else is on at that hour: a reunion too',
	'src/rooms/programmes/desk/month/policy.ts': 'what takes a hall: a reunion too',
	'src/rooms/programmes/desk/overview/queries.server.ts':
		'the next session; the days that were planned, also those called off',
	'src/rooms/programmes/desk/person/queries.server.ts': 'what she is expected at next: a reunion too',
	'src/rooms/programmes/meetings/day/queries.server.ts': 'sessions of a day: a reunion too',
	'src/rooms/programmes/meetings/reminder/jobs.server.ts': 'what is to be reminded of: a reunion too',
	'src/rooms/programmes/taking-part/my-page/queries.server.ts': 'what is to come: a reunion too',
	'src/routes/(public)/joined/[receipt]/time.ics/+server.ts': 'a calendar file says what was called off as such'
};

const whichCount =
	/\bcancelled_at(?:['"`]\s*,\s*'is'\s*,\s*null| is null)|=>\s*\(?!\w+\.cancelledAt\s*\)|\bkind\b['"`]?\s*(?:<>|!==|,\s*'(?:<>|!=)',)\s*'reunion'/i;

const saysWhichCount = ({ path, text }: Source) =>
	!/\.(test|child)\.ts$|examples\.ts$|generated\.ts$|^src\/demonstration\//.test(path) && whichCount.test(text);

/** Code that says for itself which sessions count as meetings of a course, where the view or `meetingsOf` answers. */
export function countedOtherwise(sources: Source[]): string[] {
	return sources
		.filter((source) => saysWhichCount(source) && !(source.path in otherSessions))
		.map(({ path }) => `${path} says itself which sessions count, where programmes.meeting or meetingsOf answers`);
}

/** Files said to ask for other sessions that do so no longer. */
export function idleOther(sources: Source[]): string[] {
	return Object.keys(otherSessions).filter(
		(path) => !sources.some((source) => source.path === path && saysWhichCount(source))
	);
}
