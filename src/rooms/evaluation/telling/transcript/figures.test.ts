import { expect, test } from 'vitest';
import { fromCues, fromParagraphs, blocksIn, vttOf } from './figures.ts';

const turns = (text: string) =>
	fromParagraphs('txt', blocksIn(text)).turns.map(({ speaker, start, text: words }) => [speaker, start, words]);

test('a name begins turns where it stands at least twice, a clock in front is the time of the turn', () => {
	expect(
		turns('[00:01] Ana: Hello\r\nBea: Hi: you\r\nagain\r\n\r\n(laughter)\r\n\r\n1:02:03.5 Ana: So: what?\r\nBea: Tea')
	).toEqual([
		['Ana', 1000, 'Hello'],
		['Bea', null, 'Hi: you again'],
		[null, null, '(laughter)'],
		['Ana', 3_723_500, 'So: what?'],
		['Bea', null, 'Tea']
	]);
});

test('once is a sentence with a colon, a number is no name, nor is more than 40 code points', () => {
	const long = 'x'.repeat(41);
	expect(fromParagraphs('docx', ['Three things: tea', '2: a', '2: b', `${long}: c`, `${long}: d`]).speakers).toEqual(
		[]
	);
	expect(fromParagraphs('docx', [`${'𝒳'.repeat(40)}: c`, `${'𝒳'.repeat(40)}: d`]).speakers).toHaveLength(1);
	expect(fromParagraphs('docx', ['مريم: نعم', 'مريم: لا']).speakers).toEqual(['مريم']);
});

test('cues of one speaker in a row are one turn, by voices or by names', () => {
	const cue = (voice: string | null, start: number, text: string) => ({ voice, start, end: start + 10, text });
	const said = [
		cue('Ana', 0, 'One'),
		cue('Ana', 10, 'two'),
		cue(null, 20, 'Bea: x'),
		cue(null, 30, 'Bea: y'),
		cue(null, 40, 'z')
	];
	expect(fromCues('vtt', said)).toEqual({
		kind: 'vtt',
		speakers: ['Ana', 'Bea'],
		turns: [
			{ speaker: 'Ana', start: 0, end: 20, text: 'One two' },
			{ speaker: 'Bea', start: 20, end: 40, text: 'x y' },
			{ speaker: null, start: 40, end: 50, text: 'z' }
		]
	});
});

test('SubRip becomes WebVTT', () => {
	expect(vttOf('\uFEFF1\r\n00:00:01,500 --> 00:00:02,000 X1:4\r\nHi, 1,500\r\n')).toBe(
		'WEBVTT\n\n1\n00:00:01.500 --> 00:00:02.000\nHi, 1,500\n'
	);
});
