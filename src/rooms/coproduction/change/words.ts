import { diffArrays } from 'diff';
import { currentLanguage, restLanguage } from '#platform/i18n/language.ts';
import type { Words } from '#platform/forms/words.ts';
import { m } from '#messages';
import type { VersionChange } from './queries.server.ts';

/** A stretch of a paragraph: in both versions, only in the later, or only in the earlier. */
export interface MarkedWord {
	text: string;
	mark: 'same' | 'new' | 'gone';
}

/** In which language two texts are put side by side: that spoken now where one of them has it. */
export function languageOfBoth(before: Words, after: Words): string {
	const said = new Set([...Object.keys(after), ...Object.keys(before)]);
	const spoken = [currentLanguage(), restLanguage() ?? '', 'en', ...said];
	return spoken.find((language) => said.has(language)) ?? 'en';
}

/** The words and signs of a text, as its language parts them, each with the gap behind it. */
function wordsIn(text: string, language: string): string[] {
	const words: string[] = [];
	for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
		if (words.length && !segment.trim()) words.push(`${words.pop() ?? ''}${segment}`);
		else words.push(segment);
	}
	return words;
}

/** Two texts as one, in which words that came and went are marked; words are what the language takes for words. */
export function markedIn(before: string, after: string, language: string): MarkedWord[] {
	return diffArrays(wordsIn(before, language), wordsIn(after, language)).map(({ value, added, removed }) => ({
		...{ text: value.join(''), mark: added ? 'new' : removed ? 'gone' : 'same' }
	}));
}

/** What became of a paragraph, in a word or two; for one that went into another, into which. */
export function becameWords({ kind, other, place }: VersionChange, all: readonly VersionChange[]): string {
	if (kind === 'joined' && other) {
		const into = all.find(({ key }) => key === other)?.place;
		if (into) return m.coproduction_change_kind_joined_into({ n: into });
	}
	if (kind === 'split' && other && place) return m.coproduction_change_kind_split_from();
	return kind === 'taken-out' ? m.coproduction_change_kind_taken_out() : m[`coproduction_change_kind_${kind}`]();
}

/** The tone of the chip of a change. */
export function changeTone({ kind }: VersionChange): 'leaf' | 'sun' | 'sky' | 'plain' {
	if (kind === 'kept') return 'plain';
	if (kind === 'added') return 'leaf';
	return kind === 'taken-out' ? 'sun' : 'sky';
}
