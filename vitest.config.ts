import { configDefaults, defineConfig } from 'vitest/config';

const conditions = ['source', 'module', 'node'];
const resolving = { resolve: { conditions }, ssr: { resolve: { conditions } } };

// what measures time says little on a busy machine, and walking every page in a language of its own takes long: the long trials do both
const long = ['**/*-time.test.ts', 'tests/deep/third-language.test.ts', 'tests/deep/arabic.test.ts'];
const exclude = [...configDefaults.exclude, ...(process.env.KITH_DEEP === '1' ? [] : long)];
const every = {
	setupFiles: ['tests/support/cost.ts', 'tests/support/clock.ts'],
	pool: 'forks' as const,
	maxWorkers: 2,
	testTimeout: 180_000, // generous, so that a busy machine is not taken for a broken program
	hookTimeout: 300_000
};
/** Tests of rooms, each in an organisation of its own: row security keeps them apart, so a worker needs one database for all of them. */
const ofRooms = ['src/rooms/**/*.db.test.ts'];
/** Tests of rooms that look at a whole database, or need to be the only organisation in it: the list only grows shorter. */
const notShared = [
	'src/rooms/evaluation/answering/risk-killed.db.test.ts',
	'src/rooms/programmes/courses/poster/queries.db.test.ts'
];
/** Whatever looks at a whole database, moves the process's own things or kills, each alone. */
const alone = [
	'src/*.test.ts',
	'src/!(rooms)/**/*.test.ts',
	'src/rooms/**/!(*.db).test.ts',
	'packages/**/*.test.ts',
	'tests/house/**/*.test.ts',
	'tests/trust/**/*.test.ts',
	'tests/deep/**/*.test.ts'
];

export default defineConfig({
	...resolving,
	test: {
		globalSetup: ['tests/support/postgres.ts'],
		maxWorkers: 2,
		projects: [
			{
				...resolving,
				test: { ...every, name: 'rooms', include: ofRooms, exclude: [...exclude, ...notShared], isolate: false }
			},
			{ ...resolving, test: { ...every, name: 'alone', include: [...alone, ...notShared], exclude } }
		]
	}
});
