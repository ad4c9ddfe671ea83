// What comes with a form when nobody means well, or nobody looks.
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import type { Form } from './forms.ts';

const nasty = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.constantFrom(
		'',
		' ',
		'مريم',
		'🌻👩‍👧‍👦',
		'é'.repeat(5000),
		'x'.repeat(10_000),
		'-1',
		'1e309',
		'NaN',
		'0',
		'99999999999999999999',
		'null',
		'on',
		'yes'
	),
	fc.constantFrom(
		'2026-02-30',
		'0000-00-00',
		'1899-01-01',
		'25:99',
		'\0',
		'\ud800',
		"'; drop table people.person; --",
		'<script>alert(1)</script>',
		'${7*7}',
		'../../etc/passwd',
		'a@b',
		'%00',
		'\r\nset-cookie: a=b'
	),
	fc.uuid(),
	fc.constant(randomUUID())
);
const stranger = fc.oneof(
	fc.constantFrom(
		'__proto__',
		'constructor',
		'toString',
		'hasOwnProperty',
		'a[b]',
		'a[__proto__][x]',
		'',
		'/note',
		'id'
	),
	fc.string({ maxLength: 30 })
);

/** What is sent with a form: what it held itself, as often as not, then fields filled in anyhow, then fields that it never had. */
export type Filled = [name: string, value: string][];

export const filled = ({ fields, held }: Form): fc.Arbitrary<Filled> =>
	fc
		.tuple(
			fc.constantFrom([], Object.entries(held)),
			fc.array(fc.tuple(fc.constantFrom(...fields), nasty), { maxLength: 12 }),
			fc.array(fc.tuple(stranger, nasty), { maxLength: 3 })
		)
		.map(([own, known, extra]) => {
			const again = new Set(known.map(([name]) => name));
			return [...own.filter(([name]) => !again.has(name)), ...known, ...extra];
		});

export const shapes = ['plain', 'plain', 'plain', 'plain', 'multipart', 'file', 'broken', 'json'] as const;

/** The same fields as a browser sends them, and as nobody should. */
export function bodyOf(pairs: Filled, shape: (typeof shapes)[number]): BodyInit {
	if (shape === 'multipart') {
		const body = new FormData();
		for (const [name, value] of pairs) body.append(name, value);
		return body;
	}
	if (shape === 'file') {
		const body = new FormData();
		for (const [name, value] of pairs) body.append(name, new Blob([value]), 'name.csv');
		return body;
	}
	if (shape === 'broken')
		return new Blob(['--edge\r\ncontent-disposition: form-data; name="a"\r\n\r\n' + (pairs[0]?.[1] ?? '')], {
			type: 'multipart/form-data; boundary=edge'
		});
	if (shape === 'json') return new Blob([JSON.stringify(Object.fromEntries(pairs))], { type: 'application/json' });
	return new URLSearchParams(pairs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]));
}
