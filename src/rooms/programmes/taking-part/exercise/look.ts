import { themes, ways, withChildren, type Exercise, type Theme, type WithWhom, type WithChildren } from './exercise.ts';

/** What exercises are narrowed by. */
export interface ExerciseLook {
	theme?: Theme;
	way?: WithWhom;
	children?: WithChildren;
	/** No longer than so many minutes. */
	most?: number;
}

/** The lengths that can be asked for. */
export const lengths = [3, 5, 10, 15] as const;

/** What an address asks for; what it does not know is as if it were not said. */
export function exerciseLook(asked: URLSearchParams): ExerciseLook {
	const one = <Word extends string>(name: string, known: readonly Word[]) =>
		known.find((word) => word === asked.get(name));
	const most = lengths.find((length) => String(length) === asked.get('most'));
	return { theme: one('theme', themes), way: one('way', ways), children: one('children', withChildren), most };
}

// Whoever has children in the room can do what is fine with them; whoever has a baby in arms can do that too.
const goesWith: Record<WithChildren, readonly WithChildren[]> = {
	fine: ['fine'],
	'in-arms': ['fine', 'in-arms'],
	without: withChildren
};

/** The exercises that fit what is asked for. */
export function narrowedTo<One extends Exercise>(exercises: readonly One[], look: ExerciseLook): One[] {
	return exercises.filter(
		(exercise) =>
			(!look.theme || exercise.theme === look.theme) &&
			(!look.way || exercise.ways.includes(look.way)) &&
			(!look.children || goesWith[look.children].includes(exercise.children)) &&
			(!look.most || exercise.minutes <= look.most)
	);
}
