import * as v from 'valibot';
import { expect, test } from 'vitest';
import { guideStages, questionAt, stageAt, stageFile } from './library.ts';
import need from './library/need.json' with { type: 'json' };

test('the guide is whole: five stages, each with six to ten questions, all of it in both languages', () => {
	expect(guideStages.map(({ stage }) => stage)).toEqual([1, 2, 3, 4, 5]);
	const ids = guideStages.flatMap(({ questions, tasks }) => [...questions, ...tasks].map(({ id }) => id));
	expect(new Set(ids).size).toBe(ids.length);
	for (const { stage, lead, questions, gather, goOn, tasks } of guideStages) {
		const texts = [lead, ...questions.flatMap((one) => [one.words, one.hint]), ...gather, ...goOn];
		for (const { en, es } of [...texts, ...tasks.map(({ words }) => words)]) {
			expect(en && es, `${stage}: ${en}`).toBeTruthy();
			expect(en, `${stage}`).not.toBe(es);
		}
	}
	expect(v.is(stageFile, { ...need, questions: need.questions.slice(0, 5) })).toBe(false);
	expect(v.is(stageFile, { ...need, lead: { en: need.lead.en } })).toBe(false);
	expect([need.gather.en.length, need.goOn.en.length]).toEqual([need.gather.es.length, need.goOn.es.length]);
});

test('a stage and a question are found by their numbers, and nothing by anything else', () => {
	const stage = stageAt('2');
	expect(stage?.stage).toBe(2);
	expect(stage && questionAt(stage, '1')?.id).toBe('who-has-a-say');
	for (const none of ['0', '6', '', '1.0', 'two']) expect(stageAt(none)).toBeUndefined();
	for (const none of ['0', '99', '01', 'x']) expect(stage && questionAt(stage, none)).toBeUndefined();
});

test('sentences are short, as somebody tired reads them', () => {
	const words = (text: string) => text.split(/\s+/).length;
	for (const { questions } of guideStages)
		for (const { hint } of questions)
			for (const sentence of [hint.en, hint.es].flatMap((text) => text?.split(/[.?!:;]/) ?? []))
				expect(words(sentence), sentence).toBeLessThanOrEqual(26);
});
