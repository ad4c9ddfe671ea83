import * as v from 'valibot';
import { formId, maybe, maybeLines, oneOf, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, wordValues } from '#platform/forms/words.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { activityMost, captures, fewestSteps, moments, activityChildren, type ActivityFields } from './activity.ts';

const fields = {
	moment: oneOf(moments),
	minutes: whole(5, activityMost.minutes),
	least: whole(2, activityMost.people),
	most: whole(2, activityMost.people),
	children: oneOf(activityChildren),
	captures: oneOf(captures),
	credit: maybe(activityMost.credit),
	...inEach('title', activityMost.title),
	...inEach('aim', activityMost.aim),
	...inEach('need', activityMost.need),
	...inEach('steps', (activityMost.step + 2) * activityMost.steps, maybeLines),
	...inEach('reading', activityMost.reading),
	...inEach('mind', activityMost.mind)
};
type Typed = v.InferOutput<v.ObjectSchema<typeof fields, undefined>>;
type Wrong = [name: string & keyof Typed, sentence: string];

const stepsIn = (lines: string) =>
	lines
		.split('\n')
		.map((step) => step.trim())
		.filter(Boolean);

/** In each language in which it has a title it has steps that can be followed, and no others without a title. */
function wrongIn(typed: Typed): Wrong[] {
	const wrong: Wrong[] = [];
	for (const language of languages) {
		const steps = stepsIn(typed[`steps-${language}`]);
		const isTitled = Boolean(typed[`title-${language}`]);
		if (!isTitled && steps.length) wrong.push([`title-${language}`, m.forms_needed()]);
		if (isTitled && (steps.length < fewestSteps || steps.length > activityMost.steps))
			wrong.push([
				`steps-${language}`,
				m.coproduction_activity_steps_many({ least: fewestSteps, most: activityMost.steps })
			]);
		else if (steps.some((step) => step.length > activityMost.step))
			wrong.push([`steps-${language}`, m.coproduction_activity_step_long({ most: activityMost.step })]);
	}
	if (typed.most < typed.least) wrong.push(['most', m.coproduction_activity_people_wrong()]);
	return wrong;
}

const canBeDone = <Sent extends Typed>() =>
	v.rawCheck<Sent>(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		for (const [key, message] of wrongIn(input))
			addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value: input[key] }] });
	});

function activityFrom(typed: Typed): ActivityFields {
	const { moment, minutes, least, most, children, captures: captured, credit } = typed;
	const steps = Object.entries(gathered(typed, 'steps')).map(([language, lines]) => [
		language,
		stepsIn(lines).join('\n')
	]);
	return {
		...{ moment, minutes, people: [least, most], children, captures: captured, credit },
		...{ title: gathered(typed, 'title'), aim: gathered(typed, 'aim'), need: gathered(typed, 'need') },
		steps: Object.fromEntries(steps) as ActivityFields['steps'],
		...{ reading: gathered(typed, 'reading'), mind: gathered(typed, 'mind') }
	};
}

/** A new activity, with the id that makes sending it twice harmless. */
export const newActivityForm = v.pipe(
	v.object({ id: formId, ...fields }),
	inOneAtLeast('title'),
	canBeDone(),
	v.transform((typed) => ({ id: typed.id, ...activityFrom(typed) }))
);
export type NewActivity = v.InferOutput<typeof newActivityForm>;

/** A change to an activity, with the version it was made from. */
export const changeActivityForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...fields }),
	inOneAtLeast('title'),
	canBeDone(),
	v.transform((typed) => ({ version: typed.version, ...activityFrom(typed) }))
);
export type ActivityChange = v.InferOutput<typeof changeActivityForm>;

/** An activity as the fields of its form hold it. */
export function activityValues(activity: ActivityFields): Record<string, string> {
	const { moment, minutes, people, children, captures: captured, credit } = activity;
	const words = (['title', 'aim', 'need', 'steps', 'reading', 'mind'] as const).map((name) =>
		wordValues(name, activity[name])
	);
	const [least, most] = people.map(String) as [string, string];
	const facts = { moment, minutes: String(minutes), least, most, children, captures: captured, credit };
	return Object.assign({}, facts, ...words) as Record<string, string>;
}
