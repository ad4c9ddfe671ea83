// Runs in a thread of its own with bounded memory, and is ended when it takes too long, as workbooks are read: docs/decisions/0021.
// Only text comes out of it: no picture, no link, nothing that a file names elsewhere.
import { parentPort, workerData } from 'node:worker_threads';
import { strFromU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import mammoth from 'mammoth';
import { largestUnpackedWord, type WordAnswer } from './word-bounds.ts';

/** The parts that a text needs. Sizes are looked at before anything is unpacked. */
function unpack(bytes: Uint8Array): Unzipped | 'large' {
	let weight = 0;
	const parts = unzipSync(bytes, {
		filter: ({ name, originalSize }) => {
			const needed =
				/\.(xml|rels)$/i.test(name) && !/^(docProps|customXml|word\/(media|theme|fonts|embeddings))/.test(name);
			if (needed) weight += originalSize;
			return needed && weight <= largestUnpackedWord;
		}
	});
	return weight > largestUnpackedWord ? 'large' : parts;
}

async function answer(bytes: Uint8Array): Promise<WordAnswer> {
	const parts = unpack(bytes);
	if (parts === 'large') return { problem: 'large' };
	if (!Object.keys(parts).some((name) => /^word\/document\d*\.xml$/.test(name))) return { problem: 'no-word-file' };
	// no word processor writes one, and what it defines could grow without end
	if (Object.values(parts).some((part) => strFromU8(part).includes('<!DOCTYPE'))) return { problem: 'damaged' };
	const { value } = await mammoth.extractRawText({ buffer: Buffer.from(zipSync(parts, { level: 0 })) });
	return { text: tidy(value) };
}

/** Each paragraph with an empty line behind it, as they are pasted, and none that is empty. */
function tidy(text: string): string {
	return text
		.split(/\n\n+/)
		.map((paragraph) => paragraph.replace(/[\t\u00A0]+/g, ' ').trim())
		.filter(Boolean)
		.join('\n\n');
}

answer(workerData as Uint8Array).then(
	(found) => parentPort?.postMessage(found),
	() => parentPort?.postMessage({ problem: 'damaged' } satisfies WordAnswer)
);
