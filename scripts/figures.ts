// Writes docs/trust/figures.md from what the long trials found last, and from the benchmarks when asked: [--bench]
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { machine } from '../bench/machine.ts';

const root = join(import.meta.dirname, '..');
const found = join(root, '.data/figures');
const benchmarks = { Pages: 'pages.ts', Bytes: 'bytes.ts', 'Cold start': 'cold-start.ts', Memory: 'memory.ts' };

function trial(file: string): string {
	const figures = JSON.parse(readFileSync(join(found, file), 'utf8')) as Record<string, string | number>;
	const rows = Object.entries(figures).map(([what, value]) => `| ${what} | ${value} |`);
	return `## ${file.replace('.json', '')}\n\n| figure | value |\n|---|---|\n${rows.join('\n')}\n`;
}

function benchmark([title, script]: [string, string]): string {
	const args = ['--conditions=source', '--disable-warning=ExperimentalWarning', join(root, 'bench', script)];
	return `## ${title}\n\n${execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })}`;
}

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
const trials = existsSync(found)
	? readdirSync(found)
			.filter((file) => file.endsWith('.json'))
			.sort()
			.map(trial)
	: [];
const benches = process.argv.includes('--bench') ? Object.entries(benchmarks).map(benchmark) : [];
const head = `# Figures\n\nWritten by \`scripts/figures.ts\` on ${new Date().toISOString().slice(0, 10)}, commit ${commit}. ${machine()}.\n\`bin/check --deep\` makes the trials at full count and writes this page again.\n`;
const file = join(root, 'docs/trust/figures.md');
const page = [head, ...trials, ...benches].join('\n');
writeFileSync(file, await format(page, { ...(await resolveConfig(file)), parser: 'markdown' }));
console.log('Written: docs/trust/figures.md');
