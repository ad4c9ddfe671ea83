import { existsSync, statSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { installationKey } from '../server/keys.ts';
import { root } from '../server/root.ts';
import { lastStart } from '../server/running.ts';
import { m } from '#messages';
import { addressFindings } from './doctor/address.ts';
import { finding, type Finding } from './doctor/finding.ts';
import { letterFindings, textFindings } from './doctor/letters.ts';
import { wordingFindings } from './doctor/measures.ts';
import { clockFinding, staffFindings } from './doctor/people.ts';
import { voteFindings } from './doctor/votes.ts';
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
	answer(out, given.json, { ok, findings: findings.map(({ called: _, ...one }) => one) }, inWords(findings));
	return ok ? 0 : 1;
}

function inWords(findings: readonly Finding[]): string {
	const [right, wrong] = [m.doctor_ok(), m.doctor_wrong()];
	const width = Math.max(right.length, wrong.length);
	return findings.map(({ called, ok, says }) => `${(ok ? right : wrong).padEnd(width)} ${called}: ${says}`).join('\n');
}

function here(dataDir: string): Finding[] {
	const built = existsSync(join(root, 'build', 'handler.js'));
	const free = Math.min(...[root, dataDir].filter(existsSync).map(freeOn));
	const key = join(dataDir, 'installation.key');
	const version = process.versions.node;
	const open = existsSync(key) && (statSync(key).mode & 0o077) !== 0;
	return [
		finding('node', Number(version.split('.')[0]) >= 24 ? undefined : version, version),
		finding('pages', built ? undefined : m.doctor_not_built(), m.doctor_built()),
		finding('disk', free < 1 ? m.doctor_not_free({ size: free }) : undefined, m.doctor_free({ size: free })),
		finding('installation key', open ? m.doctor_key_open({ path: key }) : undefined, m.doctor_key_closed())
	];
}

const freeOn = (folder: string) => Math.round((statfsSync(folder).bavail * statfsSync(folder).bsize) / 1e9);

async function inDatabase(dataDir: string): Promise<Finding[]> {
	try {
		return await withHouse(dataDir, async ({ database }) => [
			finding('database', undefined, m.doctor_database_right({ kind: database.kind })),
			await clockFinding(database.ownerUrl),
			...(await staffFindings(database.ownerUrl)),
			...(await wordingFindings(database.ownerUrl)),
			...(await voteFindings(database.ownerUrl, dataDir))
		]);
	} catch (error) {
		return [finding('database', saidPlainly(error), '')];
	}
}
