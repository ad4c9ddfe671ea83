/** A form as it was sent: each name with all that came under it, in order. */
export type Sent = ReadonlyMap<string, readonly (string | File)[]>;

/** The most a form without a file may weigh, and the most fields that any form may have: the longest of ours has a third of each. */
export const largestForm = 64 * 1024;
export const mostFields = 200;

/** More was sent than a form of ours can hold. Nothing of it was read. */
export class TooMuch extends Error {
	override name = 'TooMuch';
}

/** A form took too long to arrive. */
export class TooSlow extends Error {
	override name = 'TooSlow';
}

/** What was sent is no form, or not all of it arrived. */
export class CutOff extends Error {
	override name = 'CutOff';
}

/** How a form is received: how much it may weigh, how long it may take, and who is told of each piece that arrives. */
export interface Reception {
	most: number;
	patience: number;
	/** So many bytes more may go by unkept, so that a file that is too large is told so at its field, and nothing typed is lost. */
	passes?: number;
	weigh?(bytes: number): void;
}

const ordinary: Reception = { most: largestForm, patience: 30_000 };
const received = new WeakMap<Request, Promise<Sent>>();

/** Whether a request brings a form. */
export function isForm(request: Request): boolean {
	return request.method === 'POST' && kindOf(request) !== null;
}

/**
 * The form that a request brings, read once however often it is asked for, and never beyond its bounds: what is too heavy,
 * too slow or has too many fields is refused before any work is done on it.
 */
export function sentIn(request: Request, reception = ordinary): Promise<Sent> {
	let sent = received.get(request);
	if (!sent) {
		sent = receive(request, reception);
		sent.catch(() => undefined); // an error is told to whoever reads it; unread, it must not end the process
		received.set(request, sent);
	}
	return sent;
}

/** The form that was received already, or nothing. */
export async function sentBefore(request: Request): Promise<Sent | undefined> {
	return received.get(request)?.catch(() => undefined);
}

/** The text of one field, or '' where there is none. */
export async function textIn(request: Request, name: string): Promise<string> {
	const text = (await sentIn(request)).get(name)?.[0];
	return typeof text === 'string' && !text.includes('\0') ? text : ''; // PostgreSQL keeps no NUL
}

/** The file of one field, where one was chosen. */
export async function fileIn(request: Request, name: string): Promise<File | null> {
	const file = (await sentIn(request)).get(name)?.[0];
	return file instanceof File && file.size > 0 ? file : null;
}

/** What a request brings that is no form but JSON: undefined where it is none. What is too heavy or too slow is refused as a form is. */
export async function jsonIn(request: Request, most: number): Promise<unknown> {
	if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return undefined;
	const text = await wordForWord(request, most);
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** What a request brings, to the letter, as whoever signed it did. What is too heavy or too slow is refused as a form is. */
export async function wordForWord(request: Request, most: number): Promise<string> {
	const { kept } = await bytesOf(request, { most, patience: ordinary.patience }, false);
	return kept.toString('utf8');
}

/** Lets what a request brings go by without keeping any of it, where it was not read as a form. */
export async function letPass(request: Request): Promise<void> {
	if (!request.bodyUsed) await request.body?.pipeTo(new WritableStream());
}

function kindOf(request: Request): 'plain' | { boundary: string } | null {
	const type = request.headers.get('content-type') ?? '';
	if (/^application\/x-www-form-urlencoded/i.test(type)) return 'plain';
	const boundary = /^multipart\/form-data;.*boundary="?([^";,]{1,100})/i.exec(type)?.[1];
	return boundary ? { boundary } : null;
}

async function receive(request: Request, reception: Reception): Promise<Sent> {
	const kind = kindOf(request);
	if (!kind) throw new CutOff();
	const { kept: bytes, end, weight } = await bytesOf(request, reception, kind !== 'plain');
	if (kind === 'plain') {
		refuseMany(bytes, '&', mostFields - 1);
		return byName(new URLSearchParams(new TextDecoder().decode(bytes)));
	}
	refuseMany(bytes, `--${kind.boundary}`, mostFields + 1);
	const type = request.headers.get('content-type') ?? '';
	const fieldsOf = async (body: Buffer<ArrayBuffer>) =>
		byName(await new Response(body, { headers: { 'content-type': type } }).formData().catch(cutOff));
	if (!end) return fieldsOf(bytes);
	const { body, name, file } = withoutFile(bytes, end, kind.boundary, weight);
	return new Map([...(await fieldsOf(body)), [name, [file]]]);
}

/** A file of which nothing was kept, because it weighs too much: its name and how much it weighs. */
class Unkept extends File {
	readonly #weight: number;
	constructor(name: string, weight: number) {
		super([], name);
		this.#weight = weight;
	}
	override get size(): number {
		return this.#weight;
	}
}

/** The form around a file that went by: what stood before it and behind it. */
function withoutFile(head: Buffer, end: Buffer, boundary: string, weight: number) {
	const begins = head.lastIndexOf(`--${boundary}`);
	const content = head.indexOf('\r\n\r\n', begins) + 4;
	const closes = end.indexOf(`\r\n--${boundary}`);
	const said = head.subarray(begins, content).toString();
	const [, name] = /[; ]name="([^"]*)"/.exec(said) ?? [];
	const [, fileName] = /filename="([^"]*)"/.exec(said) ?? [];
	if (begins < 0 || content < 4 || closes < 0 || name === undefined || fileName === undefined) throw new TooMuch();
	const body = Buffer.concat([head.subarray(0, content), end.subarray(closes)]);
	return { body, name, file: new Unkept(fileName, weight) };
}

/** Counts what stands between fields, without making anything of them yet. */
function refuseMany(bytes: Buffer, between: string, most: number): void {
	let [fields, at] = [0, bytes.indexOf(between)];
	for (; at >= 0; at = bytes.indexOf(between, at + between.length)) if (++fields > most) throw new TooMuch();
}

function byName(entries: Iterable<[string, string | File]>): Sent {
	const sent = new Map<string, (string | File)[]>();
	for (const [name, value] of entries) {
		const before = sent.get(name);
		if (before) before.push(value);
		else sent.set(name, [value]);
	}
	return sent;
}

const cutOff = () => Promise.reject(new CutOff());

/** What arrived, whole; or, of a form whose file weighs more than is kept, its beginning and its end. */
interface Arrived {
	kept: Buffer<ArrayBuffer>;
	end?: Buffer;
	weight: number;
}

async function bytesOf(
	{ headers, body }: Request,
	{ most, patience, weigh, passes = 0 }: Reception,
	mayPass: boolean
): Promise<Arrived> {
	const bounds = mayPass ? most + passes : most;
	if (Number(headers.get('content-length')) > bounds) throw new TooMuch();
	const reader = body?.getReader();
	if (!reader) return { kept: Buffer.alloc(0), weight: 0 };
	const late = Promise.withResolvers<never>();
	const clock = setTimeout(() => late.reject(new TooSlow()), patience);
	let pieces: Uint8Array[] = [];
	let end: Buffer | undefined;
	let weight = 0;
	try {
		for (;;) {
			const { done, value } = await Promise.race([reader.read().catch(cutOff), late.promise]);
			if (done) return { kept: Buffer.concat(pieces), end, weight };
			weight += value.byteLength;
			if (weight > bounds) throw new TooMuch();
			if (weight > most) {
				if (!end) pieces = [Buffer.concat([...pieces, value]).subarray(0, largestForm)];
				end = Buffer.concat([end ?? Buffer.alloc(0), value]).subarray(-largestForm);
				continue;
			}
			weigh?.(value.byteLength);
			pieces.push(value);
		}
	} finally {
		clearTimeout(clock);
	}
}
