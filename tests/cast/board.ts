import { uuidv7 } from '#platform/db/ids.ts';
import { closeToRead, keepBoard, makeBoard, openBoard, readColumn } from '#rooms/coproduction/board/commands.server.ts';
import { getBoard } from '#rooms/coproduction/board/queries.server.ts';
import { addCardByCode } from '#rooms/coproduction/card/commands.server.ts';
import { startProject, takeIntoProject } from '#rooms/coproduction/project/commands.server.ts';
import type { House } from '../support/house.ts';
import { staffOf } from './meetings.ts';
import { personIn } from './people.ts';

/** A project with a board of two columns, somebody who belongs to the project, and who runs it. */
export async function boardIn(house: House, { isOpen = true } = {}) {
	const coordinator = await staffOf(house, 'coordinator');
	const [projectId, boardId] = [uuidv7(), uuidv7()];
	const project = {
		name: { en: 'A new group' },
		purpose: {},
		ladder: 'together' as const,
		stage: 2,
		programmeId: null
	};
	await coordinator((tx) => startProject(tx, { id: projectId, ...project }));
	const member = await personIn(house, { called: 'Ana' });
	await coordinator((tx) => takeIntoProject(tx, projectId, member.id));
	const columns = [{ en: 'Hard' }, { en: 'Good', es: 'Bueno' }];
	await coordinator((tx) => makeBoard(tx, projectId, { id: boardId, question: { en: 'How was it?' }, columns }));
	if (isOpen) await coordinator((tx) => openBoard(tx, boardId));
	const code = async () => (await coordinator((tx) => getBoard(tx, boardId))).code ?? '';
	let last = '';
	return {
		...{ coordinator, member, projectId, boardId },
		code: async () => (last = (await code()) || last),
		/** A card by the code on the wall. */
		add: async (words: string, column = 1, id = uuidv7()) => {
			last = (await code()) || last;
			return house.as('door', (door) => addCardByCode(door, last, { id, column, words, language: 'en' }));
		},
		/** It is closed, read back and kept. */
		keep: async () => {
			await coordinator((tx) => closeToRead(tx, boardId));
			for (const place of [1, 2]) await coordinator((tx) => readColumn(tx, boardId, place));
			await coordinator((tx) => keepBoard(tx, boardId));
		}
	};
}
