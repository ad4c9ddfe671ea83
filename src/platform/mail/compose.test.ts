import { expect, test } from 'vitest';
import { inLanguage } from '../i18n/language.ts';
import { settle, type Runtime } from '../runtime.ts';
import { compose } from './compose.ts';
import type { ShownLook } from './letter.ts';

const origin = 'https://kith.example.org';
settle({ origin, mailFrom: 'hello@kith.example.org' } as Runtime);
const letter = { subject: 'A message', paragraphs: ['Hello'], act: { words: 'Look', path: '/me' } };
const sender = { slug: 'willow-lane', isFirst: true };

test('a letter that is said in one language leads to a page in the one that its reader reads', () => {
	const to = { address: 'sara@example.org', reads: 'ar' as const };
	const { html, text } = inLanguage('es', () => compose(letter, to, sender, 'id'));
	expect(html).toMatch(/^<!doctype html><html lang="es" dir="ltr">/);
	expect(html).toContain(`href="${origin}/ar/me"`);
	expect(text).toContain(`Look:\n${origin}/ar/me`);
});

test('a calendar file goes with the letter, as a part of its own that names nothing', () => {
	const calendar = { method: 'CANCEL' as const, content: 'BEGIN:VCALENDAR' };
	const envelope = inLanguage('en', () =>
		compose({ ...letter, calendar }, { address: 'sara@example.org', reads: 'en' }, sender, 'id')
	);
	expect(envelope.icalEvent).toEqual({ ...calendar, filename: 'time.ics' });
});

test('English is the language of an address that names none', () => {
	const to = { address: 'nadia@example.org', reads: 'en' as const };
	expect(inLanguage('es', () => compose(letter, to, sender, 'id')).text).toContain(`${origin}/me`);
});

test('a letter bears the word or the name that she chose, and otherwise says nothing', () => {
	const written = (look?: ShownLook) =>
		inLanguage('en', () =>
			compose(letter, { address: 'sara@example.org', reads: 'en', look }, { ...sender, name: 'Willow Lane' }, 'id')
		);
	expect(written({ look: 'own', word: 'Blue teapot' }).subject).toBe('Blue teapot');
	expect(written({ look: 'own', word: 'Blue teapot' }).from).toBe(written().from);
	expect(written({ look: 'clear' })).toMatchObject({ subject: 'Willow Lane: a message for you' });
	expect(written({ look: 'clear' }).from).toContain('"Willow Lane"');
	expect(written().subject).toBe(letter.subject);
});

test('a letter that has a topic says in itself and to mail programs how it ends; another says nothing of it', () => {
	const written = (stop?: string) =>
		inLanguage('en', () => compose(letter, { address: 'sara@example.org', reads: 'es', stop }, sender, 'id'));
	const { headers, text, html } = written('sealed');
	expect(headers).toEqual({
		'List-Unsubscribe': `<${origin}/es/stop/sealed/now>`,
		'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'
	});
	expect(text).toContain(`Hear no more of this:\n${origin}/es/stop/sealed\n`);
	expect(html).toContain(`href="${origin}/es/stop/sealed"`);
	expect(written().headers).toBeUndefined();
	expect(written().text).not.toContain('/stop/');
});
