import { existsSync, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { installationKey } from '../server/keys.ts';
import { root } from '../server/root.ts';
import { lastStart } from '../server/running.ts';
import { addressFindings } from './doctor/address.ts';
import type { Finding } from './doctor/finding.ts';
import { letterFindings, textFindings } from './doctor/letters.ts';
import { wordingFindings } from './doctor/measures.ts';
import { clockFinding, staffFindings } from './doctor/people.ts';
import { saidPlainly } from './first-minute.ts';
import { answer, type Out } from './out.ts';
import { dataDirOf, withHouse } from './place.ts';

/** Says what is wrong with this installation and what to do about it. Exit 1 when anything is. */
export async function doctor(given: { data?: string; json: boolean }, out: Out): Promise<number> {
	const dataDir = dataDirOf(given.data);
	const start = lastStart(dataDir);
	const findings = [
		...here(dataDir),
		...(await letterFindings(start)),
		...textFindings(start),
		...(await inDatabase(dataDir))
	];
	if (existsSync(join(dataDir, 'installation.key')))
		findings.push(...(await addressFindings(start, installationKey(dataDir))));
	const ok = findings.every((finding) => finding.ok);
	answer(
		out,
		given.json,
		{ ok, findings },
		findings.map(({ check, ok: fine, says }) => `${fine ? 'ok   ' : 'WRONG'} ${check}: ${says}`).join('\n')
	);
	return ok ? 0 : 1;
}

function here(dataDir: string): Finding[] {
	const built = existsSync(join(root, 'build', 'handler.js'));
	const free = Math.min(...[root, dataDir].filter(existsSync).map(freeOn));
	const key = join(dataDir, 'installation.key');
	const open = existsSync(key) && (statSync(key).mode & 0o077) !== 0;
	return [
		{ check: 'node', ok: Number(process.versions.node.split('.')[0]) >= 24, says: process.versions.node },
		{ check: 'pages', ok: built, says: built ? 'built' : 'not built yet: bin/kith start builds them' },
		{ check: 'disk', ok: free >= 1, says: `${free} GB free${free < 1 ? ': make room, or nothing can be saved' : ''}` },
		{
			check: 'installation key',
			ok: !open,
			says: open ? `others can read ${key}: chmod 600 it` : 'readable by its owner alone'
		}
	];
}

const freeOn = (folder: string) => Math.round((statfsSync(folder).bavail * statfsSync(folder).bsize) / 1e9);

async function inDatabase(dataDir: string): Promise<Finding[]> {
	try {
		return await withHouse(dataDir, async ({ database }) => [
			{
				check: 'database',
				ok: true,
				says: `${database.kind}, up to date, keeps what it confirms, and the app's login cannot get around the row policies`
			},
			await clockFinding(database.ownerUrl),
			...(await staffFindings(database.ownerUrl)),
			...(await wordingFindings(database.ownerUrl))
		]);
	} catch (error) {
		return [{ check: 'database', ok: false, says: saidPlainly(error) }];
	}
}
