import { definitionOf, type MeasureDefinition, type MostAsked } from '@kith/measures';
import { m } from '#messages';
import { importWording, type ImportedWording } from '#rooms/evaluation/measure/commands.server.ts';
import { alertsOf, readShownWording, type ReadShown } from '#rooms/evaluation/measure/wording.ts';
import { leftReason, problemSentences } from '#rooms/evaluation/measure/words.ts';
import { NotFound } from '../platform/outcome.ts';
import { fileText } from './json-file.ts';
import { Misuse } from './misuse.ts';
import type { Out } from './out.ts';
import { asHost } from './place.ts';
import { unexpected } from './read.ts';

interface Import {
	file: string;
	measure: string;
	language: string;
	licence: string;
	title: string;
	options: string;
	most: string;
	organisation?: string;
	data?: string;
	json: boolean;
}

/**
 * The command `kith measures import`: brings in the words of a measure from a FHIR Questionnaire or a plain text. Gives
 * the exit code: 0, or 2 for a wrong request or a wrong file; then each problem is on standard error with its place.
 */
export async function importMeasure(given: Import, out: Out): Promise<number> {
	const definition = definitionOf(given.measure);
	if (!definition) throw new Misuse(unexpected('--measure', m.shell_want_measure(), given.measure));
	const { language, licence: licenceReference, title, options: labels } = given;
	const sent = {
		measure: given.measure,
		text: fileText(given.file),
		said: { language, licenceReference, title, options: labels, most: mostSaid(given.most) }
	};
	const reading = readShownWording(definition, sent.text, sent.said);
	if (!reading.ok)
		return complain(
			out,
			[
				...problemSentences(reading.problems.filter(isNotAsked), byOptions).map((words) => `${given.file}: ${words}\n`),
				...reading.asked.map((one) => `${given.file}: ${question(one)}\n`),
				...(reading.asked.length ? [`${m.shell_say_most()}\n`] : [])
			].join('')
		);
	try {
		const imported = await asHost(given, (host) => importWording(host, sent));
		const { left } = reading;
		out.stdout(given.json ? `${JSON.stringify({ ...imported, left })}\n` : allInWords(definition, imported, reading));
		return 0;
	} catch (problem) {
		if (problem instanceof NotFound)
			return complain(
				out,
				given.organisation
					? `${m.shell_no_organisation({ name: JSON.stringify(given.organisation) })}\n`
					: `${m.shell_no_organisation_yet({ command: 'bin/kith user add' })}\n`
			);
		throw problem;
	}
}

/** What is filled in on a page is said by an option here. */
const byOptions = {
	'no-language': () => m.shell_words_no_language(),
	'no-licence': (about?: Record<string, string | number>) =>
		m.shell_words_no_licence({ owner: String(about?.owner ?? '') }),
	'no-options': () => m.shell_words_no_options(),
	'no-value': (about?: Record<string, string | number>) =>
		m.shell_words_no_value({ label: String(about?.label ?? ''), values: String(about?.values ?? '') })
};

/** What somebody must point out is asked by itself, with what it means. */
const isNotAsked = ({ kind }: { kind: string }) => kind !== 'say-most';

function question({ items, labels, meaning }: MostAsked): string {
	const said = { items: items.join(', '), labels: labels.join(' · ') };
	if (meaning === 'most-worrying') return m.shell_words_ask_worrying(said);
	if (meaning === 'worst') return m.shell_words_ask_worst(said);
	return meaning === 'best' ? m.shell_words_ask_best(said) : m.shell_words_ask_most(said);
}

/** What somebody said with `--most`: "10 = Yes, often | 3 = Never". */
function mostSaid(text: string): Record<number, string> {
	const parts = text.split('|').filter((part) => part.trim() !== '');
	return Object.fromEntries(
		parts.map((part) => {
			const [, item, answer] = /^\s*(\d{1,3})\s*=\s*(.+?)\s*$/.exec(part) ?? [];
			if (!item || !answer) throw new Misuse(unexpected('--most', m.shell_want_most(), part.trim()));
			return [Number(item), answer];
		})
	);
}

function allInWords(
	definition: MeasureDefinition,
	imported: ImportedWording & { translations: ImportedWording[] },
	{ words, left }: ReadShown
): string {
	const quoted = (labels: readonly string[]) => labels.map((label) => `"${label}"`).join(', ');
	return [
		...[imported, ...imported.translations].map(inWords),
		...alertsOf(definition, words.items).map(
			({ item, alerts, quiet }) => `${m.shell_words_risk({ item, alerts: quoted(alerts), quiet: quoted(quiet) })}\n`
		),
		...left.map(
			({ text, why, path }) =>
				`${m.shell_words_left({ why: leftReason(why), what: [path, text].filter(Boolean).join(' ') })}\n`
		)
	].join('');
}

function complain(out: Out, words: string): 2 {
	out.stderr(words);
	return 2;
}

function inWords({ measure, language, version, items, alreadyThere }: ImportedWording): string {
	if (alreadyThere) return `${m.shell_words_there({ measure, language, version })}\n`;
	return `${m.shell_words_in({ measure, language, items, version })}\n`;
}
