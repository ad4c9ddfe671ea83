import { expect, test, vi } from 'vitest';
import { fileIn, isForm, largestForm, mostFields, sentIn, textIn, TooMuch, TooSlow } from './sent.server.ts';

const plain = 'application/x-www-form-urlencoded';
const ask = (body: BodyInit, headers: Record<string, string> = { 'content-type': plain }) =>
	new Request('http://here.invalid/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
const fields = (count: number) => Array.from({ length: count }, (_, index) => `n${index}=x`).join('&');

/** A body that arrives piece by piece, as its reader asks for it. */
function arriving(pieces: string[]) {
	const pull = vi.fn((to: ReadableStreamDefaultController) => {
		const piece = pieces.shift();
		if (piece === undefined) to.close();
		else to.enqueue(new TextEncoder().encode(piece));
	});
	return { pull, body: new ReadableStream({ pull }, { highWaterMark: 0 }) };
}

test('every name with all that was sent under it, in order, however often it is asked for', async () => {
	const request = ask('a=1&b=%F0%9F%8C%BB&a=2&c[]=x+y');
	expect([...(await sentIn(request))]).toEqual([
		['a', ['1', '2']],
		['b', ['🌻']],
		['c[]', ['x y']]
	]);
	expect(await textIn(request, 'a')).toBe('1');
	expect(await textIn(request, 'not there')).toBe('');
});

test('a file comes with its name; an empty choice of file is none', async () => {
	const form = new FormData();
	form.set('title', 'Spring');
	form.set('file', new File(['a,b'], 'answers.csv'));
	form.set('other', new File([], ''));
	const request = new Request('http://here.invalid/', { method: 'POST', body: form });
	expect(isForm(request)).toBe(true);
	expect((await fileIn(request, 'file'))?.name).toBe('answers.csv');
	expect(await fileIn(request, 'other')).toBeNull();
	expect(await textIn(request, 'title')).toBe('Spring');
	expect(await textIn(request, 'file')).toBe('');
});

test('a form that says it is too heavy is refused before any of it is read', async () => {
	const { body, pull } = arriving(['a=1']);
	const request = ask(body, { 'content-type': plain, 'content-length': String(largestForm + 1) });
	await expect(sentIn(request)).rejects.toThrow(TooMuch);
	expect(pull).not.toHaveBeenCalled();
});

test('a form that does not say its weight is refused where it grows too heavy, and no more is read', async () => {
	const { body, pull } = arriving(Array.from({ length: 100 }, () => 'a'.repeat(10_000)));
	await expect(sentIn(ask(body))).rejects.toThrow(TooMuch);
	expect(pull.mock.calls.length).toBeLessThan(10);
});

test.each([
	['names', fields(mostFields + 1)],
	['nothing but ampersands', '&'.repeat(largestForm)],
	['one name', 'a&'.repeat(largestForm / 2)]
])('more fields than a form may have are refused: %s', async (_, body) => {
	await expect(sentIn(ask(body))).rejects.toThrow(TooMuch);
});

test('as many parts are refused in a form with files, whatever stands in them', async () => {
	const part = '--edge\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n';
	const type = { 'content-type': 'multipart/form-data; boundary=edge' };
	await expect(sentIn(ask(part.repeat(mostFields + 1) + '--edge--', type))).rejects.toThrow(TooMuch);
	expect((await sentIn(ask(part.repeat(3) + '--edge--', type))).get('a')).toEqual(['1', '1', '1']);
});

test('as many fields as a form may have are taken', async () => {
	expect((await sentIn(ask(fields(mostFields)))).size).toBe(mostFields);
});

test('a form that does not arrive is not waited for', async () => {
	const body = new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode('a=')) });
	await expect(sentIn(ask(body), { most: largestForm, patience: 5 })).rejects.toThrow(TooSlow);
});

test('each piece is weighed as it arrives, and the form refused where the scales say so', async () => {
	const { body, pull } = arriving(['a=1', '2', '3', '4']);
	const weighed: number[] = [];
	const weigh = (bytes: number) => {
		weighed.push(bytes);
		if (weighed.length === 2) throw new Error('enough');
	};
	await expect(sentIn(ask(body), { most: largestForm, patience: 1000, weigh })).rejects.toThrow('enough');
	expect(weighed).toEqual([3, 1]);
	expect(pull.mock.calls.length).toBeLessThan(4);
});

test('a name with a sign in it that the database could not keep is the name of nothing', async () => {
	expect(await textIn(ask('id=a%00b'), 'id')).toBe('');
});

const heavy = (weight: number) => {
	const form = new FormData();
	form.set('title', 'Spring');
	form.set('file', new File(['x'.repeat(weight)], 'answers.csv'));
	form.set('note', 'all that was typed behind it');
	return new Request('http://here.invalid/', { method: 'POST', body: form });
};

test('a file that weighs too much goes by: its weight is known, and all that was typed is kept', async () => {
	const request = heavy(5_000_000);
	await sentIn(request, { most: 1_000_000, patience: 30_000, passes: 10_000_000 });
	expect((await fileIn(request, 'file'))?.size).toBeGreaterThan(5_000_000);
	expect(await fileIn(request, 'file').then((file) => file?.text())).toBe('');
	expect([await textIn(request, 'title'), await textIn(request, 'note')]).toEqual([
		'Spring',
		'all that was typed behind it'
	]);
});

test('what weighs more than may go by is refused, and so is all of it where nothing may', async () => {
	const bounds = { most: 1_000_000, patience: 30_000 };
	await expect(sentIn(heavy(5_000_000), { ...bounds, passes: 1_000_000 })).rejects.toThrow(TooMuch);
	await expect(sentIn(heavy(5_000_000), bounds)).rejects.toThrow(TooMuch);
});
