// What each of those for whom this is made comes for, on a small phone, in English and in Spanish: the walks whose taps bench/taps.ts counts.
import { Hand } from '../../bench/taps/hand.ts';
import { parents } from '../../bench/taps/parents.ts';
import type { Task } from '../../bench/taps/task.ts';
import { team } from '../../bench/taps/team.ts';
import { expect, holds, test } from './walk.ts';

const covered = /^(join, (e-mail|phone)|leave)/; // parent.spec.ts and sign-in.spec.ts walk these
const walkable = ({ alone, name }: Task) => !alone && !covered.test(name);

/** Whom each half of the walks is about. */
export const errands = { parents: parents.filter(walkable), team: team.filter(walkable) };

/** Everybody in one half does what she came for. */
export function walkErrands(walked: readonly Task[]): void {
	for (const [who, hers] of Map.groupBy(walked, (task: Task) => task.who ?? 'somebody new'))
		test(`${who} does what she came for, in both languages`, async ({ page, guide, signIn }) => {
			test.skip(test.info().project.name !== 'phone');
			test.setTimeout(300_000);
			await page.setViewportSize({ width: 360, height: 640 });
			for (const language of ['en', 'es'])
				for (const task of hers)
					await test.step(`${task.name} (${language})`, async () => {
						const at = (path: string) => guide.url + (language === 'en' ? '' : `/${language}`) + path;
						if (task.who) await signIn(task.who);
						const hand = new Hand(page);
						await task.begin(hand, { guide, at, setUp: () => Promise.reject(new Error('nobody is set up here')) });
						await task.walk(hand, { guide, at, setUp: () => Promise.reject(new Error('nobody is set up here')) });
						await expect(page.locator('main [aria-invalid=true], main .problems')).toHaveCount(0);
						await holds(page);
					});
		});
}
