import { expect, test } from 'vitest';
import { withNamedErrors } from './answered-form.ts';

const field = (id: string, label: string, wrong = true) =>
	`<div class="field"><label class="label" for="${id}">${label}</label>${wrong ? `<p class="error" id="${id}-error">…</p>` : ''}<input id="${id}"></div>`;
const choice = (id: string, label: string) =>
	`<fieldset class="field"><legend class="label legend">\n\t${label}</legend><p class="error" id="${id}-error">…</p><label class="option"><input id="${id}"> English</label></fieldset>`;
const list = (...lines: [string, string][]) =>
	`<div class="problems" role="alert"><h2>Please look</h2><ul class="plain">${lines
		.map(([id, words]) => `<li>${id ? `<a href="#${id}">${words}</a>` : words}</li>`)
		.join('')}</ul></div>`;
const linesIn = (html: string) =>
	[...html.matchAll(/<li>([^]*?)<\/li>/g)].map(([, line]) => line?.replace(/<[^>]*>/g, ''));

test('errors stand in the order of the page, each with the name of its field', () => {
	const html = withNamedErrors(
		list(
			['f-reach', 'Please choose one.'],
			['f-places', 'Please write a whole number.'],
			['', 'It is full.'],
			['f-called', 'Please fill this in.']
		) +
			field('f-called', 'What shall we call you?') +
			choice('f-reach', 'How can we reach you?') +
			field('f-places', 'Places&nbsp;<span class="maybe">(if you like)</span>')
	);
	expect(linesIn(html)).toEqual([
		'It is full.',
		'What shall we call you? Please fill this in.',
		'How can we reach you? Please choose one.',
		'Places: Please write a whole number.'
	]);
});

test('a message that names its field says it once, and one that leads elsewhere stays as it is', () => {
	const html = withNamedErrors(
		list(['f-day', 'First day: it has to be a Monday.'], ['somewhere', 'Look there.']) + field('f-day', 'First day')
	);
	expect(linesIn(html)).toEqual(['Look there.', 'First day: it has to be a Monday.']);
});

test('of several fields of one name, that which shows the error is led to', () => {
	const html = withNamedErrors(
		list(['f-asked', 'Please choose one.']) +
			choice('f-asked-name', 'How were you asked?') +
			field('f-asked-x', 'Other', false)
	);
	expect(html).toContain('<a href="#f-asked-name">How were you asked? Please choose one.</a>');
});

test('no browser checks a form that is sent to us, and a search stays as it is', () => {
	expect(withNamedErrors('<form method="POST" action="?/a" class="form">')).toMatch(/^<form novalidate method="POST"/);
	expect(withNamedErrors('<form method="POST" novalidate>')).toBe('<form method="POST" novalidate>');
	expect(withNamedErrors('<form role="search">')).toBe('<form role="search">');
});
