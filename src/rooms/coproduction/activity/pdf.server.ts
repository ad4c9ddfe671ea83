import { join } from 'node:path';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { renderPdf } from '#platform/pdf/render.ts';
import { m } from '#messages';
import type { Activity } from './activity.ts';
import { activityTextOf, capturedWords, activityCredit, activityFacts, momentWords } from './words.ts';

const TEMPLATE = 'src/rooms/coproduction/activity/activity.typ';

/** Whose paper it is, and in which size: ordinary, or large for whoever sees little. */
export interface ActivitySheet {
	organisation: string;
	accent: string | null;
	large: boolean;
}

/** Everything that the page says, in the language spoken now. */
function dataOf(activity: Activity, sheet: ActivitySheet): object {
	const { language: _, steps, need, ...text } = activityTextOf(activity);
	const parts = [
		{ title: m.coproduction_activity_need(), text: need || m.coproduction_activity_need_nothing() },
		{ title: m.coproduction_activity_steps(), steps: steps.split('\n') },
		{ title: m.coproduction_activity_reading(), text: text.reading },
		{ title: m.coproduction_activity_mind(), text: text.mind },
		{ title: m.coproduction_activity_captures(), text: capturedWords(activity.captures) }
	].filter((part) => part.steps || part.text);
	const about = { moment: momentWords(activity.moment), facts: activityFacts(activity) };
	return {
		...sheet,
		...about,
		title: text.title,
		aim: text.aim,
		parts,
		credit: activityCredit(activity, 'writtenBy' in activity)
	};
}

/** One activity on a page of A4, for whoever leads it. */
export function activityPdf(activity: Activity, sheet: ActivitySheet, language: string): Promise<Uint8Array> {
	return renderPdf({ template: join(projectRoot(), TEMPLATE), data: dataOf(activity, sheet), language });
}
