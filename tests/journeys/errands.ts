// What each of those for whom this is made comes for, on a small phone, in English and in Spanish: the walks whose taps bench/taps.ts counts.
import { Hand } from '../../bench/taps/hand.ts';
import { parents } from '../../bench/taps/parents.ts';
import type { Task } from '../../bench/taps/task.ts';
import { team } from '../../bench/taps/team.ts';
import { expect, holds, test } from './walk.ts';

const covered = /^(join, (e-mail|phone)|leave)/; // parent.spec.ts and sign-in.spec.ts walk these
const walkable = ({ alone, name }: Task) => !alone && !covered.test(name);

const wanted = parents.filter(walkable);

/** The errands of those who come for the first time, of parents, and of those who work with it. */
export const errands = {
	newcomers: wanted.filter(({ who }) => !who),
	parents: wanted.filter(({ who }) => who),
	team: team.filter(walkable)
};

/** What a walk needs of its test. */
type Given = Pick<Parameters<Parameters<typeof test>[2]>[0], 'page' | 'guide' | 'signIn'>;

const languages = { en: 'English', es: 'Spanish' } as const;

/** What each of these came for, as works of tests: all her errands, in one language after the other. */
export function walksOf(walked: readonly Task[]): [what: string, walk: (given: Given) => Promise<void>][] {
	const byPerson = Map.groupBy(walked, (task) => task.who ?? 'somebody new');
	return [...byPerson].flatMap(([who, hers]) =>
		Object.entries(languages).map(([language, name]): [string, (given: Given) => Promise<void>] => [
			`${who} does what she came for, in ${name}`,
			(given) => walk(hers, language, given)
		])
	);
}

async function walk(hers: readonly Task[], language: string, { page, guide, signIn }: Given): Promise<void> {
	test.skip(
		test.info().project.name !== 'phone',
		'a walk is of one width, 360 × 640: on a desktop it would be the same walk again'
	);
	test.setTimeout(300_000);
	await page.setViewportSize({ width: 360, height: 640 });
	const [first] = hers;
	if (first?.who) await signIn(first.who);
	for (const task of hers)
		await test.step(task.name, async () => {
			const at = (path: string) => guide.url + (language === 'en' ? '' : `/${language}`) + path;
			const setUp = () => Promise.reject(new Error('nobody is set up here'));
			const hand = new Hand(page);
			await task.begin(hand, { guide, at, setUp });
			await task.walk(hand, { guide, at, setUp });
			await expect(page.locator('main [aria-invalid=true], main .problems')).toHaveCount(0);
			await holds(page);
		});
}
