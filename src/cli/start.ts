import { m } from '#messages';
import { inLanguage } from '../platform/i18n/language.ts';
import { readSaid } from '../platform/settings/said.ts';
import type { ProcessKind } from '../server/process-kinds.ts';
import { run, stopOnSignal } from '../server/run.ts';
import { beWatched } from '../server/watched.ts';
import { Misuse } from './misuse.ts';
import { answer, type Out } from './out.ts';
import { dataDirOf, originOf } from './place.ts';
import { portOf } from './read.ts';

interface Start {
	port?: string;
	host?: string;
	data?: string;
	only?: ProcessKind;
	json: boolean;
}

/** Serves Kith from its own data until it is told to stop. */
export async function start(given: Start, out: Out): Promise<undefined> {
	const port = portOf(given.port ?? process.env.PORT ?? '3000');
	const dataDir = dataDirOf(given.data);
	const { origin, troubles, notes } = readSaid();
	if (troubles.length) throw new Misuse(troubles.map(({ setting, says }) => `${setting}: ${says}`).join('\n'));
	if (given.only !== 'worker') for (const { setting, says } of notes) out.stderr(`${setting}: ${says}\n`);
	const how = {
		dataDir,
		origin: origin ?? (given.only === 'worker' ? originOf(dataDir) : `http://localhost:${port}`),
		demonstration: false,
		port,
		host: given.host ?? process.env.HOST ?? '127.0.0.1',
		only: given.only
	};
	// what serves speaks whatever language it is asked in: that of the shell is for the shell alone
	const running = await inLanguage('en', () => run(how));
	inLanguage('en', () => beWatched(stopOnSignal(running)));
	if (given.only === 'worker') return;
	answer(
		out,
		given.json,
		{ url: running.url },
		`${m.shell_is_at({ url: running.url })}\n${m.shell_first_coordinator({ command: 'bin/kith user add' })}`
	);
}
