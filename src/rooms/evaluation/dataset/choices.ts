import { m } from '#messages';
import type { WaveKind } from '../wave/form.ts';

/** What a word for a wave means; `leave` for lines that are to be left out. */
export type WaveMeaning = WaveKind | 'leave';

const plain: Record<WaveKind, string> = {
	before: 'before, pre, baseline, antes',
	after: 'after, post, después, despues',
	later: 'later, follow up, followup, seguimiento, más tarde, mas tarde'
};

/** A word for a wave as it is looked up: REDCap's "pre_course_arm_1" is "pre course". */
export function waveKey(word: string): string {
	return word
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s_.-]+/g, ' ')
		.trim()
		.replace(/ arm \d+$/, '');
}

/** What a word for a wave means, where it says it itself: before, después, follow-up. Null for a word or number that somebody has to be asked about. */
export function plainMeaning(word: string): WaveKind | null {
	const key = waveKey(word);
	return (Object.keys(plain) as WaveKind[]).find((kind) => plain[kind].split(', ').includes(key)) ?? null;
}

/** What a word probably means: offered on the page, and never taken without a person's yes. */
export function likelyMeaning(word: string): WaveKind | null {
	const key = waveKey(word).normalize('NFD').replace(/\p{M}/gu, '');
	if (/^[123]$/.test(key)) return (['before', 'after', 'later'] as const)[Number(key) - 1] ?? null;
	if (/^(pre|before|antes|baseline|start|inicio|inicial|entry|first|t0|basal)/.test(key)) return 'before';
	if (/^(post|after|despues|end|final|fin|exit|last|salida)/.test(key)) return 'after';
	return /^(follow|seguimiento|later|3 ?m|6 ?m|12 ?m)/.test(key) ? 'later' : null;
}

/** Whether a word of a header names a wave at all. */
export function isWaveWord(word: string): boolean {
	const key = waveKey(word);
	return /^(t|time|wave|ola|momento) ?\d$/.test(key) || (!/^\d$/.test(key) && likelyMeaning(word) !== null);
}

/** The meanings to choose from, for screens. */
export function waveMeanings(): { value: WaveMeaning; label: string }[] {
	return [
		{ value: 'before', label: m.evaluation_imports_before() },
		{ value: 'after', label: m.evaluation_imports_after() },
		{ value: 'later', label: m.evaluation_imports_later() },
		{ value: 'leave', label: m.evaluation_imports_leave() }
	];
}
