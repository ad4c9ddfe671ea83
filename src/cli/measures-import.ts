import { definitionOf, explainProblem, type MeasureDefinition } from '@kith/measures';
import { m } from '#messages';
import { importWording, type ImportedWording } from '#rooms/evaluation/measure/commands.server.ts';
import { alertsOf, readShownWording, type ReadShown } from '#rooms/evaluation/measure/wording.ts';
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
				...reading.problems.map((problem) => `${given.file}: ${explainProblem(problem)}\n`),
				...(reading.asked.length ? ['Say it with --most "ITEM = ANSWER | ITEM = ANSWER".\n'] : [])
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
					? `there is no organisation "${given.organisation}"\n`
					: 'there is no organisation yet: "bin/kith user add" makes the first\n'
			);
		throw problem;
	}
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
			({ item, alerts, quiet }) =>
				`Item ${item} is about safety: ${quoted(alerts)} tells somebody, ${quoted(quiet)} does not.\n`
		),
		...left.map(({ text, why, path }) => `Left out, ${why}: ${[path, text].filter(Boolean).join(' ')}\n`)
	].join('');
}

function complain(out: Out, words: string): 2 {
	out.stderr(words);
	return 2;
}

function inWords({ measure, language, version, items, alreadyThere }: ImportedWording): string {
	if (alreadyThere)
		return `These words of ${measure} in ${language} are there already, as version ${version}. Nothing was added.\n`;
	return `${measure} in ${language}: ${items} items, version ${version}.\n`;
}
