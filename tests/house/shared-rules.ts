import type { Source } from './sources.ts';

/** Rules that stand once, in a view: the table behind it, and the files that may read the table itself, each with its reason. */
const views: Record<string, { view: string; itself: Record<string, string> }> = {
	'platform.role_grant': {
		view: 'platform.role_now',
		itself: {
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
