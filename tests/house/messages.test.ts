import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { framed } from '#platform/i18n/language-list.ts';
import { catalogues } from '../../scripts/catalogues.mjs';
import { root, sourcesIn } from './sources.ts';

const settings = JSON.parse(readFileSync(join(root, 'project.inlang/settings.json'), 'utf8')) as {
	locales: string[];
	'plugin.inlang.messageFormat': { pathPattern: string[] };
};
const files = settings['plugin.inlang.messageFormat'].pathPattern;
type Messages = Record<string, string>;
const whole = settings.locales.filter((language) => !framed.some((one) => one === language));
const read = (pattern: string, language: string): Messages => {
	const { $schema: _, ...messages } = JSON.parse(
		readFileSync(join(root, pattern.replace('{locale}', language)), 'utf8')
	) as Messages & { $schema?: string };
	return messages;
};
const places = (text: string) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

function differences(one: Messages, other: Messages): string[] {
	const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
	return keys.filter(
		(key) => !one[key]?.trim() || !other[key]?.trim() || places(one[key]).join() !== places(other[key]).join()
	);
}

test('every catalogue of words is compiled', () => {
	expect(files).toEqual(catalogues());
});

test.each(files)('%s says the same things in every language', (pattern) => {
	const english = read(pattern, 'en');
	for (const language of whole) expect(differences(english, read(pattern, language)), language).toEqual([]);
});

test('a missing word or a lost parameter is found', () => {
	expect(differences({ a: 'Hello {name}' }, { a: 'Hola' })).toEqual(['a']);
	expect(differences({ a: 'Hello' }, {})).toEqual(['a']);
});

/** What a visitor and a parent read around what others wrote. A language of the frame has words for all of it. */
const frame =
	/^(app_(sign|my|menu|leave|skip|save|language|unchecked)|forms_|identity_(ask|code|link|out)_|people_(?!consent_|desk_|held_|leave_(?!message))|programmes_(joining|visiting|home|waiting(?!_by_hand))_|programmes_register_mine_|evaluation_answering_)/;
/** What is never said in words that nobody has checked: what an answer sets in motion, and who is told. Consents are left out above. */
const unchecked = /^evaluation_answering_(risk|pause|who_risk|lead_unnamed)/;

const lacking = (english: Messages, hers: Messages) =>
	Object.keys(english).filter((key) => frame.test(key) && !unchecked.test(key) && !hers[key]);
/** Words for what is no message, for other places in it, or for what is not to be said before somebody has checked it. */
const wrong = (english: Messages, hers: Messages) =>
	Object.keys(hers).filter(
		(key) => differences({ [key]: english[key] ?? '' }, { [key]: hers[key] ?? '' }).length > 0 || unchecked.test(key)
	);

test.each(framed)(
	'%s has words for the frame of what visitors and parents see, and for nothing that must be checked first',
	(language) => {
		const catalogues = files.map((pattern) => {
			const isThere = existsSync(join(root, pattern.replace('{locale}', language)));
			return [read(pattern, 'en'), isThere ? read(pattern, language) : {}] as const;
		});
		expect(catalogues.flatMap(([english, hers]) => lacking(english, hers))).toEqual([]);
		expect(catalogues.flatMap(([english, hers]) => wrong(english, hers))).toEqual([]);
		expect(lacking({ programmes_home_hello: 'Hello', programmes_courses_x: 'x' }, {})).toEqual([
			'programmes_home_hello'
		]);
		expect(wrong({ a: 'Hello {name}' }, { a: 'x', b: 'y' })).toEqual(['a', 'b']);
		expect(wrong({ evaluation_answering_risk_read: 'x' }, { evaluation_answering_risk_read: 'y' })).toHaveLength(1);
	}
);

test('no message is kept that nobody says', () => {
	const beforeAll = readFileSync(join(root, 'scripts/not-ready.mjs'), 'utf8'); // speaks before anything is installed
	const code = [beforeAll, ...sourcesIn('src').map(({ text }) => text)].join('\n');
	const keys = files.flatMap((pattern) => Object.keys(read(pattern, 'en')));
	const prefixes = [...code.matchAll(/m\[`(\w+?)\$\{/g)].map(([, prefix]) => prefix ?? '');
	const words = new Set(code.match(/\w+/g));
	const said = (key: string) => words.has(key) || prefixes.some((prefix) => prefix && key.startsWith(prefix));
	expect(keys.filter((key) => !said(key))).toEqual([]);
});

/** What the keys of a file begin with: the name of its room; on the platform the name of the file. */
function roomOf(pattern: string): string {
	const [, room] = /^\.\/src\/(?:rooms\/)?(\w+)\/messages\//.exec(pattern) ?? [];
	return room ?? /(\w+)\.\{locale\}/.exec(pattern)?.[1] ?? '';
}

const astray = (pattern: string, keys: string[]) => keys.filter((key) => !key.startsWith(`${roomOf(pattern)}_`));

test('a key begins with the room it lies in, and stands in one file', () => {
	const keys = files.flatMap((pattern) => Object.keys(read(pattern, 'en')));
	expect(files.flatMap((pattern) => astray(pattern, Object.keys(read(pattern, 'en'))))).toEqual([]);
	expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
	expect(astray('./src/rooms/people/messages/fields.{locale}.json', ['people_called', 'joining_called'])).toEqual([
		'joining_called'
	]);
});

const telling =
	/\b(group|baby|babies|birth|pregnan\w*|mental|wellbeing|peer|support|cr[eè]che|depress\w*|safeguard\w*|concern|grupo|beb[eé]s?|parto|embaraz\w*|bienestar|apoyo|guarder[ií]a|preocupaci\w*)\b/i;

test('no subject of a letter gives anything away', () => {
	for (const language of whole)
		for (const pattern of files)
			for (const [key, text] of Object.entries(read(pattern, language)))
				if (/_subject$|_subject_/.test(key)) expect(text, key).not.toMatch(telling);
	expect('Your baby group').toMatch(telling);
});
