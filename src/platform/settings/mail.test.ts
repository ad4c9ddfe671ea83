import { expect, test } from 'vitest';
import { inLanguage } from '../i18n/language.ts';
import { readMailFrom, readMailServer } from './mail.ts';
import { readSaid } from './said.ts';

const way = 'me:secret@mail.example.org';

test.each<[string, object]>([
	[`smtps://${way}`, { host: 'mail.example.org', port: 465, secure: true, auth: { user: 'me', pass: 'secret' } }],
	[`SMTPS://${way}:465`, { port: 465, secure: true }],
	[`smtp://${way}`, { port: 587, secure: false, requireTLS: true }],
	[`smtp://${way}:25`, { port: 25, secure: false, requireTLS: true }],
	[`smtp://${way}:587?requireTLS=false`, { requireTLS: false }],
	['smtp://localhost:25', { host: 'localhost', port: 25, secure: false }],
	['smtp://me:secret@127.0.0.1:2525', { host: '127.0.0.1', port: 2525 }],
	['smtp://[2001:db8::1]:25/', { host: '2001:db8::1', port: 25 }],
	[
		'smtps://me@example.org:pa%23s%2Fs%40%3A%25@mail.example.org',
		{ auth: { user: 'me@example.org', pass: 'pa#s/s@:%' } }
	],
	['smtps://me:a:b&c=d+e!$*@mail.example.org', { auth: { user: 'me', pass: 'a:b&c=d+e!$*' } }],
	['smtps://me:contraseña@mail.example.org', { auth: { user: 'me', pass: 'contraseña' } }],
	[
		'smtps://mail.example.org?tls.rejectUnauthorized=false&name=kith',
		{ name: 'kith', tls: { rejectUnauthorized: false } }
	],
	[`  smtps://${way}\n`, { host: 'mail.example.org' }]
])('%s', (said, server) => expect(readMailServer(said).value).toMatchObject(server));

test('on this machine a password may go in the clear', () => {
	expect(readMailServer('smtp://me:secret@localhost:25').value).not.toHaveProperty('requireTLS');
});

test.each<[string, RegExp]>([
	['smtps://me@example.org:pa#ss@mail.example.org', /sign #.*%23/],
	['smtps://me:pa/ss@mail.example.org', /sign \/.*%2F/],
	['smtps://me:pa?ss@mail.example.org', /sign \?.*%3F/],
	['smtps://me:pa%ss@mail.example.org', /sign %.*%25/],
	['smtps://me:pa%FFss@mail.example.org', /sign %.*%25/],
	['smtps://me:pa[ss@mail.example.org', /sign \[.*%5B/],
	['smtps://me:pa ss@mail.example.org', /space/],
	['smtps://me:pass\u200b@mail.example.org', /can't be seen/],
	['"smtps://me:pass@mail.example.org"', /quotation marks/],
	['mail.example.org:587', /must begin with smtps:\/\//],
	['mail.example.org', /must begin with smtps:\/\//],
	['smtps:mail.example.org', /must begin with smtps:\/\//],
	['me:secret@mail.example.org', /must begin with smtps:\/\//],
	['https://mail.example.org', /https:\/\/ is no way to send letters/],
	['imaps://mail.example.org', /imaps/],
	['smtp+starttls://mail.example.org', /here smtp:\/\/ is likely meant/],
	['ssl://mail.example.org', /here smtps:\/\/ is likely meant/],
	['tls://mail.example.org', /here smtps:\/\/ is likely meant/],
	['smtps://', /name of the mail server/],
	['smtps://me:secret@', /name of the mail server/],
	['smtps://me:secret@:465', /name of the mail server/],
	['smtps://me@mail.example.org', /name and a password/],
	['smtps://me:@mail.example.org', /name and a password/],
	['smtps://:secret@mail.example.org', /name and a password/],
	[`smtp://${way}:465`, /Port 465 speaks TLS/],
	[`smtps://${way}:587`, /Port 587 begins without TLS/],
	[`smtps://${way}:25`, /Port 25 begins without TLS/],
	[`smtps://${way}:`, / is no port/],
	[`smtps://${way}:smtp`, /smtp is no port/],
	[`smtps://${way}:70000`, /70000 is no port/],
	[`smtps://${way}:0`, /0 is no port/],
	['smtps://mail.example.org/inbox', /take \/inbox away/],
	['smtps://mail.example.org#ss', /take #ss away/],
	['smtps://mail.example.org?starttls=true', /starttls behind the question mark/],
	['smtp://mail.example.org?requireTLS=yes', /requireTLS is either true or false, not yes/]
])('%s is told what to write', (said, words) => {
	const { value, trouble } = readMailServer(said);
	expect(value).toBeUndefined();
	expect(trouble).toMatch(words);
	expect(trouble).not.toContain('secret');
	expect(inLanguage('es', () => readMailServer(said).trouble)).not.toBe(trouble);
});

test.each([
	['hello@willow.example', 'hello@willow.example'],
	[' hello@willow.example ', 'hello@willow.example'],
	['Willow Lane <hello@willow.example>', 'hello@willow.example'],
	['"Willow, Lane" <hello@willow.example>', 'hello@willow.example'],
	['<hello@willow.example>', 'hello@willow.example'],
	['kith@localhost', 'kith@localhost']
])('letters come from %s', (said, address) => expect(readMailFrom(said).value).toBe(address));

test('a name before the address is left out, and that is said', () => {
	expect(readMailFrom('Willow Lane <hello@willow.example>').note).toMatch(/name Willow Lane is left out/);
	expect(readMailFrom('hello@willow.example').note).toBeUndefined();
});

test.each([
	'hello',
	'hello@',
	'@willow.example',
	'a@b@c',
	'hello@willow..example',
	'hello@willow.example>',
	'hola@ñ.example',
	'h llo@willow.example'
])('%s is no sender', (said) => expect(readMailFrom(said).trouble).toContain(said));

test('several senders are told that there is one', () => {
	expect(readMailFrom('a@example.org, b@example.org').trouble).toMatch(/one address/);
});

test('each setting is read for itself', () => {
	const said = readSaid({
		ORIGIN: 'kith.example.org',
		SMTP_URL: 'mail',
		MAIL_FROM: 'W <a@b.example>',
		TRUST_PROXY: 'yes'
	});
	expect(said.troubles.map(({ setting }) => setting)).toEqual(['ORIGIN', 'SMTP_URL', 'TRUST_PROXY']);
	expect(said).toMatchObject({ mailFrom: 'a@b.example', trust: false, notes: [{ setting: 'MAIL_FROM' }] });
	expect(readSaid({ ORIGIN: '', SMTP_URL: ' ' })).toMatchObject({ troubles: [] });
});

test.each([
	['kith.example.org', /https:\/\/kith\.example\.org/],
	['https://', /no address/],
	['https://kith.example.org/app', /Write https:\/\/kith\.example\.org where/],
	['https://me@kith.example.org', /no address/]
])('ORIGIN=%s', (said, words) => expect(readSaid({ ORIGIN: said }).troubles[0]?.says).toMatch(words));

test('a slash behind an address, and capitals in it, are no mistake', () => {
	expect(readSaid({ ORIGIN: 'https://Kith.Example.org/' }).origin).toBe('https://kith.example.org');
});
