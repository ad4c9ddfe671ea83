// What it costs to read a project of 50 MB of XML with 200,000 selections, beside the bare parser over the same XML in the same run:
// node --conditions=source bench/qda.ts. At most 6 s of processor time.
import { readQda, writeQdpx, emptyProject, type Project } from '@kith/refi-qda';
import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { machine } from './machine.ts';

const mostMs = 6000;
let made = 0;
const guid = () => `00000000-0000-4000-8000-${(made += 1).toString(16).padStart(12, '0')}`;
const sentence = 'I came because my midwife said so, and I stayed because of Thursday. ';

/** Milliseconds of processor time, and what was found. */
function took<T>(work: () => T): { ms: number; found: T } {
	const began = process.cpuUsage();
	const found = work();
	const { user, system } = process.cpuUsage(began);
	return { ms: (user + system) / 1000, found };
}

/** 400 texts of 500 selections each, by 20 coders with 200 codes. */
function largeProject(): Project {
	const users = Array.from({ length: 20 }, (_, n) => ({ guid: guid(), name: `Coder ${n}` }));
	const codes = Array.from({ length: 200 }, (_, n) => ({
		...{ guid: guid(), name: `Code ${n}`, codable: true, notes: [], codes: [] }
	}));
	const content = Array.from({ length: 100 }, (_, n) => `${n}: ${sentence}`).join('\n');
	const texts = Array.from({ length: 400 }, (_, text) => ({
		...{ guid: guid(), name: `Story ${text}`, content, codings: [], notes: [], values: [] },
		selections: Array.from({ length: 500 }, (_, n) => {
			const [start, end] = [(n * 13) % 6000, ((n * 13) % 6000) + 16];
			const by = n % 10 === 0 ? { by: users[(n / 10) % 20]?.guid ?? '' } : {};
			const coding = { guid: guid(), code: codes[n % 200]?.guid ?? '', ...by, notes: [] };
			return { guid: guid(), name: content.slice(start, end), start, end, codings: [coding], notes: [] };
		})
	}));
	return { ...emptyProject('Large'), users, codes, texts };
}

const file = writeQdpx(largeProject());
const xml = strFromU8(unzipSync(file)['project.qde'] ?? new Uint8Array());
const bare = took(() => {
	const parser = new SaxesParser({ xmlns: true, position: true });
	let count = 0;
	parser.on('opentag', () => void (count += 1));
	for (let at = 0; at < xml.length; at += 65_536) parser.write(xml.slice(at, at + 65_536));
	parser.close();
	return count;
});
const ours = took(() => readQda(file));
const { counts, findings, evidence } = ours.found;
if (findings.length > 0 || counts.selections !== 200_000 || evidence.fits.codepoint !== 200_000)
	throw new Error('read wrong');
const megabytes = Math.round(xml.length / 1024 / 1024);
console.log(`${machine()}`);
console.log(`${megabytes} MB of XML, ${counts.selections} selections: ${Math.round(ours.ms)} ms (at most ${mostMs})`);
console.log(`the parser alone ${Math.round(bare.ms)} ms: ${(ours.ms / bare.ms).toFixed(2)} times as long`);
console.log(`${Math.round(process.resourceUsage().maxRSS / 1024)} MB of memory at most`);
if (ours.ms > mostMs) process.exitCode = 1;
