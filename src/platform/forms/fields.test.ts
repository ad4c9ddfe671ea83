import * as v from 'valibot';
import { expect, test } from 'vitest';
import { day, email, line, lines, maybe, maybeLines, orEmpty } from './fields.ts';

const taken = (schema: v.GenericSchema<unknown, string>, text: string) => {
	const read = v.safeParse(schema, text);
	return read.success ? read.output : { refused: read.issues[0].message };
};
const each = [line(), lines(), maybe(), maybeLines()];

test.each([
	['a name in Persian, with its joiner', 'می\u200Cخواهم'],
	['Arabic between English, with marks of direction', 'Noor \u200F(نور)\u200E'],
	['a Persian ending on an English word', 'PDF\u200Cها'],
	['Hindi with joiners', 'क्\u200Dष राजेन्\u200Cद्र'],
	['Sinhala', 'ශ්\u200Dරී'],
	['Khmer with places to break', 'សួស្តី\u200Bអ្នក'],
	['a family, a flag with colours, a doctor with a skin', '👩‍👩‍👧 🏳️‍🌈 👩🏽‍⚕️ ❤️‍🔥'],
	['the flag of Wales', '🏴\u{E0067}\u{E0062}\u{E0077}\u{E006C}\u{E0073}\u{E007F}'],
	['accents one by one', 'Zoe\u0308 N\u0303an'],
	['a soft hyphen and a hard space', 'Butter\u00ADmilch\u00A0Tag'],
	['numbers, signs and quotes', '“50 %” – 3½ · №5 <b>&amp;</b>'],
	['one letter', 'Ŷ']
])('honest text is taken as it is: %s', (_, text) => {
	for (const schema of each) expect(taken(schema, text)).toBe(text);
});

test.each([
	['NUL', 'An\0a'],
	['a bell', 'An\u0007a'],
	['a control of the second row', 'An\u009Ba'],
	['an override of direction', 'Ana \u202Etixe'],
	['a joiner between Latin letters', 'An\u200Da'],
	['a run of joiners', 'نور\u200D\u200D\u200Dنور'],
	['a note between lines', 'An\uFFF9a'],
	['letters hidden as tags', 'Ana\u{E0041}\u{E0042}'],
	['letters hidden behind a flag', '🏴' + '\u{E0041}'.repeat(9)]
])('a sign that nobody sees and no script needs is refused where it stands: %s', (_, text) => {
	for (const schema of each)
		expect(taken(schema, text)).toEqual({
			refused: 'There is a sign in this that nobody can see. Please clear this box and type it again.'
		});
});

test('marks of direction that come along when something is copied are left out', () => {
	for (const schema of each)
		for (const copied of ['\u202AAna\u202C', '\u2068Ana\u2069', 'A\u2067n\u2069a', '\uFEFFAna'])
			expect(taken(schema, copied)).toBe('Ana');
});

test.each(['\u200B', '\u3164\uFFA0', '\u00AD\u2060', ' \u200E\u200F ', '\u2800', '\uFE0F', '\u0301', ' '])(
	'what is made only of what nobody sees is nothing: %j',
	(text) => {
		for (const schema of [line(), lines()]) expect(taken(schema, text)).toEqual({ refused: 'Please fill this in.' });
		for (const schema of [maybe(), maybeLines()]) expect(taken(schema, text)).toBe('');
	}
);

test('a line is one line; a text has as many as its length needs, whatever a line ends with', () => {
	for (const end of ['\n', '\r\n', '\r', '\u2028', '\u2029', '\v', '\u0085']) {
		for (const schema of [line(), maybe()])
			expect(taken(schema, `A${end}B`)).toEqual({ refused: 'Please write this in one line.' });
		for (const schema of [lines(), maybeLines()]) expect(taken(schema, `A${end}B`)).toBe('A\nB');
	}
	expect(taken(line(), '\nAna\r\n')).toBe('Ana');
	const many = (count: number) => Array(count).fill('A').join('\n');
	expect(taken(maybeLines(1000), many(25))).toBe(many(25));
	for (const schema of [lines(1000), maybeLines(1000)])
		expect(taken(schema, many(26))).toEqual({ refused: 'These are too many lines. Please use 25 at most.' });
});

test('half a sign becomes a mark that something is missing', () => {
	expect(taken(line(), 'Ana \ud83c')).toBe('Ana \ufffd');
});

test.each([
	['', ''],
	['  \u200B ', ''],
	['Nadia@Example.org', taken(email, 'Nadia@Example.org')],
	['nadia', taken(email, 'nadia')],
	['a@@b', taken(email, 'a@@b')]
])('a field that may be left empty says of “%s” what the field itself would say', (typed, said) => {
	expect(taken(orEmpty(email), typed)).toEqual(said);
	expect(taken(email, 'nadia')).not.toEqual(taken(line(), ''));
	expect(taken(orEmpty(day), '31.02.2026')).toEqual(taken(day, '31.02.2026'));
});
