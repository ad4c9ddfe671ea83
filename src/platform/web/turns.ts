import { Busy } from './busy.ts';

/** How many requests are worked on at once, of one network and in all; and how many may be here, waiting ones included. */
export interface Room {
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
export function turns(room: Room) {
	const queues = new Map<string, Queue>();
	let [present, working] = [0, 0];
	const isFree = (queue: Queue) => working < room.atOnce && queue.working < room.atOnceOfOne;
	const begin = (queue: Queue) => {
		working++;
		queue.working++;
	};
	const rest = (queue: Queue) => {
		working--;
		queue.working--;
		handOn();
	};
	const handOn = () => {
		for (const [network, queue] of queues) {
			if (!queue.waiting.length || !isFree(queue)) continue;
			queues.delete(network);
			queues.set(network, queue); // behind all others now
			begin(queue);
			return queue.waiting.shift()?.();
		}
	};
	const comeIn = (network: string) => {
		const queue = queues.get(network) ?? { present: 0, working: 0, waiting: [] };
		const isFull = present >= room.present && queue.present >= few; // somebody who asks for little is let in all the same
		if (isFull || queue.present >= room.presentOfOne) throw new Busy();
		present++;
		queue.present++;
		queues.set(network, queue);
		return queue;
	};

	return {
		/** Waits for a turn. Throws Busy where too many are here already. */
		async take(network: string): Promise<Turn> {
			const queue = comeIn(network);
			if (isFree(queue)) begin(queue);
			else await new Promise<void>((turn) => queue.waiting.push(turn));
			return {
				async aside(work) {
					rest(queue);
					try {
						return await work();
					} finally {
						begin(queue);
					}
				},
				leave() {
					present--;
					if (!--queue.present) queues.delete(network);
					rest(queue);
				}
			};
		},
		get networks() {
			return queues.size;
		}
	};
}
