// The unit of the how-to (docs/how-to/kith.service), as systemd reads it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../house/sources.ts';

const unit = readFileSync(join(root, 'docs/how-to/kith.service'), 'utf8')
	.replaceAll('/opt/kith', root)
	.replace(/^User=kith$/m, `User=${userInfo().username}`);

/** What systemd complains about in a unit; it is not started. */
function complaints(text: string): string {
	const folder = mkdtempSync(join(tmpdir(), 'kith-unit-'));
	try {
		writeFileSync(join(folder, 'kith.service'), text);
		const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', join(folder, 'kith.service')], {
			encoding: 'utf8'
		});
		return stdout + stderr;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const isMissing = spawnSync('systemd-analyze', ['--version']).status !== 0;
if (isMissing) console.warn('not run: systemd-analyze is not installed');

test.skipIf(isMissing)('systemd reads the unit without a complaint', () => {
	expect(complaints(unit)).toBe('');
});

test.skipIf(isMissing)('and complains about one that is wrong', () => {
	expect(complaints(unit.replace('Restart=always', 'Restart=allways'))).toContain('restart');
	expect(complaints(unit.replace('/bin/kith start', '/bin/nowhere start'))).toContain('not executable');
});
