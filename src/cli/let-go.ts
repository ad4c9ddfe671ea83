// Turns off the database that a process left running when it died: scripts/watch.mjs asks for it where it stops before
// that process was started again.
import { join } from 'node:path';
import { openDatabase } from '../platform/db/open.ts';
import { root } from '../server/root.ts';
import { commands } from './commands.ts';
import { dataDirOf } from './place.ts';
import { readGiven } from './read.ts';

const [name = '', ...words] = process.argv.slice(2);
const command = commands[name];
if (command && !process.env.DATABASE_URL) {
	const { data } = readGiven(words, command) as { data?: string };
	const dataDir = name === 'demo' ? (data ?? join(root, '.data', 'demonstration')) : dataDirOf(data);
	await (await openDatabase({ dataDir })).stop();
}
