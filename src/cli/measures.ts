import { parseArgs } from 'node:util';
import { definitionOf, measures as published, ownMeasures, type MeasureDefinition } from '@kith/measures';
import { WrongFile } from '../platform/csv/read.ts';
import { scoreFile, scoresInWords } from './measures-score.ts';
import { describeMeasure, listMeasures } from './measures-show.ts';

interface Out {
	stdout(text: string): void;
	stderr(text: string): void;
}

const usage = `kith measures list [--json]                    every measure that can be scored
kith measures show ID [--json]                 what is known about one, and how far it was checked
kith measures score ID FILE.csv [--json]       score a file with the columns participant, wave, item1 …
    --method NAME       another way to count (ghq12: ghq, likert, cghq)
    --variant NAME      another printed form (rses: order-b, one-to-four, order-b-one-to-four)
    --cutoff POINTS     the licensed cut-off of the form (asqse2, when three answers are missing)
    --common-scale      the file holds one answer code for all items: turn the reversed ones
kith measures import FILE --measure ID         bring in the words of one (import alone says how)
`;

/** A request that cannot be carried out as it was written. */
class Misuse extends Error {}

const flags = {
	json: { type: 'boolean', default: false },
	method: { type: 'string' },
	variant: { type: 'string' },
	cutoff: { type: 'string' },
	'common-scale': { type: 'boolean', default: false }
} as const;

type Subcommand = (words: string[], flags: ReturnType<typeof parsed>['values']) => string;

const subcommands: Record<string, Subcommand> = { list, show, score };

/**
 * The command `kith measures`. Gives the exit code: 0, or 2 for a wrong request or a wrong file; then the line, the
 * column and what was expected are on standard error and nothing is on standard output.
 */
export async function measures(args: string[], out: Out): Promise<number> {
	try {
		if (args[0] === 'import') return await (await import('./measures-import.ts')).importMeasure(args.slice(1), out);
		const { values, positionals } = parsed(args);
		const [name = '', ...words] = positionals;
		const subcommand = Object.hasOwn(subcommands, name) ? subcommands[name] : undefined;
		if (!subcommand) throw new Misuse(name === '' ? usage : `there is no "kith measures ${name}"\n${usage}`);
		out.stdout(subcommand(words, values));
		return 0;
	} catch (problem) {
		if (!isTheirs(problem)) throw problem;
		out.stderr(problem.message.endsWith('\n') ? problem.message : `${problem.message}\n`);
		return 2;
	}
}

function parsed(args: string[]) {
	return parseArgs({ args, options: flags, allowPositionals: true });
}

function isTheirs(problem: unknown): problem is Error {
	if (problem instanceof Misuse || problem instanceof WrongFile || problem instanceof RangeError) return true;
	return problem instanceof TypeError && 'code' in problem && String(problem.code).startsWith('ERR_PARSE_ARGS');
}

function list(words: string[], { json }: { json: boolean }): string {
	none(words);
	return listMeasures(published, json);
}

function show([id, ...words]: string[], { json }: { json: boolean }): string {
	none(words);
	return describeMeasure(known(id), json);
}

function score([id, path, ...words]: string[], values: Parameters<Subcommand>[1]): string {
	none(words);
	const definition = known(id);
	if (path === undefined) throw new Misuse(`expected a file: kith measures score ${definition.id} FILE.csv`);
	const cutoff = values.cutoff === undefined ? undefined : Number(values.cutoff);
	if (Number.isNaN(cutoff)) throw new Misuse(`--cutoff: expected a number of points, found "${values.cutoff}"`);
	const wanted = { method: values.method, variant: values.variant, cutoff, commonScale: values['common-scale'] };
	const rows = scoreFile(definition, path, wanted);
	return values.json ? `${JSON.stringify(rows, null, 2)}\n` : scoresInWords(rows);
}

function known(id: string | undefined): MeasureDefinition {
	const definition = id === undefined ? undefined : definitionOf(id);
	if (definition) return definition;
	const ids = [...published, ...ownMeasures].map((measure) => measure.id).join(', ');
	throw new Misuse(
		`${id === undefined ? 'no measure was named' : `there is no measure "${id}"`}; expected one of ${ids}`
	);
}

function none(words: string[]): void {
	if (words.length > 0) throw new Misuse(`what is "${words.join(' ')}"?\n${usage}`);
}
