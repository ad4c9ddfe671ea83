import { existsSync, readFileSync } from 'node:fs';
import { definitionOf, explainProblem } from '@kith/measures';
import { importWording, type ImportedWording } from '#rooms/evaluation/measure/commands.server.ts';
import { readShownWording } from '#rooms/evaluation/measure/wording.ts';
import { NotFound } from '../platform/outcome.ts';
import { Misuse } from './misuse.ts';
import type { Out } from './out.ts';
import { asHost } from './place.ts';

interface Import {
	file: string;
	measure: string;
	language: string;
	licence: string;
	title: string;
	options: string;
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
	if (!definition) throw new Misuse(`there is no measure "${given.measure}"; bin/kith measures list names them all`);
	if (!existsSync(given.file)) throw new Misuse(`there is no file ${given.file}`);
	const { language, licence: licenceReference, title, options: labels } = given;
	const sent = {
		measure: given.measure,
		text: readFileSync(given.file, 'utf8'),
		said: { language, licenceReference, title, options: labels }
	};
	const reading = readShownWording(definition, sent.text, sent.said);
	if (!reading.ok)
		return complain(out, reading.problems.map((problem) => `${given.file}: ${explainProblem(problem)}\n`).join(''));
	try {
		const imported = await asHost(given, (host) => importWording(host, sent));
		out.stdout(given.json ? `${JSON.stringify(imported)}\n` : inWords(imported));
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

function complain(out: Out, words: string): 2 {
	out.stderr(words);
	return 2;
}

function inWords({ measure, language, version, items, alreadyThere }: ImportedWording): string {
	if (alreadyThere)
		return `These words of ${measure} in ${language} are there already, as version ${version}. Nothing was added.\n`;
	return `${measure} in ${language}: ${items} items, version ${version}.\n`;
}
