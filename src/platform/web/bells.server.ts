import pg from 'pg';
import { NobodyThere } from '../db/tx.ts';
import { Forbidden, NotFound } from '../outcome.ts';
import { log, sayable } from './log.ts';

/** Somebody whose open page waits for news of one thing. */
export interface Listener {
	orgId: string;
	/** What the page is about. */
	id: string;
	/** Who listens, or which screen; only so many pages of hers may at once. */
	person: string;
	/** How often, in milliseconds, it is asked whether she still may; by default every 20 seconds. */
	beat?: number;
	/** Throws once she may not see the page any more. */
	look(): Promise<void>;
}

/** How a page listens that is no page of somebody who is signed in, or that has to end sooner. */
export interface Heeded {
	/** By what a borrowed screen is known: it listens at the door. */
	screen?: string;
	beat?: number;
}

/** The bells of one process: they say that something changed, by a number, never what. */
export interface Bells {
	/** The number of the last news of a thing. A page is made with it, so that nothing is missed before it listens. */
	version(orgId: string, id: string): string;
	/** A stream of numbers for an open page. */
	listen(listener: Listener): Response;
	/** Lets all pages go, and the connection. */
	close(): void;
}

const most = { aPerson: 8, inAll: 2000, remembered: 5000, unread: 64 };
const full = () => new Response(null, { status: 503, headers: { 'retry-after': '60' } });
const bytes = new TextEncoder();

interface Stream {
	listener: Listener;
	say(line: string): void;
	end(): void;
}

/**
 * Starts the bells of this process: one connection to PostgreSQL listens for all of them, from the first page that asks. When it
 * is cut it comes back, and then every bell rings once, for what was missed.
 */
export function hangBells(appUrl: string, beat = 20_000): Bells {
	const streams = new Map<string, Set<Stream>>();
	const last = new Map<string, number>();
	let round = 0;
	const version = (key: string) => `${round}.${last.get(key) ?? 0}`;
	const ringOne = (key: string) => {
		for (const stream of streams.get(key) ?? []) stream.say(`data: ${version(key)}\n\n`);
	};
	const ear = earOf(appUrl, {
		back() {
			round++;
			for (const key of streams.keys()) ringOne(key);
		},
		heard(key) {
			count(last, key);
			ringOne(key);
			for (const stream of all()) if (isOf(stream.listener, key)) void lookAgain(stream);
		}
	});
	const all = () => [...streams.values()].flatMap((some) => [...some]);
	return {
		version(orgId, id) {
			ear.open();
			return version(`${orgId} ${id}`);
		},
		listen(listener) {
			const open = all();
			const hers = open.filter((stream) => stream.listener.person === listener.person);
			if (open.length >= most.inAll || hers.length >= most.aPerson) return full();
			ear.open();
			const key = `${listener.orgId} ${listener.id}`;
			return streamFor(listener, listener.beat ?? beat, `retry: 4000\ndata: ${version(key)}\n\n`, streams, key);
		},
		close() {
			ear.close();
			for (const stream of all()) stream.end();
		}
	};
}

/** Whether what was called out is somebody: what she may has changed, so her open pages are asked at once. */
const isOf = ({ orgId, person }: Listener, key: string) => key === `${orgId} ${person}`;

/** One more news of a thing; whatever was told of longest ago is forgotten where too much is remembered. */
function count(last: Map<string, number>, key: string): void {
	const next = (last.get(key) ?? 0) + 1;
	last.delete(key);
	last.set(key, next);
	if (last.size > most.remembered) last.delete(last.keys().next().value ?? '');
}

/** One page's stream. It ends when the page is closed, when it is not read, and when whoever reads it may not any more. */
function streamFor(
	listener: Listener,
	beat: number,
	first: string,
	streams: Map<string, Set<Stream>>,
	key: string
): Response {
	let leave = () => {};
	const body = new ReadableStream<Uint8Array>({
		start(controller) {
			const stream: Stream = {
				listener,
				say(line) {
					if ((controller.desiredSize ?? 0) < -most.unread) stream.end();
					else controller.enqueue(bytes.encode(line));
				},
				end() {
					leave();
					controller.close();
				}
			};
			const timer = setInterval(() => void lookAgain(stream), beat).unref();
			const some = streams.get(key) ?? new Set();
			streams.set(key, some.add(stream));
			leave = () => {
				clearInterval(timer);
				if (some.delete(stream) && !some.size && streams.get(key) === some) streams.delete(key);
			};
			stream.say(first);
		},
		cancel: () => leave()
	});
	const headers = { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' };
	return new Response(body, { headers });
}

/** Sends a comment so that proxies keep the stream open, and asks whether she may still listen. While the database is away, the stream stays. */
async function lookAgain(stream: Stream): Promise<void> {
	try {
		await stream.listener.look();
	} catch (error) {
		const isOver = error instanceof NobodyThere || error instanceof Forbidden || error instanceof NotFound;
		if (isOver) return stream.end();
	}
	stream.say(': \n\n');
}

/** The one connection that listens (LISTEN), and passes on what is notified. */
function earOf(appUrl: string, told: { back(): void; heard(key: string): void }) {
	let client: pg.Client | undefined;
	let timer: NodeJS.Timeout | undefined;
	let [closed, tries] = [false, 0];
	const again = (gone: pg.Client) => {
		if (closed || client !== gone) return;
		client = undefined;
		timer = setTimeout(open, Math.min(10_000, 200 * 2 ** tries++)).unref();
		void gone.end().catch(() => undefined);
	};
	function open(): void {
		if (client || closed) return;
		clearTimeout(timer);
		const here = (client = new pg.Client({ connectionString: appUrl, keepAlive: true }));
		here.on('error', (error) => {
			log.warn(sayable(error), 'the bell lost its connection');
			again(here);
		});
		here.on('end', () => again(here));
		here.on('notification', ({ payload }) => told.heard(payload ?? ''));
		here
			.connect()
			.then(() => here.query('listen kith_bell'))
			.then(() => {
				tries = 0;
				told.back();
			})
			.catch(() => again(here));
	}
	return {
		open,
		close() {
			closed = true;
			clearTimeout(timer);
			void client?.end().catch(() => undefined);
		}
	};
}
