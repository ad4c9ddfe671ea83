import * as v from 'valibot';
import { themeFile, themes, type Exercise } from './exercise.ts';
import arriving from './library/arriving.json' with { type: 'json' };
import babyAndMe from './library/baby-and-me.json' with { type: 'json' };
import boundaries from './library/boundaries.json' with { type: 'json' };
import breathAndBody from './library/breath-and-body.json' with { type: 'json' };
import kindToMyself from './library/kind-to-myself.json' with { type: 'json' };
import myPeopleMyPlace from './library/my-people-my-place.json' with { type: 'json' };
import onAHigh from './library/on-a-high.json' with { type: 'json' };
import outside from './library/outside.json' with { type: 'json' };
import timeAndHabits from './library/time-and-habits.json' with { type: 'json' };
import weatherInside from './library/weather-inside.json' with { type: 'json' };

const files = [
	arriving,
	breathAndBody,
	kindToMyself,
	weatherInside,
	timeAndHabits,
	boundaries,
	babyAndMe,
	myPeopleMyPlace,
	outside,
	onAHigh
].map((file) => v.parse(themeFile, file));

/** The exercises that come with Kith, theme by theme. */
export const library: readonly Exercise[] = themes.flatMap((theme) =>
	files
		.filter((file) => file.theme === theme)
		.flatMap(({ exercises }) => exercises.map(({ en, es, ...facts }) => ({ ...facts, theme, text: { en, es } })))
);

/** An exercise of the library by its name. */
export function inLibrary(id: string): Exercise | undefined {
	return library.find((exercise) => exercise.id === id);
}
