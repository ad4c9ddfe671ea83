import { sealBox } from '#platform/box/box.ts';
import { noteRecord, openRecords, sealRecord } from '#ui/queue/keys.ts';
import { format, keepTap, nowOf, waitingOf, type HeldPocket, type Store } from '#ui/queue/store.ts';
import { fold, union, type Mark, type MarkLine } from '../mark/fold.ts';
import type { StandsNow, TakenPack } from './form.ts';
import { packName } from './packing.ts';

/** The record of what the house said last: what others tapped, and who is there now. */
const othersName = 'others';

/** A pocket that is open: what was taken along, every tap, and what waits. It goes out of memory when it is locked. */
export class Holding {
	marks: Mark[] = [];
	lines: MarkLine[] = [];
	waiting = new Set<string>();
	readonly #store: Store;
	readonly #key: CryptoKey;
	#last: Promise<unknown> = Promise.resolve();

	pocket: HeldPocket;
	pack: TakenPack;

	private constructor(store: Store, key: CryptoKey, pocket: HeldPocket, pack: TakenPack) {
		this.#store = store;
		this.#key = key;
		this.pocket = pocket;
		this.pack = pack;
	}

	/** Opens a pocket with its key. */
	static async open(store: Store, key: CryptoKey, id: string): Promise<Holding | undefined> {
		const [pocket, texts] = [await store.get('pockets', id), await openRecords(store, key, id)];
		const pack = texts.get(packName);
		if (!pocket || pack === undefined) return undefined;
		const holding = new Holding(store, key, pocket, JSON.parse(pack) as TakenPack);
		await holding.look();
		return holding;
	}

	/** Looks again at what this phone keeps: another page of it may have tapped or sent. False when the pocket is closed. */
	async look(): Promise<boolean> {
		const pocket = await this.#store.get('pockets', this.pocket.id);
		if (!pocket?.key) return false;
		const texts = await openRecords(this.#store, this.#key, pocket.id);
		texts.delete(packName);
		this.pack = { ...this.pack, ...(JSON.parse(texts.get(othersName) ?? '{}') as StandsNow) };
		texts.delete(othersName);
		const own = [...texts.values()].map((text) => JSON.parse(text) as Mark);
		const waiting = await waitingOf(this.#store, pocket.id);
		this.waiting = new Set(waiting.map(({ id }) => id));
		this.pocket = pocket;
		this.#take(union(this.pack.marks, own));
		return true;
	}

	/** How it stands in the house. */
	async hear(said: StandsNow): Promise<void> {
		await noteRecord(this.#store, this.#key, this.pocket.id, othersName, JSON.stringify(said));
		await this.look();
	}

	/** Keeps one tap, on the disk, before anything shows it. One after the other, so that each has seen the one before. */
	tap(subject: string, field: string, value: unknown): Promise<void> {
		const kept = this.#last.then(() => this.#keep(subject, field, value));
		this.#last = kept.catch(() => undefined);
		return kept;
	}

	async #keep(subject: string, field: string, value: unknown): Promise<void> {
		for (;;) {
			const { id: pocket, nextSeq: seq, publicKey } = this.pocket;
			const id = crypto.randomUUID();
			const saw = this.at(subject, field)?.stands.map((stand) => stand.id) ?? [];
			const at = new Date(nowOf(this.pocket)).toISOString();
			const mark: Mark = { id, pocket, seq, key: { subject, field }, value, saw, at };
			const [record, box] = await Promise.all([
				sealRecord(this.#key, pocket, id, JSON.stringify(mark)),
				sealBox(publicKey, `${pocket} ${id}`, JSON.stringify({ format, ...mark }))
			]);
			if (await keepTap(this.#store, record, { id, pocket, seq, box, format })) {
				this.pocket = { ...this.pocket, nextSeq: seq + 1 };
				this.waiting.add(id);
				return this.#take([...this.marks, mark]);
			}
			if (!(await this.look())) throw new Error('closed');
		}
	}

	#take(marks: Mark[]): void {
		this.marks = marks;
		this.lines = fold(marks);
	}

	/** What stands at one key. */
	at(subject: string, field: string): MarkLine | undefined {
		return this.lines.find((line) => line.subject === subject && line.field === field);
	}

	/** Of whom something waits to be sent. */
	unsent(): Set<string> {
		return new Set(this.marks.filter(({ id }) => this.waiting.has(id)).map(({ key }) => key.subject));
	}
}
