import { expect, test } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { count, readBack } from '#platform/pdf/read-back.ts';
import type { Project } from '../project/queries.server.ts';
import type { ProjectTask } from './queries.server.ts';
import { guideStages } from '../guide/library.ts';
import { budgetKinds } from '../budget-line/form.ts';
import { guidePlanPdf } from './pdf.server.ts';

const long = (most: number) => 'a room that is warm '.repeat(20).slice(0, most).trim();
const project: Project = {
	...{ id: 'p', ladder: 'parents', stage: 2, programmeId: null, publishedAt: null, version: 1 },
	...{
		name: { en: 'The hour after four', es: 'La hora después de las cuatro' },
		purpose: { en: long(300), es: long(300) }
	}
};
const own = (stage: number, n: number): ProjectTask => ({
	...{
		id: `${stage}-${n}`,
		stage,
		library: null,
		what: long(160),
		state: 'needed',
		why: null,
		doneOn: null,
		version: 1
	}
});
/** As much as there can be: many long tasks in every stage, and one stage left out. */
const tasks = guideStages.flatMap(({ stage }) => [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => own(stage, n)));
const budget = budgetKinds.map((kind) => ({ what: 'x', kind, howMany: 9999, each: 999_999, paidBy: null }));
const written = { answers: [], skipped: [{ stage: 4, why: long(300) }], tasks };

test.each([
	['en', false],
	['es', true]
] as const)(
	'where a project stands fits one page in %s, also with all that can stand there',
	async (language, large) => {
		const paper = { organisation: 'Willow Lane', accent: null, large };
		const pdf = await inLanguage(language, () => guidePlanPdf({ project, written, budget }, paper, language));
		const read = await readBack(pdf);
		expect(read).toMatchObject({ pages: 1, tagged: true, insideMargins: true, language });
		expect(count(read, 'L')).toBe(4);
		expect(read.words).toContain(language === 'en' ? 'Now: 2 · Who has a say' : 'Ahora: 2 · Quién tiene voz');
		expect(read.words).toContain(language === 'en' ? 'pays parents for their time' : 'paga a madres y padres');
		expect(read.words).toContain(language === 'en' ? 'Left out, because' : 'Se deja fuera porque');
	}
);
