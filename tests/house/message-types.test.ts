import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { messageTypes } from '../../scripts/message-types.mjs';
import { root } from './sources.ts';

const compiled = readFileSync(join(root, 'src/platform/i18n/paraglide/messages/_index.js'), 'utf8');

test('every message has a type, and says what must be put into it', () => {
	const types = messageTypes(compiled);
	expect(types.match(/^export declare const /gm)?.length).toBe(compiled.match(/^export const /gm)?.length);
	expect(types).toContain('type Account_EmailInputs = { email: NonNullable<unknown> };');
	expect(types).toMatch(
		/^export declare const account_email: \(inputs: Account_EmailInputs, .+\) => LocalizedString;$/m
	);
	expect(types).toMatch(/^export declare const account_title: \(inputs\?: Account_TitleInputs, /m);
	expect(existsSync(join(root, 'src/platform/i18n/paraglide/messages/_index.d.ts'))).toBe(true);
});

test('a message that the compiler writes in another way is an error, not a message without a type', () => {
	expect(() =>
		messageTypes(compiled.replace('export const account_title = /** @type', 'export const account_title = /* @type'))
	).toThrow(/types were read for \d+ of \d+ messages/);
});
