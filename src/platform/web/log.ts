import pino from 'pino';
import { ceiling } from './ceiling.ts';

const { takes, minute } = ceiling(5, 200);

/**
 * Structured lines without personal data: no bodies, no query strings, no addresses, no names. Of one kind only the first
 * few of a minute are written; one line at its end says how many more there were.
 */
export const log = pino(
	{
		base: null,
		timestamp: pino.stdTimeFunctions.isoTime,
		level: process.env.KITH_LOG ?? 'info',
		hooks: { logMethod: underCeiling }
	},
	pino.destination(2)
);

setInterval(tellLeftOut, 60_000).unref();

function underCeiling(this: pino.Logger, args: Parameters<pino.LogFn>, method: pino.LogFn): void {
	if (takes(kindOf(args as unknown as [object | string, string?]))) method.apply(this, args);
}

/** The words, and where it happened: one error that comes very often hides no other. */
function kindOf(line: [object | string, string?]): string {
	const [said, words = said] = line;
	const { kind, code, status, at } = Object(said) as Record<string, unknown>;
	const [frame] = typeof at === 'string' ? at.split(' < ') : [];
	return [String(words), kind, code, status, frame].filter(Boolean).join(' ');
}

function tellLeftOut(): void {
	const missing = minute();
	if (missing.length) log.warn({ leftOut: Object.fromEntries(missing.slice(0, 20)) }, 'lines left out in a minute');
}

/** What may be said of an error in a log: its kind, our own stack and PostgreSQL's code; never its values. */
export function sayable(error: unknown): Record<string, string> {
	if (!(error instanceof Error)) return { kind: typeof error };
	const code = 'code' in error ? String(error.code) : '';
	const constraint = 'constraint' in error ? String(error.constraint) : '';
	const frames = (error.stack ?? '')
		.split('\n')
		.filter((line) => line.startsWith('    at '))
		.slice(0, 8);
	return { kind: error.name, code, constraint, at: frames.map((line) => line.trim()).join(' < ') };
}
