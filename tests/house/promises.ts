import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources.ts';

/** What is said in a language, by the key of the message. */
export type Catalogue = Record<string, string>;

/**
 * The words that make a sentence a promise, or something like one: who sees, what is only so, never, always, at once, by when, what is
 * kept or goes. A sentence with one of them is looked at by a person once, and stands in promises.json from then on.
 */
const promising: Record<'en' | 'es', RegExp> = {
	en: /\b(nobody|no one|never|always|at once|straight away|day and night|within|forgotten|(?:is|are|be) (?:deleted|kept)|kept (?:on|for|until)|(?:can|may) (?:see|read|be read)|sees|reads|only|(?:is|are) (?:told|asked)|nothing (?:else|more|of)|will|promised?)\b/i,
	es: /\b(nadie|nunca|jamás|siempre|enseguida|al momento|de inmediato|día y noche|de día y de noche|solo|se guardan?|se borran?|se olvida|pueden? ver|lo ven?|la ven?|nada más)\b/iu
};

/** The tour of the demonstration, what the host reads at the command line, and what is wrong with a file promise nothing to anybody. */
const elsewhere = /^(demonstration|hosting|shell|commands|doctor|database|sheets|evaluation_measures_problem)_/;

/** The keys of all sentences that promise something by the rule above, in either language. */
export function promises(english: Catalogue, spanish: Catalogue): string[] {
	const says = (text: string | undefined, rule: RegExp) => typeof text === 'string' && rule.test(text);
	return Object.keys(english)
		.filter((key) => !elsewhere.test(key))
		.filter((key) => says(english[key], promising.en) || says(spanish[key], promising.es))
		.sort();
}

/** Every message of the house in one language. */
export function catalogue(language: string): Catalogue {
	const files = globSync(`src/**/messages/*.${language}.json`, { cwd: root });
	return Object.assign({}, ...files.map((file) => JSON.parse(read(file) ?? '{}') as Catalogue)) as Catalogue;
}

/** Which sentence is held by which test, and which need none. */
export interface Held {
	/** "file › the test's name, or how it begins" and the keys that it holds. */
	held: Record<string, string[]>;
	/** It tells how something stands, asks somebody to do something, or offers a choice: it promises nothing. */
	promisesNothing: string[];
	/** When a help line of others answers: whoever hosts looks them over once a year (docs/how-to). */
	byOthers: string[];
	/** A person keeps it: no machine can be asked. */
	byPeople: string[];
}

/** Promises without a line, lines without a promise, keys on two lines, and lines whose test is not there. */
export function wrongWith(list: Held, found: string[], textOf: (path: string) => string | undefined = read): string[] {
	const listed = [...Object.values(list.held).flat(), ...list.promisesNothing, ...list.byOthers, ...list.byPeople];
	return [
		...found
			.filter((key) => !listed.includes(key))
			.map((key) => `${key} promises something: name the test that holds it`),
		...listed.filter((key) => !found.includes(key)).map((key) => `${key} is no promise any more: take it off the list`),
		...listed.filter((key, index) => listed.indexOf(key) !== index).map((key) => `${key} stands twice`),
		...noSuchTests(Object.keys(list.held), textOf)
	];
}

/** Of lines like "file › the test's name, or how it begins" those whose test is not there. */
export function noSuchTests(lines: readonly string[], textOf: (path: string) => string | undefined = read): string[] {
	return lines.flatMap((line) => {
		const [path = '', name = ''] = line.split(' › ');
		const text = textOf(path);
		const isThere = name !== '' && ["'", '"', '`'].some((quote) => text?.includes(quote + name));
		return isThere ? [] : [`${line}: no such test`];
	});
}

function read(path: string): string | undefined {
	const file = join(root, path);
	return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
