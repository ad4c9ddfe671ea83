// The types of the compiled messages, read from what the compiler notes beside each. It can write them itself, by way of the
// whole TypeScript compiler: that takes three times as long as compiling the messages. Runs on Node 20.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const message = /(\/\*\*\n(?:\*.*\n)+?\*\/\n)export const (\w+) = \/\*\* @type \{\((.+)\) & import\(/g;

/**
 * The declarations of the compiled messages: what stands in each, and what must be put into it.
 * @param {string} compiled
 * @returns {string}
 */
export function messageTypes(compiled) {
	const inputs = [...compiled.matchAll(/^\/\*\* @typedef \{(.+)\} (\w+Inputs) \*\/$/gm)];
	const messages = [...compiled.matchAll(message)];
	const exported = compiled.match(/^export const /gm)?.length ?? 0;
	if (!exported || messages.length !== exported)
		throw new Error(`types were read for ${messages.length} of ${exported} messages: see scripts/message-types.mjs`);
	return [
		"import type { LocalizedString } from '../runtime.js';",
		...inputs.map(([, type, name]) => `type ${name} = ${type};`),
		...messages.map(([, words, name, type]) => `${words}export declare const ${name}: ${type};`),
		''
	].join('\n');
}

/** @param {string} locales */
const runtimeTypes = (locales) => `export type Locale = ${locales};
/** What a message says; a text like any other. */
export type LocalizedString = string & { readonly __brand: 'LocalizedString' };
/** From now on messages are said in the language that this returns. */
export declare function overwriteGetLocale(locale: () => Locale): void;
`;

/**
 * Writes the types beside the messages in this folder, in which every language says the same.
 * @param {string} folder
 * @param {readonly string[]} locales
 */
export function writeMessageTypes(folder, locales) {
	const all = join(folder, 'messages');
	writeFileSync(join(folder, 'runtime.d.ts'), runtimeTypes(locales.map((locale) => `'${locale}'`).join(' | ')));
	writeFileSync(join(folder, 'messages.d.ts'), "export * as m from './messages/_index.js';\n");
	writeFileSync(join(all, '_index.d.ts'), messageTypes(readFileSync(join(all, '_index.js'), 'utf8')));
	for (const locale of readdirSync(all).filter((name) => /^[a-z]\w*\.js$/.test(name)))
		writeFileSync(join(all, locale.replace('.js', '.d.ts')), "export * from './_index.js';\n");
}
