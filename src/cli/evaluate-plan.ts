import * as v from 'valibot';
import { knownKinds, needsOf, type OccasionNeeds } from '#rooms/evaluation/telling/occasion/figures.ts';
import { m } from '#messages';
import { jsonFileAt, nameField, wholeField, wrongPath } from './json-file.ts';
import { answer, type Out } from './out.ts';

interface Asked {
	file: string;
	json: boolean;
}

const part = v.union([
	v.pipe(
		nameField,
		v.transform((kind) => ({ kind, minutes: null }))
	),
	v.object({ kind: nameField, minutes: v.optional(v.nullable(wholeField(1, 600)), null) })
]);

const plan = v.object({
	minutes: wholeField(10, 1440),
	people: wholeField(1, 200),
	facilitators: wholeField(1, 50),
	languages: v.optional(
		v.union([
			wholeField(1, 10),
			v.pipe(
				v.array(nameField),
				v.minLength(1, () => m.sheets_want_whole_between({ least: 1, most: 10 })),
				v.transform((languages) => languages.length)
			)
		]),
		1
	),
	children: v.optional(v.boolean(), false),
	late: v.optional(v.nullable(wholeField(0, 120))),
	parts: v.pipe(
		v.array(part),
		v.minLength(1, () => m.evaluating_want_parts())
	)
});

/** Says how long the parts of a session need, and which of them would be lost in the time that there is. */
export function evaluatePlan({ file, json }: Asked, out: Out): Promise<number> {
	const { late, ...asked } = jsonFileAt(file, plan);
	asked.parts.forEach(({ kind, minutes }, at) => {
		if (minutes === null && !knownKinds.includes(kind))
			throw wrongPath(file, `parts[${at}].minutes`, m.sheets_want_whole_between({ least: 1, most: 600 }), undefined);
	});
	const needs = needsOf({ ...asked, ...(late != null && { late }) });
	answer(out, json, needs, inWords(needs));
	return Promise.resolve(0);
}

function inWords({ minutes, needed, over, late, comingAndGoing, parts, lost, tight }: OccasionNeeds): string {
	return [
		over ? m.evaluating_plan_over({ minutes, needed, over }) : m.evaluating_plan_fits({ minutes, needed }),
		...parts.map((each) => m.evaluating_plan_part(each)),
		m.evaluating_plan_late({ late, comingAndGoing }),
		...(lost.length ? [m.evaluating_plan_lost({ parts: lost.join(', ') })] : []),
		...(tight.length ? [m.evaluating_plan_tight({ parts: tight.join(', ') })] : [])
	].join('\n');
}
