/** Words of somebody, or words that are nobody's turn; times in milliseconds from the start, where the file says them. */
export interface SpokenTurn {
	speaker: string | null;
	start: number | null;
	end: number | null;
	text: string;
}

/** What was said, in its order, and who spoke, in the order in which they did. */
export interface Transcript {
	kind: 'txt' | 'vtt' | 'srt' | 'docx';
	speakers: string[];
	turns: SpokenTurn[];
}

/** One cue of a file with times: one voice of it, where the file tells voices apart. */
export interface Cue {
	voice: string | null;
	start: number;
	end: number;
	text: string;
}

const label = /^(\p{L}[^:：\n]*)[:：]\s*/u;
const clock = /^[[(]?(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?[\])]?(?=\s|$)[\s–-]*/;
const longestLabel = 40;

/** A line in its parts: when, by whom as far as that may be a name, and the words. */
function partsOf(line: string) {
	const timed = clock.exec(line);
	const rest = timed ? line.slice(timed[0].length) : line;
	const named = label.exec(rest);
	const name = named?.[1]?.trim() ?? null;
	const isShort = name !== null && [...name].length <= longestLabel;
	return {
		start: timed ? millisecondsOf(timed) : null,
		name: isShort ? name : null,
		all: rest.trim(),
		text: isShort ? rest.slice(named?.[0].length ?? 0).trim() : rest.trim()
	};
}

function millisecondsOf([, hours = '0', minutes = '0', seconds = '0', parts = '']: RegExpExecArray): number {
	return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(parts.padEnd(3, '0'));
}

/** Names that begin a line at least twice: what does so once is a sentence with a colon in it. */
function speakersIn(lines: readonly string[]): Set<string> {
	const counts = new Map<string, number>();
	for (const { name } of lines.map(partsOf)) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
	return new Set([...counts].filter(([, count]) => count > 1).map(([name]) => name));
}

const spokenBy = (turns: readonly SpokenTurn[]): string[] => [
	...new Set(turns.flatMap(({ speaker }) => (speaker === null ? [] : [speaker])))
];

/** A transcript from paragraphs, each with its lines. A paragraph without a speaker is nobody's turn, and kept as it stands. */
export function fromParagraphs(kind: 'txt' | 'docx', paragraphs: readonly string[]): Transcript {
	const blocks = paragraphs.map((text) => text.split('\n').filter((line) => line.trim() !== ''));
	const speakers = speakersIn(blocks.flat());
	const turns = blocks.flatMap((lines) => {
		const found: SpokenTurn[] = [];
		for (const line of lines) {
			const { start, name, text, all } = partsOf(line);
			const speaker = name !== null && speakers.has(name) ? name : null;
			const last = found.at(-1);
			if (last && speaker === null && start === null) last.text = [last.text, all].filter(Boolean).join(' ');
			else found.push({ speaker, start, end: null, text: speaker === null ? all : text });
		}
		return found;
	});
	return { kind, speakers: spokenBy(turns), turns };
}

/** A transcript from cues: those of one speaker in a row are one turn. */
export function fromCues(kind: 'vtt' | 'srt', cues: readonly Cue[]): Transcript {
	const speakers = speakersIn(cues.flatMap(({ voice, text }) => (voice === null ? [text] : [])));
	const turns: SpokenTurn[] = [];
	for (const { voice, start, end, text } of cues) {
		const { name, text: words } = partsOf(text);
		const said = voice === null && name !== null && speakers.has(name);
		const speaker = voice ?? (said ? name : null);
		const more = said ? words : text.trim();
		const last = turns.at(-1);
		if (last && last.speaker === speaker) {
			last.end = end;
			last.text = [last.text, more].filter(Boolean).join(' ');
		} else turns.push({ speaker, start, end, text: more });
	}
	return { kind, speakers: spokenBy(turns), turns };
}

/** What stands between empty lines; ends of line of any kind, and no mark of the order of bytes. */
export const blocksIn = (text: string): string[] =>
	text
		.replace(/^\uFEFF/, '')
		.replace(/\r\n?/g, '\n')
		.split(/\n[^\S\n]*\n/)
		.filter((paragraph) => paragraph.trim() !== '');

/** Subtitles as SubRip writes them, as WebVTT writes them. */
export function vttOf(srt: string): string {
	const text = srt.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
	const times = /^(\d+:\d\d:\d\d),(\d{3})([^\S\n]*-->[^\S\n]*)(\d+:\d\d:\d\d),(\d{3})[^\n]*$/gm;
	return `WEBVTT\n\n${text.replace(times, '$1.$2$3$4.$5')}`;
}
