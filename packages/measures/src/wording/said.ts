import { extensionsOf, objectIn, objectsIn, textIn, type Json } from '../fhir/json.ts';

const translation = 'http://hl7.org/fhir/StructureDefinition/translation';

/** One text of a file: in the file's own language, and in the others it is translated into, by their tags. */
export interface Said {
	readonly text: string;
	readonly other: Readonly<Record<string, string>>;
}

/** A text of a FHIR element with its translations: by extension, or of a concept as designations. */
export function saidIn(holder: Json, name: string): Said | undefined {
	const text = textIn(holder[name]);
	if (text === undefined) return undefined;
	const beside = extensionsOf(objectIn(holder[`_${name}`]), translation).map((extension): [unknown, unknown] => {
		const part = (url: string) => objectsIn(extension.extension).find((inner) => inner.url === url) ?? {};
		const content = part('content');
		return [part('lang').valueCode, content.valueString ?? content.valueMarkdown];
	});
	const named = objectsIn(holder.designation).map(({ language, value }): [unknown, unknown] => [language, value]);
	const other: Record<string, string> = {};
	for (const [tag, words] of [...named, ...beside]) {
		const language = canonical(textIn(tag) ?? '');
		const translated = textIn(words);
		if (language && translated) other[language] = translated;
	}
	return { text, other };
}

/** What is said without a language: figures, or what the program itself says. */
export function plainly(text: string): Said {
	return { text, other: {} };
}

/** A language tag as everybody writes it, or null for what is none. */
export function canonical(tag: string): string | null {
	if (!/^[a-z]{2,3}(-|$)/i.test(tag)) return null;
	try {
		return Intl.getCanonicalLocales(tag)[0] ?? null;
	} catch {
		return null;
	}
}
