import { basename } from 'node:path';
import webvtt, { type CueNode } from 'webvtt-parser';
import signs from 'webvtt-parser/html-entities.json' with { type: 'json' };
import { m } from '#messages';
import {
	fromCues,
	fromParagraphs,
	blocksIn,
	vttOf,
	type Cue,
	type Transcript
} from '#rooms/evaluation/telling/transcript/figures.ts';
import { wrongAt } from '../platform/sheets/wrong-file.ts';
import { fileBytes } from './json-file.ts';
import { answer, type Out } from './out.ts';

interface Given {
	file: string;
	json: boolean;
}

const kinds = ['txt', 'vtt', 'srt', 'docx'] as const;

/** Reads a transcript as turns: who spoke, when, and what. Throws WrongFile for what is none. */
export async function readTranscript({ file, json }: Given, out: Out): Promise<number> {
	const transcript = await transcriptAt(file);
	if (transcript.turns.length === 0) throw wrongAt({ file: basename(file), line: 1 }, m.exchange_want_words());
	answer(out, json, transcript, inWords(transcript));
	return 0;
}

async function transcriptAt(file: string): Promise<Transcript> {
	const kind = kinds.find((each) => file.toLowerCase().endsWith(`.${each}`));
	if (!kind) throw wrongAt({ file: basename(file) }, m.exchange_want_transcript());
	const bytes = fileBytes(file);
	if (kind === 'docx') return fromParagraphs(kind, await paragraphsOfWord(bytes, file));
	const text = textIn(bytes, file);
	if (kind === 'txt') return fromParagraphs(kind, blocksIn(text));
	return fromCues(kind, cuesIn(kind === 'srt' ? vttOf(text) : text, file, kind));
}

function textIn(bytes: Uint8Array, file: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		throw wrongAt({ file: basename(file) }, m.exchange_want_utf8());
	}
}

/** Paragraphs alone: how they look says nothing. */
async function paragraphsOfWord(bytes: Buffer, file: string): Promise<string[]> {
	const { wordThread } = await import('../platform/word-files/word.ts');
	const read = await wordThread.read(bytes);
	if (read.problem) throw wrongAt({ file: basename(file) }, m.exchange_want_word());
	return blocksIn(read.text);
}

function cuesIn(text: string, file: string, kind: 'vtt' | 'srt'): Cue[] {
	const { cues, errors } = new webvtt.WebVTTParser(signs).parse(text, 'subtitles/captions/descriptions');
	const [wrong] = errors;
	if (cues.length === 0) {
		const line = kind === 'srt' ? Math.max(1, (wrong?.line ?? 3) - 2) : (wrong?.line ?? 1); // two lines were put in front
		throw wrongAt({ file: basename(file), line }, m.exchange_want_cues());
	}
	return cues.flatMap(({ startTime, endTime, text: raw, tree }) => {
		const times = { start: Math.round(startTime * 1000), end: Math.round(endTime * 1000) };
		const voices = tree ? voicesIn(tree.children, null) : [{ voice: null, text: raw }];
		return voices.map(({ voice, text: said }) => ({ ...times, voice, text: said.replace(/\s+/gu, ' ').trim() }));
	});
}

type Voice = Pick<Cue, 'voice' | 'text'>;

/** The words of a cue by voice, without tags; signs that were written by name are themselves again. */
function voicesIn(nodes: readonly CueNode[], voice: string | null): Voice[] {
	const found: Voice[] = [];
	for (const node of nodes) {
		const own = node.name === 'v' && node.value ? node.value : voice;
		const inside = node.type === 'text' ? [{ voice, text: node.value ?? '' }] : voicesIn(node.children ?? [], own);
		for (const each of inside) {
			const last = found.at(-1);
			if (last && last.voice === each.voice) last.text += each.text;
			else found.push({ ...each });
		}
	}
	return found.filter(({ text }) => text.trim() !== '');
}

function inWords({ speakers, turns }: Transcript): string {
	return [
		m.exchange_turns({ turns: turns.length, speakers: speakers.length }),
		...turns.map(({ speaker, text }) => (speaker === null ? text : `${speaker}: ${text}`))
	].join('\n');
}
