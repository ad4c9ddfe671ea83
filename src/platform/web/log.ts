import pino from 'pino';
import { ceiling } from './ceiling.ts';

const takes = ceiling(30, 200);

/**
 * Structured lines without personal data: no bodies, no query strings, no addresses, no names. Only so many a minute: a
 * line after a flood says how many like it were left out.
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

function underCeiling(this: pino.Logger, args: Parameters<pino.LogFn>, method: pino.LogFn): void {
	const [said, words = said] = args as unknown as [object | string, string?];
	const leftOut = takes(String(words));
	if (leftOut === null) return;
	if (!leftOut || typeof said === 'string') return method.apply(this, args);
	method.call(this, { ...said, leftOut }, String(words));
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
