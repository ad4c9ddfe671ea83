// Watches two small processes, or the house itself, for tests of scripts/watch.mjs: node watched.mjs FOLDER KIND…
import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { watch } from '../../../scripts/watch.mjs';

const [folder, ...kinds] = process.argv.slice(2);
const tell = (news) => `process.send('${news}', undefined, undefined, () => undefined);`;
const lives = {
	steady: `${tell('ready')} setInterval(() => { ${tell('alive')} }, 100);`,
	mute: `${tell('ready')} setInterval(() => undefined, 100);`,
	wrong: `process.exit(2);`,
	early: `setInterval(() => undefined, 100);`,
	brief: `${tell('ready')} setTimeout(() => process.exit(1), 20);`
};
const put = (what) => appendFileSync(join(folder, 'log'), `${what}\n`);
const parts = kinds.map((kind, index) => ({
	name: `${kind} ${index}`,
	start(again) {
		const end = `process.on('SIGTERM', () => process.exit(0)); process.on('disconnect', () => process.exit(0));`;
		const child = spawn(process.execPath, ['-e', (kind === 'early' ? '' : end) + lives[kind]], {
			stdio: ['ignore', 'inherit', 'inherit', 'ipc']
		});
		put(`${kind} ${index} ${again ? 'again' : 'first'} ${child.pid}`);
		child.once('message', () => put(`${kind} ${index} is ready`));
		return child;
	}
}));
process.exit(
	await watch(parts, {
		say: put,
		afterwards: (abandoned) => put(`afterwards ${abandoned}`),
		pause: 10,
		patience: kinds.includes('mute') ? 1 : 30
	})
);
