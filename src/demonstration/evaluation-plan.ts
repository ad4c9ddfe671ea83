import { addAim } from '#rooms/evaluation/telling/aim/commands.server.ts';
import type { AimFields } from '#rooms/evaluation/telling/aim/form.ts';
import { moveOn, planEvaluation } from '#rooms/evaluation/telling/evaluation/commands.server.ts';
import { agreeToHelper, nameHelper } from '#rooms/evaluation/telling/helper/commands.server.ts';
import type { Help } from '#rooms/evaluation/telling/helper/form.ts';
import { writeOutcome } from '#rooms/evaluation/telling/outcome/commands.server.ts';
import { askAboutCriteria, writeQuestion } from '#rooms/evaluation/telling/question/commands.server.ts';
import type { AskedBy } from '#rooms/evaluation/telling/question/form.ts';
import { listCriteriaToAsk, listEvaluationQuestions } from '#rooms/evaluation/telling/question/queries.server.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import type { Words } from '../platform/forms/words.ts';
import type { Days } from './days.ts';
import { planSessions, sure } from './evaluation-sessions.ts';
import type { Speakers, Work } from './speakers.ts';
import { accountOf } from './staff.ts';

/** The evaluations of the demonstration: ids alone. */
export interface DemonstrationEvaluation {
	/** One that listens to people now. */
	living: string;
	/** Its session of today; none where an earlier release filled it. */
	occasion?: string;
}

interface Led {
	/** Her account. */
	evaluator: string;
	coordinator: Work;
	area: string;
}

interface Planned {
	evaluation: DemonstrationEvaluation;
	/** The accounts of those who lead it and collect. */
	helps: Record<'evaluationLead' | 'parentFacilitator', string>;
}

/** The address of the parent who collects. */
const collector = 'carmen@example.org';

const name = { en: 'Two years of Willow Lane', es: 'Dos años de Willow Lane' };
const purpose = {
	en: 'Parents of our courses say what changed for them, what helped and what got harder. We read it before we plan next year, and the council reads the report.',
	es: 'Madres y padres de nuestros cursos dicen qué cambió para ellos, qué ayudó y qué se hizo más difícil. Lo leemos antes de planear el próximo año, y el ayuntamiento lee el informe.'
};

/** By which methods each question that came of a criterion is answered, in their order. */
const answeredBy: AskedBy[][] = [
	['stories', 'support-map'],
	['stories', 'measure'],
	['stories', 'focus-group'],
	['measure', 'focus-group']
];

const harder = { en: 'What got harder, or stayed as it was?', es: '¿Qué se hizo más difícil o se quedó igual?' };

const outcomes: Words[] = [
	{ en: 'I have somebody to ring', es: 'Tengo a quién llamar' },
	{ en: 'I sleep a little better', es: 'Duermo un poco mejor' },
	{ en: 'I go out on my own with the pram', es: 'Salgo sola con el carrito' },
	{ en: 'I dare to say what I need', es: 'Me atrevo a decir lo que necesito' },
	{ en: 'Something got worse', es: 'Algo empeoró' }
];

const aims = (area: string): AimFields[] => [
	{ months: 0, language: null, areaId: null, people: {}, wanted: 6 },
	{ months: 24, language: null, areaId: null, people: {}, wanted: 6 },
	{ months: null, language: 'es', areaId: null, people: {}, wanted: 4 },
	{ months: null, language: null, areaId: area, people: {}, wanted: 5 },
	{ months: null, language: null, areaId: null, people: { en: 'Fathers', es: 'Padres varones' }, wanted: 3 }
];

/** Who helps with what, from and until which day; the last waits for a coordinator's yes. */
const helpers: [called: string, does: Help, from: number, until: number, hours: number, email: string | null][] = [
	['Carmen', 'collects', -12, 90, 30, collector],
	['Grace', 'reads-along', -12, 150, 8, 'grace@example.org'],
	['Zeynep', 'removes-names', -2, 90, 20, null]
];

/** The evaluator plans an evaluation from what parents chose, says whom it must hear and who helps; a coordinator says yes to two of them, and it begins to listen. */
export async function planToEvaluate(
	speakers: Speakers,
	days: Days,
	{ evaluator: evaluationLead, coordinator, area }: Led
): Promise<Planned> {
	const [evaluator, id] = [await speakers.as(evaluationLead), uuidv7()];
	const rules = { cuts: [6, 12, 24], smallest: 5 };
	const when = { opensOn: days.day(-14), closesOn: days.day(150) };
	const plan = { id, name, purpose, ledBy: 'Inés, Carmen, Grace', ...when, ...rules };
	sure(await evaluator((tx) => planEvaluation(tx, plan)), 'an evaluation');
	await askQuestions(evaluator, id);
	for (const words of outcomes) sure(await evaluator((tx) => writeOutcome(tx, id, words)), 'an outcome');
	for (const aim of aims(area)) sure(await evaluator((tx) => addAim(tx, id, aim)), 'an aim');
	await nameHelpers(evaluator, coordinator, days, id);
	sure(await evaluator((tx) => moveOn(tx, id, 'collecting')), 'the first step of an evaluation');
	const occasion = await planSessions(
		evaluator,
		await speakers.as(await accountOf(speakers, collector), false),
		days,
		id
	);
	return {
		evaluation: { living: id, occasion },
		helps: { evaluationLead, parentFacilitator: await accountOf(speakers, collector) }
	};
}

/** Three are named; a coordinator says yes to two. */
async function nameHelpers(evaluator: Work, coordinator: Work, days: Days, id: string): Promise<void> {
	for (const [called, does, from, until, hours, email] of helpers) {
		const helper = uuidv7();
		const fields = { id: helper, called, does, since: days.day(from), until: days.day(until), hours };
		sure(await evaluator((tx) => nameHelper(tx, id, fields)), 'a helper');
		if (email) sure(await coordinator((tx) => agreeToHelper(tx, id, { helper, email })), 'a yes to a helper');
	}
}

/** Each criterion becomes a question with its methods; one that parents add asks what got harder. */
async function askQuestions(evaluator: Work, id: string): Promise<void> {
	const criteria = (await evaluator(listCriteriaToAsk)).map((one) => one.id).slice(0, answeredBy.length);
	await evaluator((tx) => askAboutCriteria(tx, id, criteria));
	const questions = await evaluator((tx) => listEvaluationQuestions(tx, id));
	for (const [at, { id: question, words }] of questions.entries()) {
		const methods = answeredBy[at] ?? [];
		sure(await evaluator((tx) => writeQuestion(tx, id, { question, words, methods })), 'a method');
	}
	const added = { question: null, words: harder, methods: ['stories', 'panel'] as AskedBy[] };
	sure(await evaluator((tx) => writeQuestion(tx, id, added)), 'a question');
}

export type EvaluationPage = keyof ReturnType<typeof evaluationPages>;

/** The addresses of the report, and of an evaluation that parents lead. */
export function evaluationPages(at: (path: string) => string, report: string, evaluation?: DemonstrationEvaluation) {
	const { living = '', occasion = '' } = evaluation ?? {};
	return {
		report: at(`/evaluation/reports/${report}`),
		reportPdf: at(`/evaluation/reports/${report}/report.pdf`),
		evaluation: at(`/evaluation/evaluations/${living}`),
		evaluationEs: at(`/es/evaluation/evaluations/${living}`),
		sessionPlan: at(`/evaluation/evaluations/${living}/occasions/${occasion}`),
		runSheet: at(`/evaluations/${living}/occasions/${occasion}`)
	};
}
