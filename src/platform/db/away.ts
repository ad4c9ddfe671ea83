const away = new Set([
	'ECONNREFUSED',
	'ENOENT',
	'ECONNRESET',
	'EPIPE',
	'57P01',
	'57P02',
	'57P03',
	'53300',
	'08006',
	'08001',
	'08003',
	'55P03', // waited too long for what somebody else works on
	'40P01' // gave way to somebody who waited for her in turn
]);

/** Whether an error means that the database could not be reached or others were at work, not that something is wrong: it is tried again. */
export function databaseIsAway(error: unknown): boolean {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return (
		away.has(code) ||
		(error instanceof Error && /Connection terminated|timeout exceeded when trying to connect/.test(error.message))
	);
}
