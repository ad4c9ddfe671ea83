import { writeBudgetLine } from '#rooms/coproduction/budget-line/commands.server.ts';
import { writeCriterion } from '#rooms/coproduction/criterion/commands.server.ts';
import { writeAnswer } from '#rooms/coproduction/guide/commands.server.ts';
import { writeNeed } from '#rooms/coproduction/need/commands.server.ts';
import { listShownNeeds } from '#rooms/coproduction/need/queries.server.ts';
import { addPlanLine } from '#rooms/coproduction/plan-line/commands.server.ts';
import { startProject } from '#rooms/coproduction/project/commands.server.ts';
import { addStakeholder } from '#rooms/coproduction/stakeholder/commands.server.ts';
import { addTask, sayOfTask } from '#rooms/coproduction/task/commands.server.ts';
import { nameTheme } from '#rooms/coproduction/theme/commands.server.ts';
import { listWord } from '#rooms/coproduction/word/commands.server.ts';
import { asOf } from '../platform/db/tx.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import type { Days } from './days.ts';
import {
	foundersBudget,
	foundersNeeds,
	foundersStakeholders,
	foundersSuccess,
	foundersTasks,
	foundOut,
	wordsWeSay
} from './founders-data.ts';
import type { Work } from './speakers.ts';

/** Three mothers who want to begin something are half-way through the second of the five stages. Returns their project. */
export async function beginAsFounders(coordinator: Work, days: Days): Promise<string> {
	const id = uuidv7();
	const name = { en: 'The hour after four', es: 'La hora después de las cuatro' };
	const purpose = {
		en: 'Three of us want a warm room, something to eat and somebody to talk to, when the day is longest.',
		es: 'Tres de nosotras queremos una sala caliente, algo de comer y alguien con quien hablar cuando el día se hace más largo.'
	};
	await coordinator((tx) =>
		startProject(asOf(tx, days.moment(-40)), { id, name, purpose, ladder: 'parents', stage: 2, programmeId: null })
	);
	for (const [at, [question, words]] of foundOut.entries())
		await coordinator((tx) => writeAnswer(asOf(tx, days.moment(at - 30)), id, { question, version: 0, words }));
	for (const [at, [task, state, why = null]] of foundersTasks.entries()) {
		const doneOn = state === 'done' ? days.day(2 * at - 28) : null;
		await coordinator((tx) => sayOfTask(tx, id, task, { version: 0, state, why, doneOn }));
	}
	const what = 'Ask the caretaker who locks up at six';
	const added = await coordinator((tx) => addTask(tx, id, { id: uuidv7(), stage: 2, what }));
	if (!added.ok) throw new Error('a task of the demonstration was refused');
	await sayHowTheyKnow(coordinator, id, days);
	await sayWhoAndWhatItCosts(coordinator, id, days);
	for (const word of wordsWeSay) await coordinator((tx) => listWord(tx, { id: uuidv7(), ...word }));
	return id;
}

async function sayWhoAndWhatItCosts(coordinator: Work, project: string, days: Days): Promise<void> {
	for (const { next, last, ...known } of foundersStakeholders) {
		const talks = {
			talkOn: next === null ? null : days.day(next),
			talkedOn: last === null ? null : days.day(-last)
		};
		const added = await coordinator((tx) => addStakeholder(tx, project, { id: uuidv7(), ...known, ...talks }));
		if (!added.ok) throw new Error(`a stakeholder of the demonstration was refused: ${added.reason}`);
	}
	for (const line of foundersBudget) {
		const written = await coordinator((tx) => writeBudgetLine(tx, project, { id: uuidv7(), ...line }));
		if (!written.ok) throw new Error(`a line of the demonstration’s budget was refused: ${written.reason}`);
	}
}

async function sayHowTheyKnow(coordinator: Work, project: string, days: Days): Promise<void> {
	const theme = uuidv7();
	const plain = { kind: 'challenge', endA: {}, endB: {}, forA: {}, forB: {} } as const;
	const name = { en: 'From four o’clock on', es: 'A partir de las cuatro' };
	await coordinator((tx) => nameTheme(tx, project, { id: theme, ...plain, name }));
	const line = {
		area: 'food',
		words: {
			en: 'Toast and soup at four, made by whoever comes first.',
			es: 'Tostadas y sopa a las cuatro; las hace quien llega primero.'
		},
		from: { kind: 'theme', id: theme },
		home: null
	} as const;
	const planned = await coordinator((tx) => addPlanLine(tx, project, { id: uuidv7(), ...line }));
	if (!planned.ok) throw new Error('a line of the demonstration’s plan was refused');
	for (const { looked, isSaid, ...need } of foundersNeeds) {
		const checkedOn = looked === null ? null : days.day(-looked);
		const known = { ...need, link: null, checkedOn, themeId: isSaid ? theme : null };
		const written = await coordinator((tx) => writeNeed(tx, project, { id: uuidv7(), ...known }));
		if (!written.ok) throw new Error(`a need of the demonstration was refused: ${written.reason}`);
	}
	const [first] = await coordinator((tx) => listShownNeeds(tx, project));
	const chosen = { ...foundersSuccess, decisionId: null, talkedOn: days.day(-12), themes: [], decisions: [] };
	const criterion = { id: uuidv7(), ...chosen, needs: first ? [first.id] : [] };
	const kept = await coordinator((tx) => writeCriterion(tx, project, criterion));
	if (!kept.ok) throw new Error('a criterion of the demonstration was refused');
}
