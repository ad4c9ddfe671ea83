import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { isId } from '#platform/db/ids.ts';
import { runtime } from '#platform/runtime.ts';
import { keysFrom, type UrnKeys } from './sealing.ts';

/** Where the keys of open urns lie: a folder of the data folder that no backup takes along. */
export const urnFolder = (dataDir: string): string => join(dataDir, 'urns');

const fileOf = (dataDir: string, decisionId: string) => join(urnFolder(dataDir), `${decisionId}.key`);
const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** Draws the key of an urn at random and lays it down: on disk, file and folder, before this returns. One that lay there is replaced. */
export async function makeUrnKey(decisionId: string, { dataDir } = runtime()): Promise<UrnKeys> {
	await mkdir(urnFolder(dataDir), { recursive: true, mode: 0o700 });
	const file = fileOf(dataDir, decisionId);
	const key = randomBytes(32);
	const fresh = await open(`${file}.new`, 'w', 0o600);
	try {
		await fresh.chmod(0o600); // whatever the mask of the process is, and whatever lay there
		await fresh.writeFile(key);
		await fresh.sync();
	} finally {
		await fresh.close();
	}
	await rename(`${file}.new`, file);
	await settleFolder(urnFolder(dataDir));
	await settleFolder(dataDir);
	return keysFrom(key);
}

/** The keys of an urn, or null where its file is not there. */
export async function findUrnKeys(decisionId: string, { dataDir } = runtime()): Promise<UrnKeys | null> {
	const key = await readFile(fileOf(dataDir, decisionId)).catch((error: unknown) => {
		if (isMissing(error)) return null;
		throw error;
	});
	return key?.length === 32 ? keysFrom(key) : null;
}

/** Destroys the key of an urn: overwritten, unlinked, and both on disk before this returns. Does nothing where it is gone already. */
export async function destroyUrnKey(decisionId: string, { dataDir } = runtime()): Promise<void> {
	const file = fileOf(dataDir, decisionId);
	const there = await open(file, 'r+').catch((error: unknown) => {
		if (isMissing(error)) return null;
		throw error;
	});
	if (!there) return;
	try {
		await there.write(randomBytes(32), 0, 32, 0);
		await there.sync();
	} finally {
		await there.close();
	}
	await unlink(file).catch((error: unknown) => {
		if (!isMissing(error)) throw error; // two who destroy it at once
	});
	await settleFolder(urnFolder(dataDir));
}

/** The decisions whose keys lie in a data folder. */
export async function listUrnKeys(dataDir: string): Promise<string[]> {
	const names = await readdir(urnFolder(dataDir)).catch((error: unknown) => {
		if (isMissing(error)) return [];
		throw error;
	});
	return names.map((name) => name.replace(/\.key(\.new)?$/, '')).filter(isId);
}

async function settleFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
