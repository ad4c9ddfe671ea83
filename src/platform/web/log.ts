import pino from 'pino';

/** Structured lines without personal data: no bodies, no query strings, no addresses, no names. */
export const log = pino(
	{ base: null, timestamp: pino.stdTimeFunctions.isoTime, level: process.env.KITH_LOG ?? 'info' },
	pino.destination(2)
);

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
