// An installation in which nobody has set up an organisation yet.
import { expect, onTestFinished } from 'vitest';
import { test } from '../support/database.ts';
import { notBuilt, startServing } from './served.ts';

test('whoever opens it reads that nobody is set up and where to begin; under a name that is not there, nothing of it', async ({
	database,
	skip
}) => {
	const served = await startServing(database);
	onTestFinished(() => served.stop());
	if (!served.built) skip(notBuilt);
	const read = async (path: string) => {
		const answer = await fetch(new URL(path, served.url), { headers: { accept: 'text/html' } });
		return `${answer.status} ${await answer.text()}`;
	};
	expect(await read('/')).toMatch(/^404 [^]*bin\/kith user add/);
	expect(await read('/es/help')).toMatch(/^404 [^]*Aquí todavía no hay ninguna organización/);
	expect(await read('/o/elsewhere')).not.toMatch(/^200|user add/);
});
