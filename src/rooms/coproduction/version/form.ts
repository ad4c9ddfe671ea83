import * as v from 'valibot';
import { formId, maybe, maybeLines, oneOf } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';
import { languages, type Language } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { documentKinds, type DocumentFields } from '../document/form.ts';
import { paragraphMost } from '../paragraph/form.ts';

/** How long a title may be, and a text in one language. */
export const documentMost = { title: 120, text: 24_000 } as const;

const fields = {
	kind: oneOf(documentKinds),
	...inEach('title', documentMost.title),
	...inEach('text', documentMost.text, maybeLines)
};
type Typed = v.InferOutput<v.ObjectSchema<typeof fields, undefined>>;
type Wrong = [name: `text-${Language}`, sentence: string];

/** The paragraphs of a text: empty lines part them. */
export function paragraphsIn(text: string): string[] {
	return text
		.split(/\n[^\S\n]*\n/)
		.map((one) => one.trim())
		.filter(Boolean);
}

/** What is wrong with a text that was pasted, by its field: each language has the same paragraphs, none too long, not too many. */
function wrongIn(typed: Typed): Wrong[] {
	const texts = languages.map((language) => ({
		name: `text-${language}` as const,
		paragraphs: paragraphsIn(typed[`text-${language}`])
	}));
	const written = texts.filter(({ paragraphs }) => paragraphs.length);
	const there = written[0]?.paragraphs.length ?? 0;
	return written.flatMap(({ name, paragraphs }): Wrong[] => {
		const { length } = paragraphs;
		const long = paragraphs.findIndex((one) => one.length > paragraphMost.words);
		if (length > paragraphMost.paragraphs)
			return [[name, m.coproduction_document_too_many({ most: paragraphMost.paragraphs })]];
		if (long >= 0) return [[name, m.coproduction_document_too_long({ n: long + 1, most: paragraphMost.words })]];
		return length === there ? [] : [[name, m.coproduction_document_uneven({ here: length, there })]];
	});
}

const canBeParted = <Sent extends Typed>() =>
	v.rawCheck<Sent>(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		for (const [key, message] of wrongIn(input))
			addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value: input[key] }] });
	});

/** The paragraphs of a text in several languages, side by side. */
function sideBySide(texts: Words): Words[] {
	const each = Object.entries(texts).map(([language, text]) => [language, paragraphsIn(text)] as const);
	const count = Math.max(0, ...each.map(([, paragraphs]) => paragraphs.length));
	return Array.from({ length: count }, (_, at) =>
		Object.fromEntries(each.flatMap(([language, paragraphs]) => (paragraphs[at] ? [[language, paragraphs[at]]] : [])))
	);
}

/** A document with the paragraphs that it begins with. */
export interface NewDocument extends DocumentFields {
	id: string;
	paragraphs: readonly Words[];
}

/** A new document with the text that it begins with, and the id that makes sending it twice harmless. */
export const newDocumentForm = v.pipe(
	v.object({ id: formId, ...fields }),
	inOneAtLeast('title'),
	inOneAtLeast('text'),
	canBeParted(),
	v.transform((typed): NewDocument => ({
		...{ id: typed.id, kind: typed.kind, title: gathered(typed, 'title') },
		paragraphs: sideBySide(gathered(typed, 'text'))
	}))
);

/** How a document goes on: its draft is opened or given up, what is open is closed, or the next version is begun. */
export const versionSteps = ['open', 'publish', 'next', 'give-up'] as const;

/** Which step is taken with a document. */
export const versionStepForm = v.object({ step: oneOf(versionSteps) });

/** A Word file that is read into the field of one language before anything is kept; `go`: which button was pressed. */
export const wordFileForm = v.object({
	go: v.optional(maybe(10), ''),
	'file-language': v.optional(oneOf(languages), 'en')
});
