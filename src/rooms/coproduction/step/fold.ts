/** A step of which it is reckoned when it is. */
interface Lasting {
	minutes: number;
	isBreak: boolean;
}

/** How many minutes after the beginning each step starts, and how many they are together. */
export function beginningsOf(steps: readonly Lasting[]): { starts: number[]; together: number } {
	const starts: number[] = [];
	let together = 0;
	for (const { minutes } of steps) {
		starts.push(together);
		together += minutes;
	}
	return { starts, together };
}

/** How a plan fits into its meeting: minutes too many, minutes that are left, and whether nobody can rest in it. */
export interface PlanFit {
	together: number;
	over: number;
	/** Unknown while there is no meeting. */
	left: number | null;
	noBreak: boolean;
}

/** From so many minutes on a meeting needs a break, and so long it is. */
const restsFrom = 75;
const rest = 10;

/** Whether the steps fit into so many minutes, and whether a break is among them or left over; without a meeting, into their own. */
export function fitOf(steps: readonly Lasting[], minutes: number | null): PlanFit {
	const { together } = beginningsOf(steps);
	const has = steps.some(({ isBreak }) => isBreak);
	const left = minutes === null ? null : Math.max(0, minutes - together);
	return {
		...{ together, over: minutes === null ? 0 : Math.max(0, together - minutes), left },
		noBreak: !has && together >= restsFrom && (left ?? 0) < rest
	};
}

/** Something to bring, and for which activities. */
export interface ToBring {
	need: string;
	of: string[];
}

/** What all activities of a plan need, each thing once, in the order in which it is needed. */
export function gatherNeeds(activities: readonly { title: string; need: string }[]): ToBring[] {
	const things = new Map<string, Set<string>>();
	for (const { title, need } of activities)
		if (need) things.set(need, (things.get(need) ?? new Set<string>()).add(title));
	return [...things].map(([need, of]) => ({ need, of: [...of] }));
}

/** The same order with one of it at another place, counted from 1. */
export function putAt(order: readonly string[], id: string, place: number): string[] {
	const others = order.filter((one) => one !== id);
	return others.toSpliced(place - 1, 0, id);
}
