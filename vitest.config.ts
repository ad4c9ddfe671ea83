import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
	resolve: { conditions: ['source', 'module', 'node'] },
	ssr: { resolve: { conditions: ['source', 'module', 'node'] } },
	test: {
		include: [
			'src/**/*.test.ts',
			'packages/**/*.test.ts',
			'tests/house/**/*.test.ts',
			'tests/trust/**/*.test.ts',
			'tests/deep/**/*.test.ts'
		],
		// what measures time says little on a busy machine: it belongs to the long trials
		exclude: [...configDefaults.exclude, ...(process.env.KITH_DEEP === '1' ? [] : ['**/*-time.test.ts'])],
		globalSetup: ['tests/support/postgres.ts'],
		setupFiles: ['tests/support/cost.ts', 'tests/support/clock.ts'],
		pool: 'forks',
		maxWorkers: 2,
		testTimeout: 180_000, // generous, so that a busy machine is not taken for a broken program
		hookTimeout: 300_000
	}
});
