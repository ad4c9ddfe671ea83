import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

export default ts.config(
	{
		ignores: [
			'node_modules',
			'scripts/*.mjs',
			'build',
			'.svelte-kit',
			'src/platform/i18n/paraglide',
			'**/dist',
			'src/platform/db/tables.generated.ts',
			'test-results',
			'.data',
			'src/ui/enhance/**/*.js'
		]
	},
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{ files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
	{
		rules: {
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/no-at-html-tags': 'error'
		}
	}
);
