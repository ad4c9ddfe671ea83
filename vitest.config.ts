import { configDefaults, defineConfig } from 'vitest/config';

const conditions = ['source', 'module', 'node'];
const resolving = { resolve: { conditions }, ssr: { resolve: { conditions } } };

// what measures time says little on a busy machine, and walking every page in a language of its own takes long: the long trials do both
const long = [
	'**/*-time.test.ts',
	'tests/deep/pocket.test.ts',
	'tests/deep/third-language.test.ts',
	'tests/deep/arabic.test.ts'
];
const exclude = [...configDefaults.exclude, ...(process.env.KITH_DEEP === '1' ? [] : long)];
const every = {
	setupFiles: ['tests/support/cost.ts', 'tests/support/clock.ts', 'tests/support/chance.ts'],
	pool: 'forks' as const,
	maxWorkers: 2,
	testTimeout: 180_000, // generous, so that a busy machine is not taken for a broken program
	hookTimeout: 300_000
};

/** Tests that mostly wait: for servers to start and stop, for processes to die, for a browser. */
export const waiting = [
	'src/platform/db/embedded.db.test.ts',
	'src/platform/db/embedded/root.db.test.ts',
	'src/platform/db/embedded/stale-locks.db.test.ts',
	'src/platform/db/external.db.test.ts',
	'src/platform/db/migrate-killed.db.test.ts',
	'src/platform/db/open.db.test.ts',
	'src/platform/pdf/press.test.ts',
	'src/rooms/evaluation/answering/risk-killed.db.test.ts',
	'src/rooms/programmes/meetings/pocket-screen/*.test.ts',
	'src/ui/elements/*.test.ts',
	'src/ui/enhance/*.test.ts',
	'tests/deep/kills.test.ts',
	'tests/deep/last-words.test.ts',
	'tests/deep/pocket.test.ts',
	'tests/deep/watched.test.ts'
];
/** Tests that look at a whole database, move what belongs to the whole process, or measure it: the list only grows shorter. */
export const own = [
	'src/platform/db/request-tx.db.test.ts',
	'src/platform/db/roles.db.test.ts',
	'src/platform/db/set-clock.db.test.ts',
	'src/platform/identity/session.db.test.ts',
	'src/platform/identity/passwords/*.test.ts',
	'src/rooms/programmes/courses/poster/queries.db.test.ts'
];
const served = ['tests/trust/**/*.test.ts', 'tests/deep/**/*.test.ts', 'tests/house/**/*.db.test.ts'];

/** Files that share what they load and, a charity to each, one database a worker: row security keeps them apart. */
const together = {
	...every,
	isolate: false,
	include: ['src/**/*.test.ts', 'packages/**/*.test.ts', 'tests/house/**/*.test.ts'],
	exclude: [...exclude, ...waiting, ...own, ...served]
};

/** Files that share what they load, and have a database each: they look at the whole of it, or a process of their own serves it. */
const apart = { ...every, isolate: false, env: { KITH_DATABASE_OF: 'file' } };

export default defineConfig({
	...resolving,
	test: {
		globalSetup: ['tests/support/postgres.ts'],
		maxWorkers: 2,
		projects: [
			{ ...resolving, test: { ...together, name: 'together' } },
			{
				...resolving,
				test: { ...every, name: 'alone', include: own, exclude }
			},
			{
				...resolving,
				test: { ...apart, name: 'apart', include: served, exclude: [...exclude, ...waiting] }
			},
			{
				...resolving,
				test: { ...every, name: 'waiting', include: waiting, exclude, maxWorkers: 3, sequence: { groupOrder: 1 } }
			}
		]
	}
});
