import * as v from 'valibot';
import { day, formId, line, lines, maybeLines, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';
import { m } from '#messages';

/** How many questions a campaign asks: with fewer little is heard, with more nobody comes to the end. */
export const promptCount = { least: 3, most: 5 } as const;

export const campaignMost = { name: 120, asks: 200, probe: 200, label: 60, askNext: 200, why: 1000 } as const;

/** The places of questions, from 1 on. */
export const promptPlaces = [1, 2, 3, 4, 5] as const;

/** A question and what to ask after it. */
export interface PromptWords {
	asks: Words;
	probe: Words;
}

/** What is written down of a campaign before it is asked. */
export interface CampaignFields {
	name: Words;
	opensOn: string;
	closesOn: string;
	prompts: PromptWords[];
}

const entries = {
	...inEach('name', campaignMost.name),
	opensOn: day,
	closesOn: day,
	...inEach('asks1', campaignMost.asks, maybeLines),
	...inEach('probe1', campaignMost.probe, maybeLines),
	...inEach('asks2', campaignMost.asks, maybeLines),
	...inEach('probe2', campaignMost.probe, maybeLines),
	...inEach('asks3', campaignMost.asks, maybeLines),
	...inEach('probe3', campaignMost.probe, maybeLines),
	...inEach('asks4', campaignMost.asks, maybeLines),
	...inEach('probe4', campaignMost.probe, maybeLines),
	...inEach('asks5', campaignMost.asks, maybeLines),
	...inEach('probe5', campaignMost.probe, maybeLines)
};

function promptsIn(typed: Record<string, string>): PromptWords[] {
	return promptPlaces
		.map((place) => ({ asks: gathered(typed, `asks${place}`), probe: gathered(typed, `probe${place}`) }))
		.filter(({ asks }) => Object.keys(asks).length);
}

type TypedCampaign = Record<keyof typeof entries, string>;

const inOrder = <Typed extends TypedCampaign>() =>
	v.rawCheck<Typed>(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		if (input.opensOn <= input.closesOn) return;
		const at = { type: 'object', origin: 'value', input, key: 'closesOn', value: input.closesOn } as const;
		addIssue({ message: m.coproduction_listen_days_wrong(), path: [at] });
	});

/** A new campaign: a name, its days, and three to five questions, each in one language at least. */
export const campaignForm = v.pipe(
	v.object({ id: formId, ...entries }),
	inOneAtLeast('name'),
	inOneAtLeast('asks1'),
	inOneAtLeast('asks2'),
	inOneAtLeast('asks3'),
	inOrder(),
	v.transform((typed) => {
		const { id, opensOn, closesOn } = typed;
		return { id, name: gathered(typed, 'name'), opensOn, closesOn, prompts: promptsIn(typed) };
	})
);

/** A group that has to be heard: what it is called, how many of it, and where to ask next. */
export interface TargetFields {
	label: Words;
	aim: number;
	askNext: Words;
}

/** One group more, with the id that makes sending it twice harmless. */
export const campaignTargetForm = v.pipe(
	v.object({
		id: formId,
		...inEach('label', campaignMost.label),
		aim: whole(1, 1000),
		...inEach('next', campaignMost.askNext, maybeLines)
	}),
	inOneAtLeast('label'),
	v.transform(({ id, aim, ...typed }) => ({
		id,
		aim,
		label: gathered(typed, 'label'),
		askNext: gathered(typed, 'next')
	}))
);

/** Why nobody of a group was heard. */
export const whyNobodyForm = v.object({ target: line(40), why: lines(campaignMost.why) });
