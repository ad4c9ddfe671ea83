import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, type Source } from './sources.ts';

/** Where the machine's own clock is asked, each with its reason. Everything else goes by the clock that can be set. */
const byTheMachine: Record<string, string> = {
	'src/platform/clock.ts': 'the clock of a process',
	'src/platform/db/set-clock.ts': 'sets the clock, from the machine’s',
	'src/platform/db/set-clock.db.test.ts': 'looks whether it was set',
	'src/platform/db/ids.ts': 'an id sorts among those that PostgreSQL makes',
	'src/platform/db/migrate.ts': 'notes a step before there is a clock in the database',
	'src/platform/db/roles.db.test.ts': 'measures how long a lock is waited for',
	'src/platform/db/embedded/': 'waits for a server, and looks at the age of files',
	'src/ui/elements/lock.': 'runs in the browser, where a phone that slept counts by its clock',
	'src/ui/enhance/': 'runs in the browser, by her own clock',
	'src/ui/queue/': 'runs on the phone, by its own clock, set right by the last answer of the house',
	'src/rooms/programmes/meetings/pocket-screen/take-along.element.ts': 'learns by how much the phone’s clock is wrong',
	'tests/support/pocket.ts': 'a small house for a real browser, which has the machine’s clock'
};

const inCode = /\bnew Date\(\)|\bDate\.now\(\)/;
const inSql =
	/(?<![\w.])(now|clock_timestamp|statement_timestamp|transaction_timestamp)\(\)|\b(current_(date|timestamp|time)|localtimestamp)\b/i;

/** Lines that take a moment from the machine: a test could not set it, and two halves of a command might disagree. */
export function momentsOfTheMachine({ path, text }: Source): string[] {
	if (Object.keys(byTheMachine).some((place) => path.startsWith(place))) return [];
	const patterns = path.endsWith('.sql') ? [inSql] : [inCode, inSql];
	return text
		.split('\n')
		.filter((line) => !/^\s*(\/\/|\*|\/\*|--)/.test(line))
		.filter((line) => patterns.some((pattern) => pattern.test(line)))
		.map((line) => `${path}: ${line.trim()}`);
}

/** The migrations, as sources. */
export function migrations(): Source[] {
	const folder = join(root, 'db', 'migrations');
	return readdirSync(folder).map((name) => ({
		path: `db/migrations/${name}`,
		text: readFileSync(join(folder, name), 'utf8')
	}));
}
