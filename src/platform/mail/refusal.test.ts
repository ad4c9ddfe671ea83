import { expect, test } from 'vitest';
import { refusalOf } from './refusal.ts';

const said = (responseCode: number, response = `${responseCode} no`, command = 'RCPT TO') => ({
	code: command === 'DATA' ? 'EMESSAGE' : 'EENVELOPE',
	command,
	responseCode,
	response
});

test.each([500, 501, 550, 551, 552, 553, 554, 521, 556])('%i of an address or a letter is final', (code) => {
	for (const command of ['RCPT TO', 'DATA'])
		expect(refusalOf(said(code, undefined, command))).toMatchObject({ isFinal: true, isAboutHer: true });
});

test.each([421, 450, 451, 452, 454, 471])('%i may pass', (code) => {
	for (const command of ['RCPT TO', 'DATA'])
		expect(refusalOf(said(code, undefined, command))).toMatchObject({ isFinal: false, isAboutHer: true });
});

test('the reply code decides, of one line or of several, and is all that is kept', () => {
	const reasons = '550-5.1.1 No nadia@example.org here.\n550-5.1.1 Write to somebody else.\n550 5.1.1 Sorry.';
	expect(refusalOf(said(550, reasons))).toEqual({ isFinal: true, isAboutHer: true, code: '550 5.1.1' });
	expect(refusalOf(said(450, '450 5.1.1 It says both'))).toMatchObject({ isFinal: false, code: '450 5.1.1' });
	expect(refusalOf(said(550, '550 4.2.1 It says both'))).toMatchObject({ isFinal: true });
	expect(refusalOf(said(550, '550 nadia@example.org is unknown')).code).toBe('550');
});

test('a no to our greeting, password or sender is not about her, and loses no letter', () => {
	for (const command of ['CONN', 'EHLO', 'STARTTLS', 'AUTH PLAIN', 'MAIL FROM'])
		expect(refusalOf(said(535, '535 5.7.8 no', command))).toMatchObject({ isFinal: false, isAboutHer: false });
	for (const code of ['ECONNREFUSED', 'ECONNECTION', 'ETIMEDOUT', 'ETLS', 'EDNS', 'ESOCKET'])
		expect(refusalOf(Object.assign(new Error('x'), { code }))).toEqual({ isFinal: false, isAboutHer: false, code });
	expect(refusalOf({ code: 'EENVELOPE', command: 'API', message: 'Invalid sender "x"' }).isFinal).toBe(false);
	expect(refusalOf('anything')).toEqual({ isFinal: false, isAboutHer: false, code: 'ERROR' });
});

test('an address that this mail server can’t be asked about comes back', () => {
	expect(
		refusalOf({ code: 'EENVELOPE', command: 'API', message: 'Internationalized mailbox name not allowed' })
	).toEqual({ isFinal: true, isAboutHer: true, code: 'EENVELOPE' });
});
