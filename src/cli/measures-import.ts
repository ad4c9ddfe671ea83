import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { definitionOf, explainProblem } from '@kith/measures';
import { importWording, readWords, type ImportedWording } from '../rooms/evaluation/index.server.ts';
import { connect } from '../platform/db/connection.ts';
import { inTransaction } from '../platform/db/tx.ts';
import { findOrganisation } from '../platform/identity/organisation.ts';
import { NotFound } from '../platform/outcome.ts';
import type { Out } from './out.ts';
import { dataDirOf, withHouse } from './place.ts';

const usage = `kith measures import FILE --measure ID [--language en] [--licence "where the right to use the words is written down"]
    --title TEXT        what people read above the questions
    --options TEXT      for a plain text: "0 = Never | 1 = Often"
    --org SLUG          whose words they are; the first organisation unless said
    --data DIR          where Kith keeps its data
`;

const options = {
	measure: { type: 'string' },
	language: { type: 'string', default: '' },
	licence: { type: 'string', default: '' },
	title: { type: 'string', default: '' },
	options: { type: 'string', default: '' },
	org: { type: 'string' },
	data: { type: 'string' },
	json: { type: 'boolean', default: false }
} as const;

/**
 * The command `kith measures import`: brings in the words of a measure from a FHIR Questionnaire or a plain text. Gives
 * the exit code: 0, or 2 for a wrong request or a wrong file; then each problem is on standard error with its place.
 */
export async function importMeasure(args: string[], out: Out): Promise<number> {
	const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
	const [path = '', ...more] = positionals;
	const definition = definitionOf(values.measure ?? '');
	if (!path || more.length || !values.measure) return complain(out, usage);
	if (!definition)
		return complain(out, `there is no measure "${values.measure}"; "kith measures list" names them all\n`);
	if (!existsSync(path)) return complain(out, `there is no file ${path}\n`);
	const { language, licence: licenceReference, title, options: labels } = values;
	const sent = {
		measure: values.measure,
		text: readFileSync(path, 'utf8'),
		said: { language, licenceReference, title, options: labels }
	};
	const reading = readWords(definition, sent.text, sent.said);
	if (!reading.ok)
		return complain(out, reading.problems.map((problem) => `${path}: ${explainProblem(problem)}\n`).join(''));
	try {
		const imported = await withHouse(dataDirOf(values.data), ({ database }) =>
			bringIn(database.appUrl, values.org, sent)
		);
		out.stdout(values.json ? `${JSON.stringify(imported)}\n` : inWords(imported));
		return 0;
	} catch (problem) {
		if (problem instanceof NotFound)
			return complain(
				out,
				values.org
					? `there is no organisation "${values.org}"\n`
					: 'there is no organisation yet: "kith user add" makes the first\n'
			);
		throw problem;
	}
}

function complain(out: Out, words: string): 2 {
	out.stderr(words);
	return 2;
}

async function bringIn(
	appUrl: string,
	slug: string | undefined,
	sent: Parameters<typeof importWording>[1]
): Promise<ImportedWording> {
	const connection = connect(appUrl, 1);
	try {
		const { id } = await findOrganisation(connection.db, { slug });
		return await inTransaction(connection.db, { orgId: id, kind: 'job' }, (job) => importWording(job, sent));
	} finally {
		await connection.close();
	}
}

function inWords({ measure, language, version, items, alreadyThere }: ImportedWording): string {
	if (alreadyThere)
		return `These words of ${measure} in ${language} are there already, as version ${version}. Nothing was added.\n`;
	return `${measure} in ${language}: ${items} items, version ${version}.\n`;
}
