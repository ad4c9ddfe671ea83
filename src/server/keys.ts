import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The installation's own key, made once and kept beside the data, readable by its owner alone. */
export function installationKey(dataDir: string): string {
	const file = join(dataDir, 'installation.key');
	mkdirSync(dataDir, { recursive: true });
	if (!existsSync(file)) {
		try {
			writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another process made it just now
		}
	}
	return readFileSync(file, 'utf8').trim();
}
