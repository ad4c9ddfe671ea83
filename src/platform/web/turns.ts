import { Busy } from './busy.ts';

/** How many requests are worked on at once, of one network and in all; and how many may be here, waiting ones included. */
export interface Capacity {
	atOnce: number;
	atOnceOfOne: number;
	present: number;
	presentOfOne: number;
}

const few = 4;

/** A request's turn at being worked on. */
export interface Turn {
	/** Gives the turn to others while this work, which only waits, is done. */
	aside<T>(work: () => Promise<T>): Promise<T>;
	leave(): void;
}

interface Queue {
	present: number;
	working: number;
	waiting: (() => void)[];
}

/**
 * Lets requests take turns, one of each network after the other: whoever sends very many waits behind her own, and
 * nobody else waits long. Networks are remembered only while one of their requests is here.
 */
export class Turns {
	readonly #room: Capacity;
	readonly #queues = new Map<string, Queue>();
	#present = 0;
	#working = 0;

	constructor(room: Capacity) {
		this.#room = room;
	}

	/** Waits for a turn. Throws Busy where too many are here already. */
	async take(network: string): Promise<Turn> {
		const queue = this.#comeIn(network);
		if (this.#isFree(queue)) this.#begin(queue);
		else await new Promise<void>((turn) => queue.waiting.push(turn));
		return {
			aside: async (work) => {
				this.#rest(queue);
				try {
					return await work();
				} finally {
					this.#begin(queue);
				}
			},
			leave: () => {
				this.#present--;
				if (!--queue.present) this.#queues.delete(network);
				this.#rest(queue);
			}
		};
	}

	get networks(): number {
		return this.#queues.size;
	}

	#comeIn(network: string): Queue {
		const queue = this.#queues.get(network) ?? { present: 0, working: 0, waiting: [] };
		const isFull = this.#present >= this.#room.present && queue.present >= few; // somebody who asks for little is let in all the same
		if (isFull || queue.present >= this.#room.presentOfOne) throw new Busy();
		this.#present++;
		queue.present++;
		this.#queues.set(network, queue);
		return queue;
	}

	#isFree(queue: Queue): boolean {
		return this.#working < this.#room.atOnce && queue.working < this.#room.atOnceOfOne;
	}

	#begin(queue: Queue): void {
		this.#working++;
		queue.working++;
	}

	#rest(queue: Queue): void {
		this.#working--;
		queue.working--;
		this.#handOn();
	}

	#handOn(): void {
		for (const [network, queue] of this.#queues) {
			if (!queue.waiting.length || !this.#isFree(queue)) continue;
			this.#queues.delete(network);
			this.#queues.set(network, queue); // behind all others now
			this.#begin(queue);
			return queue.waiting.shift()?.();
		}
	}
}
